# shellcheck shell=bash
# Sourced by the scripts beside it, never run: unpacks Debian packages and whatever they need that this system lacks
# into a build folder, and shows processes the way there. Nothing is installed, and root is not needed.
#
# The folder is <repository>/target/peers, or $INSPECTOR_PEERS_DIR:
#   root/       what the packages hold          bin/      wrappers that set the paths
#   apt/        apt's own lists and downloads   stamps/   which sets are complete, and for which system state

peers_source=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
PEERS_DIR=${INSPECTOR_PEERS_DIR:-$(cd "$peers_source/../.." && pwd)/target/peers}
case $PEERS_DIR in /*) ;; *) PEERS_DIR=$PWD/$PEERS_DIR ;; esac
peers_root=$PEERS_DIR/root
peers_dpkg_status=/var/lib/dpkg/status
peers_may_install=${CI:-false}

# Progress and errors go to stderr: stdout belongs to the answer of a script.
say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }
die() { say "$*"; exit 1; }

# Prints the comment at the head of the running script.
usage() { sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "$0"; }

# Asks for the value of an option: need_value --port "$@"
need_value() { [ $# -ge 3 ] || die "$1 needs a value; see --help"; }

# Handles the options that all scripts without arguments share.
plain_options() {
  while [ $# -gt 0 ]; do
    case $1 in
      -h | --help) usage; exit 0 ;;
      --install) peers_may_install=true ;;
      *) die "unknown argument $1; see --help" ;;
    esac
    shift
  done
}

# peers_need SET PACKAGE...: makes the packages available. Quick when they are; one run at a time does the work.
peers_need() {
  local set=$1 stamp state
  shift
  stamp=$PEERS_DIR/stamps/$set
  # What must be unpacked depends on what the system has: a changed package database means looking again.
  state="$* $(cksum "$peers_dpkg_status" 2>/dev/null || true)"
  if [ "$(cat "$stamp" 2>/dev/null)" = "$state" ]; then return 0; fi
  mkdir -p "$PEERS_DIR/stamps" "$PEERS_DIR/bin" "$peers_root" || die "cannot write to $PEERS_DIR"
  (
    flock -w 1200 9 || die "another run has held $PEERS_DIR/lock for 20 minutes"
    if [ "$(cat "$stamp" 2>/dev/null)" = "$state" ]; then exit 0; fi
    if ! peers_unpack "$@"; then
      [ "$peers_may_install" = true ] || die "could not unpack $*. Is Debian's package mirror reachable" \
        "(apt-get update)? As root, $0 --install installs the packages instead"
      peers_install "$@" || die "could not install $* either; the messages of apt-get are above"
      state="$* $(cksum "$peers_dpkg_status")"
    fi
    printf '%s\n' "$state" >"$stamp"
  ) 9>"$PEERS_DIR/lock" || exit 1
}

peers_unpack() {
  local tool
  for tool in apt-get dpkg-deb; do
    command -v "$tool" >/dev/null || { say "$tool is missing: this needs Debian 12 (or put the tools on PATH)"; return 1; }
  done
  peers_apt_state || return 1
  if [ ! -e "$PEERS_DIR/apt/updated" ]; then
    peers_apt_update
  fi
  peers_fetch_and_extract "$@" && return 0
  say "trying once more with fresh package lists"
  peers_apt_update
  peers_fetch_and_extract "$@"
}

# A private apt: our own lists and downloads, the system's sources, keys, proxies and record of installed packages.
peers_apt_state() {
  local apt=$PEERS_DIR/apt list
  mkdir -p "$apt/state/lists/partial" "$apt/cache/archives/partial" "$apt/log" "$apt/unpacked" || return 1
  cat >"$apt/apt.conf" <<END
Dir::State "$apt/state";
Dir::State::status "$peers_dpkg_status";
Dir::Cache "$apt/cache";
Dir::Log "$apt/log";
APT::Sandbox::User "root";
APT::Install-Recommends "false";
APT::Keep-Downloaded-Packages "true";
Acquire::Languages "none";
Acquire::Retries "3";
Acquire::http::Timeout "60";
Binary::apt-get::APT::Keep-Downloaded-Packages "true";
Debug::NoLocking "true";
Dpkg::Use-Pty "false";
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear DPkg::Pre-Install-Pkgs;
#clear DPkg::Pre-Invoke;
#clear DPkg::Post-Invoke;
END
  # The system's lists, where it has some, save a download and work offline.
  for list in /var/lib/apt/lists/*; do
    if [ -f "$list" ] && [ -r "$list" ] && [ "${list##*/}" != lock ] && [ ! -e "$apt/state/lists/${list##*/}" ]; then
      cp -p "$list" "$apt/state/lists/" || return 1
    fi
  done
}

