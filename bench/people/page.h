// The report as one page: no network, no script, light and dark.

#ifndef METIER_BENCH_PEOPLE_PAGE_H_
#define METIER_BENCH_PEOPLE_PAGE_H_

#include <string>
#include <string_view>

#include "bench/people/measures.h"

namespace metier::people {

// `setting` says in one line how the run was made; `errors` is shown as it stands, in a fixed pitch.
std::string ReportPage(const Measures& measures, std::string_view setting, std::string_view errors);

}  // namespace metier::people

#endif  // METIER_BENCH_PEOPLE_PAGE_H_
