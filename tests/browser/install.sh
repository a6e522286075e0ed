#!/bin/sh
# Sees to a browser for the tests: CHROMIUM names one, or one of the usual names is found, or Debian's package is installed.
set -eu
for name in ${CHROMIUM:+"$CHROMIUM"} chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then
        exit 0
    fi
done
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "The browser tests need Chromium. On Debian: sudo apt-get install chromium fonts-dejavu-core. Or set CHROMIUM to the path of one." >&2
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
if apt-get update -qq >"$log" 2>&1 </dev/null \
    && apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >>"$log" 2>&1 </dev/null; then
    rm -f "$log"
    echo "Installed chromium and fonts-dejavu-core with apt-get for the browser tests."
else
    cat "$log" >&2
    rm -f "$log"
    echo "apt-get could not install chromium." >&2
    exit 1
fi
