#include "archive/input.h"

#include <string>

#include "archive/line_reader.h"
#include "gtest/gtest.h"
#include "tests/archive/read_all.h"

namespace metier::archive {
namespace {

// Gives some bytes, then fails as a disk does.
class FailingSource : public ByteSource {
 public:
  absl::StatusOr<std::size_t> Read(char* buffer, std::size_t) override {
    if (given_) return absl::DataLossError("input/output error");
    given_ = true;
    const std::string bytes = "{\"text\":\"a\"}\n";
    bytes.copy(buffer, bytes.size());
    return bytes.size();
  }

 private:
  bool given_ = false;
};

TEST(Input, KeepsCountOfBytesAndLines) {
  Input input(OpenMemory("ab\ncd\n\nef", 1), "x");
  while (input.Fill()) {
  }
  EXPECT_EQ(input.data(), "ab\ncd\n\nef");
  input.Consume(7);
  EXPECT_EQ(input.byte(), 7);
  EXPECT_EQ(input.line(), 4);
  EXPECT_EQ(input.data(), "ef");
}

TEST(LineReader, TheLimitIsExact) {
  for (const std::string end : {"\n", "\r\n", ""}) {
    Input input(OpenMemory(base::Concat("12345678", end), 3), "x");
    LineReader lines(&input, 8);
    Line line;
    ASSERT_TRUE(lines.Next(&line));
    EXPECT_FALSE(line.too_long);
    EXPECT_EQ(line.text, "12345678");

    Input long_input(OpenMemory(base::Concat("123456789", end, "a"), 3), "x");
    LineReader long_lines(&long_input, 8);
    ASSERT_TRUE(long_lines.Next(&line));
    EXPECT_TRUE(line.too_long);
  }
}

TEST(StreamReader, AFailingDiskIsAnErrorAfterWhatWasRead) {
  for (const Format format : {Format::kJsonLines, Format::kText, Format::kAuto}) {
    const Everything all = ReadAll(OpenSource(std::make_unique<FailingSource>(), "disk", format));
    EXPECT_EQ(all.posts.size(), 1u);
    ASSERT_EQ(all.errors.size(), 1u);
    EXPECT_EQ(all.errors[0].message, "input/output error");
    EXPECT_EQ(all.errors[0].byte, 13);
  }
}

}  // namespace
}  // namespace metier::archive
