# Everything from outside, found once. Debian 12 ships RE2, ICU and fastText with pkg-config files only, and CLD2 with neither.

find_package(PkgConfig REQUIRED)
pkg_check_modules(ICU REQUIRED IMPORTED_TARGET icu-uc)
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(FASTTEXT REQUIRED IMPORTED_TARGET fasttext)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)
find_package(absl REQUIRED)
find_package(simdjson REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(Threads REQUIRED)

find_path(CLD2_INCLUDE_DIR cld2/public/compact_lang_det.h REQUIRED)
find_library(CLD2_LIBRARY cld2 REQUIRED)
add_library(metier_cld2 INTERFACE)
target_include_directories(metier_cld2 SYSTEM INTERFACE ${CLD2_INCLUDE_DIR})
target_link_libraries(metier_cld2 INTERFACE ${CLD2_LIBRARY})

if(METIER_TESTING)
  find_package(GTest REQUIRED)
endif()
if(METIER_BENCHMARKS)
  find_package(benchmark REQUIRED)
endif()
