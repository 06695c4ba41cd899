# What all commands share: messages, clean-up, packages, the JDK. Sourced by ./tapfabric.

say() { printf '%s\n' "$*" >&2; }
die() { say "tapfabric: $*"; exit 1; }

# at_exit COMMAND...: runs it when the launcher ends, however it ends; the last one first.
CLEANUP=()
at_exit() { CLEANUP=("$(printf '%q ' "$@")" "${CLEANUP[@]}"); }
clean_up() {
  local status=$? step
  trap - EXIT INT TERM
  for step in "${CLEANUP[@]}"; do eval "$step" || :; done
  exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

YES=
ask() {
  [[ -z $YES && -t 0 && -t 2 ]] || return 0
  local answer
  read -r -p "$1 [Y/n] " answer
  [[ ${answer:-y} = [yY]* ]]
}

as_root() {
  if [[ $EUID -eq 0 ]]; then "$@"; else sudo "$@"; fi
}

# The Debian package that brings a command.
package_of() {
  case $1 in
    mvn) echo maven;;
    ovs-vsctl|ovs-vswitchd) echo openvswitch-switch;;
    ip|ss) echo iproute2;;
    yanglint) echo libyang2-tools;;
    ssh) echo openssh-client;;
    ping) echo iputils-ping;;
    *) echo "$1";;
  esac
}

# need COMMAND...: installs the packages of those that are missing.
need() {
  local command missing=()
  for command; do
    if [[ $command = jdk ]]; then
      find_jdk 2>/dev/null || missing+=(openjdk-17-jdk-headless)
    elif ! command -v "$command" >/dev/null; then
      missing+=("$(package_of "$command")")
    fi
  done
  [[ ${#missing[@]} -eq 0 ]] || install "${missing[@]}"
}

install() {
  command -v apt-get >/dev/null || die "missing: $*; install them with this system's package manager"
  [[ $EUID -eq 0 ]] || command -v sudo >/dev/null || die "missing: $*; as root: apt-get install $*"
  ask "Install with apt-get: $*?" || die "missing: $*"
  say "installing: $*"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null \
    || { as_root apt-get update -qq \
         && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null; } \
    || die "apt-get could not install: $*"
}

need_root() { [[ $EUID -eq 0 ]] || die "$1 needs root (network namespaces): sudo $ROOT/tapfabric $1"; }

# The same search as in the distribution: TAPFABRIC_JAVA, JAVA_HOME, /usr/lib/jvm.
. "$ROOT/karaf-dist/src/main/assembly/bin/jdk"
use_jdk() {
  find_jdk || exit 1
  PATH=$JAVA_HOME/bin:$PATH
}

# number NAME VALUE: a port or an offset
number() {
  [[ $2 =~ ^[0-9]{1,5}$ && $2 -le 65535 ]] || die "$1: '$2' is not a number from 0 to 65535"
  echo "$2"
}
