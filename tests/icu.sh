#!/bin/sh
# Makes sure that PyICU, which followthemoney reads names with and which has no wheels, can be built.
set -e
command -v g++ >/dev/null 2>&1 && command -v pkg-config >/dev/null 2>&1 && pkg-config --exists icu-i18n && exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "installing what PyICU is built with (apt-get)" >&2
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends g++ pkg-config libicu-dev >/dev/null && exit 0
fi
echo "PyICU cannot be built: install a C++ compiler, pkg-config and the headers of ICU (Debian: g++ pkg-config libicu-dev)." >&2
exit 1
