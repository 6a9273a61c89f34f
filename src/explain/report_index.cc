#include "explain/report_index.h"

#include <algorithm>
#include <utility>

#include "base/checksum.h"
#include "explain/provenance.h"
#include "explain/wording.h"
#include "sink/html.h"
#include "sink/html_table.h"

namespace metier::explain {
namespace {

constexpr std::size_t kLongestPrefix = 40;

}  // namespace

std::string FileNames::Next(std::string_view user) {
  std::string prefix;
  for (const char c : user.substr(0, kLongestPrefix)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    const bool capital = c >= 'A' && c <= 'Z';
    prefix.push_back(plain ? c : capital ? static_cast<char>(c - 'A' + 'a') : '_');
  }
  const std::string stem = prefix + "-" + base::ChecksumText(base::Checksum(user));
  std::string name = stem + ".html";
  for (int again = 2; !taken_.insert(name).second; ++again) name = stem + "-" + std::to_string(again) + ".html";
  return name;
}

IndexEntry EntryOf(const PersonAudit& person, std::string file) {
  IndexEntry entry;
  entry.user = person.user;
  entry.file = std::move(file);
  entry.posts = person.records;
  for (const TopicAudit& topic : person.topics) {
    if (topic.listed()) entry.topics.push_back(topic.name + (topic.band == "expertise" ? " (expertise)" : ""));
    if (topic.status == "held_back") ++entry.held_back;
  }
  return entry;
}

std::string IndexPage(const std::vector<IndexEntry>& people, const Provenance& provenance) {
  std::string page;
  sink::HtmlWriter html(&page);
  sink::BeginPage("Metier: what people are about", &html);
  html.Element("h1", "What people are about");
  html.Element("p", std::to_string(people.size()) + (people.size() == 1 ? " person" : " people") +
                        ", in the order of their names. There is no ranking of people: each page says what one person "
                        "returns to, and why.");
  sink::OpenTable("People and their topics, each surest first",
                  {{"Person"}, {"Topics"}, {"Held back", true}, {"Posts", true}}, &html);
  for (const IndexEntry& person : people) {
    html.Open("tr")
        .Open("th", {{"scope", "row"}})
        .Open("a", {{"href", person.file}})
        .Element("bdi", person.user)
        .Close()
        .Close();
    std::string topics;
    for (const std::string& topic : person.topics) topics += (topics.empty() ? "" : ", ") + topic;
    html.Element("td", topics.empty() ? "none" : topics, {{"class", topics.empty() ? "quiet" : "name"}});
    sink::WriteNumber(std::to_string(person.held_back), &html);
    sink::WriteNumber(std::to_string(person.posts), &html);
    html.Close();
  }
  sink::CloseTable(&html);
  html.Open("footer").Element("p", ProvenanceText(provenance) + ".", {{"class", "quiet"}}).Close();
  html.CloseAll();
  return page;
}

}  // namespace metier::explain
