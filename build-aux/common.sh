# SPDX-License-Identifier: EUPL-1.2
# shellcheck shell=bash
# What run, test and screenshots share: packages, locale, build. Sourced from bash, from anywhere;
# afterwards the working folder is the top of the tree.
set -euo pipefail

called_from=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build_dir=${BUILD_DIR:-build}
packages_came=
case $build_dir in
  /*) ;;
  *) build_dir=$PWD/$build_dir ;;
esac

# All names exist in Debian 12 and 13 alike.
build_packages=(
  meson ninja-build gcc libc6-dev pkg-config gettext libxml2-utils json-glib-tools
  libgtk-4-dev libadwaita-1-dev libxlsxwriter-dev libjson-glib-dev libsqlite3-dev libminizip-dev
  libexpat1-dev libsodium-dev libcairo2-dev libpango1.0-dev libglib2.0-bin desktop-file-utils
  # What the windows look for when they run.
  adwaita-icon-theme librsvg2-common shared-mime-info fonts-cantarell
)
display_packages=(xvfb xauth dbus locales)
test_packages=(
  at-spi2-core python3 python3-gi gir1.2-atspi-2.0 python3-openpyxl
  # The keys of the end-to-end tests, and what reads their PDF.
  xdotool x11-xkb-utils poppler-utils
  appstream
)
picture_packages=(xdotool x11-xkb-utils x11-xserver-utils imagemagick)

say () {
  printf '%s\n' "$*" >&2
}

die () {
  say "$(basename "$0"): $*"
  exit 1
}

# Runs a command as root: directly, or through sudo.
as_root () {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo -- "$@"
  fi
}

# need_root WHAT: stops with a message when nobody can do WHAT.
need_root () {
  if [ "$(id -u)" -ne 0 ] && ! command -v sudo > /dev/null; then
    die "$1 Run this as root, or install sudo."
  fi
}

has_package () {
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2> /dev/null)" = installed ]
}

# The spreadsheet program that tests open exports in. Its two forms shut each other out, so the one
# that goes with what is installed.
office_package () {
  if has_package libreoffice-core; then
    echo libreoffice-calc
  else
    echo libreoffice-calc-nogui
  fi
}

# install_packages NAME…: those that are missing, and nothing when none is.
install_packages () {
  local name missing=()
  local -A installed=()

  if ! command -v dpkg-query > /dev/null; then
    say "This is not Debian, so nothing is installed. It takes: $*"
    return
  fi
  while read -r name; do
    installed[$name]=1
  done < <(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2> /dev/null | sed -n 's/ installed$//p')
  for name; do
    [ -n "${installed[$name]:-}" ] || missing+=("$name")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  need_root "These packages are missing: ${missing[*]}."
  say "Installing: ${missing[*]}"
  as_root apt-get -q -o DPkg::Lock::Timeout=120 update \
    || die "apt-get could not read its package lists; is there a network?"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends \
    -o DPkg::Lock::Timeout=300 install "${missing[@]}" \
    || die "apt-get could not install what is missing."
  packages_came=yes
}

has_swedish () {
  locale -a 2> /dev/null | grep -qixE 'sv_SE\.utf-?8'
}

# Swedish dates and numbers are tested, and pictured, in the locale of that name.
make_swedish_locale () {
  if ! has_swedish; then
    need_root "The locale sv_SE.UTF-8 is missing."
    as_root localedef -i sv_SE -f UTF-8 sv_SE.UTF-8 || die "The locale sv_SE.UTF-8 could not be made."
  fi
}

# Builds everything. MESON_ARGS go to the first setup.
build () {
  local meson_args=() quiet=()

  read -r -a meson_args <<< "${MESON_ARGS:-}"
  if [ ! -f "$build_dir/build.ninja" ]; then
    meson setup "$build_dir" "${meson_args[@]}" >&2 || die "The build could not be set up."
  elif [ -n "$packages_came" ]; then
    # Some tests are there only when their program is.
    meson setup --reconfigure "$build_dir" >&2 || die "The build could not be set up."
  fi
  [ -t 2 ] || quiet=(--quiet)
  ninja -C "$build_dir" "${quiet[@]}" >&2 || die "The build failed."
}

# headless SIZE COMMAND…: runs it on a screen and a message bus of its own, away from the user's own
# settings and language.
headless () {
  local size=$1 status=0

  shift
  headless_home=$(mktemp -d)
  trap 'rm -rf "$headless_home"' EXIT
  mkdir -m 700 "$headless_home/run"
  # Without -noreset the server starts over whenever its last window goes.
  env -u WAYLAND_DISPLAY -u LANGUAGE LC_ALL=C.UTF-8 \
    XDG_CONFIG_HOME="$headless_home" XDG_RUNTIME_DIR="$headless_home/run" \
    GDK_BACKEND=x11 GSK_RENDERER=cairo LIBGL_ALWAYS_SOFTWARE=1 \
    xvfb-run -a -s "-screen 0 ${size}x24 -noreset" dbus-run-session -- "$@" || status=$?
  return $status
}
