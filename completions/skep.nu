module completions {

  def "nu-complete skep format" [] {
    [ "human" "plain" "json" "sarif" "github" ]
  }

  def "nu-complete skep color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  # Tell whether a swarm of AI agents, and the services round it, are well
  export extern skep [
    --format: string@"nu-complete skep format" # Write FORMAT to stdout: human, plain, json, sarif or github
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --no-config               # Read no skep.toml
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete skep check format" [] {
    [ "human" "plain" "json" "sarif" "github" ]
  }

  def "nu-complete skep check color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep check fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  # Check all that can be checked here, quickly and offline
  export extern "skep check" [
    --all                     # Run also what is slow or asks other machines
    --format: string@"nu-complete skep check format" # Write FORMAT to stdout: human, plain, json, sarif or github
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep check color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep check fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --no-config               # Read no skep.toml
    --help(-h)                # Print help (see more with '--help')
    path?: path               # The folder to check, as if you stood in it
  ]

  def "nu-complete skep mem format" [] {
    [ "human" "plain" "json" "sarif" "github" ]
  }

  def "nu-complete skep mem color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep mem fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  # Find the collections that only ever grow, and prove it
  export extern "skep mem" [
    --format: string@"nu-complete skep mem format" # Write FORMAT to stdout: human, plain, json, sarif or github
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep mem color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep mem fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --no-config               # Read no skep.toml
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete skep mem leaks lang" [] {
    [ "python" "rust" ]
  }

  def "nu-complete skep mem leaks format" [] {
    [ "human" "plain" "json" "sarif" "github" ]
  }

  def "nu-complete skep mem leaks color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep mem leaks fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  # Report the collections that grow without bound, each with its proof
  export extern "skep mem leaks" [
    --include-tests           # Analyse test files too
    --no-ignore               # Look also at what ignore files hide
    --no-cache                # Read every file again
    --jobs: string            # Work in N threads; by default one a core
    --lang: string@"nu-complete skep mem leaks lang" # Analyse only this language; may be repeated
    --exclude: string         # Leave out paths that match, besides those of skep.toml; may be repeated
    --format: string@"nu-complete skep mem leaks format" # Write FORMAT to stdout: human, plain, json, sarif or github
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep mem leaks color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep mem leaks fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --no-config               # Read no skep.toml
    --help(-h)                # Print help (see more with '--help')
    ...paths: path            # Files and folders to analyse
  ]

  def "nu-complete skep mem scan lang" [] {
    [ "python" "rust" ]
  }

  def "nu-complete skep mem scan format" [] {
    [ "human" "plain" "json" "sarif" "github" ]
  }

  def "nu-complete skep mem scan color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep mem scan fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  # List every long-lived collection that grows, with what became of it
  export extern "skep mem scan" [
    --include-tests           # Analyse test files too
    --no-ignore               # Look also at what ignore files hide
    --no-cache                # Read every file again
    --jobs: string            # Work in N threads; by default one a core
    --lang: string@"nu-complete skep mem scan lang" # Analyse only this language; may be repeated
    --exclude: string         # Leave out paths that match, besides those of skep.toml; may be repeated
    --format: string@"nu-complete skep mem scan format" # Write FORMAT to stdout: human, plain, json, sarif or github
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep mem scan color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep mem scan fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --no-config               # Read no skep.toml
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

  def "nu-complete skep explain rule" [] {
    [ "per-key-lock-table" "side-table-not-pruned" "inner-emptied-key-stays" "unbounded-queue" "mutable-default-accumulates" "memo-without-eviction" "unbounded-defaultdict" "deque-without-maxlen" "module-collection-grows" "class-body-collection-grows" "instance-collection-grows" "static-collection-grows" "shared-field-grows" "cached-method-keeps-self" "unbounded-function-cache" "unbounded-channel" "leak-in-runtime-path" ]
  }

  def "nu-complete skep explain format" [] {
    [ "human" "plain" "json" "sarif" "github" ]
  }

  def "nu-complete skep explain color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep explain fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  # Explain a rule: what it finds, why it hurts, what to do
  export extern "skep explain" [
    --format: string@"nu-complete skep explain format" # Write FORMAT to stdout: human, plain, json, sarif or github
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep explain color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep explain fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --no-config               # Read no skep.toml
    --help(-h)                # Print help (see more with '--help')
    rule?: string@"nu-complete skep explain rule" # The rule's name or code; all are listed without it
  ]

  def "nu-complete skep schema verb" [] {
    [ "mem.leaks" "mem.scan" "check" "explain" "schema" "doctor" "completions" "man" "questions" "error" ]
  }

  def "nu-complete skep schema format" [] {
    [ "human" "plain" "json" "sarif" "github" ]
  }

  def "nu-complete skep schema color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep schema fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  # Print the JSON schema of a command's output
  export extern "skep schema" [
    --format: string@"nu-complete skep schema format" # Write FORMAT to stdout: human, plain, json, sarif or github
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep schema color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep schema fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --no-config               # Read no skep.toml
    --help(-h)                # Print help (see more with '--help')
    ...verb: string@"nu-complete skep schema verb" # The verb, such as mem.leaks or mem leaks; all are listed without it
  ]

  def "nu-complete skep doctor format" [] {
    [ "human" "plain" "json" "sarif" "github" ]
  }

  def "nu-complete skep doctor color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep doctor fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  # Look at what skep can see and use here, and say how to mend the rest
  export extern "skep doctor" [
    --format: string@"nu-complete skep doctor format" # Write FORMAT to stdout: human, plain, json, sarif or github
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep doctor color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep doctor fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --no-config               # Read no skep.toml
    --help(-h)                # Print help (see more with '--help')
  ]

  def "nu-complete skep completions shell" [] {
    [ "bash" "zsh" "fish" "powershell" "elvish" "nushell" ]
  }

  def "nu-complete skep completions format" [] {
    [ "human" "plain" "json" "sarif" "github" ]
  }

  def "nu-complete skep completions color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep completions fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  # Print what a shell needs to complete skep's commands
  export extern "skep completions" [
    --format: string@"nu-complete skep completions format" # Write FORMAT to stdout: human, plain, json, sarif or github
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep completions color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep completions fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --no-config               # Read no skep.toml
    --help(-h)                # Print help (see more with '--help')
    shell: string@"nu-complete skep completions shell" # The shell, and where it wants to find what is printed
  ]

  def "nu-complete skep man command" [] {
    [ "mem.leaks" "mem.scan" "check" "explain" "schema" "doctor" "completions" "man" ]
  }

  def "nu-complete skep man format" [] {
    [ "human" "plain" "json" "sarif" "github" ]
  }

  def "nu-complete skep man color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete skep man fail_on" [] {
    [ "low" "medium" "high" "never" ]
  }

  # Print the manual page of skep or of one of its commands
  export extern "skep man" [
    --folder: path            # Write all pages into DIR instead
    --format: string@"nu-complete skep man format" # Write FORMAT to stdout: human, plain, json, sarif or github
    --json                    # Write JSON to stdout; the same as --format json
    --output: string          # Write FORMAT to FILE as well; may be repeated
    --color: string@"nu-complete skep man color" # Colour the output
    --quiet(-q)               # Print nothing on stdout
    --verbose(-v)             # Show all evidence and all errors
    --fail-on: string@"nu-complete skep man fail_on" # Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide
    --exit-zero               # Exit with 0 even where something was found
    --strict                  # Exit with 3 where not all could be checked
    --no-config               # Read no skep.toml
    --help(-h)                # Print help (see more with '--help')
    ...command: string@"nu-complete skep man command" # The command, such as mem leaks; skep itself without it
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "skep help" [
  ]

  # Check all that can be checked here, quickly and offline
  export extern "skep help check" [
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

  # Explain a rule: what it finds, why it hurts, what to do
  export extern "skep help explain" [
  ]

  # Print the JSON schema of a command's output
  export extern "skep help schema" [
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
