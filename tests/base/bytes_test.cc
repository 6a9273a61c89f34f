#include "base/bytes.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace metier::base {
namespace {

TEST(Bytes, ReadBackWhatWasWritten) {
  const std::vector<std::int64_t> numbers = {0,
                                             1,
                                             -1,
                                             63,
                                             64,
                                             -64,
                                             -65,
                                             1'700'000'000,
                                             std::numeric_limits<std::int64_t>::min(),
                                             std::numeric_limits<std::int64_t>::max()};
  std::string bytes;
  ByteWriter writer(&bytes);
  writer.Fixed8(200);
  writer.Fixed16(40'000);
  writer.Fixed32(3'000'000'000);
  writer.Fixed64(~std::uint64_t{0} - 5);
  for (const std::int64_t number : numbers) {
    writer.SignedVarint(number);
    writer.Varint(static_cast<std::uint64_t>(number));
  }
  writer.String(std::string("a\0b", 3));
  ByteReader reader(bytes);
  EXPECT_EQ(reader.Fixed8(), 200);
  EXPECT_EQ(reader.Fixed16(), 40'000);
  EXPECT_EQ(reader.Fixed32(), 3'000'000'000);
  EXPECT_EQ(reader.Fixed64(), ~std::uint64_t{0} - 5);
  for (const std::int64_t number : numbers) {
    EXPECT_EQ(reader.SignedVarint(), number);
    EXPECT_EQ(reader.Varint(), static_cast<std::uint64_t>(number));
  }
  EXPECT_EQ(reader.String(), std::string("a\0b", 3));
  EXPECT_TRUE(reader.done());
}

TEST(Bytes, AreLittleEndianAndShort) {
  std::string bytes;
  ByteWriter writer(&bytes);
  writer.Fixed16(0x0102);
  writer.Varint(300);
  writer.SignedVarint(-2);
  EXPECT_EQ(bytes, "\x02\x01\xAC\x02\x03");
}

TEST(Bytes, WhatIsNotThereReadsAsNothing) {
  ByteReader empty("");
  EXPECT_TRUE(empty.done());
  EXPECT_EQ(empty.Fixed32(), 0U);
  EXPECT_FALSE(empty.ok());
  ByteReader string(
      "\x05"
      "abc");
  EXPECT_EQ(string.String(), "");
  EXPECT_FALSE(string.ok());
  EXPECT_EQ(string.Fixed8(), 0);
}

TEST(Bytes, OnlyTheShortestFormOfANumberIsRead) {
  for (const std::string& bad : {std::string("\x80\x00", 2), std::string("\x80"), std::string(9, '\xFF') + '\x02',
                                 std::string(10, '\xFF') + '\x01'}) {
    ByteReader reader(bad);
    EXPECT_EQ(reader.Varint(), 0U);
    EXPECT_FALSE(reader.ok());
  }
  ByteReader most(std::string_view("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01"));
  EXPECT_EQ(most.Varint(), ~std::uint64_t{0});
}

// A count that nothing can stand behind must not become an allocation.
TEST(Bytes, CountsAreBoundByWhatFollows) {
  const std::string bytes = std::string("\x04") + "abcdefgh";
  ByteReader two(bytes);
  EXPECT_EQ(two.Count(2), 4U);
  ByteReader three(bytes);
  EXPECT_EQ(three.Count(3), 0U);
  EXPECT_FALSE(three.ok());
}

}  // namespace
}  // namespace metier::base
