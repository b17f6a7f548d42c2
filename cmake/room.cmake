# A room is a folder with sources: one static library, compiled with the project's warnings, that sees
# only the rooms it links. travaux_room(NAME SOURCES ... USES ... PRIVATE_USES ...)
option(TRAVAUX_WERROR "Treat warnings as errors" OFF)

add_library(travaux_warnings INTERFACE)
target_compile_options(travaux_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  # GCC 12 sees both in its own optimised std::string and std::optional (GCC bugs 105651, 80635).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict -Wno-maybe-uninitialized>
  $<$<BOOL:${TRAVAUX_WERROR}>:-Werror>)

function(travaux_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;USES;PRIVATE_USES" ${ARGN})
  add_library(${name} STATIC ${ROOM_SOURCES})
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} PUBLIC ${ROOM_USES} PRIVATE ${ROOM_PRIVATE_USES} travaux_warnings)
endfunction()
