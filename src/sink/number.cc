#include "sink/number.h"

#include <charconv>

#include "sink/json.h"

namespace metier::sink {

std::string Decimal(double value) {
  std::string text;
  JsonWriter(&text).Rounded(value, kDecimals);
  return text;
}

double RoundedAsDecimal(double value) {
  const std::string text = Decimal(value);
  double rounded = value;
  std::from_chars(text.data(), text.data() + text.size(), rounded);
  return rounded;
}

}  // namespace metier::sink
