#!/bin/sh
# Sees to what the browser tests need from the system: a browser (CHROMIUM names one, or one of the usual names is found), and the
# libraries that Playwright's driver is linked with, which a slim machine lacks. What is missing comes from Debian's packages.
set -eu
has_browser() {
    for name in ${CHROMIUM:+"$CHROMIUM"} chromium chromium-browser google-chrome; do
        if command -v "$name" >/dev/null 2>&1; then
            return 0
        fi
    done
    return 1
}
has_driver() { .venv/bin/python -m playwright --version >/dev/null 2>&1; }

packages=""
has_browser || packages="chromium fonts-dejavu-core"
has_driver || packages="$packages libatomic1 libstdc++6"
[ "${FULL:-}" != 1 ] || command -v npm >/dev/null 2>&1 || packages="$packages npm" # the full tests run a checker of HTML from there
if [ -z "$packages" ]; then
    exit 0
fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "The browser tests need more than this machine has. On Debian: sudo apt-get install $packages. Another browser: set CHROMIUM to its path." >&2
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
# shellcheck disable=SC2086 # the packages are words on purpose
if apt-get update -qq >"$log" 2>&1 </dev/null \
    && apt-get install -y -qq --no-install-recommends $packages >>"$log" 2>&1 </dev/null; then
    rm -f "$log"
    echo "Installed with apt-get for the browser tests: $(echo $packages)."
else
    cat "$log" >&2
    rm -f "$log"
    echo "apt-get could not install $packages." >&2
    exit 1
fi
