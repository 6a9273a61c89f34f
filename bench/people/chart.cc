#include "bench/people/chart.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"

namespace metier::people {
namespace {

constexpr double kLeft = 58;
constexpr double kTop = 16;
constexpr double kWidth = 400;
constexpr double kHeight = 240;

}  // namespace

std::string EscapedHtml(std::string_view text) {
  return absl::StrReplaceAll(std::string(text),
                             {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&#39;"}});
}

Chart::Chart(std::string_view title, std::string_view x_label, std::string_view y_label, double low, double high)
    : title_(title), low_(low), high_(high) {
  for (int i = 0; i <= 5; ++i) {
    const double y = i / 5.0;
    absl::StrAppendFormat(&body_, "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>", kLeft,
                          kLeft + kWidth, Y(y), Y(y));
    absl::StrAppendFormat(&body_, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%.1f</text>", kLeft - 6, Y(y) + 4,
                          y);
  }
  absl::StrAppendFormat(&body_, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>", kLeft + kWidth / 2,
                        kTop + kHeight + 38, EscapedHtml(x_label));
  absl::StrAppendFormat(&body_, "<text transform=\"translate(14 %.1f) rotate(-90)\" text-anchor=\"middle\">%s</text>",
                        kTop + kHeight / 2, EscapedHtml(y_label));
}

double Chart::X(double x) const { return kLeft + kWidth * (x - low_) / (high_ - low_); }
double Chart::Y(double y) { return kTop + kHeight * (1 - y); }

void Chart::Tick(double x, std::string_view label) {
  absl::StrAppendFormat(&body_, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>", X(x),
                        kTop + kHeight + 18, EscapedHtml(label));
}

void Chart::Line(const std::vector<std::pair<double, double>>& points, int series) {
  absl::StrAppend(&body_, "<polyline class=\"line s", series, "\" points=\"");
  for (const auto& [x, y] : points) absl::StrAppendFormat(&body_, "%.1f,%.1f ", X(x), Y(y));
  body_ += "\"/>";
}

void Chart::Dot(double x, double y, int series, std::string_view note) {
  absl::StrAppendFormat(&body_, "<circle class=\"s%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"><title>%s</title></circle>",
                        series, X(x), Y(y), EscapedHtml(note));
}

void Chart::Bar(double x, double bottom, double top, double width, int series, std::string_view note) {
  const double wide = X(x + width / 2) - X(x - width / 2);
  absl::StrAppendFormat(
      &body_, "<rect class=\"s%d\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>%s</title></rect>",
      series, X(x - width / 2), Y(top), wide, Y(bottom) - Y(top), EscapedHtml(note));
}

void Chart::Diagonal() {
  absl::StrAppendFormat(&body_, "<line class=\"guide\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", X(0), Y(0),
                        X(1), Y(1));
}

void Chart::Legend(const std::vector<std::string>& names, bool low) {
  double y = low ? kTop + kHeight - 10 - 18 * static_cast<double>(names.size() - 1) : kTop + 14;
  for (std::size_t i = 0; i < names.size(); ++i, y += 18) {
    absl::StrAppendFormat(&body_, "<circle class=\"s%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>", i, kLeft + 14, y - 4);
    absl::StrAppendFormat(&body_, "<text x=\"%.1f\" y=\"%.1f\">%s</text>", kLeft + 24, y, EscapedHtml(names[i]));
  }
}

std::string Chart::Svg() const {
  return absl::StrFormat(
      "<figure><svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s\">%s</svg>"
      "<figcaption>%s</figcaption></figure>\n",
      kLeft + kWidth + 16, kTop + kHeight + 46, EscapedHtml(title_), body_, EscapedHtml(title_));
}

}  // namespace metier::people
