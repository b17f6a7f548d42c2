# Every library the project stands on, each as one target whatever Debian release ships it.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n data)
pkg_check_modules(xapian REQUIRED IMPORTED_TARGET xapian-core)
pkg_check_modules(poppler REQUIRED IMPORTED_TARGET poppler-cpp)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)

# Debian's libcmark-gfm, libcld2 and CLI11 ship neither pkg-config nor CMake files everywhere.
function(travaux_library target header)
  find_path(${target}_INCLUDE ${header} REQUIRED)
  add_library(${target} INTERFACE)
  target_include_directories(${target} SYSTEM INTERFACE ${${target}_INCLUDE})
  foreach(name IN LISTS ARGN)
    find_library(${target}_${name} ${name} REQUIRED)
    target_link_libraries(${target} INTERFACE ${${target}_${name}})
  endforeach()
endfunction()

travaux_library(travaux_cli11 CLI/CLI.hpp)
travaux_library(travaux_cmark cmark-gfm.h cmark-gfm cmark-gfm-extensions)
travaux_library(travaux_cld2 cld2/public/compact_lang_det.h cld2)
# Debian 13's yaml-cpp exports a namespaced target, Debian 12's does not.
add_library(travaux_yaml INTERFACE)
target_link_libraries(travaux_yaml INTERFACE $<IF:$<TARGET_EXISTS:yaml-cpp::yaml-cpp>,yaml-cpp::yaml-cpp,yaml-cpp>)