# peers_need_of RELEASE PACKAGE...: unpacks those packages, without what they depend on, as another release of Debian has
# them, into $PEERS_DIR/RELEASE. They come from where the system gets its own. For packages that are Python alone.
peers_need_of() {
  local release=$1 stamp=$PEERS_DIR/stamps/$1
  shift
  if [ "$(cat "$stamp" 2>/dev/null)" = "$*" ]; then return 0; fi
  mkdir -p "$PEERS_DIR/stamps" || die "cannot write to $PEERS_DIR"
  (
    flock -w 1200 9 || die "another run has held $PEERS_DIR/lock for 20 minutes"
    if [ "$(cat "$stamp" 2>/dev/null)" = "$*" ]; then exit 0; fi
    peers_apt_state && peers_unpack_of "$release" "$@" || exit 1
    printf '%s\n' "$*" >"$stamp"
  ) 9>"$PEERS_DIR/lock"
}

peers_unpack_of() {
  local release=$1 apt=$PEERS_DIR/apt-$1 uri deb
  shift
  # shellcheck disable=SC2016 # apt fills it in
  uri=$(peers_apt indextargets --format '$(REPO_URI)' 'Origin: Debian' 'Label: Debian' | sed -n 1p)
  [ -n "$uri" ] || { say "no mirror of Debian is known here"; return 1; }
  rm -rf "$apt" "$PEERS_DIR/$release"
  mkdir -p "$apt/state/lists/partial" "$apt/cache/archives/partial" "$PEERS_DIR/$release" || return 1
  printf 'deb %s %s main\n' "$uri" "$release" >"$apt/sources.list"
  local -a options=(-o "Dir::State=$apt/state" -o "Dir::Cache=$apt/cache" -o "Dir::Etc::SourceList=$apt/sources.list"
    -o Dir::Etc::SourceParts=/dev/null)
  say "fetching $* of $release"
  # A list that cannot be had is but a warning to apt.
  if ! (cd "$apt" && peers_apt "${options[@]}" update && peers_apt "${options[@]}" download "$@") >"$apt/log" 2>&1; then
    say "$uri does not give $* of $release: $(grep -m 1 '^[EW]:' "$apt/log" || tail -n 1 "$apt/log")"
    return 1
  fi
  for deb in "$apt"/*.deb; do
    dpkg-deb -x "$deb" "$PEERS_DIR/$release" || return 1
  done
  rm -rf "$apt"
}

peers_apt() {
  DEBIAN_FRONTEND=noninteractive LC_ALL=C timeout 900 apt-get -c "$PEERS_DIR/apt/apt.conf" -q "$@"
}

# Failing is no error yet: the lists at hand may do, and a foreign source that does not answer is not our business.
peers_apt_update() {
  say "reading the package lists"
  if peers_apt update >"$PEERS_DIR/apt/log/update" 2>&1; then
    touch "$PEERS_DIR/apt/updated"
  else
    say "apt-get update failed, going on with the lists at hand: $(grep -m 1 '^E:' "$PEERS_DIR/apt/log/update" || true)"
  fi
}

peers_fetch_and_extract() {
  local log=$PEERS_DIR/apt/log/resolve archives=$PEERS_DIR/apt/cache/archives deb missing=()
  local -a wanted=(-y --no-remove install "$@")
  if ! peers_python_is_complete; then
    # Half a Python would look for its library in its own folder: take a whole one.
    wanted+=(--reinstall python3-minimal python3.11-minimal libpython3.11-minimal)
  fi
  if ! peers_apt -s "${wanted[@]}" >"$log" 2>&1; then
    say "apt cannot resolve $*: $(grep -m 1 '^E:' "$log" || tail -n 1 "$log")"
    return 1
  fi
  while read -r deb; do
    if [ ! -e "$PEERS_DIR/apt/unpacked/$deb" ]; then missing+=("$deb"); fi
  done < <(peers_deb_names "$log")
  if [ ${#missing[@]} -eq 0 ]; then return 0; fi
  say "fetching and unpacking ${#missing[@]} packages into $peers_root"
  if ! peers_apt -d "${wanted[@]}" >"$log.download" 2>&1; then
    say "the download failed: $(grep -m 1 '^E:' "$log.download" || tail -n 1 "$log.download")"
    return 1
  fi
  for deb in "${missing[@]}"; do
    dpkg-deb -x "$archives/$deb" "$peers_root" || return 1
    touch "$PEERS_DIR/apt/unpacked/$deb"
  done
  # No set-user-id programs, and nothing that a later mvn clean could not remove.
  chmod -R u+rwX,ug-s "$peers_root"
}

# From apt's "Inst name [old] (version source [arch]) ..." lines to the names of the downloaded files. The C library and
# its loader must be of one version, so the system's own stays.
peers_deb_names() {
  sed -nE 's/^Inst ([^ ]+) (\[[^]]*\] )?\(([^ ]+) .*\[([a-z0-9]+)\].*/\1 \3 \4/p' "$1" | while read -r name version arch; do
    case $name in libc6 | libc-bin | base-files) continue ;; esac
    printf '%s_%s_%s.deb\n' "${name%%:*}" "${version//:/%3a}" "$arch"
  done
}

