#include "base/time.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <optional>

#include "absl/status/status.h"
#include "base/message.h"

namespace metier::base {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// What is left of the text; every function takes from the front what it understands.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}

  bool Done() const { return rest_.empty(); }
  char Peek() const { return rest_.empty() ? '\0' : rest_.front(); }

  bool Take(char c) {
    if (Peek() != c || rest_.empty()) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool Take(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  // Exactly `digits` digits, with a value from `low` to `high`.
  bool TakeNumber(std::size_t digits, int low, int high, int* value) {
    if (rest_.size() < digits || !std::all_of(rest_.begin(), rest_.begin() + digits, IsDigit)) return false;
    std::from_chars(rest_.data(), rest_.data() + digits, *value);
    rest_.remove_prefix(digits);
    return *value >= low && *value <= high;
  }
  // The fraction of a second, which is dropped.
  bool TakeFraction() {
    if (Peek() != '.' && Peek() != ',') return true;
    rest_.remove_prefix(1);
    if (!IsDigit(Peek())) return false;
    while (IsDigit(Peek())) rest_.remove_prefix(1);
    return true;
  }

 private:
  std::string_view rest_;
};

struct Civil {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
  int offset_minutes = 0;
};

std::optional<UnixSeconds> ToUnix(const Civil& civil) {
  const std::chrono::year_month_day date{std::chrono::year{civil.year},
                                         std::chrono::month{static_cast<unsigned>(civil.month)},
                                         std::chrono::day{static_cast<unsigned>(civil.day)}};
  if (!date.ok()) return std::nullopt;
  const std::int64_t days = std::chrono::sys_days{date}.time_since_epoch().count();
  const UnixSeconds time = days * 86400 + civil.hour * 3600 + (civil.minute - civil.offset_minutes) * 60 + civil.second;
  if (time < kEarliestTime || time > kLatestTime) return std::nullopt;
  return time;
}

// "+02:00", "+0200" or "+02".
bool TakeNumericOffset(Cursor* cursor, int* minutes) {
  const bool negative = cursor->Peek() == '-';
  if (!cursor->Take('+') && !cursor->Take('-')) return false;
  int hour = 0;
  int minute = 0;
  if (!cursor->TakeNumber(2, 0, 23, &hour)) return false;
  if (cursor->Take(':') || IsDigit(cursor->Peek())) {
    if (!cursor->TakeNumber(2, 0, 59, &minute)) return false;
  }
  *minutes = (negative ? -1 : 1) * (hour * 60 + minute);
  return true;
}

bool TakeOffset(Cursor* cursor, int* minutes) {
  if (cursor->Take('Z') || cursor->Take('z')) return true;
  while (cursor->Take(' ')) {
  }
  if (cursor->Done() || cursor->Take("UTC") || cursor->Take("GMT")) return true;
  return TakeNumericOffset(cursor, minutes);
}

// "20:19" or "20:19:24.5". Second 60 is a leap second; it counts as the first of the next minute.
bool TakeClock(Cursor* cursor, Civil* civil) {
  if (!cursor->TakeNumber(2, 0, 23, &civil->hour) || !cursor->Take(':')) return false;
  if (!cursor->TakeNumber(2, 0, 59, &civil->minute)) return false;
  if (!cursor->Take(':')) return true;
  return cursor->TakeNumber(2, 0, 60, &civil->second) && cursor->TakeFraction();
}

std::optional<UnixSeconds> ParseIso(std::string_view text) {
  Cursor cursor(text);
  Civil civil;
  if (!cursor.TakeNumber(4, 1, 9999, &civil.year) || !cursor.Take('-')) return std::nullopt;
  if (!cursor.TakeNumber(2, 1, 12, &civil.month) || !cursor.Take('-')) return std::nullopt;
  if (!cursor.TakeNumber(2, 1, 31, &civil.day)) return std::nullopt;
  if (cursor.Done()) return ToUnix(civil);
  if (!cursor.Take('T') && !cursor.Take('t') && !cursor.Take(' ')) return std::nullopt;
  if (!TakeClock(&cursor, &civil) || !TakeOffset(&cursor, &civil.offset_minutes)) return std::nullopt;
  return cursor.Done() ? ToUnix(civil) : std::nullopt;
}

// "Wed Oct 10 20:19:24 +0000 2018"
std::optional<UnixSeconds> ParseTwitter(std::string_view text) {
  Cursor cursor(text);
  Civil civil;
  const auto take_any = [&cursor](const auto& words) {
    const auto found =
        std::find_if(words.begin(), words.end(), [&](std::string_view word) { return cursor.Take(word); });
    return static_cast<int>(found - words.begin());
  };
  if (take_any(kDays) == static_cast<int>(kDays.size()) || !cursor.Take(' ')) return std::nullopt;
  civil.month = take_any(kMonths) + 1;
  if (civil.month > 12 || !cursor.Take(' ')) return std::nullopt;
  if (!cursor.TakeNumber(2, 1, 31, &civil.day) || !cursor.Take(' ')) return std::nullopt;
  if (!TakeClock(&cursor, &civil) || !cursor.Take(' ')) return std::nullopt;
  if (!TakeNumericOffset(&cursor, &civil.offset_minutes) || !cursor.Take(' ')) return std::nullopt;
  if (!cursor.TakeNumber(4, 1, 9999, &civil.year) || !cursor.Done()) return std::nullopt;
  return ToUnix(civil);
}

absl::StatusOr<UnixSeconds> ParseUnix(std::string_view text) {
  UnixSeconds time = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, time);
  if (error == std::errc::invalid_argument) return absl::InvalidArgumentError("");
  bool fraction = false;
  for (const char* c = rest; c != end; ++c) {
    if (c == rest ? *c != '.' : !IsDigit(*c)) return absl::InvalidArgumentError("");
    fraction = fraction || (*c >= '1' && *c <= '9');
  }
  if (fraction && text.front() == '-') --time;  // Downwards, as everywhere.
  if (error == std::errc::result_out_of_range || time < kEarliestTime || time > kLatestTime) {
    return absl::InvalidArgumentError(
        Concat("the time ", Excerpt(text), " is outside the years 0001 to 9999 (is it in milliseconds?)"));
  }
  return time;
}

}  // namespace

absl::StatusOr<UnixSeconds> ParseTime(std::string_view text) {
  const std::string_view given = text;
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  if (const auto time = ParseIso(text)) return *time;
  if (const auto time = ParseTwitter(text)) return *time;
  const auto time = ParseUnix(text);
  if (time.ok() || !time.status().message().empty()) return time;
  return absl::InvalidArgumentError(
      Concat("the time ", Excerpt(given), " is not like 2018-10-10T20:19:24Z, nor Unix seconds"));
}

std::string FormatTime(UnixSeconds time) {
  if (time < kEarliestTime || time > kLatestTime) return "";
  const std::chrono::sys_seconds point{std::chrono::seconds{time}};
  const auto day = std::chrono::floor<std::chrono::days>(point);
  const std::chrono::year_month_day date{day};
  const int clock = static_cast<int>((point - day).count());

  std::string out = "0000-00-00T00:00:00Z";
  const auto put = [&out](std::size_t last, int value) {
    for (; value > 0; value /= 10) out[last--] = static_cast<char>('0' + value % 10);
  };
  put(3, static_cast<int>(date.year()));
  put(6, static_cast<int>(static_cast<unsigned>(date.month())));
  put(9, static_cast<int>(static_cast<unsigned>(date.day())));
  put(12, clock / 3600);
  put(15, clock / 60 % 60);
  put(18, clock % 60);
  return out;
}

}  // namespace metier::base
