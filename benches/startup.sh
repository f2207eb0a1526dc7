#!/usr/bin/env bash
# Times `skep --version` against `rg --version`, and fails where skep takes more than twice as long to start.
# hyperfine runs the two in turns of a few, round after round; the figure is the ratio of the medians over all rounds.
# Usage: benches/startup.sh [--short] [SKEP]        SKEP is target/release/skep unless it is named
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
rounds=20
if [ "${1:-}" = --short ]; then
  rounds=6
  shift
fi
skep=${1:-${CARGO_TARGET_DIR:-$here/../target}/release/skep}

for tool in hyperfine rg python3; do
  command -v "$tool" >/dev/null || {
    printf 'startup.sh: there is no %s\nhint: apt-get install hyperfine ripgrep python3\n' "$tool" >&2
    exit 1
  }
done
[ -x "$skep" ] || {
  printf 'startup.sh: there is no %s\nhint: cargo build --release\n' "$skep" >&2
  exit 1
}

times=$(mktemp -d)
trap 'rm -rf "$times"' EXIT

measure() {
  local round
  for ((round = 0; round < rounds; round++)); do
    hyperfine --shell=none --warmup 5 --runs 30 --style none --export-json "$times/$round.json" \
      "'$skep' --version" "rg --version" >"$times/log" 2>&1 || {
      cat "$times/log" >&2
      exit 1
    }
  done
  python3 - "$times" <<'PY'
import json, pathlib, statistics, sys

MAX_RATIO = 2.0
rounds = [json.loads(path.read_text())["results"] for path in pathlib.Path(sys.argv[1]).glob("*.json")]
skep, rg = (statistics.median(time for results in rounds for time in results[index]["times"]) for index in (0, 1))
print(f"skep --version {skep * 1000:.2f} ms, rg --version {rg * 1000:.2f} ms, ratio {skep / rg:.2f}")
sys.exit(skep / rg > MAX_RATIO)
PY
}

if measure; then
  echo "ok: at most twice the time of rg"
  exit 0
fi
echo "once more, for the machine may have been busy"
measure || {
  echo "startup.sh: skep takes more than twice as long to start as rg" >&2
  exit 1
}
echo "ok: at most twice the time of rg"
