# Debian packages by CPack: libmetier0.1, libmetier-dev, metier, metier-data. scripts/package builds and lints them.

set(METIER_MAINTAINER "Metier maintainers <maintainers@metier.invalid>" CACHE STRING "Maintainer of the Debian packages")
set(soname ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
set(package_library libmetier${soname})
set(package_development libmetier-dev)
set(package_tools metier)
set(package_data metier-data)

string(TIMESTAMP METIER_DATE "%a, %d %b %Y %H:%M:%S +0000" UTC)
find_program(GZIP gzip REQUIRED)
foreach(component library development tools data)
  set(METIER_PACKAGE ${package_${component}})
  set(folder ${PROJECT_BINARY_DIR}/debian/${METIER_PACKAGE})
  configure_file(${CMAKE_CURRENT_LIST_DIR}/debian/changelog.in ${folder}/changelog @ONLY)
  execute_process(COMMAND ${GZIP} -9nf ${folder}/changelog COMMAND_ERROR_IS_FATAL ANY)
  install(FILES ${folder}/changelog.gz ${CMAKE_CURRENT_LIST_DIR}/debian/copyright
    DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${METIER_PACKAGE} COMPONENT ${component})
endforeach()
# Debian wants its manual pages compressed.
install(CODE "
  set(page \$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_MANDIR}/man1/metier.1)
  execute_process(COMMAND ${GZIP} -9nf \${page} COMMAND_ERROR_IS_FATAL ANY)" COMPONENT tools)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME metier)
set(CPACK_PACKAGE_CONTACT "${METIER_MAINTAINER}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL library development tools data)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS_POLICY ">=")
set(CPACK_POST_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/debian/without_scripts.cmake)

set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME ${package_library})
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA ${CMAKE_CURRENT_LIST_DIR}/debian/triggers)
set(CPACK_COMPONENT_LIBRARY_DEPENDS data)
set(CPACK_COMPONENT_LIBRARY_DESCRIPTION "topic inference from posts - shared library
Metier reads what people post and says what they are really about: topics for
each post and for each person, with a calibrated confidence and the evidence.

This package has the shared library, for C and C++.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME ${package_development})
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "libabsl-dev, libarchive-dev, libbz2-dev, libcld2-dev, libexpat1-dev, libicu-dev, liblzma-dev, libre2-dev, libsimdjson-dev, libsqlite3-dev, libssl-dev, libzstd-dev, zlib1g-dev")
set(CPACK_COMPONENT_DEVELOPMENT_DEPENDS library)
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "topic inference from posts - development files
Metier reads what people post and says what they are really about: topics for
each post and for each person, with a calibrated confidence and the evidence.

This package has the headers for C and C++, the static library, and the files
for CMake and pkg-config.")

set(CPACK_DEBIAN_TOOLS_PACKAGE_NAME ${package_tools})
set(CPACK_DEBIAN_TOOLS_PACKAGE_SECTION text)
set(CPACK_DEBIAN_TOOLS_PACKAGE_SHLIBDEPS ON)
set(CPACK_COMPONENT_TOOLS_DEPENDS data)
set(CPACK_COMPONENT_TOOLS_DESCRIPTION "topic inference from posts - command line
Metier reads what people post and says what they are really about: topics for
each post and for each person, with a calibrated confidence and the evidence.

This package has the program.")

set(CPACK_DEBIAN_DATA_PACKAGE_NAME ${package_data})
set(CPACK_DEBIAN_DATA_PACKAGE_SECTION text)
set(CPACK_DEBIAN_DATA_PACKAGE_ARCHITECTURE all)
set(CPACK_COMPONENT_DATA_DESCRIPTION "topic inference from posts - English model and lexicon
Metier reads what people post and says what they are really about: topics for
each post and for each person, with a calibrated confidence and the evidence.

This package has the topics, the lexicon and the English model.")

include(CPack)
