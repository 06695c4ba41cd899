# The commands. Sourced by ./tapfabric.

cmd_up() {
  controller_options up "$@"
  settle_ports
  need curl ss
  ensure_built
  say "starting the controller on $DATA"
  start_controller
  write_endpoints
  await_controller
  show_endpoints
  if [[ -n $FOREGROUND ]]; then
    tail -n 0 -f --pid="$(running_pid)" "$DATA/data/log/karaf.log"
  else
    STARTED=1
  fi
}

# controller_options COMMAND ARGUMENTS...: takes them all
controller_options() {
  local command=$1
  shift
  while [[ $# -gt 0 ]]; do
    controller_option "$@"
    [[ $TAKEN -gt 0 ]] || unknown_option "$command" "$1"
    shift "$TAKEN"
  done
}

unknown_option() {
  [[ $2 != --help ]] || { usage; exit 0; }
  die "$1: unknown option '$2' (see --help)"
}

cmd_down() {
  controller_options down "$@"
  stop_controller || { say "no controller runs on $DATA"; return 0; }
  say "stopped the controller on $DATA"
}

cmd_shell() {
  while [[ $# -gt 0 ]]; do
    controller_option "$@"
    [[ $TAKEN -gt 0 ]] || break
    shift "$TAKEN"
  done
  [[ ${1:-} != --help ]] || { usage; return; }
  need ssh
  running_pid >/dev/null || die "no controller runs on $DATA (start one with: ./tapfabric up)"
  . "$DATA/endpoints"
  . "$DATA/credentials"
  # Karaf ends a session without a farewell, which ssh finds worth a line even when it is told to be quiet.
  # ssh asks a program for the password, which finds it in its environment: it is never an argument that others can see
  local ask_pass
  ask_pass=$(mktemp)
  at_exit rm -f "$ask_pass"
  printf '#!/bin/sh\necho "$SHELL_PASSWORD"\n' >"$ask_pass"
  chmod 700 "$ask_pass"
  SHELL_PASSWORD=$SHELL_PASSWORD SSH_ASKPASS=$ask_pass SSH_ASKPASS_REQUIRE=force \
    ssh -p "$SHELL_PORT" -o PubkeyAuthentication=no -o NumberOfPasswordPrompts=1 -o LogLevel=QUIET \
    -o StrictHostKeyChecking=accept-new -o UserKnownHostsFile="$DATA/known_hosts" "$SHELL_USER@$SHELL_HOST" "$@" \
    2> >(grep -v '^Connection to .* closed by remote host' >&2) \
    || { local status=$?; [[ $status -ne 255 ]] || say "no login to the shell at $SHELL_HOST port $SHELL_PORT"; exit "$status"; }
}

cmd_demo() {
  [[ ${1:-} != --help ]] || { usage; return; }
  run_part demo testbed/demo "$@"
}

cmd_bench() {
  local name=${1:-}
  [[ -n $name && $name != --help ]] || { usage; return; }
  shift
  [[ -f $ROOT/benchmark/$name && -x $ROOT/benchmark/$name ]] || die "bench: no benchmark '$name'; there are: $(cd "$ROOT/benchmark" && find . -maxdepth 1 -type f -executable -printf '%P ')"
  run_part bench "benchmark/$name" "$@"
}

# run_part COMMAND SCRIPT ARGUMENTS...: builds, then lets a script of the project do the work
run_part() {
  local command=$1 script=$2
  shift 2
  local rest=()
  for argument; do if [[ $argument = --yes ]]; then YES=1; else rest+=("$argument"); fi; done
  [[ $script = benchmark/start ]] || need_root "$command"
  need curl ss ip jq ssh ping ovs-vswitchd tcpdump ethtool python3
  ensure_built
  TAPFABRIC=$ROOT/tapfabric TAPFABRIC_DIST=$DIST "$ROOT/$script" "${rest[@]}"
}

cmd_test() {
  local fast=
  while [[ $# -gt 0 ]]; do
    case $1 in
      --fast) fast=1;;
      --yes) YES=1;;
      *) unknown_option test "$1";;
    esac
    shift
  done
  need jdk mvn yanglint
  use_jdk
  mkdir -p "$ROOT/target"
  touch "$ROOT/target/.tests-began"
  local status=0
  if [[ -n $fast ]]; then test_fast || status=$?; else test_all || status=$?; fi
  test_total
  return "$status"
}

# Unit tests in two JVMs at a time, and nothing that is only made to be published or that nobody reads.
readonly TESTING=(verify -DforkCount=2 -Djacoco.skip=true -Dmaven.source.skip=true -Dcyclonedx.skip=true)

# The tests of the plain modules, and Checkstyle; not SpotBugs, which takes a third of the time.
test_fast() {
  maven "${TESTING[@]}" -Dodlparent.spotbugs.skip=true -Dduplicate-finder.skip=true -Dmaven.javadoc.skip=true \
    -pl "$(plain_modules)"
}

# All of it, and the tests on real Open vSwitch.
test_all() {
  need_root test
  need curl ss ip jq ssh ping ovs-vswitchd tcpdump tshark ethtool
  local prefix
  prefix=$(own_prefix)
  at_exit env TB="$prefix" "$ROOT/testbed/testbed" down
  maven "${TESTING[@]}" -Pe2e -Dtestbed.prefix="$prefix"
}

# What the names of this clone's namespaces begin with: the tests of two clones can run side by side.
own_prefix() {
  local sum letters=0123456789abcdefghijklmnopqrstuvwxyz prefix=t
  sum=$(printf %s "$ROOT" | cksum)
  sum=${sum%% *}
  while [[ ${#prefix} -lt 4 ]]; do
    prefix+=${letters:sum % 36:1}
    sum=$((sum / 36))
  done
  echo "$prefix"
}

plain_modules() {
  sed -n 's:.*<module>\(.*\)</module>.*:\1:p' "$ROOT/pom.xml" | grep -vxE 'features|karaf-dist|testbed|benchmark' | paste -sd,
}

# The sum of what Surefire has printed per module, as its last line says it.
test_total() {
  find "$ROOT" -path '*/target/surefire-reports/TEST-*.xml' -newer "$ROOT/target/.tests-began" -print0 | xargs -0 -r sed -n '/<testsuite /,/>/p' \
    | awk '{ for (i = 1; i <= NF; i++) if (split($i, part, "\"") > 1) sum[part[1]] += part[2] }
      END { printf "Tests run: %d, Failures: %d, Errors: %d, Skipped: %d\n", sum["tests="], sum["failures="], sum["errors="], sum["skipped="] }'
}
