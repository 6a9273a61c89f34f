// Archives of files and compressed files: what is in them is read as if it lay in a folder, and nothing that somebody
// may have done to them does harm.

#include <zstd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "archive/decompress.h"
#include "archive/packed_tree.h"
#include "archive/unwrap.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/archive/pack.h"
#include "tests/archive/read_all.h"

namespace metier::archive {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr Filter kFilters[] = {Filter::kGzip, Filter::kXz, Filter::kBzip2, Filter::kZstd};
const std::string kData = METIER_SOURCE_DIR "/tests/archive/data/";

// Does not compress to nothing, so that there is much to cut and to damage.
std::string Lines(int count, unsigned seed = 1) {
  std::mt19937 random(seed);
  std::string lines;
  for (int i = 0; i < count; ++i) lines += base::Concat("{\"text\":\"", std::to_string(random()), "\"}\n");
  return lines;
}

std::vector<std::string> Texts(const Everything& all) {
  std::vector<std::string> texts;
  for (const Post& post : all.posts) texts.push_back(post.text);
  return texts;
}

std::vector<Packed> FilesOf(const std::string& directory) {
  std::vector<Packed> files;
  for (const auto& entry : fs::recursive_directory_iterator(directory)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files.push_back({fs::relative(entry.path(), directory).string(),
                     std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>())});
  }
  std::sort(files.begin(), files.end(), [](const Packed& a, const Packed& b) { return a.name < b.name; });
  return files;
}

// The transcript without what stands in front of the names in the archive.
std::string Without(std::string transcript, const std::string& prefix) {
  for (std::size_t at; (at = transcript.find(prefix)) != std::string::npos;) transcript.erase(at, prefix.size());
  return transcript;
}

TEST(Decompress, EveryCompressionAndStreamsBehindEachOther) {
  const std::string lines = Lines(2000);
  const Everything plain = ReadBytes(lines, Format::kAuto);
  for (const Filter filter : kFilters) {
    const std::string bytes = Compress(filter, lines);
    for (const std::size_t piece : {std::size_t{1}, std::size_t{1} << 20}) {
      EXPECT_EQ(ReadBytes(bytes, Format::kAuto, piece).transcript, plain.transcript);
    }
    const Everything two = ReadBytes(
        base::Concat(bytes, Compress(filter, "{\"text\":\"last\"}\n"), std::string(512, '\0')), Format::kAuto);
    EXPECT_TRUE(two.errors.empty()) << two.transcript;
    ASSERT_EQ(two.posts.size(), 2001u);
    EXPECT_EQ(two.posts.back().text, "last");
  }
  EXPECT_EQ(ReadBytes(Compress(Filter::kXz, Compress(Filter::kGzip, lines)), Format::kAuto).transcript,
            plain.transcript);
  EXPECT_EQ(ReadBytes(Compress(Filter::kGzip, ""), Format::kAuto).transcript, "");
}

TEST(Decompress, WindowsAsLongAsThoseOfRedditDumps) {
  const std::string lines = Lines(1000);
  ZSTD_CCtx* const context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, 31);
  ZSTD_CCtx_setParameter(context, ZSTD_c_enableLongDistanceMatching, 1);
  std::string bytes(ZSTD_compressBound(lines.size()), '\0');
  // As a stream of unknown size: else the window would shrink to the content.
  ZSTD_inBuffer in = {lines.data(), lines.size(), 0};
  ZSTD_outBuffer out = {bytes.data(), bytes.size(), 0};
  ASSERT_EQ(ZSTD_compressStream2(context, &out, &in, ZSTD_e_flush), 0u);
  ASSERT_EQ(ZSTD_compressStream2(context, &out, &in, ZSTD_e_end), 0u);
  ZSTD_freeCCtx(context);
  bytes.resize(out.pos);
  EXPECT_EQ(ReadBytes(bytes, Format::kAuto).posts.size(), 1000u);
}