# Is Debian's own Python there, with the parts of its library that minimal images leave out?
peers_python_is_complete() {
  [ -x /usr/bin/python3 ] &&
    /usr/bin/python3 -I -c 'import ctypes, distutils, json, sqlite3, ssl, sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null
}

# The last resort, for CI or on demand: install for real, with no service started.
peers_install() {
  local policy=/usr/sbin/policy-rc.d made=false status=0
  [ "$(id -u)" = 0 ] || { say "installing $* needs root"; return 1; }
  say "unpacking was not possible, installing $*"
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod 755 "$policy" && made=true
  fi
  {
    DEBIAN_FRONTEND=noninteractive timeout 600 apt-get -q update &&
      DEBIAN_FRONTEND=noninteractive timeout 900 apt-get -q -y --no-install-recommends install "$@"
  } >&2 || status=$?
  if [ "$made" = true ]; then rm -f "$policy"; fi
  return "$status"
}

# The Python to run: a whole one that was unpacked, else the system's.
peers_python() {
  if [ -x "$peers_root/usr/bin/python3" ]; then printf '%s\n' "$peers_root/usr/bin/python3"; else echo /usr/bin/python3; fi
}

# peers_wrapper NAME PROGRAM [ARGUMENT...]: writes bin/NAME, which runs the program with all paths set; prints its path.
# Python looks in $peers_python_first before it looks where the packages were unpacked.
peers_wrapper() {
  local wrapper=$PEERS_DIR/bin/$1 lib
  shift
  lib=$peers_root/usr/lib/$(dpkg --print-architecture 2>/dev/null | peers_multiarch)
  # Written aside and moved: another run may be executing the old one.
  {
    printf '#!/bin/sh\n'
    printf 'unset PYTHONHOME PYTHONSTARTUP\n'
    printf 'export PYTHONPATH=%q PYTHONNOUSERSITE=1\n' \
      "${peers_python_first:+$peers_python_first:}$peers_root/usr/lib/python3/dist-packages"
    printf 'export LD_LIBRARY_PATH=%q\n' "$lib:${lib/\/usr\/lib/\/lib}"
    # shellcheck disable=SC2016 # the wrapper expands it, when it runs
    printf 'export PATH=%q:"$PATH"\n' "$peers_root/usr/bin:$peers_root/usr/sbin:$peers_root/sbin"
    printf 'exec'
    printf ' %q' "$@"
    printf ' "$@"\n'
  } >"$wrapper.$$"
  chmod 755 "$wrapper.$$"
  mv -f "$wrapper.$$" "$wrapper"
  printf '%s\n' "$wrapper"
}

peers_multiarch() {
  local arch
  read -r arch || true
  case $arch in
    arm64) echo aarch64-linux-gnu ;;
    *) echo "$(uname -m)-linux-gnu" ;;
  esac
}

# Does something listen there?
port_answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# How many sockets listen on that port (IPv4)? More than one where programs ask the kernel to share it (SO_REUSEPORT).
listeners() {
  local address
  printf -v address ':%04X' "$1"
  awk -v address="$address" 'substr($2, length($2) - 4) == address && $4 == "0A"' /proc/net/tcp | wc -l
}

# A loopback port that nothing listens on, below the range that outgoing connections use.
free_port() {
  local port
  for _ in $(seq 100); do
    port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
    if ! port_answers "$port"; then echo "$port"; return 0; fi
  done
  die "found no free port on 127.0.0.1"
}
