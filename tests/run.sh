#!/usr/bin/env bash
# Runs every test: tests/run.sh [part of a project's name…]
# Installs what the tests need where it is missing and may, builds once, runs two projects at a time, ends with the count.
set -uo pipefail
cd "$(dirname "$0")/.."
exec < /dev/null
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 MSBUILDDISABLENODEREUSE=1
export DOTNET_CLI_UI_LANGUAGE=en LC_ALL=C.UTF-8
# A process under test lives for seconds: what is not called often need not be compiled well, and nobody counts branches.
export DOTNET_TC_QuickJit=1 DOTNET_TieredPGO=0

stop() { echo "$1" >&2; echo "0 passed, 1 failed"; exit 1; }

# --- what must be there -------------------------------------------------------------------------------------------
command -v dotnet > /dev/null || stop "The .NET SDK 10 is missing: install it from https://dotnet.microsoft.com/download/dotnet/10.0."
dotnet --list-sdks | grep -q '^10\.' || stop "The .NET SDK 10 is missing (found: $(dotnet --list-sdks | cut -d' ' -f1 | xargs)): install it from https://dotnet.microsoft.com/download/dotnet/10.0."
command -v node > /dev/null || stop "Node.js 20 or newer is missing: install it from https://nodejs.org."
[ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || stop "Node.js 20 or newer is needed (found: $(node --version)): install it from https://nodejs.org."

# --- what can be installed ----------------------------------------------------------------------------------------
missing=()
need() { "${@:2}" > /dev/null 2>&1 || missing+=("$1"); }
has_postgresql() { ls /usr/lib/postgresql/*/bin/initdb || command -v initdb; }
has_cjk_font() { ls /usr/share/fonts/opentype/noto/NotoSansCJK* || ls /usr/share/fonts/*/*/*CJK* || { command -v fc-list && fc-list :lang=zh-cn | grep -q .; }; }
has_chromium() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
[ -n "${ASSOCIATION_TEST_POSTGRESQL:-}" ] || need postgresql has_postgresql
need chromium has_chromium
need fonts-noto-cjk has_cjk_font
need poppler-utils command -v pdftotext
need qpdf command -v qpdf
need zbar-tools command -v zbarimg

if [ ${#missing[@]} -gt 0 ]; then
  as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo -n)
  { command -v apt-get && { [ "$(id -u)" = 0 ] || sudo -n true; }; } > /dev/null 2>&1 \
    || stop "The tests need these Debian packages; please install them: apt-get install ${missing[*]}"
  echo "Installing ${missing[*]} …"
  log=$(mktemp)
  "${as_root[@]}" apt-get update -qq > "$log" 2>&1
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >> "$log" 2>&1 \
    || { tail -20 "$log" >&2; stop "These packages could not be installed: ${missing[*]}"; }
fi

# --- one server, one build ----------------------------------------------------------------------------------------
if [ -z "${ASSOCIATION_TEST_POSTGRESQL:-}" ]; then
  ASSOCIATION_TEST_POSTGRESQL=$(bash tests/postgres.sh $$) || stop "PostgreSQL did not start."
  export ASSOCIATION_TEST_POSTGRESQL
fi

work=tests/.work
rm -rf "$work" && mkdir -p "$work"
echo "Building …"
dotnet build Association.sln -v quiet > "$work/build.log" 2>&1 || { grep -E "error|warning" "$work/build.log" | sort -u | head -40; stop "The solution does not build; the whole log is in $work/build.log."; }

# --- every project, two at a time ---------------------------------------------------------------------------------
run() {
  local name=$1 began=$SECONDS
  timeout 2400 dotnet test "tests/$name/$name.csproj" --no-build --results-directory "$work/$name" \
    --logger "trx;LogFileName=results.trx" --blame-hang-timeout 10m --blame-hang-dump-type none > "$work/$name.log" 2>&1
  echo $? > "$work/$name.exit"
  echo "$name: $((SECONDS - began)) s"
}

for project in tests/*.Tests/*.csproj; do
  name=$(basename "$project" .csproj)
  wanted=1
  [ $# -eq 0 ] || { wanted=0; for part in "$@"; do [[ "$name" == *"$part"* ]] && wanted=1; done; }
  [ $wanted = 1 ] || continue
  while [ "$(jobs -rp | wc -l)" -ge 2 ]; do wait -n; done
  run "$name" &
done
wait

exec node tests/count.mjs "$work"