TEST(Decompress, CutOffAnywhereGivesAllThatCameBefore) {
  const std::string lines = Lines(3000);
  const std::vector<std::string> texts = Texts(ReadBytes(lines, Format::kJsonLines));
  for (const Filter filter : kFilters) {
    const std::string bytes = Compress(filter, lines);
    std::size_t most = 0;
    for (std::size_t size = 7; size < bytes.size(); size += 1 + bytes.size() / 97) {
      const Everything all = ReadBytes(bytes.substr(0, size), Format::kJsonLines);
      const std::vector<std::string> got = Texts(all);
      ASSERT_LE(got.size(), texts.size());
      ASSERT_TRUE(std::equal(got.begin(), got.end(), texts.begin())) << "cut at " << size;
      ASSERT_GE(got.size(), most) << "more bytes never give less";
      most = got.size();
      ASSERT_FALSE(all.errors.empty());
      ASSERT_THAT(all.errors.back().message, HasSubstr("cut off: "));
    }
    // The others work in large blocks.
    if (filter == Filter::kGzip) {
      EXPECT_GT(most, 2500u);
    }
  }
}

TEST(Decompress, DamageIsNamedAndWhatStandsBeforeItIsRead) {
  const std::string lines = Lines(100);
  for (const Filter filter : {Filter::kGzip, Filter::kXz, Filter::kBzip2}) {
    std::string bytes = Compress(filter, lines);
    // In gzip the checksum stands at the end, so that everything is given first.
    if (filter == Filter::kGzip) {
      bytes[bytes.size() - 6] = static_cast<char>(bytes[bytes.size() - 6] ^ 1);
    } else {
      bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x55);
    }
    const Everything all = ReadBytes(bytes, Format::kJsonLines);
    ASSERT_FALSE(all.errors.empty());
    EXPECT_THAT(all.errors.back().message, HasSubstr("damaged "));
    if (filter == Filter::kGzip) {
      EXPECT_EQ(all.posts.size(), 100u);
    }
  }
  const Everything behind = ReadBytes(Compress(Filter::kGzip, lines) + "rubbish", Format::kJsonLines);
  EXPECT_EQ(behind.posts.size(), 100u);
  ASSERT_EQ(behind.errors.size(), 1u);
  EXPECT_EQ(behind.errors[0].message, "bytes behind the end of the gzip data, which are none");
}

