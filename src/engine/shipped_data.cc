#include "engine/shipped_data.h"

#include <dlfcn.h>
#include <link.h>

#include <system_error>

#include "absl/status/status.h"
#include "base/message.h"

namespace metier::engine {
namespace {

namespace fs = std::filesystem;

constexpr char kModelFile[] = "english.metier";

bool HasModel(const fs::path& directory) {
  std::error_code ignored;
  return fs::is_regular_file(directory / kModelFile, ignored);
}

// An address within whatever file holds this library's code.
void Marker() {}

}  // namespace

// bin/ and lib/ have it one up, lib/x86_64-linux-gnu/ two, lib/python3/dist-packages/ three.
std::optional<fs::path> DataNear(const fs::path& home) {
  if (HasModel(home / "metier")) return home / "metier";
  fs::path above = home;
  for (int up = 1; up <= 3 && above.has_relative_path(); ++up) {
    above = above.parent_path();
    if (HasModel(above / "share" / "metier")) return above / "share" / "metier";
  }
  return std::nullopt;
}

absl::StatusOr<std::string> FindShippedData() {
  Dl_info info = {};
  void* found = nullptr;
  if (dladdr1(reinterpret_cast<const void*>(&Marker), &info, &found, RTLD_DL_LINKMAP) == 0 || found == nullptr) {
    return absl::NotFoundError("cannot tell where the library stands; open the data by its path");
  }
  // The program itself has no name here, and argv[0] would be what somebody called it, from a directory that may have
  // been left since.
  std::error_code error;
  fs::path file = static_cast<const link_map*>(found)->l_name;
  if (file.empty()) file = fs::read_symlink("/proc/self/exe", error);
  file = fs::absolute(file, error).lexically_normal();
  if (auto data = DataNear(file.parent_path())) return data->string();
  const fs::path real = fs::canonical(file, error);
  if (!error) {
    if (auto data = DataNear(real.parent_path())) return data->string();
  }
  return absl::NotFoundError(base::Concat("no data near ", file.string(), "; open it by its path"));
}

}  // namespace metier::engine
