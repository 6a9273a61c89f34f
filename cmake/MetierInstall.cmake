# cmake --install: the library, its headers, its data, the program; metier-config.cmake and metier.pc for those who link.
# Components: library, data, tools, development.

include(CMakePackageConfigHelpers)
set(METIER_PACKAGE_DIRECTORY ${CMAKE_INSTALL_LIBDIR}/cmake/metier)

install(TARGETS metier_shared EXPORT metier-shared
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT library NAMELINK_COMPONENT development)
install(TARGETS metier_static EXPORT metier-static
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/metier DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development
  FILES_MATCHING PATTERN "*.h")
# libmetier.so looks for its data relative to itself (src/engine/shipped_data.cc), so it goes to share/ whatever DATADIR is.
install(DIRECTORY ${PROJECT_SOURCE_DIR}/models/ DESTINATION share/metier COMPONENT data
  FILES_MATCHING PATTERN "*.txt" PATTERN "*.metier")
install(FILES ${PROJECT_BINARY_DIR}/share/metier/knowledge.metier DESTINATION share/metier COMPONENT data)

foreach(kind shared static)
  install(EXPORT metier-${kind} NAMESPACE metier:: FILE metier-${kind}.cmake
    DESTINATION ${METIER_PACKAGE_DIRECTORY} COMPONENT development)
endforeach()
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/metier-config.cmake.in
  ${PROJECT_BINARY_DIR}/metier-config.cmake INSTALL_DESTINATION ${METIER_PACKAGE_DIRECTORY})
# Until 1.0 a minor version may break programs.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/metier-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/metier-config.cmake ${PROJECT_BINARY_DIR}/metier-config-version.cmake
  DESTINATION ${METIER_PACKAGE_DIRECTORY} COMPONENT development)
# Relative, so that an installed tree can be moved.
file(RELATIVE_PATH METIER_PREFIX_FROM_PC
  ${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
configure_file(${CMAKE_CURRENT_LIST_DIR}/metier.pc.in ${PROJECT_BINARY_DIR}/metier.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/metier.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)

if(METIER_TOOLS)
  install(TARGETS metier RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT tools)
  install(FILES ${PROJECT_BINARY_DIR}/share/man/metier.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT tools)
  install(FILES ${PROJECT_BINARY_DIR}/share/bash-completion/metier
    DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT tools)
endif()
