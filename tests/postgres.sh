#!/usr/bin/env bash
# Starts a PostgreSQL server of its own on loopback, on a free port, and prints its connection string.
# The server and its folder go away when the process with the given id ends.
#   postgres.sh PARENT_PID [durable]      durable: with fsync, for tests that kill the server
set -euo pipefail

parent=$1
sync=off
[ "${2:-}" = durable ] && sync=on

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1 || true)
[ -n "$bin" ] || bin=$(dirname "$(command -v initdb || echo /none/initdb)")
[ -x "$bin/initdb" ] || { echo "PostgreSQL is not installed: install the package 'postgresql' (version 15 or newer)." >&2; exit 1; }

# PostgreSQL refuses to run as root.
as=()
folder=$(mktemp -d /tmp/association-pg-XXXXXX)
if [ "$(id -u)" = 0 ]; then
  id postgres >/dev/null 2>&1 || useradd --system postgres
  chown postgres "$folder"
  as=(runuser -u postgres --)
fi

password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
printf '%s' "$password" > "$folder/password"
[ "$(id -u)" = 0 ] && chown postgres "$folder/password"
cd "$folder"
"${as[@]}" "$bin/initdb" -D "$folder/data" -U association -A scram-sha-256 --pwfile="$folder/password" -E UTF8 --locale=C.UTF-8 --no-sync > "$folder/initdb.log" 2>&1 \
  || { cat "$folder/initdb.log" >&2; exit 1; }

start() {
  "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -w -t 30 -l "$folder/data/server.log" -o "-p $1 -h 127.0.0.1 -k $folder -c fsync=$sync -c full_page_writes=$sync -c synchronous_commit=$sync \
    -c max_connections=400 -c shared_buffers=128MB -c max_wal_size=2GB" start > "$folder/pg_ctl.log" 2>&1 < /dev/null
}

port=0
for _ in 1 2 3 4 5 6 7 8 9 10; do
  candidate=$((20000 + RANDOM % 30000))
  if start "$candidate"; then port=$candidate; break; fi
done
[ "$port" != 0 ] || { cat "$folder/data/server.log" >&2; exit 1; }

# The watcher holds none of our descriptors, so whoever started us is not kept waiting for it; in a session of its own it
# outlives the signals that end a run, and still stops the server.
watch() {
  while kill -0 "$1" 2>/dev/null; do sleep 1; done
  "${@:4}" "$2/pg_ctl" -D "$3/data" -m immediate stop
  rm -rf "$3"
}
export -f watch
setsid bash -c 'watch "$@"' watcher "$parent" "$bin" "$folder" "${as[@]}" > /dev/null 2>&1 < /dev/null &
disown

echo "Host=127.0.0.1;Port=$port;Username=association;Password=$password"
