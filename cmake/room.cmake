# A room is a folder with sources: one static library, compiled with the project's warnings, that sees
# only the rooms it links. travaux_room(NAME SOURCES ... USES ... PRIVATE_USES ...)
option(TRAVAUX_WERROR "Treat warnings as errors" OFF)

add_library(travaux_warnings INTERFACE)
target_compile_options(travaux_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  # GCC 12 sees both in its own optimised std::string and std::optional (GCC bugs 105651, 80635).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict -Wno-maybe-uninitialized>
  $<$<BOOL:${TRAVAUX_WERROR}>:-Werror>)

# The headers that most sources begin with take a quarter of all compiling. Off by default: ccache does not look behind them, and a source that
# forgets an include would go unseen.
option(TRAVAUX_PRECOMPILED "Precompile the headers of the standard library, Xapian and Catch2" OFF)
function(travaux_precompiled name)
  if(NOT TRAVAUX_PRECOMPILED)
    return()
  endif()
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp CONTENT "")
  add_library(${name} OBJECT ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
  target_link_libraries(${name} PRIVATE PkgConfig::xapian travaux_warnings ${ARGN})  # the compiler takes them with the same options only
  target_precompile_headers(${name} PRIVATE
    <algorithm> <array> <chrono> <cstdint> <filesystem> <fstream> <functional> <map> <memory> <optional> <set> <span> <sstream> <string>
    <string_view> <unordered_map> <vector> <xapian.h>)
endfunction()
travaux_precompiled(travaux_headers)
set(TRAVAUX_HEADERS travaux_headers)  # which rooms and tests take; a folder of other compiler options has its own

function(travaux_use_headers name)
  if(TRAVAUX_PRECOMPILED)
    target_precompile_headers(${name} REUSE_FROM ${TRAVAUX_HEADERS})
  endif()
endfunction()

function(travaux_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;USES;PRIVATE_USES" ${ARGN})
  add_library(${name} STATIC ${ROOM_SOURCES})
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} PUBLIC ${ROOM_USES} PRIVATE ${ROOM_PRIVATE_USES} travaux_warnings)
  travaux_use_headers(${name})
endfunction()
