#include "archive/attributions.h"

#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "archive/input.h"
#include "gtest/gtest.h"

namespace metier::archive {
namespace {

struct Result {
  std::vector<Attribution> read;
  std::vector<RecordError> refused;
};

Result Read(std::unique_ptr<ByteSource> source) {
  Result result;
  AttributionCallbacks callbacks;
  callbacks.known_topic = [](std::string_view slug) { return slug == "golf"; };
  callbacks.use = [&](Attribution&& attribution) { result.read.push_back(std::move(attribution)); };
  callbacks.refuse = [&](const RecordError& error) { result.refused.push_back(error); };
  ReadAttributions(std::move(source), "test", callbacks);
  return result;
}

Result ReadText(std::string bytes) { return Read(OpenMemory(std::move(bytes))); }

TEST(Attributions, EveryField) {
  const Result result = ReadText(
      "\xEF\xBB\xBF"
      R"({"kind":"list","user":"ann","by":7,"topic":"golf","text":"pros","lang":"en","time":"2024-05-01","more":[1]})"
      "\r\n\n"
      R"({"kind":"endorsement","user":18446744073709551615,"by":"bob","text":"plays golf"})"
      "\n"
      R"({"kind":"bio","user":"ann","by":null,"text":"golf, tea","topic":null})");
  EXPECT_TRUE(result.refused.empty());
  ASSERT_EQ(result.read.size(), 3U);
  EXPECT_EQ(result.read[0].kind, AttributionKind::kList);
  EXPECT_EQ(result.read[0].user, "ann");
  EXPECT_EQ(result.read[0].by, "7");
  EXPECT_EQ(result.read[0].topic, "golf");
  EXPECT_EQ(result.read[0].text, "pros");
  EXPECT_EQ(result.read[0].lang, "en");
  EXPECT_EQ(result.read[1].kind, AttributionKind::kEndorsement);
  EXPECT_EQ(result.read[1].user, "18446744073709551615");
  EXPECT_EQ(result.read[1].topic, "");  // Nothing stays from the record before.
  EXPECT_EQ(result.read[2].kind, AttributionKind::kBio);
  EXPECT_EQ(result.read[2].by, "");
}

TEST(Attributions, ABadRecordCostsItselfAndSaysWhere) {
  struct Case {
    std::string record;
    std::int64_t byte;  // in the record
    std::string message;
  };
  const std::vector<Case> cases = {
      {R"({"user":"ann","by":"bob","text":"golf"})", 0, "kind is missing"},
      {R"({"kind":null,"user":"ann","by":"bob","text":"golf"})", 8, "kind is missing"},
      {R"({"kind":"post","user":"ann","by":"bob","text":"golf"})", 8,
       "kind must be one of list, endorsement, bio, not \"post\""},
      {R"({"kind":1,"user":"ann","by":"bob","text":"golf"})", 8, "kind must be a string, not a number"},
      {R"({"kind":"list","by":"bob","text":"golf"})", 0, "user is missing"},
      {R"({"kind":"list","user":"","by":"bob","text":"golf"})", 22, "user is missing"},
      {R"({"kind":"list","user":["ann"],"by":"bob","text":"golf"})", 22,
       "user must be a string or a whole number, not an array"},
      {R"({"kind":"list","user":"ann","text":"golf"})", 0, "by is missing"},
      {R"({"kind":"bio","user":"ann","by":"bob","text":"golf"})", 32, "by must be absent: a bio is the user's own"},
      {R"({"kind":"bio","user":"ann"})", 0, "text is missing, and there is no topic"},
      {R"({"kind":"list","user":"ann","by":"bob","topic":"glof"})", 47, "topic is none that is known: \"glof\""},
      {R"({"kind":"list","user":"ann")", 27, "bad JSON"},
      {R"(["list"])", 0, "a JSON object expected, not an array"},
  };
  const std::string good = R"({"kind":"bio","user":"ann","text":"golf"})"
                           "\n";
  for (const Case& bad : cases) {
    SCOPED_TRACE(bad.record);
    const Result result = ReadText(good + bad.record + "\n" + good);
    EXPECT_EQ(result.read.size(), 2U);
    ASSERT_EQ(result.refused.size(), 1U);
    EXPECT_EQ(result.refused[0].file, "test");
    EXPECT_EQ(result.refused[0].line, 2);
    EXPECT_EQ(result.refused[0].byte, static_cast<std::int64_t>(good.size()) + bad.byte);
    EXPECT_TRUE(result.refused[0].message.starts_with(bad.message)) << result.refused[0].message;
  }
}

TEST(Attributions, ALineTooLongIsSkipped) {
  const std::string good = R"({"kind":"bio","user":"ann","text":"golf"})"
                           "\n";
  const Result result = ReadText(good + std::string(kRecordLimit + 10, 'x') + "\n" + good);
  EXPECT_EQ(result.read.size(), 2U);
  ASSERT_EQ(result.refused.size(), 1U);
  EXPECT_EQ(result.refused[0].line, 2);
}

class FailingSource : public ByteSource {
 public:
  absl::StatusOr<std::size_t> Read(char* buffer, std::size_t size) override {
    static const std::string kLine = R"({"kind":"bio","user":"ann","text":"golf"})"
                                     "\n";
    if (read_ || size < kLine.size()) return absl::DataLossError("the disk fails");
    read_ = true;
    kLine.copy(buffer, size);
    return kLine.size();
  }

 private:
  bool read_ = false;
};

TEST(Attributions, ASourceThatFailsIsOneErrorAfterWhatWasRead) {
  const Result result = Read(std::make_unique<FailingSource>());
  EXPECT_EQ(result.read.size(), 1U);
  ASSERT_EQ(result.refused.size(), 1U);
  EXPECT_EQ(result.refused[0].line, 2);
  EXPECT_NE(result.refused[0].message.find("the disk fails"), std::string::npos);
}

// Any damage to any byte: each line is read or refused, once, within the input, and alike however the bytes arrive.
TEST(Attributions, DamageCostsNoMoreThanItsLines) {
  std::string lines;
  for (int i = 0; i < 5; ++i)
    lines += R"({"kind":"list","user":"ann","by":"bob","topic":"golf","text":"\u00e9"})"
             "\n";
  std::mt19937 random(1);
  for (int i = 0; i < 20'000; ++i) {
    std::string damaged = lines;
    for (auto changes = 1 + random() % 3; changes > 0; --changes) {
      // No new line and no blank one.
      char byte = static_cast<char>(random());
      char& at = damaged[random() % damaged.size()];
      if (at != '\n' && byte != '\n') at = byte;
    }
    const Result whole = ReadText(damaged);
    ASSERT_EQ(whole.read.size() + whole.refused.size(), 5U) << damaged;
    const Result pieces = Read(OpenMemory(damaged, 1 + random() % 7));
    ASSERT_EQ(whole.read.size(), pieces.read.size());
    ASSERT_EQ(whole.refused.size(), pieces.refused.size());
    for (std::size_t k = 0; k < whole.refused.size(); ++k) {
      EXPECT_EQ(whole.refused[k].byte, pieces.refused[k].byte);
      EXPECT_EQ(whole.refused[k].message, pieces.refused[k].message);
      EXPECT_LE(whole.refused[k].byte, static_cast<std::int64_t>(damaged.size()));
    }
  }
}

TEST(Attributions, OfNothingIsNothing) {
  const Result result = ReadText("");
  EXPECT_TRUE(result.read.empty());
  EXPECT_TRUE(result.refused.empty());
}

}  // namespace
}  // namespace metier::archive
