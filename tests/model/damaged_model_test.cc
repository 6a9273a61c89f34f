// A damaged model is refused, always and in words.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "base/container.h"
#include "model/frozen.h"
#include "model/layout.h"
#include "tests/model/tiny_model.h"

namespace metier::model {
namespace {

std::string FrozenBytes() {
  const Weights& weights = TinyWeights();
  return Freeze(weights, RowType::kInt8, NoCalibration(weights), {{"name", "tiny"}});
}

// Every length around every boundary of 64 bytes (all sections begin and end on one), and many in between.
TEST(DamagedModel, EveryTruncationIsRefused) {
  const std::string file = FrozenBytes();
  ASSERT_TRUE(FrozenModel::FromBytes(file).ok());
  for (std::size_t size = 0; size < file.size(); ++size) {
    const std::size_t from_boundary = size % base::kSectionAlignment;
    if (size > 4096 && from_boundary > 1 && from_boundary < base::kSectionAlignment - 1) continue;
    const absl::StatusOr<FrozenModel> model = FrozenModel::FromBytes(std::string_view(file).substr(0, size));
    ASSERT_FALSE(model.ok()) << size;
    ASSERT_FALSE(model.status().message().empty());
  }
}

TEST(DamagedModel, EveryBitFlipIsRefused) {
  const std::string file = FrozenBytes();
  std::mt19937_64 random(1);
  for (int i = 0; i < 3000; ++i) {
    std::string damaged = file;
    const std::size_t bit = random() % (file.size() * 8);
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
    const absl::StatusOr<FrozenModel> model = FrozenModel::FromBytes(damaged);
    ASSERT_FALSE(model.ok()) << "bit " << bit;
    ASSERT_FALSE(model.status().message().empty());
  }
}

TEST(DamagedModel, HeaderIsCheckedBitByBit) {
  const std::string file = FrozenBytes();
  for (std::size_t bit = 0; bit < 1024 * 8; ++bit) {
    std::string damaged = file;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
    ASSERT_FALSE(FrozenModel::FromBytes(damaged).ok()) << "bit " << bit;
  }
}

TEST(DamagedModel, OtherFilesAreRefused) {
  EXPECT_FALSE(FrozenModel::FromBytes("").ok());
  EXPECT_FALSE(FrozenModel::FromBytes(std::string(100000, '\0')).ok());
  EXPECT_FALSE(FrozenModel::FromBytes(FrozenBytes() + "x").ok());
  EXPECT_FALSE(FrozenModel::FromBytes(base::PackSections({{'o', 't', 'h', 'e', 'r'}, 1, "other file"}, {})).ok());
  EXPECT_EQ(FrozenModel::Open(METIER_SOURCE_DIR "/no-such-model").status().code(), absl::StatusCode::kNotFound);
  EXPECT_FALSE(FrozenModel::Open(METIER_SOURCE_DIR).ok());
  // A container with good checksums that holds no model.
  EXPECT_FALSE(FrozenModel::FromBytes(base::PackSections(kModelFile, {{"shape", std::string(48, '\0')}})).ok());
  EXPECT_FALSE(FrozenModel::FromBytes(base::PackSections(kModelFile, {{"hello", "world"}})).ok());
}

// Sums of rows are known to fit their integers only because no row is shifted further than freezing does.
TEST(DamagedModel, ARowShiftedTooFarIsRefused) {
  const std::string file = FrozenBytes();
  const absl::StatusOr<base::SectionTable> table = base::SectionTable::Parse(kModelFile, file);
  ASSERT_TRUE(table.ok());
  for (const char* name : {section::kWordShifts, section::kBucketShifts}) {
    std::vector<std::pair<std::string, std::string>> sections(table->sections().begin(), table->sections().end());
    for (auto& [section, bytes] : sections) {
      if (section == name) bytes.back() = kMaxShift + 1;
    }
    const absl::StatusOr<FrozenModel> model = FrozenModel::FromBytes(base::PackSections(kModelFile, sections));
    EXPECT_EQ(model.status().code(), absl::StatusCode::kDataLoss);
    EXPECT_THAT(std::string(model.status().message()), testing::HasSubstr("shifted too far"));
  }
}

}  // namespace
}  // namespace metier::model