TEST(Decompress, ADamagedBlockCostsNoneBeforeIt) {
  const std::string lines = Lines(30'000);
  std::string bytes = Compress(Filter::kZstd, lines);
  ASSERT_GT(bytes.size(), std::size_t{150} << 10) << "more than one block";
  // The last block's header: an impossible kind.
  for (std::size_t at = bytes.size() - 200; at < bytes.size(); ++at) bytes[at] = '\xFF';
  const Everything all = ReadBytes(bytes, Format::kJsonLines);
  EXPECT_GT(all.posts.size(), 4000u);
  EXPECT_EQ(ReadBytes(bytes, Format::kJsonLines, 1).transcript, all.transcript);
}

TEST(Decompress, ABombIsStopped) {
  const std::string bomb = Compress(Filter::kGzip, std::string(40'000'000, '\n'));
  auto source = Decompress(OpenMemory(bomb), Compression::kGzip, {.free = 1'000'000, .times = 200});
  std::string block(1 << 16, '\0');
  std::int64_t given = 0;
  absl::Status failure;
  for (;;) {
    const auto count = source->Read(block.data(), block.size());
    if (!count.ok()) failure = count.status();
    if (!count.ok() || *count == 0) break;
    given += static_cast<std::int64_t>(*count);
  }
  EXPECT_EQ(failure.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_LT(given, 26'000'000) << "200 times the first block";

  const std::string folded =
      Compress(Filter::kXz, Compress(Filter::kXz, Compress(Filter::kXz, Compress(Filter::kXz, "x"))));
  const auto reader = OpenSource(OpenMemory(folded), "x.xz", Format::kAuto);
  EXPECT_EQ(reader.status().code(), absl::StatusCode::kResourceExhausted);
  EXPECT_THAT(std::string(reader.status().message()), HasSubstr("x.xz: compressed more than three times"));
}

TEST(PackedTree, AnXArchiveReadsLikeItsFolder) {
  const Everything folder = ReadAll(OpenArchive({.path = kData + "x-archive"}));
  ASSERT_EQ(folder.posts.size(), 8u);
  std::vector<Packed> files = FilesOf(kData + "x-archive");
  files.push_back({"__MACOSX/data/._tweets.js", "litter"});
  files.push_back({"data/tweets_media/1.jpg", "picture"});
  for (const auto& [container, filter] : {std::pair{Container::kZip, Filter::kNone},
                                          {Container::kTar, Filter::kNone},
                                          {Container::kTar, Filter::kGzip},
                                          {Container::kTar, Filter::kZstd},
                                          {Container::kSevenZip, Filter::kNone}}) {
    const Everything packed = ReadBytes(Pack(container, files, filter), Format::kAuto);
    EXPECT_EQ(Without(packed.transcript, "test/"), Without(folder.transcript, kData + "x-archive/"));
    std::reverse(files.begin(), files.end());
    EXPECT_EQ(ReadBytes(Pack(container, files, filter), Format::kTwitter).transcript, packed.transcript);
  }
}

TEST(PackedTree, FilesOfOneFormatAreReadOneAfterTheOther) {
  const std::vector<Packed> files = {{"b.jsonl", "{\"text\":\"b\"}\n{\"text\":"},
                                     {"dir/a.csv.gz", Compress(Filter::kGzip, "id,text\n1,a\n")},
                                     {"RC_2013-01.zst", Compress(Filter::kZstd, "{\"text\":\"c\"}\n")},
                                     {"inner.tar.gz", Pack(Container::kTar, {{"x.txt", "x"}}, Filter::kGzip)},
                                     {"picture.jpg", "\xFF\xD8"},
                                     {"deep/er/notes.txt", "d\n"}};
  const Everything all = ReadBytes(Pack(Container::kZip, files), Format::kAuto);
  EXPECT_THAT(Texts(all), ElementsAre("b", "a", "c", "d"));
  ASSERT_EQ(all.errors.size(), 1u) << all.transcript;
  EXPECT_EQ(all.errors[0].file, "test/b.jsonl");
  EXPECT_EQ(all.errors[0].line, 2);
}

TEST(OpenTree, AFormatThatIsNamedRules) {
  const std::vector<Packed> files = {
      {"outbox.json", R"({"orderedItems":[{"type":"Create","object":{"type":"Note","content":"m"}}]})"},
      {"posts.txt", "{\"text\":\"a\"}\n"}};
  const std::string bytes = Pack(Container::kZip, files);
  EXPECT_THAT(Texts(ReadBytes(bytes, Format::kAuto)), ElementsAre("m")) << "an export hides what lies beside it";
  EXPECT_THAT(Texts(ReadBytes(bytes, Format::kMastodon)), ElementsAre("m"));
  EXPECT_EQ(ReadBytes(bytes, Format::kText).posts.size(), 2u);
  EXPECT_THAT(Texts(ReadBytes(bytes, Format::kJsonLines)), ElementsAre("a"));
  EXPECT_THAT(std::string(OpenSource(OpenMemory(bytes), "x.zip", Format::kTwitter).status().message()),
              HasSubstr("no file of posts that is known"));
}

TEST(PackedTree, AnArchiveInAnArchiveIsRefused) {
  const std::string inner = Pack(Container::kZip, {{"a.txt", "a"}});
  const Everything all = ReadBytes(Pack(Container::kZip, {{"a.txt", inner}, {"b.txt", "b"}}), Format::kAuto);
  EXPECT_THAT(Texts(all), ElementsAre("b"));
  ASSERT_EQ(all.errors.size(), 1u);
  EXPECT_EQ(all.errors[0].file, "test/a.txt");
  EXPECT_THAT(all.errors[0].message, HasSubstr("unpack the outer one"));
}

TEST(PackedTree, NamesThatPlayTricks) {
  const std::vector<Packed> files = {
      {"../../escape.txt", "up"},   {"/etc/absolute.txt", "root"},   {"C:\\drive.txt", "drive"},
      {"a/../../b.txt", "through"}, {"link.txt", "", "/etc/passwd"}, {"./fine.txt", "fine\n"},
      {"fine.txt", "again\n"},      {"win\\dows.txt", "windows\n"},  {"ctrl\x1b[2J.txt", "control\n"}};
  for (const Container container : {Container::kZip, Container::kTar}) {
    const Everything all = ReadBytes(Pack(container, files), Format::kAuto);
    EXPECT_THAT(Texts(all), ElementsAre("fine", "windows", "control")) << all.transcript;
    ASSERT_EQ(all.errors.size(), 6u) << all.transcript;
    EXPECT_EQ(all.errors[0].message, "the name \"../../escape.txt\" leads out of the archive; it was not read");
    EXPECT_THAT(all.errors[4].message, HasSubstr("a link"));
    EXPECT_THAT(all.errors[5].message, HasSubstr("twice"));
  }
}

TEST(PackedTree, EncryptedFilesAreNamed) {
  const std::string bytes = Pack(Container::kZip, {{"a.txt", "a"}, {"b.txt", "b"}}, Filter::kNone, "secret");
  const auto reader = OpenSource(OpenMemory(bytes), "x.zip", Format::kAuto);
  EXPECT_EQ(reader.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(reader.status().message()),
              HasSubstr("encrypted, and so not read: \"a.txt\" and 1 more; unpack it with its password first"));
}

TEST(PackedTree, AWrongChecksumCostsNoRecord) {
  std::string bytes = Pack(Container::kZip, {{"a.jsonl", Lines(50)}, {"b.jsonl", Lines(3)}});
  // The checksum of the first file: in the central directory, which is what counts.
  const std::size_t directory = bytes.find("PK\x01\x02");
  ASSERT_NE(directory, std::string::npos);
  bytes[directory + 16] = static_cast<char>(bytes[directory + 16] ^ 1);
  const Everything all = ReadBytes(bytes, Format::kAuto);
  EXPECT_EQ(all.posts.size(), 53u) << all.transcript;
  ASSERT_EQ(all.errors.size(), 1u) << all.transcript;
  EXPECT_EQ(all.errors[0].file, "test/a.jsonl");
  EXPECT_THAT(all.errors[0].message, HasSubstr("CRC"));
}

TEST(PackedTree, CutOffAnywhereNeverLosesEarlierRecords) {
  const std::vector<Packed> files = {{"a.jsonl", Lines(400, 1)}, {"b.jsonl", Lines(400, 2)}};
  const std::vector<std::string> texts = Texts(ReadBytes(Pack(Container::kTar, files), Format::kAuto));
  ASSERT_EQ(texts.size(), 800u);
  for (const auto& [container, filter] : {std::pair{Container::kZip, Filter::kNone},
                                          {Container::kTar, Filter::kNone},
                                          {Container::kTar, Filter::kGzip}}) {
    const std::string bytes = Pack(container, files, filter);
    std::size_t most = 0;
    int drops = 0;
    for (std::size_t size = 600; size < bytes.size(); size += 1 + bytes.size() / 211) {
      auto reader = OpenSource(OpenMemory(bytes.substr(0, size)), "test", Format::kAuto);
      if (!reader.ok()) continue;
      const std::vector<std::string> got = Texts(ReadAll(std::move(reader)));
      ASSERT_LE(got.size(), texts.size());
      ASSERT_TRUE(std::equal(got.begin(), got.end(), texts.begin())) << "cut at " << size;
      drops += got.size() < most ? 1 : 0;
      most = std::max(most, got.size());
    }
    EXPECT_GT(most, 600u);
    // Inside the bytes behind a file; packed_tree.h says why.
    EXPECT_LE(drops, container == Container::kZip ? 2 : 0);
  }
}

TEST(PackedTree, ABombInAnArchiveIsStopped) {
  const std::string bytes = Pack(Container::kZip, {{"a.txt", std::string(30'000'000, '\n')}});
  auto tree = OpenPackedTree(OpenMemory(bytes), "x.zip", Packing::kZip, {}, {.free = 1'000'000, .times = 200});
  ASSERT_TRUE(tree.ok()) << tree.status();
  auto source = (*tree)->Open("a.txt");
  ASSERT_TRUE(source.ok());
  std::string block(1 << 16, '\0');
  absl::StatusOr<std::size_t> count = 1;
  std::int64_t given = 0;
  while ((count = (*source)->Read(block.data(), block.size())).ok() && *count > 0)
    given += static_cast<std::int64_t>(*count);
  EXPECT_EQ(count.status().code(), absl::StatusCode::kResourceExhausted);
  EXPECT_LT(given, 30'000'000);
}

// Cannot go back, as a pipe cannot.
class Pipe : public ByteSource {
 public:
  explicit Pipe(std::string bytes) : bytes_(OpenMemory(std::move(bytes))) {}
  absl::StatusOr<std::size_t> Read(char* buffer, std::size_t size) override { return bytes_->Read(buffer, size); }

 private:
  const std::unique_ptr<ByteSource> bytes_;
};

TEST(PackedTree, APipeGivesNoArchiveButCompressedFiles) {
  const auto reader = OpenSource(std::make_unique<Pipe>(Pack(Container::kZip, {{"a.txt", "a"}})), "-", Format::kAuto);
  EXPECT_EQ(reader.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(reader.status().message()), HasSubstr("not from a pipe"));
  EXPECT_EQ(
      ReadAll(OpenSource(std::make_unique<Pipe>(Compress(Filter::kGzip, "a\n")), "-", Format::kAuto)).posts.size(), 1u);
}

TEST(PackedTree, NothingInIt) {
  const auto reader = OpenSource(OpenMemory(Pack(Container::kZip, {{"a.jpg", "x"}})), "x.zip", Format::kAuto);
  EXPECT_THAT(std::string(reader.status().message()),
              HasSubstr("x.zip holds no file of posts that is known; it has \"a.jpg\""));
}

// What a reader gives before it fails, and why it does.
std::int64_t Drain(ByteSource* source, absl::Status* failure) {
  std::string block(1 << 16, '\0');
  for (std::int64_t given = 0;;) {
    const auto count = source->Read(block.data(), block.size());
    if (!count.ok()) *failure = count.status();
    if (!count.ok() || *count == 0) return given;
    given += static_cast<std::int64_t>(*count);
  }
}

TEST(Unwrap, CompressionsInEachOtherHaveOneLimit) {
  // Each expands less than 200 times more than the one outside.
  std::string bomb(20'000'000, '\n');
  for (std::size_t i = 0; i < bomb.size(); i += 100) bomb[i] = static_cast<char>('a' + i / 100 % 20);
  const std::string once = Compress(Filter::kGzip, bomb);
  const std::string twice = Compress(Filter::kGzip, once);
  const Expansion limit = {.free = 1'000'000, .times = 200};
  ASSERT_FALSE(limit.Exceeded(static_cast<std::int64_t>(once.size()), static_cast<std::int64_t>(bomb.size())));
  ASSERT_TRUE(limit.Exceeded(static_cast<std::int64_t>(twice.size()), static_cast<std::int64_t>(bomb.size())));
  absl::Status failure;
  EXPECT_EQ(Drain(Unwrap(OpenMemory(once), limit)->source.get(), &failure), 20'000'000);
  EXPECT_TRUE(failure.ok()) << failure;
  EXPECT_LT(Drain(Unwrap(OpenMemory(twice), limit)->source.get(), &failure), 20'000'000);
  EXPECT_EQ(failure.code(), absl::StatusCode::kResourceExhausted);

  // A file of an archive counts with the archive around it.
  auto tree = OpenPackedTree(OpenMemory(Pack(Container::kZip, {{"a.gz", once}})), "x.zip", Packing::kZip, {}, limit);
  ASSERT_TRUE(tree.ok()) << tree.status();
  failure = absl::OkStatus();
  EXPECT_LT(Drain(Unwrap(*(*tree)->Open("a.gz"), {.free = 1'000'000, .times = 100})->source.get(), &failure),
            20'000'000);
  EXPECT_EQ(failure.code(), absl::StatusCode::kResourceExhausted);
}

TEST(PackedTree, NamesWithoutEndAreLeftOut) {
  const std::string longest = std::string(4092, 'n') + ".txt";
  const std::string bytes = Pack(Container::kZip, {{longest, "a\n"}, {"n" + longest, "b\n"}, {"c.txt", "c\n"}});
  const Everything all = ReadBytes(bytes, Format::kAuto);
  EXPECT_THAT(Texts(all), ElementsAre("a", "c"));
  ASSERT_EQ(all.errors.size(), 1u);
  EXPECT_THAT(all.errors[0].message, HasSubstr("is longer than 4,096 bytes"));
  EXPECT_LT(all.errors[0].message.size(), 200u);
}

TEST(PackedTree, ManyProblemsAreCounted) {
  std::vector<Packed> files = {{"a.txt", "a\n"}};
  for (int i = 0; i < 1200; ++i) files.push_back({base::Concat("link", std::to_string(i)), "", "/etc/passwd"});
  const Everything all = ReadBytes(Pack(Container::kTar, files), Format::kAuto);
  EXPECT_EQ(all.posts.size(), 1u);
  ASSERT_EQ(all.errors.size(), 1001u);
  EXPECT_EQ(all.errors.back().message, "and 200 more files not read");
}

TEST(PackedTree, NamesAreSafeForATerminal) {
  const Everything all = ReadBytes(Pack(Container::kZip, {{"ctrl\x1b[2J.jsonl", "{\"text\":5}\n"}}), Format::kAuto);
  ASSERT_EQ(all.errors.size(), 1u);
  EXPECT_EQ(all.errors[0].file, "test/ctrl\\x1b[2J.jsonl");
}

TEST(PackedTree, GoingBackHasAnEnd) {
  std::vector<Packed> files;
  for (int i = 0; i < 50; ++i) files.push_back({base::Concat(std::to_string(i), ".txt"), Lines(100)});
  for (const auto& [container, filter] :
       {std::pair{Container::kZip, Filter::kNone}, {Container::kTar, Filter::kGzip}}) {
    const std::string bytes = Pack(container, files, filter);
    auto unwrapped = Unwrap(OpenMemory(bytes));
    ASSERT_TRUE(unwrapped.ok());
    auto tree = OpenPackedTree(std::move(unwrapped->source), "x", unwrapped->packing, unwrapped->layers, {},
                               {.free = 0, .times = 8});
    ASSERT_TRUE(tree.ok()) << tree.status();
    int opened = 0;
    for (auto file = files.rbegin(); file != files.rend(); ++file) {
      const auto source = (*tree)->Open(file->name);
      opened += source.ok() ? 1 : 0;
      if (!source.ok()) {
        ASSERT_EQ(source.status().code(), absl::StatusCode::kResourceExhausted);
        ASSERT_THAT(std::string(source.status().message()), HasSubstr("unpack it by hand"));
      }
    }
    EXPECT_GE(opened, 7);
    EXPECT_LE(opened, 20);
    EXPECT_TRUE((*tree)->Open("49.txt").ok()) << "forwards it goes on";
  }
}

}  // namespace
}  // namespace metier::archive
