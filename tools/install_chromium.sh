#!/usr/bin/env bash
# Install Chromium for `make browser` where there is none and it can be done: on Debian, as root or
# with sudo. Anywhere else say what to install. Nothing is done where there is one already.
set -euo pipefail

if [[ -n ${CERP_CHROMIUM:-} ]]; then
    if [[ ! -x $CERP_CHROMIUM ]]; then
        echo "CERP_CHROMIUM names no program: $CERP_CHROMIUM" >&2
        exit 1
    fi
    exit 0
fi
for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null; then
        exit 0
    fi
done

as_root=()
if ((EUID != 0)); then
    as_root=(sudo --non-interactive)
fi
if ! command -v apt-get >/dev/null || ! grep -qx 'ID=debian' /etc/os-release ||
    ! "${as_root[@]}" true 2>/dev/null; then
    echo "The browser tests need Chromium or Chrome: install one, or name it by CERP_CHROMIUM." >&2
    exit 1
fi
echo "There is no Chromium: installing Debian's package by apt-get."
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update --quiet
"${as_root[@]}" apt-get install --yes --quiet --no-install-recommends \
    chromium fonts-dejavu-core
