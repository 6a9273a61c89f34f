#include "archive/threads.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <system_error>

namespace metier::archive {
namespace {

std::optional<std::uint64_t> ParseId(std::string_view text) {
  std::uint64_t id = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), id);
  if (error != std::errc() || rest != text.data() + text.size()) return std::nullopt;
  return id;
}

}  // namespace

void Threads::AddReply(std::string_view id, std::string_view parent) {
  const auto child = ParseId(id);
  const auto above = ParseId(parent);
  if (child && above) replies_.push_back({*child, *above});
}

void Threads::Finish() {
  // What is replied to is older, and ids on X grow with time. Whatever says otherwise could close a circle.
  std::erase_if(replies_, [](const Reply& reply) { return reply.parent >= reply.id; });
  std::sort(replies_.begin(), replies_.end(),
            [](const Reply& a, const Reply& b) { return a.id != b.id ? a.id < b.id : a.parent < b.parent; });
  // Parents come before their replies, so one pass leads every reply straight to its root.
  for (Reply& reply : replies_) {
    if (const Reply* above = Find(reply.parent)) reply.parent = above->parent;
  }
}

std::string Threads::Root(std::string_view id) const {
  const auto number = ParseId(id);
  const Reply* const reply = number ? Find(*number) : nullptr;
  return reply == nullptr ? std::string(id) : std::to_string(reply->parent);
}

const Threads::Reply* Threads::Find(std::uint64_t id) const {
  const auto found = std::lower_bound(replies_.begin(), replies_.end(), id,
                                      [](const Reply& reply, std::uint64_t wanted) { return reply.id < wanted; });
  return found != replies_.end() && found->id == id ? &*found : nullptr;
}

}  // namespace metier::archive
