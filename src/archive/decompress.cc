#include "archive/decompress.h"

#include <bzlib.h>
#include <lzma.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "base/message.h"

namespace metier::archive {
namespace {

constexpr std::size_t kBlock = std::size_t{128} << 10;
constexpr std::uint64_t kMostMemory = std::uint64_t{1} << 31;

struct Step {
  std::size_t consumed = 0;
  std::size_t produced = 0;
  bool at_end = false;  // Of one compressed stream.
};

// One library. `in` may be empty: what is left inside is then given.
class Codec {
 public:
  virtual ~Codec() = default;
  virtual std::string_view name() const = 0;
  // Makes ready for a stream's beginning. False without memory.
  virtual bool Begin() = 0;
  // False, with what is wrong in `*problem`, where the bytes are damaged.
  virtual bool Decode(std::string_view in, char* out, std::size_t room, Step* step, std::string* problem) = 0;
};

// Sizes of blocks fit an unsigned int, which zlib and bzip2 count with.
unsigned Count(std::size_t size) {
  return static_cast<unsigned>(std::min<std::size_t>(size, std::numeric_limits<int>::max()));
}

class GzipCodec : public Codec {
 public:
  ~GzipCodec() override { inflateEnd(&stream_); }
  std::string_view name() const override { return "gzip"; }

  bool Begin() override {
    constexpr int kGzipOnly = 15 + 16;
    inflateEnd(&stream_);
    stream_ = {};
    return inflateInit2(&stream_, kGzipOnly) == Z_OK;
  }

  bool Decode(std::string_view in, char* out, std::size_t room, Step* step, std::string* problem) override {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    stream_.avail_in = Count(in.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out);
    stream_.avail_out = Count(room);
    const int result = inflate(&stream_, Z_NO_FLUSH);
    *step = {in.size() - stream_.avail_in, room - stream_.avail_out, result == Z_STREAM_END};
    if (result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR) return true;
    *problem = stream_.msg != nullptr ? stream_.msg : "cannot be decoded";
    return false;
  }

 private:
  z_stream stream_ = {};
};

class ZstdCodec : public Codec {
 public:
  ~ZstdCodec() override { ZSTD_freeDCtx(context_); }
  std::string_view name() const override { return "Zstandard"; }

  bool Begin() override {
    if (context_ == nullptr) context_ = ZSTD_createDCtx();
    if (context_ == nullptr || ZSTD_isError(ZSTD_DCtx_reset(context_, ZSTD_reset_session_only))) return false;
    constexpr int kLongestWindow = 31;
    wanted_ = 0;
    return ZSTD_isError(ZSTD_DCtx_setParameter(context_, ZSTD_d_windowLogMax, kLongestWindow)) == 0;
  }

  bool Decode(std::string_view in, char* out, std::size_t room, Step* step, std::string* problem) override {
    // A call that fails does not say what it had decoded. So each gets no more than the rest of one block, and the
    // header of the next, which may be what is wrong, comes with another call.
    constexpr std::size_t kBlockHeader = 3;
    const std::size_t most = wanted_ > kBlockHeader ? wanted_ - kBlockHeader : std::max<std::size_t>(wanted_, 1);
    ZSTD_inBuffer input = {in.data(), std::min(in.size(), most), 0};
    ZSTD_outBuffer output = {out, room, 0};
    const std::size_t result = ZSTD_decompressStream(context_, &output, &input);
    *step = {input.pos, output.pos, result == 0};
    wanted_ = result;
    if (ZSTD_isError(result) == 0) return true;
    *problem = ZSTD_getErrorName(result);
    return false;
  }

 private:
  ZSTD_DCtx* context_ = nullptr;
  std::size_t wanted_ = 0;  // So many bytes would bring decoding on.
};

class XzCodec : public Codec {
 public:
  ~XzCodec() override { lzma_end(&stream_); }
  std::string_view name() const override { return "xz"; }

  bool Begin() override {
    lzma_end(&stream_);
    stream_ = LZMA_STREAM_INIT;
    return lzma_stream_decoder(&stream_, kMostMemory, 0) == LZMA_OK;
  }

  bool Decode(std::string_view in, char* out, std::size_t room, Step* step, std::string* problem) override {
    stream_.next_in = reinterpret_cast<const std::uint8_t*>(in.data());
    stream_.avail_in = in.size();
    stream_.next_out = reinterpret_cast<std::uint8_t*>(out);
    stream_.avail_out = room;
    const lzma_ret result = lzma_code(&stream_, LZMA_RUN);
    *step = {in.size() - stream_.avail_in, room - stream_.avail_out, result == LZMA_STREAM_END};
    if (result == LZMA_OK || result == LZMA_STREAM_END || result == LZMA_BUF_ERROR) return true;
    *problem = result == LZMA_MEMLIMIT_ERROR  ? "needs more than 2 GiB of memory"
               : result == LZMA_OPTIONS_ERROR ? "was made with options that are not known here"
               : result == LZMA_FORMAT_ERROR  ? "is not in the xz format"
                                              : "a wrong checksum or other damage";
    return false;
  }

 private:
  lzma_stream stream_ = LZMA_STREAM_INIT;
};

class Bzip2Codec : public Codec {
 public:
  ~Bzip2Codec() override { BZ2_bzDecompressEnd(&stream_); }
  std::string_view name() const override { return "bzip2"; }

