#include "explain/audit_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <string>

#include "base/file.h"
#include "explain/person.h"
#include "explain/verify.h"
#include "tests/explain/sample_audit.h"

namespace metier::explain {
namespace {

class AuditFile : public testing::Test {
 protected:
  AuditFile()
      : path_(testing::TempDir() + "audit_" + testing::UnitTest::GetInstance()->current_test_info()->name() +
              ".sqlite") {
    header_.provenance = {"1", "m", "a", "b", "c", "d", "e"};
    header_.settings = "x=1";
    header_.bias = 0.1 + 0.2;
    header_.as_of = -5;
    header_.topics = {{"golf", "Golf", false, 0.01}, {"illness", "Illness", true, 0}};
    header_.disputes = {{"ann", "golf", true, 7, "because"}, {"bob", "golf", false, kUnknownTime, ""}};
  }
  ~AuditFile() override { std::remove(path_.c_str()); }

  absl::Status Write() {
    absl::StatusOr<std::unique_ptr<AuditWriter>> writer = AuditWriter::Create(path_, header_);
    if (!writer.ok()) return writer.status();
    for (const char* user : {"ann", "bob"}) {
      if (absl::Status status = (*writer)->Add(SampleAudit(user)); !status.ok()) return status;
    }
    return (*writer)->Finish();
  }

  const std::string path_;
  AuditHeader header_;
};

TEST_F(AuditFile, GivesBackWhatItWasGiven) {
  ASSERT_TRUE(Write().ok()) << Write();
  const auto reader = AuditReader::Open(path_);
  ASSERT_TRUE(reader.ok()) << reader.status();
  EXPECT_TRUE((*reader)->CheckWhole().ok()) << (*reader)->CheckWhole();
  EXPECT_EQ((*reader)->header().provenance, header_.provenance);
  EXPECT_EQ((*reader)->header().bias, header_.bias);
  EXPECT_EQ((*reader)->header().as_of, header_.as_of);
  EXPECT_EQ((*reader)->header().settings, "x=1");
  ASSERT_EQ((*reader)->header().disputes.size(), 2U);
  EXPECT_EQ((*reader)->header().disputes[1].date, kUnknownTime);
  EXPECT_THAT(*(*reader)->Users(), testing::ElementsAre("ann", "bob"));
  EXPECT_EQ((*reader)->FindTopic("illness")->name, "Illness");
  EXPECT_EQ((*reader)->FindTopic("tennis"), nullptr);

  absl::StatusOr<PersonAudit> ann = (*reader)->Read("ann");
  ASSERT_TRUE(ann.ok()) << ann.status();
  PersonAudit given = SampleAudit("ann");
  given.provenance = header_.provenance;
  EXPECT_THAT(Compare(given, *ann), testing::IsEmpty());
  EXPECT_EQ(ChecksumOf(given), ChecksumOf(*ann));
  EXPECT_EQ(PersonJson(given, given.topics[0], nullptr), PersonJson(*ann, ann->topics[0], nullptr));
  EXPECT_EQ((*reader)->Read("cyd").status().code(), absl::StatusCode::kNotFound);
}

TEST_F(AuditFile, SameAccountsSameBytes) {
  ASSERT_TRUE(Write().ok());
  const std::string first = *base::ReadFile(path_);
  ASSERT_TRUE(Write().ok());
  EXPECT_EQ(*base::ReadFile(path_), first);
}

TEST_F(AuditFile, AFileThatWasNotFinishedIsNotThere) {
  { ASSERT_TRUE(AuditWriter::Create(path_, header_).ok()); }
  EXPECT_FALSE(std::filesystem::exists(path_));
  ASSERT_TRUE(Write().ok());
  { ASSERT_TRUE(AuditWriter::Create(path_, {}).ok()); }
  EXPECT_TRUE(AuditReader::Open(path_).ok()) << "the old one stays until a new one is complete";
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(path_).parent_path())) {
    EXPECT_THAT(entry.path().string(), testing::Not(testing::StartsWith(path_ + ".tmp")));
  }
}

// Whatever single byte is changed, the file is refused, or what it answers is what was stored.
TEST_F(AuditFile, DamageIsNeverAnAnswer) {
  ASSERT_TRUE(Write().ok());
  const std::string bytes = *base::ReadFile(path_);
  const std::uint64_t truth = [&] {
    const auto reader = AuditReader::Open(path_);
    return ChecksumOf(*(*reader)->Read("ann"));
  }();
  int refused = 0;
  for (std::size_t at = 0; at < bytes.size(); at += 61) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x11);
    ASSERT_TRUE(base::WriteFileAtomically(path_, damaged).ok());
    const auto reader = AuditReader::Open(path_);
    if (!reader.ok()) {
      ++refused;
      continue;
    }
    const absl::StatusOr<PersonAudit> ann = (*reader)->Read("ann");
    if (!ann.ok()) {
      ++refused;
    } else {
      EXPECT_EQ(ChecksumOf(*ann), truth) << at;
    }
  }
  EXPECT_GT(refused, 20);
}

TEST(Checksum, DependsOnEveryField) {
  const PersonAudit person = SampleAudit("ann");
  PersonAudit other = person;
  other.topics[0].occasions[0].posts[0].spans[0].share += 1e-15;
  EXPECT_NE(ChecksumOf(person), ChecksumOf(other));
  other = person;
  other.posts[0].text = "";
  EXPECT_NE(ChecksumOf(person), ChecksumOf(other)) << "an empty text is not none";
}

}  // namespace
}  // namespace metier::explain
