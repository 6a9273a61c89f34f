// Figures as all sinks give them.

#ifndef METIER_SRC_SINK_NUMBER_H_
#define METIER_SRC_SINK_NUMBER_H_

#include <string>

namespace metier::sink {

// Confidences are written to four decimals: more would claim more than calibration can know. `explain` writes every
// digit.
inline constexpr int kDecimals = 4;

// "0.9300"; "null" where it is not finite.
std::string Decimal(double value);

// The double that Decimal's text reads as, so that sinks of numbers and sinks of text agree.
double RoundedAsDecimal(double value);

}  // namespace metier::sink

#endif  // METIER_SRC_SINK_NUMBER_H_
