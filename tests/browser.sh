#!/bin/sh
# Makes sure that the page tests find a real browser: Debian's Chromium where there is apt, else Playwright's own.
set -e
for name in chromium chromium-browser google-chrome; do
  command -v "$name" >/dev/null 2>&1 && exit 0
done
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "installing Chromium for the page tests (apt-get)" >&2
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null && exit 0
fi
echo "installing Chromium for the page tests (playwright)" >&2
.venv/bin/python -m playwright install chromium && exit 0
echo "No browser could be installed: install Chromium by hand, or set HABEAS_WITHOUT_BROWSER=1 to skip the page tests." >&2
exit 1
