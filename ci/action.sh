#!/usr/bin/env bash
# What action.yml does, a word a step: plan, install, check, verdict. It stands here and not there so that it is checked
# as other code is and a test can run it. What a workflow says comes in by the environment and goes on as whole arguments:
# no shell ever reads it.
set -euo pipefail

# What GitHub takes in a message, where the end of a line would end the command.
escaped() {
  local text=${1//%/%25}
  text=${text//$'\r'/%0D}
  printf '%s' "${text//$'\n'/%0A}"
}

# Hands something on to later steps. A line more would be an output more.
put() {
  if [[ $2 == *$'\n'* ]]; then
    fail "$1 has more than one line" "name one thing on one line"
  fi
  printf '%s=%s\n' "$1" "$2" >>"$GITHUB_OUTPUT"
}

# Ends the step as skep ends when it is asked wrongly.
fail() {
  printf '::error title=skep::%s%%0Ahint: %s\n' "$(escaped "$1")" "$(escaped "$2")"
  printf 'exit-code=2\n' >>"$GITHUB_OUTPUT"
  exit 2
}

# Refuses what is not among the words that an input may have.
one_of() {
  local name=$1 value=$2 word
  shift 2
  for word; do
    [ "$value" != "$word" ] || return 0
  done
  fail "\`$value\` is no value of $name" "there are: $*"
}

# Adds an argument for each line of the second word, with the first before it.
add_lines() {
  local line
  while IFS= read -r line; do
    line=${line%$'\r'}
    if [ -n "$line" ]; then
      arguments+=("$1$line")
    fi
  done <<<"$2"
}

# Names what skep is built of, so that a build is taken from the cache only where nothing of that has changed.
hash_of_sources() {
  (
    cd "$GITHUB_ACTION_PATH"
    find Cargo.toml Cargo.lock src commands crates -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
  ) | sha256sum | cut -c1-20
}

# Finds the skep to run: the one that was named, else one on the PATH, else one that is to be built.
plan() {
  local root executable install=false
  root=$RUNNER_TEMP/skep-$(hash_of_sources)
  if [ -n "${INPUT_SKEP:-}" ]; then
    executable=$(type -P -- "$INPUT_SKEP") ||
      fail "there is no program \`$INPUT_SKEP\`" "name a skep that is built already, or leave \`skep\` out of \`with\`"
  elif ! executable=$(type -P skep); then
    executable=$root/bin/skep
    [ -x "$executable" ] || install=true
  fi
  [[ $executable == /* ]] || executable=$PWD/$executable
  put executable "$executable"
  put install "$install"
  put root "$root"
  # Expressions name the host's folder where the job runs in a container; this is the one that its steps see.
  put facts "$RUNNER_TEMP/skep-cache"
  # A build needs the libc that it was linked with, which the name of the runner's image stands for.
  put key "skep-${RUNNER_OS:-any}-${RUNNER_ARCH:-any}-${ImageOS:-any}-${root##*-}"
}

# Builds skep from the source that came with the action.
install() {
  command -v cargo >/dev/null ||
    fail "there is no cargo to build skep with" "install a Rust toolchain, or name a built one: \`with: skep: PATH\`"
  CARGO_TARGET_DIR=$RUNNER_TEMP/skep-build \
    cargo install --locked --path "$GITHUB_ACTION_PATH" --root "$PLAN_ROOT" ||
    fail "skep cannot be built" "\`rustup update stable\` brings the toolchain up to date"
  rm -rf "$RUNNER_TEMP/skep-build"
}

# Puts the question together out of what the workflow says.
question() {
  one_of command "${INPUT_COMMAND:-check}" check "mem leaks"
  read -ra arguments <<<"${INPUT_COMMAND:-check}"
  add_lines --fail-on= "${INPUT_FAIL_ON:-}"
  add_lines --max= "${INPUT_MAX:-}"
  add_lines --select= "${INPUT_SELECT:-}"
  add_lines --ignore= "${INPUT_IGNORE:-}"
  add_lines --min-confidence= "${INPUT_MIN_CONFIDENCE:-}"
  add_lines --new-since= "${INPUT_NEW_SINCE:-}"
  add_lines "" "${INPUT_ARGS:-}"
  local argument
  for argument in "${arguments[@]}"; do
    case $argument in
    --format* | --json | --output* | --exit-style* | -q* | --quiet)
      fail "\`$argument\` is the action's own to say" "leave it out of \`args\`"
      ;;
    esac
  done
  arguments+=(--format plain --output "github:$folder/annotations.txt" --output "sarif:$folder/skep.sarif"
    --output "markdown:$folder/summary.md" --output "prometheus:$folder/skep.prom")
  # Whatever stands behind this is a path, however it begins.
  arguments+=(--)
  add_lines "" "${INPUT_PATH:-}"
}

# Asks skep, once. What it prints may hold names that others chose, and a line of it that looks like a command must not be
# one.
ask() {
  local token
  token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  printf '::stop-commands::%s\n' "$token"
  "$PLAN_EXECUTABLE" "${arguments[@]}" 2>&1 || status=$?
  printf '\n::%s::\n' "$token"
}

# Adds to the job's summary, which belongs to all steps.
summarise() {
  if [ -z "${GITHUB_STEP_SUMMARY:-}" ]; then
    return
  fi
  if [ -s "$folder/summary.md" ]; then
    cat "$folder/summary.md" >>"$GITHUB_STEP_SUMMARY"
  else
    printf '## skep: no answer\n\n**exit %s**: the log of the step says why\n' "$status" >>"$GITHUB_STEP_SUMMARY"
  fi
}

# Says what keeps this run from uploading, or nothing. Where there is no answer there is nothing to upload either: a list
# without entries would close all alerts.
obstacle() {
  if [ "$status" -gt 1 ]; then
    echo "there is no answer"
  elif [ "${INPUT_UPLOAD_SARIF:-auto}" = false ]; then
    echo "upload-sarif is false"
  elif [ "${INPUT_UPLOAD_SARIF:-auto}" = true ]; then
    return
  elif [ "${EVENT_FORK:-}" = true ]; then
    echo "a pull request of a fork has no token that may write"
  elif [ "${EVENT_ACTOR:-}" = "dependabot[bot]" ]; then
    echo "what Dependabot starts has no token that may write"
  elif [ "${EVENT_PRIVATE:-}" != false ]; then
    echo "the repository is not known to be public; where it has code scanning, say upload-sarif: true"
  fi
}

# Hands on what came of it. There is no count where there is no answer: it would read like a pass.
hand_on() {
  local obstacle findings="" sarif="" upload=true
  obstacle=$(obstacle)
  if [ "$status" -le 1 ]; then
    findings=$(awk '/^skep_findings\{/ { sum += $NF } END { print sum + 0 }' "$folder/skep.prom")
  fi
  if [ -s "$folder/skep.sarif" ]; then
    sarif=$folder/skep.sarif
  fi
  if [ -n "$obstacle" ]; then
    upload=false
    printf 'skep: nothing is uploaded to code scanning: %s\n' "$obstacle"
  fi
  put exit-code "$status"
  put findings "$findings"
  put folder "$folder"
  put sarif "$sarif"
  put upload "$upload"
}

check() {
  local -a arguments=()
  local folder status=0
  one_of upload-sarif "${INPUT_UPLOAD_SARIF:-auto}" auto true false
  one_of cache "${INPUT_CACHE:-true}" true false
  cd -- "${INPUT_WORKING_DIRECTORY:-.}" 2>/dev/null ||
    fail "there is no folder \`${INPUT_WORKING_DIRECTORY:-.}\`" "working-directory is relative to the checkout"
  folder=$(mktemp -d "$RUNNER_TEMP/skep-report-XXXXXX")
  export XDG_CACHE_HOME=$PLAN_FACTS
  [ "${INPUT_CACHE:-true}" = true ] || XDG_CACHE_HOME=$folder/cache
  question
  ask
  summarise
  hand_on
}

# Shows the findings at their lines where code scanning does not, and ends as skep ended.
verdict() {
  if [ "${UPLOAD_OUTCOME:-}" != success ]; then
    # None are written where skep was asked wrongly.
    [ ! -e "$CHECK_FOLDER/annotations.txt" ] || cat "$CHECK_FOLDER/annotations.txt"
  fi
  if [ "${UPLOAD_OUTCOME:-}" = failure ]; then
    echo "::notice title=skep::the SARIF file could not be uploaded, so the findings are annotations; the job needs" \
      "\`permissions: security-events: write\`, and the repository code scanning"
  fi
  if [ "$CHECK_EXIT_CODE" -gt 1 ]; then
    echo "::error title=skep::no answer (exit $CHECK_EXIT_CODE): the log says why"
  fi
  exit "$CHECK_EXIT_CODE"
}

case ${1:-} in
plan | install | check | verdict) "$1" ;;
*)
  echo "ci/action.sh: plan, install, check or verdict; action.yml calls it" >&2
  exit 2
  ;;
esac
