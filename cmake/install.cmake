# Programs, data tables, man pages, shell completion and documents in their usual places.
install(TARGETS travaux travaux-index travaux-serve RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(CODE "execute_process(COMMAND ${PROJECT_SOURCE_DIR}/cmake/in_large_pieces.sh \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_BINDIR}/travaux\" COMMAND_ERROR_IS_FATAL ANY)")
install(DIRECTORY schema/data/ DESTINATION ${CMAKE_INSTALL_DATADIR}/travaux FILES_MATCHING PATTERN "*.tsv" PATTERN "*.txt")
install(DIRECTORY ${PROJECT_BINARY_DIR}/derived DESTINATION ${CMAKE_INSTALL_DATADIR}/travaux)  # behind what it is made of: see schema/derived_table.cpp
foreach(page travaux travaux-cite travaux-commitments travaux-explain travaux-facets travaux-fields travaux-history travaux-index travaux-precedent travaux-search travaux-serve travaux-show travaux-similar travaux-status travaux-terms travaux-trace travaux-verify)
  install(FILES docs/man/${page}.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
endforeach()
install(FILES docs/man/travaux-query.7 DESTINATION ${CMAKE_INSTALL_MANDIR}/man7)
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR} FILES_MATCHING PATTERN "*.md" PATTERN "*.json" PATTERN "man" EXCLUDE)
install(FILES README.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})

# The completion scripts are what the built program says of itself.
set(completion_dir ${PROJECT_BINARY_DIR}/completion)
set(completion_files)
foreach(shell bash zsh fish)
  add_custom_command(OUTPUT ${completion_dir}/travaux.${shell}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${completion_dir}
    COMMAND travaux completion ${shell} > ${completion_dir}/travaux.${shell}
    DEPENDS travaux VERBATIM)
  list(APPEND completion_files ${completion_dir}/travaux.${shell})
endforeach()
add_custom_target(completion ALL DEPENDS ${completion_files})
install(FILES ${completion_dir}/travaux.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME travaux)
install(FILES ${completion_dir}/travaux.zsh DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions RENAME _travaux)
install(FILES ${completion_dir}/travaux.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
