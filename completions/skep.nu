module completions {

  def "nu-complete skep format" [] {
    [ "human" "plain" "json" "ndjson" "sarif" "github" "gitlab" "junit" "prometheus" "openmetrics" "markdown" "agent" ]
  }

  def "nu-complete skep color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  def "nu-complete skep exit_style" [] {
    [ "skep" "nagios" ]
  }

  def "nu-complete skep until" [] {
    [ "ok" "violated" ]
  }

  # Tell whether a swarm of AI agents, and the services round it, are well
  export extern skep [
    --format: string@"nu-complete skep format" # Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --max: string             # Fail with more than N of exactly this severity instead, such as medium=4; may be repeated
    --select: string          # Heed only these rules, by name, code or the beginning of codes; may be repeated
    --ignore: string          # Do not heed these rules; may be repeated
    --min-confidence: string  # Heed only what is as sure as this or surer: low, medium or high
    --baseline: path          # Take the known findings from FILE instead of skep-baseline.json at the root
    --no-baseline             # Count known findings too
    --new-since: string       # Count only what a git commit has not: REF, or REF... for where it and HEAD parted
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --exit-style: string@"nu-complete skep exit_style" # Exit with the numbers of skep, or of monitoring plugins and write their status line
    --no-config               # Read no skep.toml, neither the project's nor yours, and no skep-baseline.json
    --watch: string           # Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON
    --until: string@"nu-complete skep until" # Stop watching once the answer is this
    --within: string          # Stop watching after PERIOD; a state that did not come by then is no pass
    --on-change               # Speak, and fail, only where the verdict is another than that of the last run of this command
    --state: path             # Remember in FOLDER instead of in .skep at the project's root, or outside of projects in your own state folder
    --trust                   # Trust the project's skep.toml for this run
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete skep check format" [] {
    [ "human" "plain" "json" "ndjson" "sarif" "github" "gitlab" "junit" "prometheus" "openmetrics" "markdown" "agent" ]
  }

  def "nu-complete skep check color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep check fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  def "nu-complete skep check exit_style" [] {
    [ "skep" "nagios" ]
  }

  def "nu-complete skep check until" [] {
    [ "ok" "violated" ]
  }

  # Check all that can be checked here, quickly and offline
  export extern "skep check" [
    --all                     # Run also what is slow or asks other machines
    --format: string@"nu-complete skep check format" # Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep check color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep check fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --max: string             # Fail with more than N of exactly this severity instead, such as medium=4; may be repeated
    --select: string          # Heed only these rules, by name, code or the beginning of codes; may be repeated
    --ignore: string          # Do not heed these rules; may be repeated
    --min-confidence: string  # Heed only what is as sure as this or surer: low, medium or high
    --baseline: path          # Take the known findings from FILE instead of skep-baseline.json at the root
    --no-baseline             # Count known findings too
    --new-since: string       # Count only what a git commit has not: REF, or REF... for where it and HEAD parted
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --exit-style: string@"nu-complete skep check exit_style" # Exit with the numbers of skep, or of monitoring plugins and write their status line
    --no-config               # Read no skep.toml, neither the project's nor yours, and no skep-baseline.json
    --watch: string           # Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON
    --until: string@"nu-complete skep check until" # Stop watching once the answer is this
    --within: string          # Stop watching after PERIOD; a state that did not come by then is no pass
    --on-change               # Speak, and fail, only where the verdict is another than that of the last run of this command
    --state: path             # Remember in FOLDER instead of in .skep at the project's root, or outside of projects in your own state folder
    --trust                   # Trust the project's skep.toml for this run
    --help(-h)                # Print help (see more with '--help')
    path?: path               # The folder to check, as if you stood in it
  ]

  def "nu-complete skep baseline format" [] {
    [ "human" "plain" "json" "ndjson" "sarif" "github" "gitlab" "junit" "prometheus" "openmetrics" "markdown" "agent" ]
  }

  def "nu-complete skep baseline color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep baseline fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  def "nu-complete skep baseline exit_style" [] {
    [ "skep" "nagios" ]
  }

  def "nu-complete skep baseline until" [] {
    [ "ok" "violated" ]
  }

  # Write down what is there today, so that only what is new counts
  export extern "skep baseline" [
    --format: string@"nu-complete skep baseline format" # Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep baseline color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep baseline fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --max: string             # Fail with more than N of exactly this severity instead, such as medium=4; may be repeated
    --select: string          # Heed only these rules, by name, code or the beginning of codes; may be repeated
    --ignore: string          # Do not heed these rules; may be repeated
    --min-confidence: string  # Heed only what is as sure as this or surer: low, medium or high
    --baseline: path          # Take the known findings from FILE instead of skep-baseline.json at the root
    --no-baseline             # Count known findings too
    --new-since: string       # Count only what a git commit has not: REF, or REF... for where it and HEAD parted
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --exit-style: string@"nu-complete skep baseline exit_style" # Exit with the numbers of skep, or of monitoring plugins and write their status line
    --no-config               # Read no skep.toml, neither the project's nor yours, and no skep-baseline.json
    --watch: string           # Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON
    --until: string@"nu-complete skep baseline until" # Stop watching once the answer is this
    --within: string          # Stop watching after PERIOD; a state that did not come by then is no pass
    --on-change               # Speak, and fail, only where the verdict is another than that of the last run of this command
    --state: path             # Remember in FOLDER instead of in .skep at the project's root, or outside of projects in your own state folder
    --trust                   # Trust the project's skep.toml for this run
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete skep baseline create format" [] {
    [ "human" "plain" "json" "ndjson" "sarif" "github" "gitlab" "junit" "prometheus" "openmetrics" "markdown" "agent" ]
  }

  def "nu-complete skep baseline create color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep baseline create fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  def "nu-complete skep baseline create exit_style" [] {
    [ "skep" "nagios" ]
  }

  def "nu-complete skep baseline create until" [] {
    [ "ok" "violated" ]
  }

  # Write all that is found to skep-baseline.json at the root
  export extern "skep baseline create" [
    --format: string@"nu-complete skep baseline create format" # Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep baseline create color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep baseline create fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --max: string             # Fail with more than N of exactly this severity instead, such as medium=4; may be repeated
    --select: string          # Heed only these rules, by name, code or the beginning of codes; may be repeated
    --ignore: string          # Do not heed these rules; may be repeated
    --min-confidence: string  # Heed only what is as sure as this or surer: low, medium or high
    --baseline: path          # Take the known findings from FILE instead of skep-baseline.json at the root
    --no-baseline             # Count known findings too
    --new-since: string       # Count only what a git commit has not: REF, or REF... for where it and HEAD parted
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --exit-style: string@"nu-complete skep baseline create exit_style" # Exit with the numbers of skep, or of monitoring plugins and write their status line
    --no-config               # Read no skep.toml, neither the project's nor yours, and no skep-baseline.json
    --watch: string           # Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON
    --until: string@"nu-complete skep baseline create until" # Stop watching once the answer is this
    --within: string          # Stop watching after PERIOD; a state that did not come by then is no pass
    --on-change               # Speak, and fail, only where the verdict is another than that of the last run of this command
    --state: path             # Remember in FOLDER instead of in .skep at the project's root, or outside of projects in your own state folder
    --trust                   # Trust the project's skep.toml for this run
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete skep baseline update format" [] {
    [ "human" "plain" "json" "ndjson" "sarif" "github" "gitlab" "junit" "prometheus" "openmetrics" "markdown" "agent" ]
  }

  def "nu-complete skep baseline update color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep baseline update fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  def "nu-complete skep baseline update exit_style" [] {
    [ "skep" "nagios" ]
  }

  def "nu-complete skep baseline update until" [] {
    [ "ok" "violated" ]
  }

  # Add to skep-baseline.json what is new, and remove what is gone
  export extern "skep baseline update" [
    --format: string@"nu-complete skep baseline update format" # Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep baseline update color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep baseline update fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --max: string             # Fail with more than N of exactly this severity instead, such as medium=4; may be repeated
    --select: string          # Heed only these rules, by name, code or the beginning of codes; may be repeated
    --ignore: string          # Do not heed these rules; may be repeated
    --min-confidence: string  # Heed only what is as sure as this or surer: low, medium or high
    --baseline: path          # Take the known findings from FILE instead of skep-baseline.json at the root
    --no-baseline             # Count known findings too
    --new-since: string       # Count only what a git commit has not: REF, or REF... for where it and HEAD parted
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --exit-style: string@"nu-complete skep baseline update exit_style" # Exit with the numbers of skep, or of monitoring plugins and write their status line
    --no-config               # Read no skep.toml, neither the project's nor yours, and no skep-baseline.json
    --watch: string           # Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON
    --until: string@"nu-complete skep baseline update until" # Stop watching once the answer is this
    --within: string          # Stop watching after PERIOD; a state that did not come by then is no pass
    --on-change               # Speak, and fail, only where the verdict is another than that of the last run of this command
    --state: path             # Remember in FOLDER instead of in .skep at the project's root, or outside of projects in your own state folder
    --trust                   # Trust the project's skep.toml for this run
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete skep baseline prune format" [] {
    [ "human" "plain" "json" "ndjson" "sarif" "github" "gitlab" "junit" "prometheus" "openmetrics" "markdown" "agent" ]
  }

  def "nu-complete skep baseline prune color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep baseline prune fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  def "nu-complete skep baseline prune exit_style" [] {
    [ "skep" "nagios" ]
  }

  def "nu-complete skep baseline prune until" [] {
    [ "ok" "violated" ]
  }

  # Remove from skep-baseline.json what is gone, and add nothing
  export extern "skep baseline prune" [
    --format: string@"nu-complete skep baseline prune format" # Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep baseline prune color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep baseline prune fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --max: string             # Fail with more than N of exactly this severity instead, such as medium=4; may be repeated
    --select: string          # Heed only these rules, by name, code or the beginning of codes; may be repeated
    --ignore: string          # Do not heed these rules; may be repeated
    --min-confidence: string  # Heed only what is as sure as this or surer: low, medium or high
    --baseline: path          # Take the known findings from FILE instead of skep-baseline.json at the root
    --no-baseline             # Count known findings too
    --new-since: string       # Count only what a git commit has not: REF, or REF... for where it and HEAD parted
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --exit-style: string@"nu-complete skep baseline prune exit_style" # Exit with the numbers of skep, or of monitoring plugins and write their status line
    --no-config               # Read no skep.toml, neither the project's nor yours, and no skep-baseline.json
    --watch: string           # Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON
    --until: string@"nu-complete skep baseline prune until" # Stop watching once the answer is this
    --within: string          # Stop watching after PERIOD; a state that did not come by then is no pass
    --on-change               # Speak, and fail, only where the verdict is another than that of the last run of this command
    --state: path             # Remember in FOLDER instead of in .skep at the project's root, or outside of projects in your own state folder
    --trust                   # Trust the project's skep.toml for this run
    --help(-h)                # Print help (see more with '--help')
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "skep baseline help" [
  ]

  # Write all that is found to skep-baseline.json at the root
  export extern "skep baseline help create" [
  ]

  # Add to skep-baseline.json what is new, and remove what is gone
  export extern "skep baseline help update" [
  ]

  # Remove from skep-baseline.json what is gone, and add nothing
  export extern "skep baseline help prune" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "skep baseline help help" [
  ]

  def "nu-complete skep merge format" [] {
    [ "human" "plain" "json" "ndjson" "sarif" "github" "gitlab" "junit" "prometheus" "openmetrics" "markdown" "agent" ]
  }

  def "nu-complete skep merge color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep merge fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  def "nu-complete skep merge exit_style" [] {
    [ "skep" "nagios" ]
  }

  def "nu-complete skep merge until" [] {
    [ "ok" "violated" ]
  }

  # Put the JSON answers of several runs together, and judge them as one
  export extern "skep merge" [
    --format: string@"nu-complete skep merge format" # Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep merge color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep merge fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --max: string             # Fail with more than N of exactly this severity instead, such as medium=4; may be repeated
    --select: string          # Heed only these rules, by name, code or the beginning of codes; may be repeated
    --ignore: string          # Do not heed these rules; may be repeated
    --min-confidence: string  # Heed only what is as sure as this or surer: low, medium or high
    --baseline: path          # Take the known findings from FILE instead of skep-baseline.json at the root
    --no-baseline             # Count known findings too
    --new-since: string       # Count only what a git commit has not: REF, or REF... for where it and HEAD parted
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --exit-style: string@"nu-complete skep merge exit_style" # Exit with the numbers of skep, or of monitoring plugins and write their status line
    --no-config               # Read no skep.toml, neither the project's nor yours, and no skep-baseline.json
    --watch: string           # Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON
    --until: string@"nu-complete skep merge until" # Stop watching once the answer is this
    --within: string          # Stop watching after PERIOD; a state that did not come by then is no pass
    --on-change               # Speak, and fail, only where the verdict is another than that of the last run of this command
    --state: path             # Remember in FOLDER instead of in .skep at the project's root, or outside of projects in your own state folder
    --trust                   # Trust the project's skep.toml for this run
    --help(-h)                # Print help (see more with '--help')
    ...files: path            # What `--json` wrote, one file a run
  ]

  def "nu-complete skep health format" [] {
    [ "human" "plain" "json" "ndjson" "sarif" "github" "gitlab" "junit" "prometheus" "openmetrics" "markdown" "agent" ]
  }

  def "nu-complete skep health color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep health fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  def "nu-complete skep health exit_style" [] {
    [ "skep" "nagios" ]
  }

  def "nu-complete skep health until" [] {
    [ "ok" "violated" ]
  }

  # Ask whether everything is up, and what has changed since it was
  export extern "skep health" [
    --format: string@"nu-complete skep health format" # Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep health color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep health fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --max: string             # Fail with more than N of exactly this severity instead, such as medium=4; may be repeated
    --select: string          # Heed only these rules, by name, code or the beginning of codes; may be repeated
    --ignore: string          # Do not heed these rules; may be repeated
    --min-confidence: string  # Heed only what is as sure as this or surer: low, medium or high
    --baseline: path          # Take the known findings from FILE instead of skep-baseline.json at the root
    --no-baseline             # Count known findings too
    --new-since: string       # Count only what a git commit has not: REF, or REF... for where it and HEAD parted
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --exit-style: string@"nu-complete skep health exit_style" # Exit with the numbers of skep, or of monitoring plugins and write their status line
    --no-config               # Read no skep.toml, neither the project's nor yours, and no skep-baseline.json
    --watch: string           # Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON
    --until: string@"nu-complete skep health until" # Stop watching once the answer is this
    --within: string          # Stop watching after PERIOD; a state that did not come by then is no pass
    --on-change               # Speak, and fail, only where the verdict is another than that of the last run of this command
    --state: path             # Remember in FOLDER instead of in .skep at the project's root, or outside of projects in your own state folder
    --trust                   # Trust the project's skep.toml for this run
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete skep health ping format" [] {
    [ "human" "plain" "json" "ndjson" "sarif" "github" "gitlab" "junit" "prometheus" "openmetrics" "markdown" "agent" ]
  }

  def "nu-complete skep health ping color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep health ping fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  def "nu-complete skep health ping exit_style" [] {
    [ "skep" "nagios" ]
  }

  def "nu-complete skep health ping until" [] {
    [ "ok" "violated" ]
  }

  # Ask every service whether it is up, and tell how the agents and the last snapshot are
  export extern "skep health ping" [
    --timeout: string         # How long each may take to answer, instead of what the configuration says: 500ms, 2s
    --deadline: string        # When all has to be over: 10s
    --only-configured         # Do not look for services where none is configured
    --agents: path            # The folder whose children are agents, or a project with `agent_workspaces`
    --format: string@"nu-complete skep health ping format" # Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep health ping color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep health ping fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --max: string             # Fail with more than N of exactly this severity instead, such as medium=4; may be repeated
    --select: string          # Heed only these rules, by name, code or the beginning of codes; may be repeated
    --ignore: string          # Do not heed these rules; may be repeated
    --min-confidence: string  # Heed only what is as sure as this or surer: low, medium or high
    --baseline: path          # Take the known findings from FILE instead of skep-baseline.json at the root
    --no-baseline             # Count known findings too
    --new-since: string       # Count only what a git commit has not: REF, or REF... for where it and HEAD parted
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --exit-style: string@"nu-complete skep health ping exit_style" # Exit with the numbers of skep, or of monitoring plugins and write their status line
    --no-config               # Read no skep.toml, neither the project's nor yours, and no skep-baseline.json
    --watch: string           # Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON
    --until: string@"nu-complete skep health ping until" # Stop watching once the answer is this
    --within: string          # Stop watching after PERIOD; a state that did not come by then is no pass
    --on-change               # Speak, and fail, only where the verdict is another than that of the last run of this command
    --state: path             # Remember in FOLDER instead of in .skep at the project's root, or outside of projects in your own state folder
    --trust                   # Trust the project's skep.toml for this run
    --help(-h)                # Print help (see more with '--help')
    ...names: string          # Services to ask, and with them what they depend on; all where none is named
  ]

  def "nu-complete skep health snapshot format" [] {
    [ "human" "plain" "json" "ndjson" "sarif" "github" "gitlab" "junit" "prometheus" "openmetrics" "markdown" "agent" ]
  }

  def "nu-complete skep health snapshot color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep health snapshot fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  def "nu-complete skep health snapshot exit_style" [] {
    [ "skep" "nagios" ]
  }

  def "nu-complete skep health snapshot until" [] {
    [ "ok" "violated" ]
  }

  # Note how everything is now, and show what has changed since it was noted before
  export extern "skep health snapshot" [
    --diff: string            # Show what has changed since the last snapshot, or since the last one before a time: last, 2h, 2026-01-31T12:00:00Z
    --no-write                # Do not keep it
    --format: string@"nu-complete skep health snapshot format" # Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep health snapshot color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep health snapshot fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --max: string             # Fail with more than N of exactly this severity instead, such as medium=4; may be repeated
    --select: string          # Heed only these rules, by name, code or the beginning of codes; may be repeated
    --ignore: string          # Do not heed these rules; may be repeated
    --min-confidence: string  # Heed only what is as sure as this or surer: low, medium or high
    --baseline: path          # Take the known findings from FILE instead of skep-baseline.json at the root
    --no-baseline             # Count known findings too
    --new-since: string       # Count only what a git commit has not: REF, or REF... for where it and HEAD parted
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --exit-style: string@"nu-complete skep health snapshot exit_style" # Exit with the numbers of skep, or of monitoring plugins and write their status line
    --no-config               # Read no skep.toml, neither the project's nor yours, and no skep-baseline.json
    --watch: string           # Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON
    --until: string@"nu-complete skep health snapshot until" # Stop watching once the answer is this
    --within: string          # Stop watching after PERIOD; a state that did not come by then is no pass
    --on-change               # Speak, and fail, only where the verdict is another than that of the last run of this command
    --state: path             # Remember in FOLDER instead of in .skep at the project's root, or outside of projects in your own state folder
    --trust                   # Trust the project's skep.toml for this run
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete skep health beat format" [] {
    [ "human" "plain" "json" "ndjson" "sarif" "github" "gitlab" "junit" "prometheus" "openmetrics" "markdown" "agent" ]
  }

  def "nu-complete skep health beat color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep health beat fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  def "nu-complete skep health beat exit_style" [] {
    [ "skep" "nagios" ]
  }

  def "nu-complete skep health beat until" [] {
    [ "ok" "violated" ]
  }

  # Note that a job has run, so that its silence can be told
  export extern "skep health beat" [
    --start                   # A run begins
    --fail                    # A run has failed
    --run: string             # Which run it is, where several may overlap: any word, the same at the start and at the end
    --format: string@"nu-complete skep health beat format" # Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep health beat color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep health beat fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --max: string             # Fail with more than N of exactly this severity instead, such as medium=4; may be repeated
    --select: string          # Heed only these rules, by name, code or the beginning of codes; may be repeated
    --ignore: string          # Do not heed these rules; may be repeated
    --min-confidence: string  # Heed only what is as sure as this or surer: low, medium or high
    --baseline: path          # Take the known findings from FILE instead of skep-baseline.json at the root
    --no-baseline             # Count known findings too
    --new-since: string       # Count only what a git commit has not: REF, or REF... for where it and HEAD parted
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --exit-style: string@"nu-complete skep health beat exit_style" # Exit with the numbers of skep, or of monitoring plugins and write their status line
    --no-config               # Read no skep.toml, neither the project's nor yours, and no skep-baseline.json
    --watch: string           # Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON
    --until: string@"nu-complete skep health beat until" # Stop watching once the answer is this
    --within: string          # Stop watching after PERIOD; a state that did not come by then is no pass
    --on-change               # Speak, and fail, only where the verdict is another than that of the last run of this command
    --state: path             # Remember in FOLDER instead of in .skep at the project's root, or outside of projects in your own state folder
    --trust                   # Trust the project's skep.toml for this run
    --help(-h)                # Print help (see more with '--help')
    name: string              # The job; `heartbeat` of [health.services.NAME] says how often it has to report
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "skep health help" [
  ]

  # Ask every service whether it is up, and tell how the agents and the last snapshot are
  export extern "skep health help ping" [
  ]

  # Note how everything is now, and show what has changed since it was noted before
  export extern "skep health help snapshot" [
  ]

  # Note that a job has run, so that its silence can be told
  export extern "skep health help beat" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "skep health help help" [
  ]

  def "nu-complete skep mem format" [] {
    [ "human" "plain" "json" "ndjson" "sarif" "github" "gitlab" "junit" "prometheus" "openmetrics" "markdown" "agent" ]
  }

  def "nu-complete skep mem color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep mem fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  def "nu-complete skep mem exit_style" [] {
    [ "skep" "nagios" ]
  }

  def "nu-complete skep mem until" [] {
    [ "ok" "violated" ]
  }

  # Find the collections that only ever grow, and prove it
  export extern "skep mem" [
    --format: string@"nu-complete skep mem format" # Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep mem color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep mem fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --max: string             # Fail with more than N of exactly this severity instead, such as medium=4; may be repeated
    --select: string          # Heed only these rules, by name, code or the beginning of codes; may be repeated
    --ignore: string          # Do not heed these rules; may be repeated
    --min-confidence: string  # Heed only what is as sure as this or surer: low, medium or high
    --baseline: path          # Take the known findings from FILE instead of skep-baseline.json at the root
    --no-baseline             # Count known findings too
    --new-since: string       # Count only what a git commit has not: REF, or REF... for where it and HEAD parted
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --exit-style: string@"nu-complete skep mem exit_style" # Exit with the numbers of skep, or of monitoring plugins and write their status line
    --no-config               # Read no skep.toml, neither the project's nor yours, and no skep-baseline.json
    --watch: string           # Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON
    --until: string@"nu-complete skep mem until" # Stop watching once the answer is this
    --within: string          # Stop watching after PERIOD; a state that did not come by then is no pass
    --on-change               # Speak, and fail, only where the verdict is another than that of the last run of this command
    --state: path             # Remember in FOLDER instead of in .skep at the project's root, or outside of projects in your own state folder
    --trust                   # Trust the project's skep.toml for this run
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete skep mem leaks lang" [] {
    [ "python" "rust" ]
  }

  def "nu-complete skep mem leaks format" [] {
    [ "human" "plain" "json" "ndjson" "sarif" "github" "gitlab" "junit" "prometheus" "openmetrics" "markdown" "agent" ]
  }

  def "nu-complete skep mem leaks color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep mem leaks fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  def "nu-complete skep mem leaks exit_style" [] {
    [ "skep" "nagios" ]
  }

  def "nu-complete skep mem leaks until" [] {
    [ "ok" "violated" ]
  }

  # Report the collections that grow without bound, each with its proof
  export extern "skep mem leaks" [
    --include-tests           # Analyse test files too
    --no-ignore               # Look also at what ignore files hide
    --no-cache                # Read every file again
    --jobs: string            # Work in N threads; by default one a core
    --shard: string           # Analyse only this share of the tree, such as 2/8; `skep merge` puts the answers together
    --lang: string@"nu-complete skep mem leaks lang" # Analyse only this language; may be repeated
    --exclude: string         # Leave out paths that match, besides those of skep.toml; may be repeated
    --fix                     # Change the source where the program stays the same by it, and report what is left
    --format: string@"nu-complete skep mem leaks format" # Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep mem leaks color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep mem leaks fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --max: string             # Fail with more than N of exactly this severity instead, such as medium=4; may be repeated
    --select: string          # Heed only these rules, by name, code or the beginning of codes; may be repeated
    --ignore: string          # Do not heed these rules; may be repeated
    --min-confidence: string  # Heed only what is as sure as this or surer: low, medium or high
    --baseline: path          # Take the known findings from FILE instead of skep-baseline.json at the root
    --no-baseline             # Count known findings too
    --new-since: string       # Count only what a git commit has not: REF, or REF... for where it and HEAD parted
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --exit-style: string@"nu-complete skep mem leaks exit_style" # Exit with the numbers of skep, or of monitoring plugins and write their status line
    --no-config               # Read no skep.toml, neither the project's nor yours, and no skep-baseline.json
    --watch: string           # Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON
    --until: string@"nu-complete skep mem leaks until" # Stop watching once the answer is this
    --within: string          # Stop watching after PERIOD; a state that did not come by then is no pass
    --on-change               # Speak, and fail, only where the verdict is another than that of the last run of this command
    --state: path             # Remember in FOLDER instead of in .skep at the project's root, or outside of projects in your own state folder
    --trust                   # Trust the project's skep.toml for this run
    --help(-h)                # Print help (see more with '--help')
    ...paths: path            # Files and folders to analyse
  ]

  def "nu-complete skep mem scan lang" [] {
    [ "python" "rust" ]
  }

  def "nu-complete skep mem scan format" [] {
    [ "human" "plain" "json" "ndjson" "sarif" "github" "gitlab" "junit" "prometheus" "openmetrics" "markdown" "agent" ]
  }

  def "nu-complete skep mem scan color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep mem scan fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  def "nu-complete skep mem scan exit_style" [] {
    [ "skep" "nagios" ]
  }

  def "nu-complete skep mem scan until" [] {
    [ "ok" "violated" ]
  }

  # List every long-lived collection that grows, with what became of it
  export extern "skep mem scan" [
    --include-tests           # Analyse test files too
    --no-ignore               # Look also at what ignore files hide
    --no-cache                # Read every file again
    --jobs: string            # Work in N threads; by default one a core
    --shard: string           # Analyse only this share of the tree, such as 2/8; `skep merge` puts the answers together
    --lang: string@"nu-complete skep mem scan lang" # Analyse only this language; may be repeated
    --exclude: string         # Leave out paths that match, besides those of skep.toml; may be repeated
    --format: string@"nu-complete skep mem scan format" # Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep mem scan color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep mem scan fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --max: string             # Fail with more than N of exactly this severity instead, such as medium=4; may be repeated
    --select: string          # Heed only these rules, by name, code or the beginning of codes; may be repeated
    --ignore: string          # Do not heed these rules; may be repeated
    --min-confidence: string  # Heed only what is as sure as this or surer: low, medium or high
    --baseline: path          # Take the known findings from FILE instead of skep-baseline.json at the root
    --no-baseline             # Count known findings too
    --new-since: string       # Count only what a git commit has not: REF, or REF... for where it and HEAD parted
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --exit-style: string@"nu-complete skep mem scan exit_style" # Exit with the numbers of skep, or of monitoring plugins and write their status line
    --no-config               # Read no skep.toml, neither the project's nor yours, and no skep-baseline.json
    --watch: string           # Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON
    --until: string@"nu-complete skep mem scan until" # Stop watching once the answer is this
    --within: string          # Stop watching after PERIOD; a state that did not come by then is no pass
    --on-change               # Speak, and fail, only where the verdict is another than that of the last run of this command
    --state: path             # Remember in FOLDER instead of in .skep at the project's root, or outside of projects in your own state folder
    --trust                   # Trust the project's skep.toml for this run
    --help(-h)                # Print help (see more with '--help')
    ...paths: path            # Files and folders to analyse
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "skep mem help" [
  ]

  # Report the collections that grow without bound, each with its proof
  export extern "skep mem help leaks" [
  ]

  # List every long-lived collection that grows, with what became of it
  export extern "skep mem help scan" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "skep mem help help" [
  ]

  def "nu-complete skep obs format" [] {
    [ "human" "plain" "json" "ndjson" "sarif" "github" "gitlab" "junit" "prometheus" "openmetrics" "markdown" "agent" ]
  }

  def "nu-complete skep obs color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep obs fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  def "nu-complete skep obs exit_style" [] {
    [ "skep" "nagios" ]
  }

  def "nu-complete skep obs until" [] {
    [ "ok" "violated" ]
  }

  # Measure all there is, keep it, serve it, and tell what it comes to
  export extern "skep obs" [
    --format: string@"nu-complete skep obs format" # Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep obs color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep obs fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --max: string             # Fail with more than N of exactly this severity instead, such as medium=4; may be repeated
    --select: string          # Heed only these rules, by name, code or the beginning of codes; may be repeated
    --ignore: string          # Do not heed these rules; may be repeated
    --min-confidence: string  # Heed only what is as sure as this or surer: low, medium or high
    --baseline: path          # Take the known findings from FILE instead of skep-baseline.json at the root
    --no-baseline             # Count known findings too
    --new-since: string       # Count only what a git commit has not: REF, or REF... for where it and HEAD parted
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --exit-style: string@"nu-complete skep obs exit_style" # Exit with the numbers of skep, or of monitoring plugins and write their status line
    --no-config               # Read no skep.toml, neither the project's nor yours, and no skep-baseline.json
    --watch: string           # Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON
    --until: string@"nu-complete skep obs until" # Stop watching once the answer is this
    --within: string          # Stop watching after PERIOD; a state that did not come by then is no pass
    --on-change               # Speak, and fail, only where the verdict is another than that of the last run of this command
    --state: path             # Remember in FOLDER instead of in .skep at the project's root, or outside of projects in your own state folder
    --trust                   # Trust the project's skep.toml for this run
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete skep obs metrics format" [] {
    [ "human" "plain" "json" "ndjson" "sarif" "github" "gitlab" "junit" "prometheus" "openmetrics" "markdown" "agent" ]
  }

  def "nu-complete skep obs metrics color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep obs metrics fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  def "nu-complete skep obs metrics exit_style" [] {
    [ "skep" "nagios" ]
  }

  def "nu-complete skep obs metrics until" [] {
    [ "ok" "violated" ]
  }

  # Show all metrics as they are now
  export extern "skep obs metrics" [
    --all                     # Measure also what takes long and what asks services, instead of telling what was last measured
    --missing                 # List the important metrics that have no value here, and how to get one
    --format: string@"nu-complete skep obs metrics format" # Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep obs metrics color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep obs metrics fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --max: string             # Fail with more than N of exactly this severity instead, such as medium=4; may be repeated
    --select: string          # Heed only these rules, by name, code or the beginning of codes; may be repeated
    --ignore: string          # Do not heed these rules; may be repeated
    --min-confidence: string  # Heed only what is as sure as this or surer: low, medium or high
    --baseline: path          # Take the known findings from FILE instead of skep-baseline.json at the root
    --no-baseline             # Count known findings too
    --new-since: string       # Count only what a git commit has not: REF, or REF... for where it and HEAD parted
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --exit-style: string@"nu-complete skep obs metrics exit_style" # Exit with the numbers of skep, or of monitoring plugins and write their status line
    --no-config               # Read no skep.toml, neither the project's nor yours, and no skep-baseline.json
    --watch: string           # Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON
    --until: string@"nu-complete skep obs metrics until" # Stop watching once the answer is this
    --within: string          # Stop watching after PERIOD; a state that did not come by then is no pass
    --on-change               # Speak, and fail, only where the verdict is another than that of the last run of this command
    --state: path             # Remember in FOLDER instead of in .skep at the project's root, or outside of projects in your own state folder
    --trust                   # Trust the project's skep.toml for this run
    --help(-h)                # Print help (see more with '--help')
    ...selectors: string      # Show only these: a name, labels in braces, or both, as in skep_host_disk_used_ratio{mount="/"}
  ]

  def "nu-complete skep obs get across" [] {
    [ "sum" "avg" "min" "max" "count" ]
  }

  def "nu-complete skep obs get over" [] {
    [ "avg" "min" "max" "sum" "count" "first" "last" "increase" "rate" "p50" "p95" "p99" ]
  }

  def "nu-complete skep obs get format" [] {
    [ "human" "plain" "json" "ndjson" "sarif" "github" "gitlab" "junit" "prometheus" "openmetrics" "markdown" "agent" ]
  }

  def "nu-complete skep obs get color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep obs get fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  def "nu-complete skep obs get exit_style" [] {
    [ "skep" "nagios" ]
  }

  def "nu-complete skep obs get until" [] {
    [ "ok" "violated" ]
  }

  # Print one number: what it is now, or what it came to over a time
  export extern "skep obs get" [
    --across: string@"nu-complete skep obs get across" # Make one number of several series
    --since: string           # Look back over a time such as 1h or 30d, at what is in the store
    --over: string@"nu-complete skep obs get over" # What the time comes to; by default the mean of a gauge and the increase of a counter
    --at: string              # Look at the store as of TIME, such as 2026-01-31T12:00:00Z or 2h for two hours ago
    --plot                    # Draw the course
    --all                     # Measure also what takes long and what asks other machines
    --warn: string            # Warn where it is outside of RANGE, such as 10, 10:, ~:10, 10:20 or @10:20
    --critical: string        # Fail where it is outside of RANGE
    --format: string@"nu-complete skep obs get format" # Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep obs get color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep obs get fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --max: string             # Fail with more than N of exactly this severity instead, such as medium=4; may be repeated
    --select: string          # Heed only these rules, by name, code or the beginning of codes; may be repeated
    --ignore: string          # Do not heed these rules; may be repeated
    --min-confidence: string  # Heed only what is as sure as this or surer: low, medium or high
    --baseline: path          # Take the known findings from FILE instead of skep-baseline.json at the root
    --no-baseline             # Count known findings too
    --new-since: string       # Count only what a git commit has not: REF, or REF... for where it and HEAD parted
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --exit-style: string@"nu-complete skep obs get exit_style" # Exit with the numbers of skep, or of monitoring plugins and write their status line
    --no-config               # Read no skep.toml, neither the project's nor yours, and no skep-baseline.json
    --watch: string           # Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON
    --until: string@"nu-complete skep obs get until" # Stop watching once the answer is this
    --within: string          # Stop watching after PERIOD; a state that did not come by then is no pass
    --on-change               # Speak, and fail, only where the verdict is another than that of the last run of this command
    --state: path             # Remember in FOLDER instead of in .skep at the project's root, or outside of projects in your own state folder
    --trust                   # Trust the project's skep.toml for this run
    --help(-h)                # Print help (see more with '--help')
    selector: string          # The series, as PromQL selects it: NAME or 'NAME{label="value"}'
  ]

  def "nu-complete skep obs health format" [] {
    [ "human" "plain" "json" "ndjson" "sarif" "github" "gitlab" "junit" "prometheus" "openmetrics" "markdown" "agent" ]
  }

  def "nu-complete skep obs health color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep obs health fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  def "nu-complete skep obs health exit_style" [] {
    [ "skep" "nagios" ]
  }

  def "nu-complete skep obs health until" [] {
    [ "ok" "violated" ]
  }

  # Tell how healthy the whole is, as a score with the list that it comes from
  export extern "skep obs health" [
    --all                     # Measure also what takes long and what asks services, instead of believing what was last measured
    --format: string@"nu-complete skep obs health format" # Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep obs health color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep obs health fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --max: string             # Fail with more than N of exactly this severity instead, such as medium=4; may be repeated
    --select: string          # Heed only these rules, by name, code or the beginning of codes; may be repeated
    --ignore: string          # Do not heed these rules; may be repeated
    --min-confidence: string  # Heed only what is as sure as this or surer: low, medium or high
    --baseline: path          # Take the known findings from FILE instead of skep-baseline.json at the root
    --no-baseline             # Count known findings too
    --new-since: string       # Count only what a git commit has not: REF, or REF... for where it and HEAD parted
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --exit-style: string@"nu-complete skep obs health exit_style" # Exit with the numbers of skep, or of monitoring plugins and write their status line
    --no-config               # Read no skep.toml, neither the project's nor yours, and no skep-baseline.json
    --watch: string           # Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON
    --until: string@"nu-complete skep obs health until" # Stop watching once the answer is this
    --within: string          # Stop watching after PERIOD; a state that did not come by then is no pass
    --on-change               # Speak, and fail, only where the verdict is another than that of the last run of this command
    --state: path             # Remember in FOLDER instead of in .skep at the project's root, or outside of projects in your own state folder
    --trust                   # Trust the project's skep.toml for this run
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete skep obs record kind" [] {
    [ "gauge" "counter" ]
  }

  def "nu-complete skep obs record format" [] {
    [ "human" "plain" "json" "ndjson" "sarif" "github" "gitlab" "junit" "prometheus" "openmetrics" "markdown" "agent" ]
  }

  def "nu-complete skep obs record color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep obs record fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  def "nu-complete skep obs record exit_style" [] {
    [ "skep" "nagios" ]
  }

  def "nu-complete skep obs record until" [] {
    [ "ok" "violated" ]
  }

  # Put numbers into the store: one by its name, or a file of them
  export extern "skep obs record" [
    --label: string           # A label of it; may be repeated
    --kind: string@"nu-complete skep obs record kind" # How it moves; by default a counter if the name ends with _total
    --at: string              # When it was so, such as 2026-01-31T12:00:00Z or 2h for two hours ago; by default now
    --file: path              # Read Prometheus' text, OpenMetrics or JSON lines from FILE; - is stdin
    --format: string@"nu-complete skep obs record format" # Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep obs record color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep obs record fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --max: string             # Fail with more than N of exactly this severity instead, such as medium=4; may be repeated
    --select: string          # Heed only these rules, by name, code or the beginning of codes; may be repeated
    --ignore: string          # Do not heed these rules; may be repeated
    --min-confidence: string  # Heed only what is as sure as this or surer: low, medium or high
    --baseline: path          # Take the known findings from FILE instead of skep-baseline.json at the root
    --no-baseline             # Count known findings too
    --new-since: string       # Count only what a git commit has not: REF, or REF... for where it and HEAD parted
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --exit-style: string@"nu-complete skep obs record exit_style" # Exit with the numbers of skep, or of monitoring plugins and write their status line
    --no-config               # Read no skep.toml, neither the project's nor yours, and no skep-baseline.json
    --watch: string           # Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON
    --until: string@"nu-complete skep obs record until" # Stop watching once the answer is this
    --within: string          # Stop watching after PERIOD; a state that did not come by then is no pass
    --on-change               # Speak, and fail, only where the verdict is another than that of the last run of this command
    --state: path             # Remember in FOLDER instead of in .skep at the project's root, or outside of projects in your own state folder
    --trust                   # Trust the project's skep.toml for this run
    --help(-h)                # Print help (see more with '--help')
    name?: string             # The metric's name
    value?: string            # Its value
  ]

  def "nu-complete skep obs sample format" [] {
    [ "human" "plain" "json" "ndjson" "sarif" "github" "gitlab" "junit" "prometheus" "openmetrics" "markdown" "agent" ]
  }

  def "nu-complete skep obs sample color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep obs sample fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  def "nu-complete skep obs sample exit_style" [] {
    [ "skep" "nagios" ]
  }

  def "nu-complete skep obs sample until" [] {
    [ "ok" "violated" ]
  }

  # Measure everything once and put it into the store, such as from cron
  export extern "skep obs sample" [
    --quick                   # Leave out what takes long and what asks other machines
    --format: string@"nu-complete skep obs sample format" # Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep obs sample color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep obs sample fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --max: string             # Fail with more than N of exactly this severity instead, such as medium=4; may be repeated
    --select: string          # Heed only these rules, by name, code or the beginning of codes; may be repeated
    --ignore: string          # Do not heed these rules; may be repeated
    --min-confidence: string  # Heed only what is as sure as this or surer: low, medium or high
    --baseline: path          # Take the known findings from FILE instead of skep-baseline.json at the root
    --no-baseline             # Count known findings too
    --new-since: string       # Count only what a git commit has not: REF, or REF... for where it and HEAD parted
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --exit-style: string@"nu-complete skep obs sample exit_style" # Exit with the numbers of skep, or of monitoring plugins and write their status line
    --no-config               # Read no skep.toml, neither the project's nor yours, and no skep-baseline.json
    --watch: string           # Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON
    --until: string@"nu-complete skep obs sample until" # Stop watching once the answer is this
    --within: string          # Stop watching after PERIOD; a state that did not come by then is no pass
    --on-change               # Speak, and fail, only where the verdict is another than that of the last run of this command
    --state: path             # Remember in FOLDER instead of in .skep at the project's root, or outside of projects in your own state folder
    --trust                   # Trust the project's skep.toml for this run
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete skep obs serve format" [] {
    [ "human" "plain" "json" "ndjson" "sarif" "github" "gitlab" "junit" "prometheus" "openmetrics" "markdown" "agent" ]
  }

  def "nu-complete skep obs serve color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep obs serve fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  def "nu-complete skep obs serve exit_style" [] {
    [ "skep" "nagios" ]
  }

  def "nu-complete skep obs serve until" [] {
    [ "ok" "violated" ]
  }

  # Measure again and again, keep it, and serve it to Prometheus and to people
  export extern "skep obs serve" [
    --listen: string          # Give metrics at ADDRESS: a port, or an address and a port; port 0 is any that is free
    --dashboard: string       # Show the dashboard at ADDRESS, which may be the same
    --no-listen               # Give no metrics
    --no-dashboard            # Show no dashboard
    --interval: string        # Measure what is quick so often, such as 5s
    --for: string             # Stop after so long, such as 10m
    --token-env: string       # Ask readers for the token that the environment variable NAME holds
    --token-file: path        # Ask readers for the token that FILE holds
    --no-store                # Keep nothing of what was measured
    --keep-sampling           # Measure all the same where a port is taken
    --format: string@"nu-complete skep obs serve format" # Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep obs serve color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep obs serve fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --max: string             # Fail with more than N of exactly this severity instead, such as medium=4; may be repeated
    --select: string          # Heed only these rules, by name, code or the beginning of codes; may be repeated
    --ignore: string          # Do not heed these rules; may be repeated
    --min-confidence: string  # Heed only what is as sure as this or surer: low, medium or high
    --baseline: path          # Take the known findings from FILE instead of skep-baseline.json at the root
    --no-baseline             # Count known findings too
    --new-since: string       # Count only what a git commit has not: REF, or REF... for where it and HEAD parted
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --exit-style: string@"nu-complete skep obs serve exit_style" # Exit with the numbers of skep, or of monitoring plugins and write their status line
    --no-config               # Read no skep.toml, neither the project's nor yours, and no skep-baseline.json
    --watch: string           # Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON
    --until: string@"nu-complete skep obs serve until" # Stop watching once the answer is this
    --within: string          # Stop watching after PERIOD; a state that did not come by then is no pass
    --on-change               # Speak, and fail, only where the verdict is another than that of the last run of this command
    --state: path             # Remember in FOLDER instead of in .skep at the project's root, or outside of projects in your own state folder
    --trust                   # Trust the project's skep.toml for this run
    --help(-h)                # Print help (see more with '--help')
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "skep obs help" [
  ]

  # Show all metrics as they are now
  export extern "skep obs help metrics" [
  ]

  # Print one number: what it is now, or what it came to over a time
  export extern "skep obs help get" [
  ]

  # Tell how healthy the whole is, as a score with the list that it comes from
  export extern "skep obs help health" [
  ]

  # Put numbers into the store: one by its name, or a file of them
  export extern "skep obs help record" [
  ]

  # Measure everything once and put it into the store, such as from cron
  export extern "skep obs help sample" [
  ]

  # Measure again and again, keep it, and serve it to Prometheus and to people
  export extern "skep obs help serve" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "skep obs help help" [
  ]

  def "nu-complete skep explain rule" [] {
    [ "service-down" "service-slow" "service-degraded" "certificate-expires" "heartbeat-late" "disk-full" "too-few-agents" "snapshot-outdated" "per-key-lock-table" "side-table-not-pruned" "inner-emptied-key-stays" "removal-only-in-del" "exit-stack-push-per-request" "ttl-on-lookup-only" "cleanup-never-called" "listener-without-unsubscribe" "removal-not-on-early-return" "entry-outlives-its-owner" "timeout-leaves-pending" "removal-not-on-error-path" "conditional-removal" "late-bound-removal" "unbounded-queue" "task-set-never-discarded" "write-only-collection" "read-inserts" "warned-by-text" "one-shot-keys" "mutable-default-accumulates" "memo-without-eviction" "unbounded-defaultdict" "deque-without-maxlen" "cache-without-policy" "handles-accumulate" "module-collection-grows" "class-body-collection-grows" "instance-collection-grows" "static-collection-grows" "shared-field-grows" "cached-method-keeps-self" "unbounded-function-cache" "unbounded-channel" "leak-in-runtime-path" "rc-cycle-shape" "allow-without-reason" "allow-suppresses-nothing" "allow-unknown-rule" "memory-nearly-full" "processors-overloaded" "disk-nearly-full" "inodes-nearly-used-up" "disk-silent" "killed-for-memory" "service-not-up" "service-beyond-a-limit" "certificate-near-its-end" "heartbeat-missing" "agents-not-active" "snapshot-not-current" "messages-lost" "executions-fail" "leaks-in-source" "objective-missed" "value-out-of-range" "config-unreadable" "config-syntax" "config-unknown-key" "config-bad-value" "config-needs-trust" ]
  }

  def "nu-complete skep explain format" [] {
    [ "human" "plain" "json" "ndjson" "sarif" "github" "gitlab" "junit" "prometheus" "openmetrics" "markdown" "agent" ]
  }

  def "nu-complete skep explain color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep explain fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  def "nu-complete skep explain exit_style" [] {
    [ "skep" "nagios" ]
  }

  def "nu-complete skep explain until" [] {
    [ "ok" "violated" ]
  }

  # Explain a rule: what it finds, why it hurts, what to do
  export extern "skep explain" [
    --format: string@"nu-complete skep explain format" # Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep explain color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep explain fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --max: string             # Fail with more than N of exactly this severity instead, such as medium=4; may be repeated
    --select: string          # Heed only these rules, by name, code or the beginning of codes; may be repeated
    --ignore: string          # Do not heed these rules; may be repeated
    --min-confidence: string  # Heed only what is as sure as this or surer: low, medium or high
    --baseline: path          # Take the known findings from FILE instead of skep-baseline.json at the root
    --no-baseline             # Count known findings too
    --new-since: string       # Count only what a git commit has not: REF, or REF... for where it and HEAD parted
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --exit-style: string@"nu-complete skep explain exit_style" # Exit with the numbers of skep, or of monitoring plugins and write their status line
    --no-config               # Read no skep.toml, neither the project's nor yours, and no skep-baseline.json
    --watch: string           # Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON
    --until: string@"nu-complete skep explain until" # Stop watching once the answer is this
    --within: string          # Stop watching after PERIOD; a state that did not come by then is no pass
    --on-change               # Speak, and fail, only where the verdict is another than that of the last run of this command
    --state: path             # Remember in FOLDER instead of in .skep at the project's root, or outside of projects in your own state folder
    --trust                   # Trust the project's skep.toml for this run
    --help(-h)                # Print help (see more with '--help')
    rule?: string@"nu-complete skep explain rule" # The rule's name or code, or the beginning of codes; all are listed without it
  ]

  def "nu-complete skep schema verb" [] {
    [ "health.ping" "health.snapshot" "health.beat" "mem.leaks" "mem.scan" "obs.metrics" "obs.get" "obs.health" "obs.record" "obs.sample" "obs.serve" "check" "explain" "schema" "doctor" "completions" "man" "merge" "questions" "error" "baseline.create" "baseline.update" "baseline.prune" "config.show" "config.check" "config.schema" "config.init" "config.trust" ]
  }

  def "nu-complete skep schema format" [] {
    [ "human" "plain" "json" "ndjson" "sarif" "github" "gitlab" "junit" "prometheus" "openmetrics" "markdown" "agent" ]
  }

  def "nu-complete skep schema color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep schema fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  def "nu-complete skep schema exit_style" [] {
    [ "skep" "nagios" ]
  }

  def "nu-complete skep schema until" [] {
    [ "ok" "violated" ]
  }

  # Print the JSON schema of a command's output
  export extern "skep schema" [
    --format: string@"nu-complete skep schema format" # Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep schema color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep schema fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --max: string             # Fail with more than N of exactly this severity instead, such as medium=4; may be repeated
    --select: string          # Heed only these rules, by name, code or the beginning of codes; may be repeated
    --ignore: string          # Do not heed these rules; may be repeated
    --min-confidence: string  # Heed only what is as sure as this or surer: low, medium or high
    --baseline: path          # Take the known findings from FILE instead of skep-baseline.json at the root
    --no-baseline             # Count known findings too
    --new-since: string       # Count only what a git commit has not: REF, or REF... for where it and HEAD parted
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --exit-style: string@"nu-complete skep schema exit_style" # Exit with the numbers of skep, or of monitoring plugins and write their status line
    --no-config               # Read no skep.toml, neither the project's nor yours, and no skep-baseline.json
    --watch: string           # Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON
    --until: string@"nu-complete skep schema until" # Stop watching once the answer is this
    --within: string          # Stop watching after PERIOD; a state that did not come by then is no pass
    --on-change               # Speak, and fail, only where the verdict is another than that of the last run of this command
    --state: path             # Remember in FOLDER instead of in .skep at the project's root, or outside of projects in your own state folder
    --trust                   # Trust the project's skep.toml for this run
    --help(-h)                # Print help (see more with '--help')
    ...verb: string@"nu-complete skep schema verb" # The verb, such as mem.leaks or mem leaks; all are listed without it
  ]

  def "nu-complete skep config format" [] {
    [ "human" "plain" "json" "ndjson" "sarif" "github" "gitlab" "junit" "prometheus" "openmetrics" "markdown" "agent" ]
  }

  def "nu-complete skep config color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep config fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  def "nu-complete skep config exit_style" [] {
    [ "skep" "nagios" ]
  }

  def "nu-complete skep config until" [] {
    [ "ok" "violated" ]
  }

  # Show, check and start the configuration; say which project's file is trusted
  export extern "skep config" [
    --format: string@"nu-complete skep config format" # Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep config color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep config fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --max: string             # Fail with more than N of exactly this severity instead, such as medium=4; may be repeated
    --select: string          # Heed only these rules, by name, code or the beginning of codes; may be repeated
    --ignore: string          # Do not heed these rules; may be repeated
    --min-confidence: string  # Heed only what is as sure as this or surer: low, medium or high
    --baseline: path          # Take the known findings from FILE instead of skep-baseline.json at the root
    --no-baseline             # Count known findings too
    --new-since: string       # Count only what a git commit has not: REF, or REF... for where it and HEAD parted
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --exit-style: string@"nu-complete skep config exit_style" # Exit with the numbers of skep, or of monitoring plugins and write their status line
    --no-config               # Read no skep.toml, neither the project's nor yours, and no skep-baseline.json
    --watch: string           # Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON
    --until: string@"nu-complete skep config until" # Stop watching once the answer is this
    --within: string          # Stop watching after PERIOD; a state that did not come by then is no pass
    --on-change               # Speak, and fail, only where the verdict is another than that of the last run of this command
    --state: path             # Remember in FOLDER instead of in .skep at the project's root, or outside of projects in your own state folder
    --trust                   # Trust the project's skep.toml for this run
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete skep config show format" [] {
    [ "human" "plain" "json" "ndjson" "sarif" "github" "gitlab" "junit" "prometheus" "openmetrics" "markdown" "agent" ]
  }

  def "nu-complete skep config show color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep config show fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  def "nu-complete skep config show exit_style" [] {
    [ "skep" "nagios" ]
  }

  def "nu-complete skep config show until" [] {
    [ "ok" "violated" ]
  }

  # Show every key with its value, whoever set it
  export extern "skep config show" [
    --origin                  # Say of each value where it comes from
    --format: string@"nu-complete skep config show format" # Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep config show color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep config show fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --max: string             # Fail with more than N of exactly this severity instead, such as medium=4; may be repeated
    --select: string          # Heed only these rules, by name, code or the beginning of codes; may be repeated
    --ignore: string          # Do not heed these rules; may be repeated
    --min-confidence: string  # Heed only what is as sure as this or surer: low, medium or high
    --baseline: path          # Take the known findings from FILE instead of skep-baseline.json at the root
    --no-baseline             # Count known findings too
    --new-since: string       # Count only what a git commit has not: REF, or REF... for where it and HEAD parted
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --exit-style: string@"nu-complete skep config show exit_style" # Exit with the numbers of skep, or of monitoring plugins and write their status line
    --no-config               # Read no skep.toml, neither the project's nor yours, and no skep-baseline.json
    --watch: string           # Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON
    --until: string@"nu-complete skep config show until" # Stop watching once the answer is this
    --within: string          # Stop watching after PERIOD; a state that did not come by then is no pass
    --on-change               # Speak, and fail, only where the verdict is another than that of the last run of this command
    --state: path             # Remember in FOLDER instead of in .skep at the project's root, or outside of projects in your own state folder
    --trust                   # Trust the project's skep.toml for this run
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete skep config check format" [] {
    [ "human" "plain" "json" "ndjson" "sarif" "github" "gitlab" "junit" "prometheus" "openmetrics" "markdown" "agent" ]
  }

  def "nu-complete skep config check color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep config check fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  def "nu-complete skep config check exit_style" [] {
    [ "skep" "nagios" ]
  }

  def "nu-complete skep config check until" [] {
    [ "ok" "violated" ]
  }

  # Check the configuration, and point at all that is wrong with it
  export extern "skep config check" [
    --format: string@"nu-complete skep config check format" # Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep config check color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep config check fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --max: string             # Fail with more than N of exactly this severity instead, such as medium=4; may be repeated
    --select: string          # Heed only these rules, by name, code or the beginning of codes; may be repeated
    --ignore: string          # Do not heed these rules; may be repeated
    --min-confidence: string  # Heed only what is as sure as this or surer: low, medium or high
    --baseline: path          # Take the known findings from FILE instead of skep-baseline.json at the root
    --no-baseline             # Count known findings too
    --new-since: string       # Count only what a git commit has not: REF, or REF... for where it and HEAD parted
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --exit-style: string@"nu-complete skep config check exit_style" # Exit with the numbers of skep, or of monitoring plugins and write their status line
    --no-config               # Read no skep.toml, neither the project's nor yours, and no skep-baseline.json
    --watch: string           # Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON
    --until: string@"nu-complete skep config check until" # Stop watching once the answer is this
    --within: string          # Stop watching after PERIOD; a state that did not come by then is no pass
    --on-change               # Speak, and fail, only where the verdict is another than that of the last run of this command
    --state: path             # Remember in FOLDER instead of in .skep at the project's root, or outside of projects in your own state folder
    --trust                   # Trust the project's skep.toml for this run
    --help(-h)                # Print help (see more with '--help')
    file?: path               # The file to check, alone; else all that counts here is checked
  ]

  def "nu-complete skep config schema format" [] {
    [ "human" "plain" "json" "ndjson" "sarif" "github" "gitlab" "junit" "prometheus" "openmetrics" "markdown" "agent" ]
  }

  def "nu-complete skep config schema color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep config schema fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  def "nu-complete skep config schema exit_style" [] {
    [ "skep" "nagios" ]
  }

  def "nu-complete skep config schema until" [] {
    [ "ok" "violated" ]
  }

  # Print the JSON schema of skep.toml, for editors
  export extern "skep config schema" [
    --format: string@"nu-complete skep config schema format" # Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep config schema color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep config schema fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --max: string             # Fail with more than N of exactly this severity instead, such as medium=4; may be repeated
    --select: string          # Heed only these rules, by name, code or the beginning of codes; may be repeated
    --ignore: string          # Do not heed these rules; may be repeated
    --min-confidence: string  # Heed only what is as sure as this or surer: low, medium or high
    --baseline: path          # Take the known findings from FILE instead of skep-baseline.json at the root
    --no-baseline             # Count known findings too
    --new-since: string       # Count only what a git commit has not: REF, or REF... for where it and HEAD parted
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --exit-style: string@"nu-complete skep config schema exit_style" # Exit with the numbers of skep, or of monitoring plugins and write their status line
    --no-config               # Read no skep.toml, neither the project's nor yours, and no skep-baseline.json
    --watch: string           # Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON
    --until: string@"nu-complete skep config schema until" # Stop watching once the answer is this
    --within: string          # Stop watching after PERIOD; a state that did not come by then is no pass
    --on-change               # Speak, and fail, only where the verdict is another than that of the last run of this command
    --state: path             # Remember in FOLDER instead of in .skep at the project's root, or outside of projects in your own state folder
    --trust                   # Trust the project's skep.toml for this run
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete skep config init format" [] {
    [ "human" "plain" "json" "ndjson" "sarif" "github" "gitlab" "junit" "prometheus" "openmetrics" "markdown" "agent" ]
  }

  def "nu-complete skep config init color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep config init fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  def "nu-complete skep config init exit_style" [] {
    [ "skep" "nagios" ]
  }

  def "nu-complete skep config init until" [] {
    [ "ok" "violated" ]
  }

  # Write a skep.toml with every key in it, explained and commented out
  export extern "skep config init" [
    --user                    # Write your own file instead, which counts in all projects
    --force                   # Write over a file that is there
    --format: string@"nu-complete skep config init format" # Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep config init color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep config init fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --max: string             # Fail with more than N of exactly this severity instead, such as medium=4; may be repeated
    --select: string          # Heed only these rules, by name, code or the beginning of codes; may be repeated
    --ignore: string          # Do not heed these rules; may be repeated
    --min-confidence: string  # Heed only what is as sure as this or surer: low, medium or high
    --baseline: path          # Take the known findings from FILE instead of skep-baseline.json at the root
    --no-baseline             # Count known findings too
    --new-since: string       # Count only what a git commit has not: REF, or REF... for where it and HEAD parted
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --exit-style: string@"nu-complete skep config init exit_style" # Exit with the numbers of skep, or of monitoring plugins and write their status line
    --no-config               # Read no skep.toml, neither the project's nor yours, and no skep-baseline.json
    --watch: string           # Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON
    --until: string@"nu-complete skep config init until" # Stop watching once the answer is this
    --within: string          # Stop watching after PERIOD; a state that did not come by then is no pass
    --on-change               # Speak, and fail, only where the verdict is another than that of the last run of this command
    --state: path             # Remember in FOLDER instead of in .skep at the project's root, or outside of projects in your own state folder
    --trust                   # Trust the project's skep.toml for this run
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete skep config trust format" [] {
    [ "human" "plain" "json" "ndjson" "sarif" "github" "gitlab" "junit" "prometheus" "openmetrics" "markdown" "agent" ]
  }

  def "nu-complete skep config trust color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep config trust fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  def "nu-complete skep config trust exit_style" [] {
    [ "skep" "nagios" ]
  }

  def "nu-complete skep config trust until" [] {
    [ "ok" "violated" ]
  }

  # Trust the project's skep.toml as it stands
  export extern "skep config trust" [
    --list                    # List the files that you trust
    --revoke                  # Trust the file no longer
    --format: string@"nu-complete skep config trust format" # Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep config trust color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep config trust fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --max: string             # Fail with more than N of exactly this severity instead, such as medium=4; may be repeated
    --select: string          # Heed only these rules, by name, code or the beginning of codes; may be repeated
    --ignore: string          # Do not heed these rules; may be repeated
    --min-confidence: string  # Heed only what is as sure as this or surer: low, medium or high
    --baseline: path          # Take the known findings from FILE instead of skep-baseline.json at the root
    --no-baseline             # Count known findings too
    --new-since: string       # Count only what a git commit has not: REF, or REF... for where it and HEAD parted
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --exit-style: string@"nu-complete skep config trust exit_style" # Exit with the numbers of skep, or of monitoring plugins and write their status line
    --no-config               # Read no skep.toml, neither the project's nor yours, and no skep-baseline.json
    --watch: string           # Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON
    --until: string@"nu-complete skep config trust until" # Stop watching once the answer is this
    --within: string          # Stop watching after PERIOD; a state that did not come by then is no pass
    --on-change               # Speak, and fail, only where the verdict is another than that of the last run of this command
    --state: path             # Remember in FOLDER instead of in .skep at the project's root, or outside of projects in your own state folder
    --trust                   # Trust the project's skep.toml for this run
    --help(-h)                # Print help (see more with '--help')
    file?: path               # The file; else the project's
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "skep config help" [
  ]

  # Show every key with its value, whoever set it
  export extern "skep config help show" [
  ]

  # Check the configuration, and point at all that is wrong with it
  export extern "skep config help check" [
  ]

  # Print the JSON schema of skep.toml, for editors
  export extern "skep config help schema" [
  ]

  # Write a skep.toml with every key in it, explained and commented out
  export extern "skep config help init" [
  ]

  # Trust the project's skep.toml as it stands
  export extern "skep config help trust" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "skep config help help" [
  ]

  def "nu-complete skep doctor format" [] {
    [ "human" "plain" "json" "ndjson" "sarif" "github" "gitlab" "junit" "prometheus" "openmetrics" "markdown" "agent" ]
  }

  def "nu-complete skep doctor color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep doctor fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  def "nu-complete skep doctor exit_style" [] {
    [ "skep" "nagios" ]
  }

  def "nu-complete skep doctor until" [] {
    [ "ok" "violated" ]
  }

  # Look at what skep can see and use here, and say how to mend the rest
  export extern "skep doctor" [
    --format: string@"nu-complete skep doctor format" # Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep doctor color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep doctor fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --max: string             # Fail with more than N of exactly this severity instead, such as medium=4; may be repeated
    --select: string          # Heed only these rules, by name, code or the beginning of codes; may be repeated
    --ignore: string          # Do not heed these rules; may be repeated
    --min-confidence: string  # Heed only what is as sure as this or surer: low, medium or high
    --baseline: path          # Take the known findings from FILE instead of skep-baseline.json at the root
    --no-baseline             # Count known findings too
    --new-since: string       # Count only what a git commit has not: REF, or REF... for where it and HEAD parted
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --exit-style: string@"nu-complete skep doctor exit_style" # Exit with the numbers of skep, or of monitoring plugins and write their status line
    --no-config               # Read no skep.toml, neither the project's nor yours, and no skep-baseline.json
    --watch: string           # Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON
    --until: string@"nu-complete skep doctor until" # Stop watching once the answer is this
    --within: string          # Stop watching after PERIOD; a state that did not come by then is no pass
    --on-change               # Speak, and fail, only where the verdict is another than that of the last run of this command
    --state: path             # Remember in FOLDER instead of in .skep at the project's root, or outside of projects in your own state folder
    --trust                   # Trust the project's skep.toml for this run
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete skep completions shell" [] {
    [ "bash" "zsh" "fish" "powershell" "elvish" "nushell" ]
  }

  def "nu-complete skep completions format" [] {
    [ "human" "plain" "json" "ndjson" "sarif" "github" "gitlab" "junit" "prometheus" "openmetrics" "markdown" "agent" ]
  }

  def "nu-complete skep completions color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep completions fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  def "nu-complete skep completions exit_style" [] {
    [ "skep" "nagios" ]
  }

  def "nu-complete skep completions until" [] {
    [ "ok" "violated" ]
  }

  # Print what a shell needs to complete skep's commands
  export extern "skep completions" [
    --format: string@"nu-complete skep completions format" # Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep completions color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep completions fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --max: string             # Fail with more than N of exactly this severity instead, such as medium=4; may be repeated
    --select: string          # Heed only these rules, by name, code or the beginning of codes; may be repeated
    --ignore: string          # Do not heed these rules; may be repeated
    --min-confidence: string  # Heed only what is as sure as this or surer: low, medium or high
    --baseline: path          # Take the known findings from FILE instead of skep-baseline.json at the root
    --no-baseline             # Count known findings too
    --new-since: string       # Count only what a git commit has not: REF, or REF... for where it and HEAD parted
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --exit-style: string@"nu-complete skep completions exit_style" # Exit with the numbers of skep, or of monitoring plugins and write their status line
    --no-config               # Read no skep.toml, neither the project's nor yours, and no skep-baseline.json
    --watch: string           # Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON
    --until: string@"nu-complete skep completions until" # Stop watching once the answer is this
    --within: string          # Stop watching after PERIOD; a state that did not come by then is no pass
    --on-change               # Speak, and fail, only where the verdict is another than that of the last run of this command
    --state: path             # Remember in FOLDER instead of in .skep at the project's root, or outside of projects in your own state folder
    --trust                   # Trust the project's skep.toml for this run
    --help(-h)                # Print help (see more with '--help')
    shell: string@"nu-complete skep completions shell" # The shell, and where it wants to find what is printed
  ]

  def "nu-complete skep man command" [] {
    [ "health.ping" "health.snapshot" "health.beat" "mem.leaks" "mem.scan" "obs.metrics" "obs.get" "obs.health" "obs.record" "obs.sample" "obs.serve" "check" "explain" "schema" "doctor" "completions" "man" "merge" "baseline.create" "baseline.update" "baseline.prune" "config.show" "config.check" "config.schema" "config.init" "config.trust" ]
  }

  def "nu-complete skep man format" [] {
    [ "human" "plain" "json" "ndjson" "sarif" "github" "gitlab" "junit" "prometheus" "openmetrics" "markdown" "agent" ]
  }

  def "nu-complete skep man color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep man fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  def "nu-complete skep man exit_style" [] {
    [ "skep" "nagios" ]
  }

  def "nu-complete skep man until" [] {
    [ "ok" "violated" ]
  }

  # Print the manual page of skep or of one of its commands
  export extern "skep man" [
    --folder: path            # Write all pages into DIR instead
    --format: string@"nu-complete skep man format" # Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep man color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep man fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --max: string             # Fail with more than N of exactly this severity instead, such as medium=4; may be repeated
    --select: string          # Heed only these rules, by name, code or the beginning of codes; may be repeated
    --ignore: string          # Do not heed these rules; may be repeated
    --min-confidence: string  # Heed only what is as sure as this or surer: low, medium or high
    --baseline: path          # Take the known findings from FILE instead of skep-baseline.json at the root
    --no-baseline             # Count known findings too
    --new-since: string       # Count only what a git commit has not: REF, or REF... for where it and HEAD parted
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --exit-style: string@"nu-complete skep man exit_style" # Exit with the numbers of skep, or of monitoring plugins and write their status line
    --no-config               # Read no skep.toml, neither the project's nor yours, and no skep-baseline.json
    --watch: string           # Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON
    --until: string@"nu-complete skep man until" # Stop watching once the answer is this
    --within: string          # Stop watching after PERIOD; a state that did not come by then is no pass
    --on-change               # Speak, and fail, only where the verdict is another than that of the last run of this command
    --state: path             # Remember in FOLDER instead of in .skep at the project's root, or outside of projects in your own state folder
    --trust                   # Trust the project's skep.toml for this run
    --help(-h)                # Print help (see more with '--help')
    ...command: string@"nu-complete skep man command" # The command, such as mem leaks; skep itself without it
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "skep help" [
  ]

  # Check all that can be checked here, quickly and offline
  export extern "skep help check" [
  ]

  # Write down what is there today, so that only what is new counts
  export extern "skep help baseline" [
  ]

  # Write all that is found to skep-baseline.json at the root
  export extern "skep help baseline create" [
  ]

  # Add to skep-baseline.json what is new, and remove what is gone
  export extern "skep help baseline update" [
  ]

  # Remove from skep-baseline.json what is gone, and add nothing
  export extern "skep help baseline prune" [
  ]

  # Put the JSON answers of several runs together, and judge them as one
  export extern "skep help merge" [
  ]

  # Ask whether everything is up, and what has changed since it was
  export extern "skep help health" [
  ]

  # Ask every service whether it is up, and tell how the agents and the last snapshot are
  export extern "skep help health ping" [
  ]

  # Note how everything is now, and show what has changed since it was noted before
  export extern "skep help health snapshot" [
  ]

  # Note that a job has run, so that its silence can be told
  export extern "skep help health beat" [
  ]

  # Find the collections that only ever grow, and prove it
  export extern "skep help mem" [
  ]

  # Report the collections that grow without bound, each with its proof
  export extern "skep help mem leaks" [
  ]

  # List every long-lived collection that grows, with what became of it
  export extern "skep help mem scan" [
  ]

  # Measure all there is, keep it, serve it, and tell what it comes to
  export extern "skep help obs" [
  ]

  # Show all metrics as they are now
  export extern "skep help obs metrics" [
  ]

  # Print one number: what it is now, or what it came to over a time
  export extern "skep help obs get" [
  ]

  # Tell how healthy the whole is, as a score with the list that it comes from
  export extern "skep help obs health" [
  ]

  # Put numbers into the store: one by its name, or a file of them
  export extern "skep help obs record" [
  ]

  # Measure everything once and put it into the store, such as from cron
  export extern "skep help obs sample" [
  ]

  # Measure again and again, keep it, and serve it to Prometheus and to people
  export extern "skep help obs serve" [
  ]

  # Explain a rule: what it finds, why it hurts, what to do
  export extern "skep help explain" [
  ]

  # Print the JSON schema of a command's output
  export extern "skep help schema" [
  ]

  # Show, check and start the configuration; say which project's file is trusted
  export extern "skep help config" [
  ]

  # Show every key with its value, whoever set it
  export extern "skep help config show" [
  ]

  # Check the configuration, and point at all that is wrong with it
  export extern "skep help config check" [
  ]

  # Print the JSON schema of skep.toml, for editors
  export extern "skep help config schema" [
  ]

  # Write a skep.toml with every key in it, explained and commented out
  export extern "skep help config init" [
  ]

  # Trust the project's skep.toml as it stands
  export extern "skep help config trust" [
  ]

  # Look at what skep can see and use here, and say how to mend the rest
  export extern "skep help doctor" [
  ]

  # Print what a shell needs to complete skep's commands
  export extern "skep help completions" [
  ]

  # Print the manual page of skep or of one of its commands
  export extern "skep help man" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "skep help help" [
  ]

}

export use completions *
