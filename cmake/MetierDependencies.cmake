# Everything from outside, found once. Debian 12 ships RE2, ICU and fastText with pkg-config files only, and CLD2 with neither.

# All are GLOBAL, so that a project that has Metier as a subdirectory can link with it.

find_package(PkgConfig REQUIRED)
pkg_check_modules(ICU REQUIRED IMPORTED_TARGET GLOBAL icu-uc)
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET GLOBAL re2)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET GLOBAL libzstd)
find_package(absl REQUIRED GLOBAL)
find_package(simdjson REQUIRED GLOBAL)
find_package(Threads REQUIRED GLOBAL)
find_package(LibArchive REQUIRED GLOBAL)
find_package(ZLIB REQUIRED GLOBAL)
find_package(LibLZMA REQUIRED GLOBAL)
find_package(BZip2 REQUIRED GLOBAL)
find_package(EXPAT REQUIRED GLOBAL)
find_package(SQLite3 REQUIRED GLOBAL)
find_package(OpenSSL REQUIRED GLOBAL COMPONENTS Crypto)

if(METIER_TOOLS)
  pkg_check_modules(FASTTEXT REQUIRED IMPORTED_TARGET GLOBAL fasttext)
endif()

find_path(CLD2_INCLUDE_DIR cld2/public/compact_lang_det.h REQUIRED)
find_library(CLD2_LIBRARY cld2 REQUIRED)
add_library(metier::cld2 INTERFACE IMPORTED GLOBAL)
target_include_directories(metier::cld2 SYSTEM INTERFACE ${CLD2_INCLUDE_DIR})
target_link_libraries(metier::cld2 INTERFACE ${CLD2_LIBRARY})

if(METIER_TESTING)
  find_package(GTest REQUIRED)
endif()
if(METIER_BENCHMARKS)
  find_package(benchmark REQUIRED)
endif()
