# Builds with Maven. Sourced by ./tapfabric.

DIST=$ROOT/karaf-dist/target/assembly
STAMP=$ROOT/karaf-dist/target/built

# maven ARGUMENTS...: what Maven says goes to its caller's terminal
maven() {
  (cd "$ROOT" && exec mvn -B -ntp "$@")
}

# The distribution is there and no source is newer.
is_built() {
  [[ -e $STAMP ]] || return 1
  local newer
  newer=$(find "$ROOT" \( -name target -o -name .git -o -path "$ROOT/data" -o -path "$ROOT/docs" -o -path "$ROOT/testbed" \) -prune \
    -o \( -path '*/src/main/*' -o -name pom.xml \) -type f -newer "$STAMP" -print -quit)
  [[ -z $newer ]]
}

# Two launchers in one clone must not build at the same time: the second waits, and then finds it done.
ensure_built() {
  need jdk
  use_jdk
  is_built && return
  need mvn
  mkdir -p "$ROOT/target"
  exec {lock}>"$ROOT/target/.lock"
  flock "$lock"
  is_built || build
  exec {lock}>&-
}

build() {
  local log=$ROOT/target/build.log began=$SECONDS
  say "building the controller (the first time downloads about 600 MB and takes minutes); log: $log"
  touch "$ROOT/target/.began"
  maven package -DskipTests -Dmaven.javadoc.skip=true -Dodlparent.spotbugs.skip=true \
    -pl karaf-dist -am >"$log" 2>&1 &
  local pid=$!
  at_exit kill_tree "$pid"
  show_progress "$pid" "$log"
  wait "$pid" || { grep -E '^\[ERROR\]' "$log" | head -20 >&2; die "the build failed, see $log"; }
  touch -r "$ROOT/target/.began" "$STAMP"
  say "built in $((SECONDS - began)) s"
}

show_progress() {
  local line
  while IFS= read -r line; do
    say "  ${line#\[INFO\] }"
  done < <(tail -n +1 -f --pid="$1" "$2" | grep --line-buffered -E '^\[INFO\] Building .*\[[0-9]+/[0-9]+\]')
}

kill_tree() {
  kill -0 "$1" 2>/dev/null || return 0
  pkill -P "$1" 2>/dev/null || :
  kill "$1" 2>/dev/null || :
}
