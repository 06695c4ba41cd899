# One controller: its options, start, stop. Sourced by ./tapfabric.

DATA=$ROOT/data FOREGROUND=
BIND=127.0.0.1 API_BIND=127.0.0.1 OFFSET=0
declare -A PORT=([restconf]=8181 [shell]=8101 [ovsdb]=6640 [openflow]=6653 [cluster]=2550)
declare -A GIVEN=()

# controller_option ARGUMENTS...: takes one option off the front; TAKEN says how many words it was, 0 if none of ours.
controller_option() {
  TAKEN=2
  case $1 in
    --yes) YES=1 TAKEN=1;;
    --foreground) FOREGROUND=1 TAKEN=1;;
    --data|--bind|--api-bind|--port-offset|--*-port)
      [[ $# -ge 2 ]] || die "$1 needs a value";;&
    --data) DATA=$(realpath -m "$2");;
    --bind) BIND=$2;;
    --api-bind) API_BIND=$2;;
    --port-offset) OFFSET=$(number "$1" "$2");;
    --restconf-port|--shell-port|--ovsdb-port|--openflow-port|--cluster-port)
      local name=${1#--}; GIVEN[${name%-port}]=$(number "$1" "$2");;
    *) TAKEN=0;;
  esac
}

settle_ports() {
  local name
  for name in "${!PORT[@]}"; do
    PORT[$name]=${GIVEN[$name]:-$((PORT[$name] + OFFSET))}
    [[ ${PORT[$name]} -le 65535 ]] || die "--port-offset $OFFSET: port $name would be ${PORT[$name]}, above 65535"
  done
}

address_of() { case $1 in restconf|shell) echo "$API_BIND";; cluster) echo 127.0.0.1;; *) echo "$BIND";; esac; }
# An address to connect to, for one to listen on: from here, and from elsewhere.
reachable() { case $1 in 0.0.0.0|::) echo 127.0.0.1;; *) echo "$1";; esac; }

advertised() { case $1 in 0.0.0.0|::) hostname -f;; *) echo "$1";; esac; }

listens() { [[ -n $(ss -ltnH "sport = :$1") ]]; }

check_ports_free() {
  local name
  for name in restconf shell ovsdb openflow cluster; do
    ! listens "${PORT[$name]}" || die "port ${PORT[$name]} ($name) is taken; choose others with --port-offset N or --$name-port N"
  done
}

# The process of the controller on DATA, if it runs.
running_pid() {
  local pid
  pid=$(cat "$DATA/controller.pid" 2>/dev/null) || return 1
  grep -qzxF "TAPFABRIC_DATA=$DATA" "/proc/$pid/environ" 2>/dev/null || return 1
  echo "$pid"
}

start_controller() {
  local pid
  ! pid=$(running_pid) || die "a controller runs on $DATA already (pid $pid); stop it with: $ROOT/tapfabric down --data $DATA"
  check_ports_free
  mkdir -p "$DATA"
  chmod 700 "$DATA"
  export TAPFABRIC_DATA=$DATA TAPFABRIC_BIND=$BIND TAPFABRIC_API_BIND=$API_BIND
  export TAPFABRIC_RESTCONF_PORT=${PORT[restconf]} TAPFABRIC_SHELL_PORT=${PORT[shell]}
  export TAPFABRIC_OVSDB_PORT=${PORT[ovsdb]} TAPFABRIC_OPENFLOW_PORT=${PORT[openflow]}
  export TAPFABRIC_CLUSTER_PORT=${PORT[cluster]}
  KARAF_EXEC=exec setsid "$DIST/bin/karaf" server >"$DATA/console.log" 2>&1 </dev/null &
  CHILD=$!
  echo "$CHILD" >"$DATA/controller.pid"
  at_exit stop_unfinished
}

# The first answer over RESTCONF that knows our YANG: 200, or 409 while nothing is stored.
answers() {
  [[ -r $DATA/credentials ]] || return 1
  . "$DATA/credentials"
  local code
  code=$(curl -s -m 5 -o /dev/null -w '%{http_code}' -K - "$RESTCONF_URL/data/tapfabric:taps" \
    <<<"user = \"$RESTCONF_USER:$RESTCONF_PASSWORD\"") || return 1
  [[ $code = 200 || $code = 409 ]]
}

await_controller() {
  local began=$SECONDS
  while ! answers; do
    [[ -d /proc/$CHILD ]] || { tail -n 20 "$DATA/console.log" >&2; die "the controller ended while it started, see $DATA/console.log"; }
    [[ $((SECONDS - began)) -lt ${TAPFABRIC_START_TIMEOUT:-300} ]] \
      || { stop_controller; die "no answer on $RESTCONF_URL after $((SECONDS - began)) s, see $DATA/data/log/karaf.log"; }
    sleep 0.2
  done
}

# Where everything is, for people (on the terminal) and for scripts (DATA/endpoints, lines a shell can read).
write_endpoints() {
  RESTCONF_URL=http://$(reachable "$API_BIND"):${PORT[restconf]}/rests
  cat >"$DATA/endpoints" <<TXT
RESTCONF_URL=$RESTCONF_URL
SHELL_HOST=$(reachable "$API_BIND")
SHELL_PORT=${PORT[shell]}
OVSDB_BIND=$BIND
OVSDB_PORT=${PORT[ovsdb]}
OPENFLOW_BIND=$BIND
OPENFLOW_PORT=${PORT[openflow]}
TXT
}

show_endpoints() {
  cat <<TXT
RESTCONF     $RESTCONF_URL
shell        ssh -p ${PORT[shell]} admin@$(reachable "$API_BIND")   (or: ./tapfabric shell --data $DATA)
hosts        ovs-vsctl set-manager tcp:$(advertised "$BIND"):${PORT[ovsdb]}   (OpenFlow: port ${PORT[openflow]})
passwords    $DATA/credentials
log          $DATA/data/log/karaf.log
stop         ./tapfabric down --data $DATA
TXT
}

# A start that was broken off leaves nothing running.
STARTED=
stop_unfinished() { [[ -n $STARTED ]] || stop_controller || :; }

stop_controller() {
  local pid
  pid=$(running_pid) || { rm -f "$DATA/controller.pid"; return 1; }
  kill "$pid"
  for _ in {1..300}; do running_pid >/dev/null || break; sleep 0.1; done
  ! running_pid >/dev/null || kill -9 "$pid"
  rm -f "$DATA/controller.pid"
}
