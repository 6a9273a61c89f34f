# How every target of Metier is compiled, and the two functions that declare them.

include(GNUInstallDirs)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
set(METIER_LIBRARY_DIRECTORY ${PROJECT_BINARY_DIR}/lib)

add_library(metier_flags INTERFACE)
target_compile_options(metier_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor
  # GCC 12 sees overlaps in std::string's operator+ that are not there (GCC bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  $<$<BOOL:${METIER_WERROR}>:-Werror>
  # The same bits on every CPU: a compiler may not fuse a*b+c where the hardware happens to offer it.
  -ffp-contract=off)
if(METIER_SANITIZE)
  target_compile_options(metier_flags INTERFACE
    -fsanitize=${METIER_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer -O1 -g)
  target_link_options(metier_flags INTERFACE -fsanitize=${METIER_SANITIZE})
endif()
if(METIER_FUZZERS)
  # A fuzzer finds its way by what it covers, so the layers must say what is covered, and not its own file alone.
  target_compile_options(metier_flags INTERFACE -fsanitize=fuzzer-no-link)
  target_link_options(metier_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

# metier_layer(<name> SOURCES <file>... [USES <layer>...] [LIBRARIES <target>...])
# One layer of the house: a static library that can link, and so use, only the layers below it that it names.
function(metier_layer name)
  cmake_parse_arguments(LAYER "" "" "SOURCES;USES;LIBRARIES" ${ARGN})
  add_library(metier_${name} STATIC ${LAYER_SOURCES})
  target_include_directories(metier_${name} PUBLIC ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR}/src)
  list(TRANSFORM LAYER_USES PREPEND metier_)
  target_link_libraries(metier_${name} PUBLIC ${LAYER_USES} ${LAYER_LIBRARIES} PRIVATE metier_flags)
  set_property(GLOBAL PROPERTY METIER_LIBRARIES_OF_${name} ${LAYER_LIBRARIES})
endfunction()

# metier_library(<name> SHARED|STATIC LAYERS <layer>...)
# The library that is installed: one file with the objects of these layers.
function(metier_library name type)
  cmake_parse_arguments(LIBRARY "" "" "LAYERS" ${ARGN})
  set(objects ${LIBRARY_LAYERS})
  list(TRANSFORM objects PREPEND "$<TARGET_OBJECTS:metier_")
  list(TRANSFORM objects APPEND ">")
  add_library(${name} ${type} ${objects})
  target_include_directories(${name} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  target_compile_features(${name} PUBLIC cxx_std_20)
  foreach(layer ${LIBRARY_LAYERS})
    get_property(outside GLOBAL PROPERTY METIER_LIBRARIES_OF_${layer})
    list(APPEND libraries ${outside})
  endforeach()
  list(REMOVE_DUPLICATES libraries)
  target_link_libraries(${name} PUBLIC absl::status absl::statusor PRIVATE ${libraries} Threads::Threads)
  set_target_properties(${name} PROPERTIES
    OUTPUT_NAME metier LINKER_LANGUAGE CXX
    ARCHIVE_OUTPUT_DIRECTORY ${METIER_LIBRARY_DIRECTORY} LIBRARY_OUTPUT_DIRECTORY ${METIER_LIBRARY_DIRECTORY})
  if(METIER_SANITIZE)
    target_link_options(${name} PRIVATE -fsanitize=${METIER_SANITIZE})
  endif()
endfunction()

# metier_test(<name> SOURCES <file>... USES <layer>... [LABELS <label>...])
# One GoogleTest binary. It runs in the source tree's root; METIER_SOURCE_DIR and METIER_DATA_DIR name the tree and the data.
function(metier_test name)
  cmake_parse_arguments(TEST "" "TIMEOUT" "SOURCES;USES;LIBRARIES;LABELS" ${ARGN})
  add_executable(${name} ${TEST_SOURCES})
  list(TRANSFORM TEST_USES PREPEND metier_)
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} PRIVATE ${TEST_USES} ${TEST_LIBRARIES} metier_flags GTest::gmock GTest::gtest_main)
  target_compile_definitions(${name} PRIVATE
    METIER_SOURCE_DIR="${PROJECT_SOURCE_DIR}" METIER_DATA_DIR="${PROJECT_SOURCE_DIR}/models"
    METIER_BINARY_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  if(NOT TEST_TIMEOUT)
    set(TEST_TIMEOUT 300)
  endif()
  set_tests_properties(${name} PROPERTIES LABELS "${TEST_LABELS}" TIMEOUT ${TEST_TIMEOUT})
endfunction()

# metier_fuzzer(<name> SOURCE <file>... USES <layer>...)
function(metier_fuzzer name)
  if(NOT METIER_FUZZERS)
    return()
  endif()
  cmake_parse_arguments(FUZZ "" "" "SOURCE;USES" ${ARGN})
  add_executable(${name} ${FUZZ_SOURCE})
  list(TRANSFORM FUZZ_USES PREPEND metier_)
  target_link_libraries(${name} PRIVATE ${FUZZ_USES} metier_flags)
  target_link_options(${name} PRIVATE -fsanitize=fuzzer)
endfunction()
