#include "model/zstd_lines.h"

#include <zstd.h>

#include <cerrno>
#include <cstdio>
#include <memory>
#include <vector>

namespace metier::model {

absl::Status ForEachZstdLine(const std::string& path, const std::function<void(std::string_view)>& use) {
  struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "rb"));
  if (!file) return absl::ErrnoToStatus(errno, "cannot open '" + path + "'");
  std::unique_ptr<ZSTD_DStream, decltype(&ZSTD_freeDStream)> stream(ZSTD_createDStream(), &ZSTD_freeDStream);
  std::vector<char> input(ZSTD_DStreamInSize());
  std::vector<char> output(ZSTD_DStreamOutSize());
  std::string pending;
  std::size_t got = 0;
  std::size_t unfinished = 0;
  while ((got = std::fread(input.data(), 1, input.size(), file.get())) > 0) {
    ZSTD_inBuffer in = {input.data(), got, 0};
    while (in.pos < in.size) {
      ZSTD_outBuffer out = {output.data(), output.size(), 0};
      unfinished = ZSTD_decompressStream(stream.get(), &out, &in);
      if (ZSTD_isError(unfinished) != 0) {
        return absl::DataLossError("'" + path + "': " + ZSTD_getErrorName(unfinished));
      }
      std::string_view block(output.data(), out.pos);
      for (std::size_t end = 0; (end = block.find('\n')) != std::string_view::npos; block.remove_prefix(end + 1)) {
        pending.append(block.substr(0, end));
        use(pending);
        pending.clear();
      }
      pending.append(block);
    }
  }
  if (std::ferror(file.get()) != 0) return absl::ErrnoToStatus(errno, "cannot read '" + path + "'");
  if (unfinished != 0) return absl::DataLossError("'" + path + "' ends in the middle");
  if (!pending.empty()) use(pending);
  return absl::OkStatus();
}

}  // namespace metier::model