  bool Begin() override {
    BZ2_bzDecompressEnd(&stream_);
    stream_ = {};
    return BZ2_bzDecompressInit(&stream_, 0, 0) == BZ_OK;
  }

  bool Decode(std::string_view in, char* out, std::size_t room, Step* step, std::string* problem) override {
    stream_.next_in = const_cast<char*>(in.data());
    stream_.avail_in = Count(in.size());
    stream_.next_out = out;
    stream_.avail_out = Count(room);
    const int result = BZ2_bzDecompress(&stream_);
    *step = {in.size() - stream_.avail_in, room - stream_.avail_out, result == BZ_STREAM_END};
    if (result == BZ_OK || result == BZ_STREAM_END) return true;
    *problem = result == BZ_DATA_ERROR_MAGIC ? "is not in the bzip2 format" : "a wrong checksum or other damage";
    return false;
  }

 private:
  bz_stream stream_ = {};
};

std::unique_ptr<Codec> MakeCodec(Compression compression) {
  switch (compression) {
    case Compression::kZstd:
      return std::make_unique<ZstdCodec>();
    case Compression::kXz:
      return std::make_unique<XzCodec>();
    case Compression::kBzip2:
      return std::make_unique<Bzip2Codec>();
    default:
      return std::make_unique<GzipCodec>();
  }
}

class Decompressor : public ByteSource {
 public:
  Decompressor(std::unique_ptr<ByteSource> source, std::unique_ptr<Codec> codec, const Expansion& limit)
      : source_(std::move(source)), codec_(std::move(codec)), limit_(limit), block_(kBlock) {}

  absl::StatusOr<std::size_t> Read(char* buffer, std::size_t size) override {
    if (!failure_.ok()) return failure_;
    for (;;) {
      if (left_.empty() && !source_ended_) {
        const absl::StatusOr<std::size_t> count = source_->Read(block_.data(), block_.size());
        if (!count.ok()) return failure_ = count.status();
        source_ended_ = *count == 0;
        left_ = {block_.data(), *count};
        in_ += static_cast<std::int64_t>(*count);
      }
      if (!inside_) {
        if (streams_ > 0) left_.remove_prefix(std::min(left_.find_first_not_of('\0'), left_.size()));  // Padding.
        if (left_.empty() && source_ended_) return 0;
        if (left_.empty()) continue;
        if (!codec_->Begin()) return failure_ = absl::ResourceExhaustedError("no memory to decompress with");
        inside_ = true;
        produced_ = false;
      }
      Step step;
      std::string problem;
      const bool good = codec_->Decode(left_, buffer, size, &step, &problem);
      left_.remove_prefix(step.consumed);
      out_ += static_cast<std::int64_t>(step.produced);
      produced_ = produced_ || step.produced > 0;
      if (good && step.at_end) {
        inside_ = false;
        ++streams_;
      }
      if (!good) {
        failure_ = streams_ > 0 && !produced_
                       ? absl::DataLossError(
                             base::Concat("bytes behind the end of the ", codec_->name(), " data, which are none"))
                       : absl::DataLossError(base::Concat("damaged ", codec_->name(), " data: ", problem));
      } else if (limit_.Exceeded(*Compressed(), out_)) {
        failure_ = ExpansionError(limit_);
      }
      if (step.produced > 0) return step.produced;
      if (!failure_.ok()) return failure_;
      if (inside_ && left_.empty() && source_ended_) {
        return failure_ = absl::DataLossError(base::Concat("cut off: the ", codec_->name(), " data ends too early"));
      }
    }
  }

  // Of one compression in another, what counts is how far both expand together.
  std::optional<std::int64_t> Compressed() const override {
    const auto outer = source_->Compressed();
    return outer ? outer : in_;
  }

 private:
  const std::unique_ptr<ByteSource> source_;
  const std::unique_ptr<Codec> codec_;
  const Expansion limit_;
  std::vector<char> block_;
  std::string_view left_;  // Of `block_`, not yet decoded.
  bool source_ended_ = false;
  bool inside_ = false;    // A stream.
  bool produced_ = false;  // This stream gave something.
  std::int64_t streams_ = 0;
  std::int64_t in_ = 0;
  std::int64_t out_ = 0;
  absl::Status failure_;
};

}  // namespace

Compression FindCompression(std::string_view begin) {
  using namespace std::string_view_literals;
  if (begin.starts_with("\x1F\x8B")) return Compression::kGzip;
  if (begin.starts_with("\x28\xB5\x2F\xFD")) return Compression::kZstd;
  if (begin.starts_with("\xFD\x37zXZ\0"sv)) return Compression::kXz;
  const bool bzip2 =
      begin.size() >= kCompressionMagic && begin.starts_with("BZh") && begin[3] >= '1' && begin[3] <= '9';
  // A block, or the end of an empty file: a text may well begin with "BZh9".
  const std::string_view next = begin.substr(std::min<std::size_t>(4, begin.size()), 2);
  return bzip2 && (next == "1A" || next == "\x17r") ? Compression::kBzip2 : Compression::kNone;
}

absl::Status ExpansionError(const Expansion& limit) {
  return absl::ResourceExhaustedError(
      base::Concat("expands more than ", std::to_string(limit.times), " times; if it is no bomb, unpack it by hand"));
}

std::unique_ptr<ByteSource> Decompress(std::unique_ptr<ByteSource> source, Compression compression,
                                       const Expansion& limit) {
  return std::make_unique<Decompressor>(std::move(source), MakeCodec(compression), limit);
}

}  // namespace metier::archive
