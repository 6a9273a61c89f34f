#include "cli/progress.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/checkpoint.h"

namespace metier::cli {
namespace {

TEST(ProgressLine, SaysNoMoreThanIsKnown) {
  EXPECT_EQ(ProgressLine(4096, 0.2, 1000, 10'000), "4,096 posts");
  EXPECT_EQ(ProgressLine(1'204'224, 20, 0, 0), "1,204,224 posts   60,211/s");
  EXPECT_EQ(ProgressLine(100, 2, 0, 1000), "100 posts   50/s");
}

TEST(ProgressLine, TheTimeLeftFollowsFromTheShare) {
  EXPECT_EQ(ProgressLine(1000, 10, 250, 1000), "1,000 posts   100/s   25 %   0:30 left");
  EXPECT_EQ(ProgressLine(1000, 100, 1, 100), "1,000 posts   10/s   1 %   2:45:00 left");
  EXPECT_EQ(ProgressLine(1000, 10, 1000, 1000), "1,000 posts   100/s   100 %   0:00 left");
  // More may be read than the file had at first.
  EXPECT_EQ(ProgressLine(1000, 10, 1001, 1000), "1,000 posts   100/s   100 %   0:00 left");
}

TEST(CheckpointRecord, SaysWhatWasSaid) {
  CheckpointRecord record;
  record.settings = {{"--format", "=csv"}, {"model", "\xE9 \"x\"\n"}};
  record.input = {12, 3, 0xFFFFFFFFFFFFFFFF};
  record.output_bytes = 1'000'000'000'000;
  record.output_checksum = 5;
  record.finished = true;
  const absl::StatusOr<CheckpointRecord> read = ParseCheckpoint(FormatCheckpoint(record));
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->input, record.input);
  EXPECT_EQ(read->output_bytes, record.output_bytes);
  EXPECT_EQ(read->output_checksum, record.output_checksum);
  EXPECT_TRUE(read->finished);
  EXPECT_EQ(read->settings.at("--format"), "=csv");
  EXPECT_EQ(FormatCheckpoint(*read), FormatCheckpoint(*ParseCheckpoint(FormatCheckpoint(*read))));
}

TEST(CheckpointRecord, NothingCutOffIsBelieved) {
  const std::string whole = FormatCheckpoint(CheckpointRecord());
  ASSERT_TRUE(ParseCheckpoint(whole).ok());
  for (std::size_t size = 0; size + 1 < whole.size(); ++size) {
    EXPECT_EQ(ParseCheckpoint(whole.substr(0, size)).status().code(), absl::StatusCode::kDataLoss) << size;
  }
  const auto with = [&whole](std::string_view from, std::string_view to) {
    std::string text = whole;
    text.replace(text.find(from), from.size(), to);
    return ParseCheckpoint(text).ok();
  };
  EXPECT_FALSE(with("\"metier_checkpoint\":1", "\"metier_checkpoint\":2"));
  EXPECT_FALSE(with("\"posts\":0", "\"posts\":-1"));
  EXPECT_FALSE(with("\"output_bytes\":0", "\"output_bytes\":-1"));
  EXPECT_FALSE(with("0000000000000000", "000000000000000g"));
  EXPECT_FALSE(with("0000000000000000", "0"));
}

}  // namespace
}  // namespace metier::cli
