// compile_knowledge DIRECTORY OUTPUT: the texts of DIRECTORY to a compiled file, at build time (src/CMakeLists.txt).

#include <cstdio>
#include <string>

#include "base/file.h"
#include "tag/compiled_knowledge.h"
#include "tag/knowledge.h"

namespace metier::tag {
namespace {

absl::Status CompileDirectory(const std::string& directory, const std::string& output) {
  const absl::StatusOr<std::vector<SourceText>> sources = FindSources(directory);
  if (!sources.ok()) return sources.status();
  const auto written = WrittenKnowledge::LoadTexts(directory);
  if (!written.ok()) return written.status();
  return base::WriteFileAtomically(output, Compile(**written, *sources));
}

}  // namespace
}  // namespace metier::tag

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: compile_knowledge DIRECTORY OUTPUT\n", stderr);
    return 2;
  }
  const absl::Status status = metier::tag::CompileDirectory(argv[1], argv[2]);
  if (!status.ok()) std::fprintf(stderr, "compile_knowledge: %s\n", std::string(status.message()).c_str());
  return status.ok() ? 0 : 1;
}
