#include "archive/bluesky.h"

#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "archive/car.h"
#include "archive/dag_cbor.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/archive/car_writer.h"
#include "tests/archive/read_all.h"

namespace metier::archive {
namespace {

using cbor::Array;
using cbor::Block;
using cbor::Bytes;
using cbor::Cid;
using cbor::Int;
using cbor::Link;
using cbor::Map;
using cbor::Null;
using cbor::Text;
using ::testing::HasSubstr;

using Fields = std::vector<std::pair<std::string, std::string>>;

const std::string kDid = "did:plc:ann234567abcdefghijklmno";

std::string Record(const std::string& type, Fields fields) {
  fields.emplace_back("$type", Text(type));
  if (std::none_of(fields.begin(), fields.end(), [](const auto& field) { return field.first == "createdAt"; })) {
    fields.emplace_back("createdAt", Text("2023-07-01T10:20:30.456Z"));
  }
  return Map(std::move(fields));
}
std::string PostRecord(const std::string& text, Fields fields = {}) {
  fields.emplace_back("text", Text(text));
  return Record("app.bsky.feed.post", std::move(fields));
}
std::string Ref(const std::string& uri) { return Map({{"uri", Text(uri)}, {"cid", Text("bafy")}}); }
std::string LinkFacet(std::uint64_t begin, std::uint64_t end, const std::string& uri) {
  return Map({{"index", Map({{"byteStart", Int(begin)}, {"byteEnd", Int(end)}})},
              {"features", Array({Map({{"$type", Text("app.bsky.richtext.facet#link")}, {"uri", Text(uri)}})})}});
}

// A repository of these records, each under its key; the keys in order.
std::string Repository(const std::vector<std::pair<std::string, std::string>>& records, bool nodes_first) {
  std::vector<std::string> entries;
  std::string last;
  for (const auto& [key, data] : records) {
    std::size_t shared = 0;
    while (shared < std::min(last.size(), key.size()) && last[shared] == key[shared]) ++shared;
    entries.push_back(
        Map({{"p", Int(shared)}, {"k", Bytes(key.substr(shared))}, {"v", Link(Cid(data))}, {"t", Null()}}));
    last = key;
  }
  const std::string node = Map({{"l", Null()}, {"e", Array(entries)}});
  const std::string commit = Map({{"did", Text(kDid)},
                                  {"rev", Text("3k")},
                                  {"sig", Bytes("x")},
                                  {"data", Link(Cid(node))},
                                  {"prev", Null()},
                                  {"version", Int(3)}});
  std::string bytes = cbor::CarHeader(Cid(commit)) + Block(commit);
  if (nodes_first) bytes += Block(node);
  for (const auto& [key, data] : records) bytes += Block(data);
  if (!nodes_first) bytes += Block(node);
  return bytes;
}

std::vector<std::pair<std::string, std::string>> SomeRecords() {
  // The link is shown shortened, behind characters of two and four bytes; one facet lies in the middle of a character.
  const std::string text = "Caf\u00e9 \U0001F331 example.org/a... now";
  const std::string feed = "app.bsky.feed.post/";
  return {
      {"app.bsky.feed.like/3ka",
       Record("app.bsky.feed.like", {{"subject", Ref("at://did:plc:bob/app.bsky.feed.post/3k1")}})},
      {feed + "3kb", PostRecord(text, {{"langs", Array({Text("en-GB")})},
                                       {"tags", Array({Text("garden")})},
                                       {"facets", Array({LinkFacet(11, 27, "https://example.org/a/very/long/path"),
                                                         LinkFacet(4, 7, "https://nowhere.example"),
                                                         LinkFacet(20, 99, "https://outside.example")})}})},
      {feed + "3kc", PostRecord("yes", {{"langs", Array({Text("en"), Text("de")})},
                                        {"reply", Map({{"root", Ref("at://did:plc:bob/app.bsky.feed.post/3k1")},
                                                       {"parent", Ref("at://did:plc:bob/app.bsky.feed.post/3k2")}})}})},
      {feed + "3kd",
       PostRecord("just so", {{"embed", Map({{"$type", Text("app.bsky.embed.record")},
                                             {"record", Ref("at://did:plc:bob/app.bsky.feed.post/3k3")}})}})},
      {feed + "3ke",
       PostRecord(
           "read this",
           {{"embed", Map({{"$type", Text("app.bsky.embed.external")},
                           {"external", Map({{"uri", Text("https://example.com/card")}, {"title", Text("T")}})}})}})},
      {"app.bsky.feed.repost/3kf",
       Record("app.bsky.feed.repost", {{"subject", Ref("at://did:plc:bob/app.bsky.feed.post/3k1")}})}};
}

TEST(Bluesky, ReadsARepository) {
  const std::string path = ::testing::TempDir() + "/metier_repo.car";
  std::ofstream(path, std::ios::binary) << Repository(SomeRecords(), /*nodes_first=*/false);
  const Everything all = ReadAll(OpenArchive({.path = path}));
  EXPECT_TRUE(all.errors.empty()) << all.transcript;
  ASSERT_EQ(all.posts.size(), 5u) << all.transcript;
  const auto& p = all.posts;
  for (const Post& post : p) EXPECT_EQ(post.author, kDid);
  EXPECT_EQ(p[0].text, "Caf\u00e9 \U0001F331 https://example.org/a/very/long/path now #garden");
  EXPECT_EQ(p[0].id, "at://" + kDid + "/app.bsky.feed.post/3kb");
  EXPECT_EQ(p[0].url, "https://bsky.app/profile/" + kDid + "/post/3kb");
  EXPECT_EQ(p[0].thread, p[0].id);
  EXPECT_EQ(p[0].lang, "en");
  EXPECT_EQ(base::FormatTime(p[0].time), "2023-07-01T10:20:30Z");
  EXPECT_EQ(p[1].kind, PostKind::kReply);
  EXPECT_EQ(p[1].thread, "at://did:plc:bob/app.bsky.feed.post/3k1");
  EXPECT_EQ(p[1].lang, "") << "two languages are what the author reads";
  EXPECT_EQ(p[2].kind, PostKind::kQuote);
  EXPECT_EQ(p[3].text, "read this\nhttps://example.com/card");
  EXPECT_EQ(p[3].kind, PostKind::kPost);
  EXPECT_EQ(p[4].kind, PostKind::kRepost);
  EXPECT_EQ(p[4].url, "https://bsky.app/profile/did:plc:bob/post/3k1");

  // As a stream the keys are known if their nodes stand in front.
  EXPECT_EQ(ReadBytes(Repository(SomeRecords(), true), Format::kAuto, 1).transcript, all.transcript);
  const Everything late = ReadBytes(Repository(SomeRecords(), false), Format::kAuto);
  ASSERT_EQ(late.posts.size(), 5u);
  EXPECT_EQ(late.posts[0].id, "");
  EXPECT_EQ(late.posts[0].author, kDid);
}

TEST(Bluesky, DamageCostsItsBlock) {
  const auto records = SomeRecords();
  std::string bytes = Repository(records, true);
  const std::size_t at = bytes.find("just so");
  bytes[at] = 'J';
  const Everything all = ReadBytes(bytes, Format::kAuto);
  EXPECT_EQ(all.posts.size(), 4u);
  ASSERT_EQ(all.errors.size(), 1u) << all.transcript;
  EXPECT_THAT(all.errors[0].message, HasSubstr("not those that its CID names"));
  EXPECT_LT(all.errors[0].byte, static_cast<std::int64_t>(at));
  EXPECT_EQ(all.errors[0].line, 0);

  const auto one = [](const std::string& block) {
    return ReadBytes(cbor::CarHeader(Cid("x")) + block + Block(PostRecord("good")), Format::kAuto).transcript;
  };
  EXPECT_THAT(one(cbor::Section("\x12\x20" + std::string(40, 'x'))), HasSubstr("unknown kind"));
  EXPECT_THAT(one(Block(Record("app.bsky.feed.post", {}))), HasSubstr("text must be a string"));
  EXPECT_THAT(one(Block(PostRecord("x", {{"createdAt", Text("now")}}))), HasSubstr("createdAt is wrong"));
  EXPECT_THAT(one(Block("\xA1\x61")), HasSubstr("bad DAG-CBOR: cut off"));
  for (const std::string& broken : {cbor::Section("\x12\x20" + std::string(40, 'x')), Block("\xA1\x61")}) {
    EXPECT_THAT(one(broken), HasSubstr("|good|")) << "the one behind it is read";
  }
  EXPECT_THAT(one(std::string(1, '\0')), HasSubstr("no block begins here"));
  EXPECT_THAT(one(cbor::Varint(std::uint64_t{1} << 40)), HasSubstr("longer than 16 MiB"));
  EXPECT_THAT(ReadBytes("hello", Format::kBluesky).transcript, HasSubstr("the file ends inside a block"));
  EXPECT_THAT(ReadBytes(cbor::Section(Map({{"version", Int(2)}})), Format::kBluesky).transcript,
              HasSubstr("no header of a CAR"));
}

TEST(Bluesky, CutOffAnywhereKeepsWhatCameBefore) {
  const std::string bytes = Repository(SomeRecords(), true);
  const Everything whole = ReadBytes(bytes, Format::kBluesky);
  std::size_t most = 0;
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const Everything all = ReadBytes(bytes.substr(0, size), Format::kBluesky);
    ASSERT_GE(all.posts.size(), most);
    ASSERT_LE(all.errors.size(), 1u);
    for (std::size_t i = 0; i < all.posts.size(); ++i) ASSERT_EQ(all.posts[i].id, whole.posts[i].id);
    most = all.posts.size();
  }
  EXPECT_EQ(most, 4u);
}

TEST(DagCbor, RefusesWhatIsNotStrict) {
  const auto problem = [](const std::string& bytes) {
    Cbor value;
    CborFault fault;
    return ParseDagCbor(bytes, &value, &fault) ? std::string() : std::string(fault.message);
  };
  using namespace std::string_literals;
  EXPECT_EQ(problem(Map({{"a", Array({Int(1), Null(), Text("x"), Bytes("y"), Link("z")})}})), "");
  EXPECT_EQ(problem("\x20"), "") << "-1";
  EXPECT_EQ(problem("\xF4"), "");
  EXPECT_EQ(problem("\xFB"s + std::string(8, '\1')), "");
  EXPECT_EQ(problem(""), "cut off");
  EXPECT_EQ(problem("\x18\x17"), "a number in a longer form than it needs");
  EXPECT_EQ(problem("\x19\x00\xFF"s), "a number in a longer form than it needs");
  EXPECT_EQ(problem("\x9F\xFF"), "a length that is not given");
  EXPECT_EQ(problem("\xA1\x01\x01"), "a key that is no text");
  EXPECT_EQ(problem("\xA2\x61\x62\x01\x61\x61\x01"), "keys out of order");
  EXPECT_EQ(problem("\xA2\x61\x61\x01\x61\x61\x01"), "keys out of order") << "twice";
  EXPECT_EQ(problem("\xC1\x01"), "an unknown tag");
  EXPECT_EQ(problem("\xD8\x2A\x41\x01"), "a link that is no CID");
  EXPECT_EQ(problem("\xF9\x3C\x00"s), "no value begins so");
  EXPECT_EQ(problem("\x01\x01"), "bytes behind the end of the record");
  EXPECT_EQ(problem("\x9B" + std::string(8, '\x7F')), "cut off");
  EXPECT_EQ(problem("\x1B" + std::string(8, '\xFF')), "a number too large");
  EXPECT_EQ(problem(std::string(100, '\x81')), "nested too deeply");
  EXPECT_EQ(problem(Array(std::vector<std::string>(65'535, Null()))), "");
  EXPECT_EQ(problem(Array(std::vector<std::string>(65'536, Null()))), "too many items");
}

TEST(Bluesky, KeysThatGrowFromEntryToEntryEndTheirNode) {
  const std::string post = PostRecord("kept");
  const auto entry = [](std::uint64_t shared, const std::string& key, const std::string& data) {
    return Map({{"p", Int(shared)}, {"k", Bytes(key)}, {"v", Link(Cid(data))}, {"t", Null()}});
  };
  const std::string long_key = "app.bsky.feed.post/" + std::string(1100, 'k');
  RepositoryIndex index;
  const auto add = [&](const std::vector<std::string>& entries) {
    const std::string node = Map({{"l", Null()}, {"e", Array(entries)}});
    Cbor value;
    CborFault fault;
    ASSERT_TRUE(ParseDagCbor(node, &value, &fault)) << fault.message;
    EXPECT_TRUE(index.Add(value));
  };
  add({entry(0, "app.bsky.feed.post/3ka", "a"), entry(0, long_key, "b"), entry(19, "3kc", "c")});
  add({entry(0, "app.bsky.feed.post/3kd", "d")});
  EXPECT_EQ(index.KeyOf(Cid("a")), "app.bsky.feed.post/3ka");
  EXPECT_EQ(index.KeyOf(Cid("b")), "");
  EXPECT_EQ(index.KeyOf(Cid("c")), "");
  EXPECT_EQ(index.KeyOf(Cid("d")), "app.bsky.feed.post/3kd");
}

}  // namespace
}  // namespace metier::archive
