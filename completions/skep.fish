# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_skep_global_optspecs
    string join \n format= json output= color= q/quiet v/verbose fail-on= max= select= ignore= min-confidence= baseline= no-baseline new-since= exit-zero strict exit-style= no-config watch= until= within= on-change state= trust h/help V/version
end

function __fish_skep_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_skep_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_skep_using_subcommand
    set -l cmd (__fish_skep_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c skep -n "__fish_skep_needs_command" -l format -d 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent' -r -f -a "human\t''
plain\t''
json\t''
ndjson\t''
sarif\t''
github\t''
gitlab\t''
junit\t''
prometheus\t''
openmetrics\t''
markdown\t''
agent\t''"
complete -c skep -n "__fish_skep_needs_command" -l output -d 'Write FORMAT to FILE as well; may be repeated' -r
complete -c skep -n "__fish_skep_needs_command" -l color -d 'Colour the output' -r -f -a "auto\t'On a terminal that can, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c skep -n "__fish_skep_needs_command" -l fail-on -d 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide' -r -f -a "low\t''
medium\t''
high\t''
never\t''"
complete -c skep -n "__fish_skep_needs_command" -l max -d 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated' -r
complete -c skep -n "__fish_skep_needs_command" -l select -d 'Heed only these rules, by name, code or the beginning of codes; may be repeated' -r
complete -c skep -n "__fish_skep_needs_command" -l ignore -d 'Do not heed these rules; may be repeated' -r
complete -c skep -n "__fish_skep_needs_command" -l min-confidence -d 'Heed only what is as sure as this or surer: low, medium or high' -r
complete -c skep -n "__fish_skep_needs_command" -l baseline -d 'Take the known findings from FILE instead of skep-baseline.json at the root' -r -F
complete -c skep -n "__fish_skep_needs_command" -l new-since -d 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted' -r
complete -c skep -n "__fish_skep_needs_command" -l exit-style -d 'Exit with the numbers of skep, or of monitoring plugins and write their status line' -r -f -a "skep\t'Those of skep, which tell why there is no answer'
nagios\t'Those of monitoring plugins, which tell how bad it is'"
complete -c skep -n "__fish_skep_needs_command" -l watch -d 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON' -r
complete -c skep -n "__fish_skep_needs_command" -l until -d 'Stop watching once the answer is this' -r -f -a "ok\t'The command would end with 0'
violated\t'The command would end with 1'"
complete -c skep -n "__fish_skep_needs_command" -l within -d 'Stop watching after PERIOD; a state that did not come by then is no pass' -r
complete -c skep -n "__fish_skep_needs_command" -l state -d 'Remember in FOLDER instead of in .skep at the project\'s root, or outside of projects in your own state folder' -r -F
complete -c skep -n "__fish_skep_needs_command" -l json -d 'Write JSON to stdout; the same as --format json'
complete -c skep -n "__fish_skep_needs_command" -s q -l quiet -d 'Print nothing on stdout'
complete -c skep -n "__fish_skep_needs_command" -s v -l verbose -d 'Show all evidence and all errors'
complete -c skep -n "__fish_skep_needs_command" -l no-baseline -d 'Count known findings too'
complete -c skep -n "__fish_skep_needs_command" -l exit-zero -d 'Exit with 0 even where something was found'
complete -c skep -n "__fish_skep_needs_command" -l strict -d 'Exit with 3 where not all could be checked'
complete -c skep -n "__fish_skep_needs_command" -l no-config -d 'Read no skep.toml, neither the project\'s nor yours, and no skep-baseline.json'
complete -c skep -n "__fish_skep_needs_command" -l on-change -d 'Speak, and fail, only where the verdict is another than that of the last run of this command'
complete -c skep -n "__fish_skep_needs_command" -l trust -d 'Trust the project\'s skep.toml for this run'
complete -c skep -n "__fish_skep_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c skep -n "__fish_skep_needs_command" -s V -l version -d 'Print version'
complete -c skep -n "__fish_skep_needs_command" -f -a "check" -d 'Check all that can be checked here, quickly and offline'
complete -c skep -n "__fish_skep_needs_command" -f -a "baseline" -d 'Write down what is there today, so that only what is new counts'
complete -c skep -n "__fish_skep_needs_command" -f -a "merge" -d 'Put the JSON answers of several runs together, and judge them as one'
complete -c skep -n "__fish_skep_needs_command" -f -a "health" -d 'Ask whether everything is up, and what has changed since it was'
complete -c skep -n "__fish_skep_needs_command" -f -a "mem" -d 'Find the collections that only ever grow, and prove it'
complete -c skep -n "__fish_skep_needs_command" -f -a "obs" -d 'Measure all there is, keep it, serve it, and tell what it comes to'
complete -c skep -n "__fish_skep_needs_command" -f -a "explain" -d 'Explain a rule: what it finds, why it hurts, what to do'
complete -c skep -n "__fish_skep_needs_command" -f -a "schema" -d 'Print the JSON schema of a command\'s output'
complete -c skep -n "__fish_skep_needs_command" -f -a "config" -d 'Show, check and start the configuration; say which project\'s file is trusted'
complete -c skep -n "__fish_skep_needs_command" -f -a "doctor" -d 'Look at what skep can see and use here, and say how to mend the rest'
complete -c skep -n "__fish_skep_needs_command" -f -a "completions" -d 'Print what a shell needs to complete skep\'s commands'
complete -c skep -n "__fish_skep_needs_command" -f -a "man" -d 'Print the manual page of skep or of one of its commands'
complete -c skep -n "__fish_skep_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c skep -n "__fish_skep_using_subcommand check" -l format -d 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent' -r -f -a "human\t''
plain\t''
json\t''
ndjson\t''
sarif\t''
github\t''
gitlab\t''
junit\t''
prometheus\t''
openmetrics\t''
markdown\t''
agent\t''"
complete -c skep -n "__fish_skep_using_subcommand check" -l output -d 'Write FORMAT to FILE as well; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand check" -l color -d 'Colour the output' -r -f -a "auto\t'On a terminal that can, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c skep -n "__fish_skep_using_subcommand check" -l fail-on -d 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide' -r -f -a "low\t''
medium\t''
high\t''
never\t''"
complete -c skep -n "__fish_skep_using_subcommand check" -l max -d 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand check" -l select -d 'Heed only these rules, by name, code or the beginning of codes; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand check" -l ignore -d 'Do not heed these rules; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand check" -l min-confidence -d 'Heed only what is as sure as this or surer: low, medium or high' -r
complete -c skep -n "__fish_skep_using_subcommand check" -l baseline -d 'Take the known findings from FILE instead of skep-baseline.json at the root' -r -F
complete -c skep -n "__fish_skep_using_subcommand check" -l new-since -d 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted' -r
complete -c skep -n "__fish_skep_using_subcommand check" -l exit-style -d 'Exit with the numbers of skep, or of monitoring plugins and write their status line' -r -f -a "skep\t'Those of skep, which tell why there is no answer'
nagios\t'Those of monitoring plugins, which tell how bad it is'"
complete -c skep -n "__fish_skep_using_subcommand check" -l watch -d 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON' -r
complete -c skep -n "__fish_skep_using_subcommand check" -l until -d 'Stop watching once the answer is this' -r -f -a "ok\t'The command would end with 0'
violated\t'The command would end with 1'"
complete -c skep -n "__fish_skep_using_subcommand check" -l within -d 'Stop watching after PERIOD; a state that did not come by then is no pass' -r
complete -c skep -n "__fish_skep_using_subcommand check" -l state -d 'Remember in FOLDER instead of in .skep at the project\'s root, or outside of projects in your own state folder' -r -F
complete -c skep -n "__fish_skep_using_subcommand check" -l all -d 'Run also what is slow or asks other machines'
complete -c skep -n "__fish_skep_using_subcommand check" -l json -d 'Write JSON to stdout; the same as --format json'
complete -c skep -n "__fish_skep_using_subcommand check" -s q -l quiet -d 'Print nothing on stdout'
complete -c skep -n "__fish_skep_using_subcommand check" -s v -l verbose -d 'Show all evidence and all errors'
complete -c skep -n "__fish_skep_using_subcommand check" -l no-baseline -d 'Count known findings too'
complete -c skep -n "__fish_skep_using_subcommand check" -l exit-zero -d 'Exit with 0 even where something was found'
complete -c skep -n "__fish_skep_using_subcommand check" -l strict -d 'Exit with 3 where not all could be checked'
complete -c skep -n "__fish_skep_using_subcommand check" -l no-config -d 'Read no skep.toml, neither the project\'s nor yours, and no skep-baseline.json'
complete -c skep -n "__fish_skep_using_subcommand check" -l on-change -d 'Speak, and fail, only where the verdict is another than that of the last run of this command'
complete -c skep -n "__fish_skep_using_subcommand check" -l trust -d 'Trust the project\'s skep.toml for this run'
complete -c skep -n "__fish_skep_using_subcommand check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c skep -n "__fish_skep_using_subcommand baseline; and not __fish_seen_subcommand_from create update prune help" -l format -d 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent' -r -f -a "human\t''
plain\t''
json\t''
ndjson\t''
sarif\t''
github\t''
gitlab\t''
junit\t''
prometheus\t''
openmetrics\t''
markdown\t''
agent\t''"
complete -c skep -n "__fish_skep_using_subcommand baseline; and not __fish_seen_subcommand_from create update prune help" -l output -d 'Write FORMAT to FILE as well; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand baseline; and not __fish_seen_subcommand_from create update prune help" -l color -d 'Colour the output' -r -f -a "auto\t'On a terminal that can, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c skep -n "__fish_skep_using_subcommand baseline; and not __fish_seen_subcommand_from create update prune help" -l fail-on -d 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide' -r -f -a "low\t''
medium\t''
high\t''
never\t''"
complete -c skep -n "__fish_skep_using_subcommand baseline; and not __fish_seen_subcommand_from create update prune help" -l max -d 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand baseline; and not __fish_seen_subcommand_from create update prune help" -l select -d 'Heed only these rules, by name, code or the beginning of codes; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand baseline; and not __fish_seen_subcommand_from create update prune help" -l ignore -d 'Do not heed these rules; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand baseline; and not __fish_seen_subcommand_from create update prune help" -l min-confidence -d 'Heed only what is as sure as this or surer: low, medium or high' -r
complete -c skep -n "__fish_skep_using_subcommand baseline; and not __fish_seen_subcommand_from create update prune help" -l baseline -d 'Take the known findings from FILE instead of skep-baseline.json at the root' -r -F
complete -c skep -n "__fish_skep_using_subcommand baseline; and not __fish_seen_subcommand_from create update prune help" -l new-since -d 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted' -r
complete -c skep -n "__fish_skep_using_subcommand baseline; and not __fish_seen_subcommand_from create update prune help" -l exit-style -d 'Exit with the numbers of skep, or of monitoring plugins and write their status line' -r -f -a "skep\t'Those of skep, which tell why there is no answer'
nagios\t'Those of monitoring plugins, which tell how bad it is'"
complete -c skep -n "__fish_skep_using_subcommand baseline; and not __fish_seen_subcommand_from create update prune help" -l watch -d 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON' -r
complete -c skep -n "__fish_skep_using_subcommand baseline; and not __fish_seen_subcommand_from create update prune help" -l until -d 'Stop watching once the answer is this' -r -f -a "ok\t'The command would end with 0'
violated\t'The command would end with 1'"
complete -c skep -n "__fish_skep_using_subcommand baseline; and not __fish_seen_subcommand_from create update prune help" -l within -d 'Stop watching after PERIOD; a state that did not come by then is no pass' -r
complete -c skep -n "__fish_skep_using_subcommand baseline; and not __fish_seen_subcommand_from create update prune help" -l state -d 'Remember in FOLDER instead of in .skep at the project\'s root, or outside of projects in your own state folder' -r -F
complete -c skep -n "__fish_skep_using_subcommand baseline; and not __fish_seen_subcommand_from create update prune help" -l json -d 'Write JSON to stdout; the same as --format json'
complete -c skep -n "__fish_skep_using_subcommand baseline; and not __fish_seen_subcommand_from create update prune help" -s q -l quiet -d 'Print nothing on stdout'
complete -c skep -n "__fish_skep_using_subcommand baseline; and not __fish_seen_subcommand_from create update prune help" -s v -l verbose -d 'Show all evidence and all errors'
complete -c skep -n "__fish_skep_using_subcommand baseline; and not __fish_seen_subcommand_from create update prune help" -l no-baseline -d 'Count known findings too'
complete -c skep -n "__fish_skep_using_subcommand baseline; and not __fish_seen_subcommand_from create update prune help" -l exit-zero -d 'Exit with 0 even where something was found'
complete -c skep -n "__fish_skep_using_subcommand baseline; and not __fish_seen_subcommand_from create update prune help" -l strict -d 'Exit with 3 where not all could be checked'
complete -c skep -n "__fish_skep_using_subcommand baseline; and not __fish_seen_subcommand_from create update prune help" -l no-config -d 'Read no skep.toml, neither the project\'s nor yours, and no skep-baseline.json'
complete -c skep -n "__fish_skep_using_subcommand baseline; and not __fish_seen_subcommand_from create update prune help" -l on-change -d 'Speak, and fail, only where the verdict is another than that of the last run of this command'
complete -c skep -n "__fish_skep_using_subcommand baseline; and not __fish_seen_subcommand_from create update prune help" -l trust -d 'Trust the project\'s skep.toml for this run'
complete -c skep -n "__fish_skep_using_subcommand baseline; and not __fish_seen_subcommand_from create update prune help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c skep -n "__fish_skep_using_subcommand baseline; and not __fish_seen_subcommand_from create update prune help" -f -a "create" -d 'Write all that is found to skep-baseline.json at the root'
complete -c skep -n "__fish_skep_using_subcommand baseline; and not __fish_seen_subcommand_from create update prune help" -f -a "update" -d 'Add to skep-baseline.json what is new, and remove what is gone'
complete -c skep -n "__fish_skep_using_subcommand baseline; and not __fish_seen_subcommand_from create update prune help" -f -a "prune" -d 'Remove from skep-baseline.json what is gone, and add nothing'
complete -c skep -n "__fish_skep_using_subcommand baseline; and not __fish_seen_subcommand_from create update prune help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from create" -l format -d 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent' -r -f -a "human\t''
plain\t''
json\t''
ndjson\t''
sarif\t''
github\t''
gitlab\t''
junit\t''
prometheus\t''
openmetrics\t''
markdown\t''
agent\t''"
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from create" -l output -d 'Write FORMAT to FILE as well; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from create" -l color -d 'Colour the output' -r -f -a "auto\t'On a terminal that can, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from create" -l fail-on -d 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide' -r -f -a "low\t''
medium\t''
high\t''
never\t''"
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from create" -l max -d 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from create" -l select -d 'Heed only these rules, by name, code or the beginning of codes; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from create" -l ignore -d 'Do not heed these rules; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from create" -l min-confidence -d 'Heed only what is as sure as this or surer: low, medium or high' -r
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from create" -l baseline -d 'Take the known findings from FILE instead of skep-baseline.json at the root' -r -F
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from create" -l new-since -d 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted' -r
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from create" -l exit-style -d 'Exit with the numbers of skep, or of monitoring plugins and write their status line' -r -f -a "skep\t'Those of skep, which tell why there is no answer'
nagios\t'Those of monitoring plugins, which tell how bad it is'"
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from create" -l watch -d 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON' -r
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from create" -l until -d 'Stop watching once the answer is this' -r -f -a "ok\t'The command would end with 0'
violated\t'The command would end with 1'"
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from create" -l within -d 'Stop watching after PERIOD; a state that did not come by then is no pass' -r
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from create" -l state -d 'Remember in FOLDER instead of in .skep at the project\'s root, or outside of projects in your own state folder' -r -F
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from create" -l json -d 'Write JSON to stdout; the same as --format json'
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from create" -s q -l quiet -d 'Print nothing on stdout'
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Show all evidence and all errors'
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from create" -l no-baseline -d 'Count known findings too'
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from create" -l exit-zero -d 'Exit with 0 even where something was found'
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from create" -l strict -d 'Exit with 3 where not all could be checked'
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from create" -l no-config -d 'Read no skep.toml, neither the project\'s nor yours, and no skep-baseline.json'
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from create" -l on-change -d 'Speak, and fail, only where the verdict is another than that of the last run of this command'
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from create" -l trust -d 'Trust the project\'s skep.toml for this run'
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from update" -l format -d 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent' -r -f -a "human\t''
plain\t''
json\t''
ndjson\t''
sarif\t''
github\t''
gitlab\t''
junit\t''
prometheus\t''
openmetrics\t''
markdown\t''
agent\t''"
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from update" -l output -d 'Write FORMAT to FILE as well; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from update" -l color -d 'Colour the output' -r -f -a "auto\t'On a terminal that can, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from update" -l fail-on -d 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide' -r -f -a "low\t''
medium\t''
high\t''
never\t''"
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from update" -l max -d 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from update" -l select -d 'Heed only these rules, by name, code or the beginning of codes; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from update" -l ignore -d 'Do not heed these rules; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from update" -l min-confidence -d 'Heed only what is as sure as this or surer: low, medium or high' -r
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from update" -l baseline -d 'Take the known findings from FILE instead of skep-baseline.json at the root' -r -F
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from update" -l new-since -d 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted' -r
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from update" -l exit-style -d 'Exit with the numbers of skep, or of monitoring plugins and write their status line' -r -f -a "skep\t'Those of skep, which tell why there is no answer'
nagios\t'Those of monitoring plugins, which tell how bad it is'"
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from update" -l watch -d 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON' -r
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from update" -l until -d 'Stop watching once the answer is this' -r -f -a "ok\t'The command would end with 0'
violated\t'The command would end with 1'"
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from update" -l within -d 'Stop watching after PERIOD; a state that did not come by then is no pass' -r
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from update" -l state -d 'Remember in FOLDER instead of in .skep at the project\'s root, or outside of projects in your own state folder' -r -F
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from update" -l json -d 'Write JSON to stdout; the same as --format json'
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from update" -s q -l quiet -d 'Print nothing on stdout'
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Show all evidence and all errors'
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from update" -l no-baseline -d 'Count known findings too'
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from update" -l exit-zero -d 'Exit with 0 even where something was found'
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from update" -l strict -d 'Exit with 3 where not all could be checked'
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from update" -l no-config -d 'Read no skep.toml, neither the project\'s nor yours, and no skep-baseline.json'
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from update" -l on-change -d 'Speak, and fail, only where the verdict is another than that of the last run of this command'
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from update" -l trust -d 'Trust the project\'s skep.toml for this run'
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from prune" -l format -d 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent' -r -f -a "human\t''
plain\t''
json\t''
ndjson\t''
sarif\t''
github\t''
gitlab\t''
junit\t''
prometheus\t''
openmetrics\t''
markdown\t''
agent\t''"
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from prune" -l output -d 'Write FORMAT to FILE as well; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from prune" -l color -d 'Colour the output' -r -f -a "auto\t'On a terminal that can, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from prune" -l fail-on -d 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide' -r -f -a "low\t''
medium\t''
high\t''
never\t''"
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from prune" -l max -d 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from prune" -l select -d 'Heed only these rules, by name, code or the beginning of codes; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from prune" -l ignore -d 'Do not heed these rules; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from prune" -l min-confidence -d 'Heed only what is as sure as this or surer: low, medium or high' -r
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from prune" -l baseline -d 'Take the known findings from FILE instead of skep-baseline.json at the root' -r -F
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from prune" -l new-since -d 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted' -r
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from prune" -l exit-style -d 'Exit with the numbers of skep, or of monitoring plugins and write their status line' -r -f -a "skep\t'Those of skep, which tell why there is no answer'
nagios\t'Those of monitoring plugins, which tell how bad it is'"
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from prune" -l watch -d 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON' -r
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from prune" -l until -d 'Stop watching once the answer is this' -r -f -a "ok\t'The command would end with 0'
violated\t'The command would end with 1'"
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from prune" -l within -d 'Stop watching after PERIOD; a state that did not come by then is no pass' -r
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from prune" -l state -d 'Remember in FOLDER instead of in .skep at the project\'s root, or outside of projects in your own state folder' -r -F
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from prune" -l json -d 'Write JSON to stdout; the same as --format json'
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from prune" -s q -l quiet -d 'Print nothing on stdout'
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from prune" -s v -l verbose -d 'Show all evidence and all errors'
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from prune" -l no-baseline -d 'Count known findings too'
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from prune" -l exit-zero -d 'Exit with 0 even where something was found'
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from prune" -l strict -d 'Exit with 3 where not all could be checked'
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from prune" -l no-config -d 'Read no skep.toml, neither the project\'s nor yours, and no skep-baseline.json'
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from prune" -l on-change -d 'Speak, and fail, only where the verdict is another than that of the last run of this command'
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from prune" -l trust -d 'Trust the project\'s skep.toml for this run'
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from prune" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from help" -f -a "create" -d 'Write all that is found to skep-baseline.json at the root'
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from help" -f -a "update" -d 'Add to skep-baseline.json what is new, and remove what is gone'
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from help" -f -a "prune" -d 'Remove from skep-baseline.json what is gone, and add nothing'
complete -c skep -n "__fish_skep_using_subcommand baseline; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c skep -n "__fish_skep_using_subcommand merge" -l format -d 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent' -r -f -a "human\t''
plain\t''
json\t''
ndjson\t''
sarif\t''
github\t''
gitlab\t''
junit\t''
prometheus\t''
openmetrics\t''
markdown\t''
agent\t''"
complete -c skep -n "__fish_skep_using_subcommand merge" -l output -d 'Write FORMAT to FILE as well; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand merge" -l color -d 'Colour the output' -r -f -a "auto\t'On a terminal that can, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c skep -n "__fish_skep_using_subcommand merge" -l fail-on -d 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide' -r -f -a "low\t''
medium\t''
high\t''
never\t''"
complete -c skep -n "__fish_skep_using_subcommand merge" -l max -d 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand merge" -l select -d 'Heed only these rules, by name, code or the beginning of codes; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand merge" -l ignore -d 'Do not heed these rules; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand merge" -l min-confidence -d 'Heed only what is as sure as this or surer: low, medium or high' -r
complete -c skep -n "__fish_skep_using_subcommand merge" -l baseline -d 'Take the known findings from FILE instead of skep-baseline.json at the root' -r -F
complete -c skep -n "__fish_skep_using_subcommand merge" -l new-since -d 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted' -r
complete -c skep -n "__fish_skep_using_subcommand merge" -l exit-style -d 'Exit with the numbers of skep, or of monitoring plugins and write their status line' -r -f -a "skep\t'Those of skep, which tell why there is no answer'
nagios\t'Those of monitoring plugins, which tell how bad it is'"
complete -c skep -n "__fish_skep_using_subcommand merge" -l watch -d 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON' -r
complete -c skep -n "__fish_skep_using_subcommand merge" -l until -d 'Stop watching once the answer is this' -r -f -a "ok\t'The command would end with 0'
violated\t'The command would end with 1'"
complete -c skep -n "__fish_skep_using_subcommand merge" -l within -d 'Stop watching after PERIOD; a state that did not come by then is no pass' -r
complete -c skep -n "__fish_skep_using_subcommand merge" -l state -d 'Remember in FOLDER instead of in .skep at the project\'s root, or outside of projects in your own state folder' -r -F
complete -c skep -n "__fish_skep_using_subcommand merge" -l json -d 'Write JSON to stdout; the same as --format json'
complete -c skep -n "__fish_skep_using_subcommand merge" -s q -l quiet -d 'Print nothing on stdout'
complete -c skep -n "__fish_skep_using_subcommand merge" -s v -l verbose -d 'Show all evidence and all errors'
complete -c skep -n "__fish_skep_using_subcommand merge" -l no-baseline -d 'Count known findings too'
complete -c skep -n "__fish_skep_using_subcommand merge" -l exit-zero -d 'Exit with 0 even where something was found'
complete -c skep -n "__fish_skep_using_subcommand merge" -l strict -d 'Exit with 3 where not all could be checked'
complete -c skep -n "__fish_skep_using_subcommand merge" -l no-config -d 'Read no skep.toml, neither the project\'s nor yours, and no skep-baseline.json'
complete -c skep -n "__fish_skep_using_subcommand merge" -l on-change -d 'Speak, and fail, only where the verdict is another than that of the last run of this command'
complete -c skep -n "__fish_skep_using_subcommand merge" -l trust -d 'Trust the project\'s skep.toml for this run'
complete -c skep -n "__fish_skep_using_subcommand merge" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c skep -n "__fish_skep_using_subcommand health; and not __fish_seen_subcommand_from ping snapshot beat help" -l format -d 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent' -r -f -a "human\t''
plain\t''
json\t''
ndjson\t''
sarif\t''
github\t''
gitlab\t''
junit\t''
prometheus\t''
openmetrics\t''
markdown\t''
agent\t''"
complete -c skep -n "__fish_skep_using_subcommand health; and not __fish_seen_subcommand_from ping snapshot beat help" -l output -d 'Write FORMAT to FILE as well; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand health; and not __fish_seen_subcommand_from ping snapshot beat help" -l color -d 'Colour the output' -r -f -a "auto\t'On a terminal that can, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c skep -n "__fish_skep_using_subcommand health; and not __fish_seen_subcommand_from ping snapshot beat help" -l fail-on -d 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide' -r -f -a "low\t''
medium\t''
high\t''
never\t''"
complete -c skep -n "__fish_skep_using_subcommand health; and not __fish_seen_subcommand_from ping snapshot beat help" -l max -d 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand health; and not __fish_seen_subcommand_from ping snapshot beat help" -l select -d 'Heed only these rules, by name, code or the beginning of codes; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand health; and not __fish_seen_subcommand_from ping snapshot beat help" -l ignore -d 'Do not heed these rules; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand health; and not __fish_seen_subcommand_from ping snapshot beat help" -l min-confidence -d 'Heed only what is as sure as this or surer: low, medium or high' -r
complete -c skep -n "__fish_skep_using_subcommand health; and not __fish_seen_subcommand_from ping snapshot beat help" -l baseline -d 'Take the known findings from FILE instead of skep-baseline.json at the root' -r -F
complete -c skep -n "__fish_skep_using_subcommand health; and not __fish_seen_subcommand_from ping snapshot beat help" -l new-since -d 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted' -r
complete -c skep -n "__fish_skep_using_subcommand health; and not __fish_seen_subcommand_from ping snapshot beat help" -l exit-style -d 'Exit with the numbers of skep, or of monitoring plugins and write their status line' -r -f -a "skep\t'Those of skep, which tell why there is no answer'
nagios\t'Those of monitoring plugins, which tell how bad it is'"
complete -c skep -n "__fish_skep_using_subcommand health; and not __fish_seen_subcommand_from ping snapshot beat help" -l watch -d 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON' -r
complete -c skep -n "__fish_skep_using_subcommand health; and not __fish_seen_subcommand_from ping snapshot beat help" -l until -d 'Stop watching once the answer is this' -r -f -a "ok\t'The command would end with 0'
violated\t'The command would end with 1'"
complete -c skep -n "__fish_skep_using_subcommand health; and not __fish_seen_subcommand_from ping snapshot beat help" -l within -d 'Stop watching after PERIOD; a state that did not come by then is no pass' -r
complete -c skep -n "__fish_skep_using_subcommand health; and not __fish_seen_subcommand_from ping snapshot beat help" -l state -d 'Remember in FOLDER instead of in .skep at the project\'s root, or outside of projects in your own state folder' -r -F
complete -c skep -n "__fish_skep_using_subcommand health; and not __fish_seen_subcommand_from ping snapshot beat help" -l json -d 'Write JSON to stdout; the same as --format json'
complete -c skep -n "__fish_skep_using_subcommand health; and not __fish_seen_subcommand_from ping snapshot beat help" -s q -l quiet -d 'Print nothing on stdout'
complete -c skep -n "__fish_skep_using_subcommand health; and not __fish_seen_subcommand_from ping snapshot beat help" -s v -l verbose -d 'Show all evidence and all errors'
complete -c skep -n "__fish_skep_using_subcommand health; and not __fish_seen_subcommand_from ping snapshot beat help" -l no-baseline -d 'Count known findings too'
complete -c skep -n "__fish_skep_using_subcommand health; and not __fish_seen_subcommand_from ping snapshot beat help" -l exit-zero -d 'Exit with 0 even where something was found'
complete -c skep -n "__fish_skep_using_subcommand health; and not __fish_seen_subcommand_from ping snapshot beat help" -l strict -d 'Exit with 3 where not all could be checked'
complete -c skep -n "__fish_skep_using_subcommand health; and not __fish_seen_subcommand_from ping snapshot beat help" -l no-config -d 'Read no skep.toml, neither the project\'s nor yours, and no skep-baseline.json'
complete -c skep -n "__fish_skep_using_subcommand health; and not __fish_seen_subcommand_from ping snapshot beat help" -l on-change -d 'Speak, and fail, only where the verdict is another than that of the last run of this command'
complete -c skep -n "__fish_skep_using_subcommand health; and not __fish_seen_subcommand_from ping snapshot beat help" -l trust -d 'Trust the project\'s skep.toml for this run'
complete -c skep -n "__fish_skep_using_subcommand health; and not __fish_seen_subcommand_from ping snapshot beat help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c skep -n "__fish_skep_using_subcommand health; and not __fish_seen_subcommand_from ping snapshot beat help" -f -a "ping" -d 'Ask every service whether it is up, and tell how the agents and the last snapshot are'
complete -c skep -n "__fish_skep_using_subcommand health; and not __fish_seen_subcommand_from ping snapshot beat help" -f -a "snapshot" -d 'Note how everything is now, and show what has changed since it was noted before'
complete -c skep -n "__fish_skep_using_subcommand health; and not __fish_seen_subcommand_from ping snapshot beat help" -f -a "beat" -d 'Note that a job has run, so that its silence can be told'
complete -c skep -n "__fish_skep_using_subcommand health; and not __fish_seen_subcommand_from ping snapshot beat help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from ping" -l timeout -d 'How long each may take to answer, instead of what the configuration says: 500ms, 2s' -r
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from ping" -l deadline -d 'When all has to be over: 10s' -r
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from ping" -l agents -d 'The folder whose children are agents, or a project with `agent_workspaces`' -r -F
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from ping" -l format -d 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent' -r -f -a "human\t''
plain\t''
json\t''
ndjson\t''
sarif\t''
github\t''
gitlab\t''
junit\t''
prometheus\t''
openmetrics\t''
markdown\t''
agent\t''"
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from ping" -l output -d 'Write FORMAT to FILE as well; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from ping" -l color -d 'Colour the output' -r -f -a "auto\t'On a terminal that can, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from ping" -l fail-on -d 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide' -r -f -a "low\t''
medium\t''
high\t''
never\t''"
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from ping" -l max -d 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from ping" -l select -d 'Heed only these rules, by name, code or the beginning of codes; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from ping" -l ignore -d 'Do not heed these rules; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from ping" -l min-confidence -d 'Heed only what is as sure as this or surer: low, medium or high' -r
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from ping" -l baseline -d 'Take the known findings from FILE instead of skep-baseline.json at the root' -r -F
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from ping" -l new-since -d 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted' -r
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from ping" -l exit-style -d 'Exit with the numbers of skep, or of monitoring plugins and write their status line' -r -f -a "skep\t'Those of skep, which tell why there is no answer'
nagios\t'Those of monitoring plugins, which tell how bad it is'"
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from ping" -l watch -d 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON' -r
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from ping" -l until -d 'Stop watching once the answer is this' -r -f -a "ok\t'The command would end with 0'
violated\t'The command would end with 1'"
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from ping" -l within -d 'Stop watching after PERIOD; a state that did not come by then is no pass' -r
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from ping" -l state -d 'Remember in FOLDER instead of in .skep at the project\'s root, or outside of projects in your own state folder' -r -F
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from ping" -l only-configured -d 'Do not look for services where none is configured'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from ping" -l json -d 'Write JSON to stdout; the same as --format json'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from ping" -s q -l quiet -d 'Print nothing on stdout'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from ping" -s v -l verbose -d 'Show all evidence and all errors'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from ping" -l no-baseline -d 'Count known findings too'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from ping" -l exit-zero -d 'Exit with 0 even where something was found'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from ping" -l strict -d 'Exit with 3 where not all could be checked'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from ping" -l no-config -d 'Read no skep.toml, neither the project\'s nor yours, and no skep-baseline.json'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from ping" -l on-change -d 'Speak, and fail, only where the verdict is another than that of the last run of this command'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from ping" -l trust -d 'Trust the project\'s skep.toml for this run'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from ping" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from snapshot" -l diff -d 'Show what has changed since the last snapshot, or since the last one before a time: last, 2h, 2026-01-31T12:00:00Z' -r
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from snapshot" -l format -d 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent' -r -f -a "human\t''
plain\t''
json\t''
ndjson\t''
sarif\t''
github\t''
gitlab\t''
junit\t''
prometheus\t''
openmetrics\t''
markdown\t''
agent\t''"
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from snapshot" -l output -d 'Write FORMAT to FILE as well; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from snapshot" -l color -d 'Colour the output' -r -f -a "auto\t'On a terminal that can, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from snapshot" -l fail-on -d 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide' -r -f -a "low\t''
medium\t''
high\t''
never\t''"
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from snapshot" -l max -d 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from snapshot" -l select -d 'Heed only these rules, by name, code or the beginning of codes; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from snapshot" -l ignore -d 'Do not heed these rules; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from snapshot" -l min-confidence -d 'Heed only what is as sure as this or surer: low, medium or high' -r
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from snapshot" -l baseline -d 'Take the known findings from FILE instead of skep-baseline.json at the root' -r -F
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from snapshot" -l new-since -d 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted' -r
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from snapshot" -l exit-style -d 'Exit with the numbers of skep, or of monitoring plugins and write their status line' -r -f -a "skep\t'Those of skep, which tell why there is no answer'
nagios\t'Those of monitoring plugins, which tell how bad it is'"
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from snapshot" -l watch -d 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON' -r
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from snapshot" -l until -d 'Stop watching once the answer is this' -r -f -a "ok\t'The command would end with 0'
violated\t'The command would end with 1'"
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from snapshot" -l within -d 'Stop watching after PERIOD; a state that did not come by then is no pass' -r
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from snapshot" -l state -d 'Remember in FOLDER instead of in .skep at the project\'s root, or outside of projects in your own state folder' -r -F
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from snapshot" -l no-write -d 'Do not keep it'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from snapshot" -l json -d 'Write JSON to stdout; the same as --format json'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from snapshot" -s q -l quiet -d 'Print nothing on stdout'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from snapshot" -s v -l verbose -d 'Show all evidence and all errors'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from snapshot" -l no-baseline -d 'Count known findings too'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from snapshot" -l exit-zero -d 'Exit with 0 even where something was found'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from snapshot" -l strict -d 'Exit with 3 where not all could be checked'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from snapshot" -l no-config -d 'Read no skep.toml, neither the project\'s nor yours, and no skep-baseline.json'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from snapshot" -l on-change -d 'Speak, and fail, only where the verdict is another than that of the last run of this command'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from snapshot" -l trust -d 'Trust the project\'s skep.toml for this run'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from snapshot" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from beat" -l run -d 'Which run it is, where several may overlap: any word, the same at the start and at the end' -r
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from beat" -l format -d 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent' -r -f -a "human\t''
plain\t''
json\t''
ndjson\t''
sarif\t''
github\t''
gitlab\t''
junit\t''
prometheus\t''
openmetrics\t''
markdown\t''
agent\t''"
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from beat" -l output -d 'Write FORMAT to FILE as well; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from beat" -l color -d 'Colour the output' -r -f -a "auto\t'On a terminal that can, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from beat" -l fail-on -d 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide' -r -f -a "low\t''
medium\t''
high\t''
never\t''"
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from beat" -l max -d 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from beat" -l select -d 'Heed only these rules, by name, code or the beginning of codes; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from beat" -l ignore -d 'Do not heed these rules; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from beat" -l min-confidence -d 'Heed only what is as sure as this or surer: low, medium or high' -r
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from beat" -l baseline -d 'Take the known findings from FILE instead of skep-baseline.json at the root' -r -F
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from beat" -l new-since -d 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted' -r
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from beat" -l exit-style -d 'Exit with the numbers of skep, or of monitoring plugins and write their status line' -r -f -a "skep\t'Those of skep, which tell why there is no answer'
nagios\t'Those of monitoring plugins, which tell how bad it is'"
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from beat" -l watch -d 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON' -r
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from beat" -l until -d 'Stop watching once the answer is this' -r -f -a "ok\t'The command would end with 0'
violated\t'The command would end with 1'"
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from beat" -l within -d 'Stop watching after PERIOD; a state that did not come by then is no pass' -r
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from beat" -l state -d 'Remember in FOLDER instead of in .skep at the project\'s root, or outside of projects in your own state folder' -r -F
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from beat" -l start -d 'A run begins'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from beat" -l fail -d 'A run has failed'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from beat" -l json -d 'Write JSON to stdout; the same as --format json'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from beat" -s q -l quiet -d 'Print nothing on stdout'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from beat" -s v -l verbose -d 'Show all evidence and all errors'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from beat" -l no-baseline -d 'Count known findings too'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from beat" -l exit-zero -d 'Exit with 0 even where something was found'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from beat" -l strict -d 'Exit with 3 where not all could be checked'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from beat" -l no-config -d 'Read no skep.toml, neither the project\'s nor yours, and no skep-baseline.json'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from beat" -l on-change -d 'Speak, and fail, only where the verdict is another than that of the last run of this command'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from beat" -l trust -d 'Trust the project\'s skep.toml for this run'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from beat" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from help" -f -a "ping" -d 'Ask every service whether it is up, and tell how the agents and the last snapshot are'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from help" -f -a "snapshot" -d 'Note how everything is now, and show what has changed since it was noted before'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from help" -f -a "beat" -d 'Note that a job has run, so that its silence can be told'
complete -c skep -n "__fish_skep_using_subcommand health; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c skep -n "__fish_skep_using_subcommand mem; and not __fish_seen_subcommand_from leaks scan help" -l format -d 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent' -r -f -a "human\t''
plain\t''
json\t''
ndjson\t''
sarif\t''
github\t''
gitlab\t''
junit\t''
prometheus\t''
openmetrics\t''
markdown\t''
agent\t''"
complete -c skep -n "__fish_skep_using_subcommand mem; and not __fish_seen_subcommand_from leaks scan help" -l output -d 'Write FORMAT to FILE as well; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand mem; and not __fish_seen_subcommand_from leaks scan help" -l color -d 'Colour the output' -r -f -a "auto\t'On a terminal that can, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c skep -n "__fish_skep_using_subcommand mem; and not __fish_seen_subcommand_from leaks scan help" -l fail-on -d 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide' -r -f -a "low\t''
medium\t''
high\t''
never\t''"
complete -c skep -n "__fish_skep_using_subcommand mem; and not __fish_seen_subcommand_from leaks scan help" -l max -d 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand mem; and not __fish_seen_subcommand_from leaks scan help" -l select -d 'Heed only these rules, by name, code or the beginning of codes; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand mem; and not __fish_seen_subcommand_from leaks scan help" -l ignore -d 'Do not heed these rules; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand mem; and not __fish_seen_subcommand_from leaks scan help" -l min-confidence -d 'Heed only what is as sure as this or surer: low, medium or high' -r
complete -c skep -n "__fish_skep_using_subcommand mem; and not __fish_seen_subcommand_from leaks scan help" -l baseline -d 'Take the known findings from FILE instead of skep-baseline.json at the root' -r -F
complete -c skep -n "__fish_skep_using_subcommand mem; and not __fish_seen_subcommand_from leaks scan help" -l new-since -d 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted' -r
complete -c skep -n "__fish_skep_using_subcommand mem; and not __fish_seen_subcommand_from leaks scan help" -l exit-style -d 'Exit with the numbers of skep, or of monitoring plugins and write their status line' -r -f -a "skep\t'Those of skep, which tell why there is no answer'
nagios\t'Those of monitoring plugins, which tell how bad it is'"
complete -c skep -n "__fish_skep_using_subcommand mem; and not __fish_seen_subcommand_from leaks scan help" -l watch -d 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON' -r
complete -c skep -n "__fish_skep_using_subcommand mem; and not __fish_seen_subcommand_from leaks scan help" -l until -d 'Stop watching once the answer is this' -r -f -a "ok\t'The command would end with 0'
violated\t'The command would end with 1'"
complete -c skep -n "__fish_skep_using_subcommand mem; and not __fish_seen_subcommand_from leaks scan help" -l within -d 'Stop watching after PERIOD; a state that did not come by then is no pass' -r
complete -c skep -n "__fish_skep_using_subcommand mem; and not __fish_seen_subcommand_from leaks scan help" -l state -d 'Remember in FOLDER instead of in .skep at the project\'s root, or outside of projects in your own state folder' -r -F
complete -c skep -n "__fish_skep_using_subcommand mem; and not __fish_seen_subcommand_from leaks scan help" -l json -d 'Write JSON to stdout; the same as --format json'
complete -c skep -n "__fish_skep_using_subcommand mem; and not __fish_seen_subcommand_from leaks scan help" -s q -l quiet -d 'Print nothing on stdout'
complete -c skep -n "__fish_skep_using_subcommand mem; and not __fish_seen_subcommand_from leaks scan help" -s v -l verbose -d 'Show all evidence and all errors'
complete -c skep -n "__fish_skep_using_subcommand mem; and not __fish_seen_subcommand_from leaks scan help" -l no-baseline -d 'Count known findings too'
complete -c skep -n "__fish_skep_using_subcommand mem; and not __fish_seen_subcommand_from leaks scan help" -l exit-zero -d 'Exit with 0 even where something was found'
complete -c skep -n "__fish_skep_using_subcommand mem; and not __fish_seen_subcommand_from leaks scan help" -l strict -d 'Exit with 3 where not all could be checked'
complete -c skep -n "__fish_skep_using_subcommand mem; and not __fish_seen_subcommand_from leaks scan help" -l no-config -d 'Read no skep.toml, neither the project\'s nor yours, and no skep-baseline.json'
complete -c skep -n "__fish_skep_using_subcommand mem; and not __fish_seen_subcommand_from leaks scan help" -l on-change -d 'Speak, and fail, only where the verdict is another than that of the last run of this command'
complete -c skep -n "__fish_skep_using_subcommand mem; and not __fish_seen_subcommand_from leaks scan help" -l trust -d 'Trust the project\'s skep.toml for this run'
complete -c skep -n "__fish_skep_using_subcommand mem; and not __fish_seen_subcommand_from leaks scan help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c skep -n "__fish_skep_using_subcommand mem; and not __fish_seen_subcommand_from leaks scan help" -f -a "leaks" -d 'Report the collections that grow without bound, each with its proof'
complete -c skep -n "__fish_skep_using_subcommand mem; and not __fish_seen_subcommand_from leaks scan help" -f -a "scan" -d 'List every long-lived collection that grows, with what became of it'
complete -c skep -n "__fish_skep_using_subcommand mem; and not __fish_seen_subcommand_from leaks scan help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from leaks" -l jobs -d 'Work in N threads; by default one a core' -r
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from leaks" -l shard -d 'Analyse only this share of the tree, such as 2/8; `skep merge` puts the answers together' -r
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from leaks" -l lang -d 'Analyse only this language; may be repeated' -r -f -a "python\t'Files that end in .py'
rust\t'Files that end in .rs'"
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from leaks" -l exclude -d 'Leave out paths that match, besides those of skep.toml; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from leaks" -l format -d 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent' -r -f -a "human\t''
plain\t''
json\t''
ndjson\t''
sarif\t''
github\t''
gitlab\t''
junit\t''
prometheus\t''
openmetrics\t''
markdown\t''
agent\t''"
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from leaks" -l output -d 'Write FORMAT to FILE as well; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from leaks" -l color -d 'Colour the output' -r -f -a "auto\t'On a terminal that can, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from leaks" -l fail-on -d 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide' -r -f -a "low\t''
medium\t''
high\t''
never\t''"
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from leaks" -l max -d 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from leaks" -l select -d 'Heed only these rules, by name, code or the beginning of codes; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from leaks" -l ignore -d 'Do not heed these rules; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from leaks" -l min-confidence -d 'Heed only what is as sure as this or surer: low, medium or high' -r
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from leaks" -l baseline -d 'Take the known findings from FILE instead of skep-baseline.json at the root' -r -F
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from leaks" -l new-since -d 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted' -r
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from leaks" -l exit-style -d 'Exit with the numbers of skep, or of monitoring plugins and write their status line' -r -f -a "skep\t'Those of skep, which tell why there is no answer'
nagios\t'Those of monitoring plugins, which tell how bad it is'"
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from leaks" -l watch -d 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON' -r
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from leaks" -l until -d 'Stop watching once the answer is this' -r -f -a "ok\t'The command would end with 0'
violated\t'The command would end with 1'"
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from leaks" -l within -d 'Stop watching after PERIOD; a state that did not come by then is no pass' -r
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from leaks" -l state -d 'Remember in FOLDER instead of in .skep at the project\'s root, or outside of projects in your own state folder' -r -F
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from leaks" -l include-tests -d 'Analyse test files too'
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from leaks" -l no-ignore -d 'Look also at what ignore files hide'
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from leaks" -l no-cache -d 'Read every file again'
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from leaks" -l fix -d 'Change the source where the program stays the same by it, and report what is left'
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from leaks" -l json -d 'Write JSON to stdout; the same as --format json'
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from leaks" -s q -l quiet -d 'Print nothing on stdout'
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from leaks" -s v -l verbose -d 'Show all evidence and all errors'
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from leaks" -l no-baseline -d 'Count known findings too'
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from leaks" -l exit-zero -d 'Exit with 0 even where something was found'
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from leaks" -l strict -d 'Exit with 3 where not all could be checked'
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from leaks" -l no-config -d 'Read no skep.toml, neither the project\'s nor yours, and no skep-baseline.json'
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from leaks" -l on-change -d 'Speak, and fail, only where the verdict is another than that of the last run of this command'
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from leaks" -l trust -d 'Trust the project\'s skep.toml for this run'
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from leaks" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from scan" -l jobs -d 'Work in N threads; by default one a core' -r
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from scan" -l shard -d 'Analyse only this share of the tree, such as 2/8; `skep merge` puts the answers together' -r
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from scan" -l lang -d 'Analyse only this language; may be repeated' -r -f -a "python\t'Files that end in .py'
rust\t'Files that end in .rs'"
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from scan" -l exclude -d 'Leave out paths that match, besides those of skep.toml; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from scan" -l format -d 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent' -r -f -a "human\t''
plain\t''
json\t''
ndjson\t''
sarif\t''
github\t''
gitlab\t''
junit\t''
prometheus\t''
openmetrics\t''
markdown\t''
agent\t''"
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from scan" -l output -d 'Write FORMAT to FILE as well; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from scan" -l color -d 'Colour the output' -r -f -a "auto\t'On a terminal that can, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from scan" -l fail-on -d 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide' -r -f -a "low\t''
medium\t''
high\t''
never\t''"
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from scan" -l max -d 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from scan" -l select -d 'Heed only these rules, by name, code or the beginning of codes; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from scan" -l ignore -d 'Do not heed these rules; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from scan" -l min-confidence -d 'Heed only what is as sure as this or surer: low, medium or high' -r
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from scan" -l baseline -d 'Take the known findings from FILE instead of skep-baseline.json at the root' -r -F
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from scan" -l new-since -d 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted' -r
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from scan" -l exit-style -d 'Exit with the numbers of skep, or of monitoring plugins and write their status line' -r -f -a "skep\t'Those of skep, which tell why there is no answer'
nagios\t'Those of monitoring plugins, which tell how bad it is'"
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from scan" -l watch -d 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON' -r
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from scan" -l until -d 'Stop watching once the answer is this' -r -f -a "ok\t'The command would end with 0'
violated\t'The command would end with 1'"
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from scan" -l within -d 'Stop watching after PERIOD; a state that did not come by then is no pass' -r
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from scan" -l state -d 'Remember in FOLDER instead of in .skep at the project\'s root, or outside of projects in your own state folder' -r -F
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from scan" -l include-tests -d 'Analyse test files too'
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from scan" -l no-ignore -d 'Look also at what ignore files hide'
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from scan" -l no-cache -d 'Read every file again'
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from scan" -l json -d 'Write JSON to stdout; the same as --format json'
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from scan" -s q -l quiet -d 'Print nothing on stdout'
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from scan" -s v -l verbose -d 'Show all evidence and all errors'
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from scan" -l no-baseline -d 'Count known findings too'
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from scan" -l exit-zero -d 'Exit with 0 even where something was found'
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from scan" -l strict -d 'Exit with 3 where not all could be checked'
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from scan" -l no-config -d 'Read no skep.toml, neither the project\'s nor yours, and no skep-baseline.json'
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from scan" -l on-change -d 'Speak, and fail, only where the verdict is another than that of the last run of this command'
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from scan" -l trust -d 'Trust the project\'s skep.toml for this run'
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from scan" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from help" -f -a "leaks" -d 'Report the collections that grow without bound, each with its proof'
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from help" -f -a "scan" -d 'List every long-lived collection that grows, with what became of it'
complete -c skep -n "__fish_skep_using_subcommand mem; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c skep -n "__fish_skep_using_subcommand obs; and not __fish_seen_subcommand_from metrics get health record sample serve help" -l format -d 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent' -r -f -a "human\t''
plain\t''
json\t''
ndjson\t''
sarif\t''
github\t''
gitlab\t''
junit\t''
prometheus\t''
openmetrics\t''
markdown\t''
agent\t''"
complete -c skep -n "__fish_skep_using_subcommand obs; and not __fish_seen_subcommand_from metrics get health record sample serve help" -l output -d 'Write FORMAT to FILE as well; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and not __fish_seen_subcommand_from metrics get health record sample serve help" -l color -d 'Colour the output' -r -f -a "auto\t'On a terminal that can, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c skep -n "__fish_skep_using_subcommand obs; and not __fish_seen_subcommand_from metrics get health record sample serve help" -l fail-on -d 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide' -r -f -a "low\t''
medium\t''
high\t''
never\t''"
complete -c skep -n "__fish_skep_using_subcommand obs; and not __fish_seen_subcommand_from metrics get health record sample serve help" -l max -d 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and not __fish_seen_subcommand_from metrics get health record sample serve help" -l select -d 'Heed only these rules, by name, code or the beginning of codes; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and not __fish_seen_subcommand_from metrics get health record sample serve help" -l ignore -d 'Do not heed these rules; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and not __fish_seen_subcommand_from metrics get health record sample serve help" -l min-confidence -d 'Heed only what is as sure as this or surer: low, medium or high' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and not __fish_seen_subcommand_from metrics get health record sample serve help" -l baseline -d 'Take the known findings from FILE instead of skep-baseline.json at the root' -r -F
complete -c skep -n "__fish_skep_using_subcommand obs; and not __fish_seen_subcommand_from metrics get health record sample serve help" -l new-since -d 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and not __fish_seen_subcommand_from metrics get health record sample serve help" -l exit-style -d 'Exit with the numbers of skep, or of monitoring plugins and write their status line' -r -f -a "skep\t'Those of skep, which tell why there is no answer'
nagios\t'Those of monitoring plugins, which tell how bad it is'"
complete -c skep -n "__fish_skep_using_subcommand obs; and not __fish_seen_subcommand_from metrics get health record sample serve help" -l watch -d 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and not __fish_seen_subcommand_from metrics get health record sample serve help" -l until -d 'Stop watching once the answer is this' -r -f -a "ok\t'The command would end with 0'
violated\t'The command would end with 1'"
complete -c skep -n "__fish_skep_using_subcommand obs; and not __fish_seen_subcommand_from metrics get health record sample serve help" -l within -d 'Stop watching after PERIOD; a state that did not come by then is no pass' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and not __fish_seen_subcommand_from metrics get health record sample serve help" -l state -d 'Remember in FOLDER instead of in .skep at the project\'s root, or outside of projects in your own state folder' -r -F
complete -c skep -n "__fish_skep_using_subcommand obs; and not __fish_seen_subcommand_from metrics get health record sample serve help" -l json -d 'Write JSON to stdout; the same as --format json'
complete -c skep -n "__fish_skep_using_subcommand obs; and not __fish_seen_subcommand_from metrics get health record sample serve help" -s q -l quiet -d 'Print nothing on stdout'
complete -c skep -n "__fish_skep_using_subcommand obs; and not __fish_seen_subcommand_from metrics get health record sample serve help" -s v -l verbose -d 'Show all evidence and all errors'
complete -c skep -n "__fish_skep_using_subcommand obs; and not __fish_seen_subcommand_from metrics get health record sample serve help" -l no-baseline -d 'Count known findings too'
complete -c skep -n "__fish_skep_using_subcommand obs; and not __fish_seen_subcommand_from metrics get health record sample serve help" -l exit-zero -d 'Exit with 0 even where something was found'
complete -c skep -n "__fish_skep_using_subcommand obs; and not __fish_seen_subcommand_from metrics get health record sample serve help" -l strict -d 'Exit with 3 where not all could be checked'
complete -c skep -n "__fish_skep_using_subcommand obs; and not __fish_seen_subcommand_from metrics get health record sample serve help" -l no-config -d 'Read no skep.toml, neither the project\'s nor yours, and no skep-baseline.json'
complete -c skep -n "__fish_skep_using_subcommand obs; and not __fish_seen_subcommand_from metrics get health record sample serve help" -l on-change -d 'Speak, and fail, only where the verdict is another than that of the last run of this command'
complete -c skep -n "__fish_skep_using_subcommand obs; and not __fish_seen_subcommand_from metrics get health record sample serve help" -l trust -d 'Trust the project\'s skep.toml for this run'
complete -c skep -n "__fish_skep_using_subcommand obs; and not __fish_seen_subcommand_from metrics get health record sample serve help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c skep -n "__fish_skep_using_subcommand obs; and not __fish_seen_subcommand_from metrics get health record sample serve help" -f -a "metrics" -d 'Show all metrics as they are now'
complete -c skep -n "__fish_skep_using_subcommand obs; and not __fish_seen_subcommand_from metrics get health record sample serve help" -f -a "get" -d 'Print one number: what it is now, or what it came to over a time'
complete -c skep -n "__fish_skep_using_subcommand obs; and not __fish_seen_subcommand_from metrics get health record sample serve help" -f -a "health" -d 'Tell how healthy the whole is, as a score with the list that it comes from'
complete -c skep -n "__fish_skep_using_subcommand obs; and not __fish_seen_subcommand_from metrics get health record sample serve help" -f -a "record" -d 'Put numbers into the store: one by its name, or a file of them'
complete -c skep -n "__fish_skep_using_subcommand obs; and not __fish_seen_subcommand_from metrics get health record sample serve help" -f -a "sample" -d 'Measure everything once and put it into the store, such as from cron'
complete -c skep -n "__fish_skep_using_subcommand obs; and not __fish_seen_subcommand_from metrics get health record sample serve help" -f -a "serve" -d 'Measure again and again, keep it, and serve it to Prometheus and to people'
complete -c skep -n "__fish_skep_using_subcommand obs; and not __fish_seen_subcommand_from metrics get health record sample serve help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from metrics" -l format -d 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent' -r -f -a "human\t''
plain\t''
json\t''
ndjson\t''
sarif\t''
github\t''
gitlab\t''
junit\t''
prometheus\t''
openmetrics\t''
markdown\t''
agent\t''"
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from metrics" -l output -d 'Write FORMAT to FILE as well; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from metrics" -l color -d 'Colour the output' -r -f -a "auto\t'On a terminal that can, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from metrics" -l fail-on -d 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide' -r -f -a "low\t''
medium\t''
high\t''
never\t''"
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from metrics" -l max -d 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from metrics" -l select -d 'Heed only these rules, by name, code or the beginning of codes; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from metrics" -l ignore -d 'Do not heed these rules; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from metrics" -l min-confidence -d 'Heed only what is as sure as this or surer: low, medium or high' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from metrics" -l baseline -d 'Take the known findings from FILE instead of skep-baseline.json at the root' -r -F
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from metrics" -l new-since -d 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from metrics" -l exit-style -d 'Exit with the numbers of skep, or of monitoring plugins and write their status line' -r -f -a "skep\t'Those of skep, which tell why there is no answer'
nagios\t'Those of monitoring plugins, which tell how bad it is'"
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from metrics" -l watch -d 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from metrics" -l until -d 'Stop watching once the answer is this' -r -f -a "ok\t'The command would end with 0'
violated\t'The command would end with 1'"
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from metrics" -l within -d 'Stop watching after PERIOD; a state that did not come by then is no pass' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from metrics" -l state -d 'Remember in FOLDER instead of in .skep at the project\'s root, or outside of projects in your own state folder' -r -F
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from metrics" -l all -d 'Measure also what takes long and what asks services, instead of telling what was last measured'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from metrics" -l missing -d 'List the important metrics that have no value here, and how to get one'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from metrics" -l json -d 'Write JSON to stdout; the same as --format json'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from metrics" -s q -l quiet -d 'Print nothing on stdout'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from metrics" -s v -l verbose -d 'Show all evidence and all errors'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from metrics" -l no-baseline -d 'Count known findings too'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from metrics" -l exit-zero -d 'Exit with 0 even where something was found'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from metrics" -l strict -d 'Exit with 3 where not all could be checked'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from metrics" -l no-config -d 'Read no skep.toml, neither the project\'s nor yours, and no skep-baseline.json'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from metrics" -l on-change -d 'Speak, and fail, only where the verdict is another than that of the last run of this command'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from metrics" -l trust -d 'Trust the project\'s skep.toml for this run'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from metrics" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from get" -l across -d 'Make one number of several series' -r -f -a "sum\t'All added up'
avg\t'The mean'
min\t'The smallest'
max\t'The largest'
count\t'How many there are'"
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from get" -l since -d 'Look back over a time such as 1h or 30d, at what is in the store' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from get" -l over -d 'What the time comes to; by default the mean of a gauge and the increase of a counter' -r -f -a "avg\t'The mean of all samples'
min\t'The smallest'
max\t'The largest'
sum\t'All added up'
count\t'How many there are'
first\t'The earliest'
last\t'The latest'
increase\t'By how much a counter rose, restarts counted'
rate\t'How fast it rose, per second'
p50\t'Half are at most this'
p95\t'95 of 100 are at most this'
p99\t'99 of 100 are at most this'"
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from get" -l at -d 'Look at the store as of TIME, such as 2026-01-31T12:00:00Z or 2h for two hours ago' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from get" -l warn -d 'Warn where it is outside of RANGE, such as 10, 10:, ~:10, 10:20 or @10:20' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from get" -l critical -d 'Fail where it is outside of RANGE' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from get" -l format -d 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent' -r -f -a "human\t''
plain\t''
json\t''
ndjson\t''
sarif\t''
github\t''
gitlab\t''
junit\t''
prometheus\t''
openmetrics\t''
markdown\t''
agent\t''"
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from get" -l output -d 'Write FORMAT to FILE as well; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from get" -l color -d 'Colour the output' -r -f -a "auto\t'On a terminal that can, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from get" -l fail-on -d 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide' -r -f -a "low\t''
medium\t''
high\t''
never\t''"
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from get" -l max -d 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from get" -l select -d 'Heed only these rules, by name, code or the beginning of codes; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from get" -l ignore -d 'Do not heed these rules; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from get" -l min-confidence -d 'Heed only what is as sure as this or surer: low, medium or high' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from get" -l baseline -d 'Take the known findings from FILE instead of skep-baseline.json at the root' -r -F
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from get" -l new-since -d 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from get" -l exit-style -d 'Exit with the numbers of skep, or of monitoring plugins and write their status line' -r -f -a "skep\t'Those of skep, which tell why there is no answer'
nagios\t'Those of monitoring plugins, which tell how bad it is'"
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from get" -l watch -d 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from get" -l until -d 'Stop watching once the answer is this' -r -f -a "ok\t'The command would end with 0'
violated\t'The command would end with 1'"
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from get" -l within -d 'Stop watching after PERIOD; a state that did not come by then is no pass' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from get" -l state -d 'Remember in FOLDER instead of in .skep at the project\'s root, or outside of projects in your own state folder' -r -F
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from get" -l plot -d 'Draw the course'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from get" -l all -d 'Measure also what takes long and what asks other machines'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from get" -l json -d 'Write JSON to stdout; the same as --format json'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from get" -s q -l quiet -d 'Print nothing on stdout'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from get" -s v -l verbose -d 'Show all evidence and all errors'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from get" -l no-baseline -d 'Count known findings too'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from get" -l exit-zero -d 'Exit with 0 even where something was found'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from get" -l strict -d 'Exit with 3 where not all could be checked'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from get" -l no-config -d 'Read no skep.toml, neither the project\'s nor yours, and no skep-baseline.json'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from get" -l on-change -d 'Speak, and fail, only where the verdict is another than that of the last run of this command'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from get" -l trust -d 'Trust the project\'s skep.toml for this run'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from health" -l format -d 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent' -r -f -a "human\t''
plain\t''
json\t''
ndjson\t''
sarif\t''
github\t''
gitlab\t''
junit\t''
prometheus\t''
openmetrics\t''
markdown\t''
agent\t''"
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from health" -l output -d 'Write FORMAT to FILE as well; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from health" -l color -d 'Colour the output' -r -f -a "auto\t'On a terminal that can, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from health" -l fail-on -d 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide' -r -f -a "low\t''
medium\t''
high\t''
never\t''"
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from health" -l max -d 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from health" -l select -d 'Heed only these rules, by name, code or the beginning of codes; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from health" -l ignore -d 'Do not heed these rules; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from health" -l min-confidence -d 'Heed only what is as sure as this or surer: low, medium or high' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from health" -l baseline -d 'Take the known findings from FILE instead of skep-baseline.json at the root' -r -F
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from health" -l new-since -d 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from health" -l exit-style -d 'Exit with the numbers of skep, or of monitoring plugins and write their status line' -r -f -a "skep\t'Those of skep, which tell why there is no answer'
nagios\t'Those of monitoring plugins, which tell how bad it is'"
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from health" -l watch -d 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from health" -l until -d 'Stop watching once the answer is this' -r -f -a "ok\t'The command would end with 0'
violated\t'The command would end with 1'"
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from health" -l within -d 'Stop watching after PERIOD; a state that did not come by then is no pass' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from health" -l state -d 'Remember in FOLDER instead of in .skep at the project\'s root, or outside of projects in your own state folder' -r -F
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from health" -l all -d 'Measure also what takes long and what asks services, instead of believing what was last measured'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from health" -l json -d 'Write JSON to stdout; the same as --format json'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from health" -s q -l quiet -d 'Print nothing on stdout'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from health" -s v -l verbose -d 'Show all evidence and all errors'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from health" -l no-baseline -d 'Count known findings too'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from health" -l exit-zero -d 'Exit with 0 even where something was found'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from health" -l strict -d 'Exit with 3 where not all could be checked'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from health" -l no-config -d 'Read no skep.toml, neither the project\'s nor yours, and no skep-baseline.json'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from health" -l on-change -d 'Speak, and fail, only where the verdict is another than that of the last run of this command'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from health" -l trust -d 'Trust the project\'s skep.toml for this run'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from health" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from record" -l label -d 'A label of it; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from record" -l kind -d 'How it moves; by default a counter if the name ends with _total' -r -f -a "gauge\t'It goes up and down'
counter\t'It only goes up'"
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from record" -l at -d 'When it was so, such as 2026-01-31T12:00:00Z or 2h for two hours ago; by default now' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from record" -l file -d 'Read Prometheus\' text, OpenMetrics or JSON lines from FILE; - is stdin' -r -F
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from record" -l format -d 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent' -r -f -a "human\t''
plain\t''
json\t''
ndjson\t''
sarif\t''
github\t''
gitlab\t''
junit\t''
prometheus\t''
openmetrics\t''
markdown\t''
agent\t''"
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from record" -l output -d 'Write FORMAT to FILE as well; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from record" -l color -d 'Colour the output' -r -f -a "auto\t'On a terminal that can, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from record" -l fail-on -d 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide' -r -f -a "low\t''
medium\t''
high\t''
never\t''"
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from record" -l max -d 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from record" -l select -d 'Heed only these rules, by name, code or the beginning of codes; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from record" -l ignore -d 'Do not heed these rules; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from record" -l min-confidence -d 'Heed only what is as sure as this or surer: low, medium or high' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from record" -l baseline -d 'Take the known findings from FILE instead of skep-baseline.json at the root' -r -F
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from record" -l new-since -d 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from record" -l exit-style -d 'Exit with the numbers of skep, or of monitoring plugins and write their status line' -r -f -a "skep\t'Those of skep, which tell why there is no answer'
nagios\t'Those of monitoring plugins, which tell how bad it is'"
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from record" -l watch -d 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from record" -l until -d 'Stop watching once the answer is this' -r -f -a "ok\t'The command would end with 0'
violated\t'The command would end with 1'"
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from record" -l within -d 'Stop watching after PERIOD; a state that did not come by then is no pass' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from record" -l state -d 'Remember in FOLDER instead of in .skep at the project\'s root, or outside of projects in your own state folder' -r -F
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from record" -l json -d 'Write JSON to stdout; the same as --format json'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from record" -s q -l quiet -d 'Print nothing on stdout'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from record" -s v -l verbose -d 'Show all evidence and all errors'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from record" -l no-baseline -d 'Count known findings too'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from record" -l exit-zero -d 'Exit with 0 even where something was found'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from record" -l strict -d 'Exit with 3 where not all could be checked'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from record" -l no-config -d 'Read no skep.toml, neither the project\'s nor yours, and no skep-baseline.json'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from record" -l on-change -d 'Speak, and fail, only where the verdict is another than that of the last run of this command'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from record" -l trust -d 'Trust the project\'s skep.toml for this run'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from record" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from sample" -l format -d 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent' -r -f -a "human\t''
plain\t''
json\t''
ndjson\t''
sarif\t''
github\t''
gitlab\t''
junit\t''
prometheus\t''
openmetrics\t''
markdown\t''
agent\t''"
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from sample" -l output -d 'Write FORMAT to FILE as well; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from sample" -l color -d 'Colour the output' -r -f -a "auto\t'On a terminal that can, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from sample" -l fail-on -d 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide' -r -f -a "low\t''
medium\t''
high\t''
never\t''"
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from sample" -l max -d 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from sample" -l select -d 'Heed only these rules, by name, code or the beginning of codes; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from sample" -l ignore -d 'Do not heed these rules; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from sample" -l min-confidence -d 'Heed only what is as sure as this or surer: low, medium or high' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from sample" -l baseline -d 'Take the known findings from FILE instead of skep-baseline.json at the root' -r -F
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from sample" -l new-since -d 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from sample" -l exit-style -d 'Exit with the numbers of skep, or of monitoring plugins and write their status line' -r -f -a "skep\t'Those of skep, which tell why there is no answer'
nagios\t'Those of monitoring plugins, which tell how bad it is'"
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from sample" -l watch -d 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from sample" -l until -d 'Stop watching once the answer is this' -r -f -a "ok\t'The command would end with 0'
violated\t'The command would end with 1'"
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from sample" -l within -d 'Stop watching after PERIOD; a state that did not come by then is no pass' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from sample" -l state -d 'Remember in FOLDER instead of in .skep at the project\'s root, or outside of projects in your own state folder' -r -F
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from sample" -l quick -d 'Leave out what takes long and what asks other machines'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from sample" -l json -d 'Write JSON to stdout; the same as --format json'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from sample" -s q -l quiet -d 'Print nothing on stdout'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from sample" -s v -l verbose -d 'Show all evidence and all errors'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from sample" -l no-baseline -d 'Count known findings too'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from sample" -l exit-zero -d 'Exit with 0 even where something was found'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from sample" -l strict -d 'Exit with 3 where not all could be checked'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from sample" -l no-config -d 'Read no skep.toml, neither the project\'s nor yours, and no skep-baseline.json'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from sample" -l on-change -d 'Speak, and fail, only where the verdict is another than that of the last run of this command'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from sample" -l trust -d 'Trust the project\'s skep.toml for this run'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from sample" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -l listen -d 'Give metrics at ADDRESS: a port, or an address and a port; port 0 is any that is free' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -l dashboard -d 'Show the dashboard at ADDRESS, which may be the same' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -l interval -d 'Measure what is quick so often, such as 5s' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -l for -d 'Stop after so long, such as 10m' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -l token-env -d 'Ask readers for the token that the environment variable NAME holds' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -l token-file -d 'Ask readers for the token that FILE holds' -r -F
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -l format -d 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent' -r -f -a "human\t''
plain\t''
json\t''
ndjson\t''
sarif\t''
github\t''
gitlab\t''
junit\t''
prometheus\t''
openmetrics\t''
markdown\t''
agent\t''"
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -l output -d 'Write FORMAT to FILE as well; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -l color -d 'Colour the output' -r -f -a "auto\t'On a terminal that can, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -l fail-on -d 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide' -r -f -a "low\t''
medium\t''
high\t''
never\t''"
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -l max -d 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -l select -d 'Heed only these rules, by name, code or the beginning of codes; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -l ignore -d 'Do not heed these rules; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -l min-confidence -d 'Heed only what is as sure as this or surer: low, medium or high' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -l baseline -d 'Take the known findings from FILE instead of skep-baseline.json at the root' -r -F
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -l new-since -d 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -l exit-style -d 'Exit with the numbers of skep, or of monitoring plugins and write their status line' -r -f -a "skep\t'Those of skep, which tell why there is no answer'
nagios\t'Those of monitoring plugins, which tell how bad it is'"
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -l watch -d 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -l until -d 'Stop watching once the answer is this' -r -f -a "ok\t'The command would end with 0'
violated\t'The command would end with 1'"
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -l within -d 'Stop watching after PERIOD; a state that did not come by then is no pass' -r
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -l state -d 'Remember in FOLDER instead of in .skep at the project\'s root, or outside of projects in your own state folder' -r -F
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -l no-listen -d 'Give no metrics'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -l no-dashboard -d 'Show no dashboard'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -l no-store -d 'Keep nothing of what was measured'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -l keep-sampling -d 'Measure all the same where a port is taken'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -l json -d 'Write JSON to stdout; the same as --format json'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -s q -l quiet -d 'Print nothing on stdout'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -s v -l verbose -d 'Show all evidence and all errors'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -l no-baseline -d 'Count known findings too'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -l exit-zero -d 'Exit with 0 even where something was found'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -l strict -d 'Exit with 3 where not all could be checked'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -l no-config -d 'Read no skep.toml, neither the project\'s nor yours, and no skep-baseline.json'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -l on-change -d 'Speak, and fail, only where the verdict is another than that of the last run of this command'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -l trust -d 'Trust the project\'s skep.toml for this run'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from serve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from help" -f -a "metrics" -d 'Show all metrics as they are now'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from help" -f -a "get" -d 'Print one number: what it is now, or what it came to over a time'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from help" -f -a "health" -d 'Tell how healthy the whole is, as a score with the list that it comes from'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from help" -f -a "record" -d 'Put numbers into the store: one by its name, or a file of them'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from help" -f -a "sample" -d 'Measure everything once and put it into the store, such as from cron'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from help" -f -a "serve" -d 'Measure again and again, keep it, and serve it to Prometheus and to people'
complete -c skep -n "__fish_skep_using_subcommand obs; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c skep -n "__fish_skep_using_subcommand explain" -l format -d 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent' -r -f -a "human\t''
plain\t''
json\t''
ndjson\t''
sarif\t''
github\t''
gitlab\t''
junit\t''
prometheus\t''
openmetrics\t''
markdown\t''
agent\t''"
complete -c skep -n "__fish_skep_using_subcommand explain" -l output -d 'Write FORMAT to FILE as well; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand explain" -l color -d 'Colour the output' -r -f -a "auto\t'On a terminal that can, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c skep -n "__fish_skep_using_subcommand explain" -l fail-on -d 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide' -r -f -a "low\t''
medium\t''
high\t''
never\t''"
complete -c skep -n "__fish_skep_using_subcommand explain" -l max -d 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand explain" -l select -d 'Heed only these rules, by name, code or the beginning of codes; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand explain" -l ignore -d 'Do not heed these rules; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand explain" -l min-confidence -d 'Heed only what is as sure as this or surer: low, medium or high' -r
complete -c skep -n "__fish_skep_using_subcommand explain" -l baseline -d 'Take the known findings from FILE instead of skep-baseline.json at the root' -r -F
complete -c skep -n "__fish_skep_using_subcommand explain" -l new-since -d 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted' -r
complete -c skep -n "__fish_skep_using_subcommand explain" -l exit-style -d 'Exit with the numbers of skep, or of monitoring plugins and write their status line' -r -f -a "skep\t'Those of skep, which tell why there is no answer'
nagios\t'Those of monitoring plugins, which tell how bad it is'"
complete -c skep -n "__fish_skep_using_subcommand explain" -l watch -d 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON' -r
complete -c skep -n "__fish_skep_using_subcommand explain" -l until -d 'Stop watching once the answer is this' -r -f -a "ok\t'The command would end with 0'
violated\t'The command would end with 1'"
complete -c skep -n "__fish_skep_using_subcommand explain" -l within -d 'Stop watching after PERIOD; a state that did not come by then is no pass' -r
complete -c skep -n "__fish_skep_using_subcommand explain" -l state -d 'Remember in FOLDER instead of in .skep at the project\'s root, or outside of projects in your own state folder' -r -F
complete -c skep -n "__fish_skep_using_subcommand explain" -l json -d 'Write JSON to stdout; the same as --format json'
complete -c skep -n "__fish_skep_using_subcommand explain" -s q -l quiet -d 'Print nothing on stdout'
complete -c skep -n "__fish_skep_using_subcommand explain" -s v -l verbose -d 'Show all evidence and all errors'
complete -c skep -n "__fish_skep_using_subcommand explain" -l no-baseline -d 'Count known findings too'
complete -c skep -n "__fish_skep_using_subcommand explain" -l exit-zero -d 'Exit with 0 even where something was found'
complete -c skep -n "__fish_skep_using_subcommand explain" -l strict -d 'Exit with 3 where not all could be checked'
complete -c skep -n "__fish_skep_using_subcommand explain" -l no-config -d 'Read no skep.toml, neither the project\'s nor yours, and no skep-baseline.json'
complete -c skep -n "__fish_skep_using_subcommand explain" -l on-change -d 'Speak, and fail, only where the verdict is another than that of the last run of this command'
complete -c skep -n "__fish_skep_using_subcommand explain" -l trust -d 'Trust the project\'s skep.toml for this run'
complete -c skep -n "__fish_skep_using_subcommand explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c skep -n "__fish_skep_using_subcommand schema" -l format -d 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent' -r -f -a "human\t''
plain\t''
json\t''
ndjson\t''
sarif\t''
github\t''
gitlab\t''
junit\t''
prometheus\t''
openmetrics\t''
markdown\t''
agent\t''"
complete -c skep -n "__fish_skep_using_subcommand schema" -l output -d 'Write FORMAT to FILE as well; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand schema" -l color -d 'Colour the output' -r -f -a "auto\t'On a terminal that can, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c skep -n "__fish_skep_using_subcommand schema" -l fail-on -d 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide' -r -f -a "low\t''
medium\t''
high\t''
never\t''"
complete -c skep -n "__fish_skep_using_subcommand schema" -l max -d 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand schema" -l select -d 'Heed only these rules, by name, code or the beginning of codes; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand schema" -l ignore -d 'Do not heed these rules; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand schema" -l min-confidence -d 'Heed only what is as sure as this or surer: low, medium or high' -r
complete -c skep -n "__fish_skep_using_subcommand schema" -l baseline -d 'Take the known findings from FILE instead of skep-baseline.json at the root' -r -F
complete -c skep -n "__fish_skep_using_subcommand schema" -l new-since -d 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted' -r
complete -c skep -n "__fish_skep_using_subcommand schema" -l exit-style -d 'Exit with the numbers of skep, or of monitoring plugins and write their status line' -r -f -a "skep\t'Those of skep, which tell why there is no answer'
nagios\t'Those of monitoring plugins, which tell how bad it is'"
complete -c skep -n "__fish_skep_using_subcommand schema" -l watch -d 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON' -r
complete -c skep -n "__fish_skep_using_subcommand schema" -l until -d 'Stop watching once the answer is this' -r -f -a "ok\t'The command would end with 0'
violated\t'The command would end with 1'"
complete -c skep -n "__fish_skep_using_subcommand schema" -l within -d 'Stop watching after PERIOD; a state that did not come by then is no pass' -r
complete -c skep -n "__fish_skep_using_subcommand schema" -l state -d 'Remember in FOLDER instead of in .skep at the project\'s root, or outside of projects in your own state folder' -r -F
complete -c skep -n "__fish_skep_using_subcommand schema" -l json -d 'Write JSON to stdout; the same as --format json'
complete -c skep -n "__fish_skep_using_subcommand schema" -s q -l quiet -d 'Print nothing on stdout'
complete -c skep -n "__fish_skep_using_subcommand schema" -s v -l verbose -d 'Show all evidence and all errors'
complete -c skep -n "__fish_skep_using_subcommand schema" -l no-baseline -d 'Count known findings too'
complete -c skep -n "__fish_skep_using_subcommand schema" -l exit-zero -d 'Exit with 0 even where something was found'
complete -c skep -n "__fish_skep_using_subcommand schema" -l strict -d 'Exit with 3 where not all could be checked'
complete -c skep -n "__fish_skep_using_subcommand schema" -l no-config -d 'Read no skep.toml, neither the project\'s nor yours, and no skep-baseline.json'
complete -c skep -n "__fish_skep_using_subcommand schema" -l on-change -d 'Speak, and fail, only where the verdict is another than that of the last run of this command'
complete -c skep -n "__fish_skep_using_subcommand schema" -l trust -d 'Trust the project\'s skep.toml for this run'
complete -c skep -n "__fish_skep_using_subcommand schema" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c skep -n "__fish_skep_using_subcommand config; and not __fish_seen_subcommand_from show check schema init trust help" -l format -d 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent' -r -f -a "human\t''
plain\t''
json\t''
ndjson\t''
sarif\t''
github\t''
gitlab\t''
junit\t''
prometheus\t''
openmetrics\t''
markdown\t''
agent\t''"
complete -c skep -n "__fish_skep_using_subcommand config; and not __fish_seen_subcommand_from show check schema init trust help" -l output -d 'Write FORMAT to FILE as well; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand config; and not __fish_seen_subcommand_from show check schema init trust help" -l color -d 'Colour the output' -r -f -a "auto\t'On a terminal that can, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c skep -n "__fish_skep_using_subcommand config; and not __fish_seen_subcommand_from show check schema init trust help" -l fail-on -d 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide' -r -f -a "low\t''
medium\t''
high\t''
never\t''"
complete -c skep -n "__fish_skep_using_subcommand config; and not __fish_seen_subcommand_from show check schema init trust help" -l max -d 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand config; and not __fish_seen_subcommand_from show check schema init trust help" -l select -d 'Heed only these rules, by name, code or the beginning of codes; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand config; and not __fish_seen_subcommand_from show check schema init trust help" -l ignore -d 'Do not heed these rules; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand config; and not __fish_seen_subcommand_from show check schema init trust help" -l min-confidence -d 'Heed only what is as sure as this or surer: low, medium or high' -r
complete -c skep -n "__fish_skep_using_subcommand config; and not __fish_seen_subcommand_from show check schema init trust help" -l baseline -d 'Take the known findings from FILE instead of skep-baseline.json at the root' -r -F
complete -c skep -n "__fish_skep_using_subcommand config; and not __fish_seen_subcommand_from show check schema init trust help" -l new-since -d 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted' -r
complete -c skep -n "__fish_skep_using_subcommand config; and not __fish_seen_subcommand_from show check schema init trust help" -l exit-style -d 'Exit with the numbers of skep, or of monitoring plugins and write their status line' -r -f -a "skep\t'Those of skep, which tell why there is no answer'
nagios\t'Those of monitoring plugins, which tell how bad it is'"
complete -c skep -n "__fish_skep_using_subcommand config; and not __fish_seen_subcommand_from show check schema init trust help" -l watch -d 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON' -r
complete -c skep -n "__fish_skep_using_subcommand config; and not __fish_seen_subcommand_from show check schema init trust help" -l until -d 'Stop watching once the answer is this' -r -f -a "ok\t'The command would end with 0'
violated\t'The command would end with 1'"
complete -c skep -n "__fish_skep_using_subcommand config; and not __fish_seen_subcommand_from show check schema init trust help" -l within -d 'Stop watching after PERIOD; a state that did not come by then is no pass' -r
complete -c skep -n "__fish_skep_using_subcommand config; and not __fish_seen_subcommand_from show check schema init trust help" -l state -d 'Remember in FOLDER instead of in .skep at the project\'s root, or outside of projects in your own state folder' -r -F
complete -c skep -n "__fish_skep_using_subcommand config; and not __fish_seen_subcommand_from show check schema init trust help" -l json -d 'Write JSON to stdout; the same as --format json'
complete -c skep -n "__fish_skep_using_subcommand config; and not __fish_seen_subcommand_from show check schema init trust help" -s q -l quiet -d 'Print nothing on stdout'
complete -c skep -n "__fish_skep_using_subcommand config; and not __fish_seen_subcommand_from show check schema init trust help" -s v -l verbose -d 'Show all evidence and all errors'
complete -c skep -n "__fish_skep_using_subcommand config; and not __fish_seen_subcommand_from show check schema init trust help" -l no-baseline -d 'Count known findings too'
complete -c skep -n "__fish_skep_using_subcommand config; and not __fish_seen_subcommand_from show check schema init trust help" -l exit-zero -d 'Exit with 0 even where something was found'
complete -c skep -n "__fish_skep_using_subcommand config; and not __fish_seen_subcommand_from show check schema init trust help" -l strict -d 'Exit with 3 where not all could be checked'
complete -c skep -n "__fish_skep_using_subcommand config; and not __fish_seen_subcommand_from show check schema init trust help" -l no-config -d 'Read no skep.toml, neither the project\'s nor yours, and no skep-baseline.json'
complete -c skep -n "__fish_skep_using_subcommand config; and not __fish_seen_subcommand_from show check schema init trust help" -l on-change -d 'Speak, and fail, only where the verdict is another than that of the last run of this command'
complete -c skep -n "__fish_skep_using_subcommand config; and not __fish_seen_subcommand_from show check schema init trust help" -l trust -d 'Trust the project\'s skep.toml for this run'
complete -c skep -n "__fish_skep_using_subcommand config; and not __fish_seen_subcommand_from show check schema init trust help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c skep -n "__fish_skep_using_subcommand config; and not __fish_seen_subcommand_from show check schema init trust help" -f -a "show" -d 'Show every key with its value, whoever set it'
complete -c skep -n "__fish_skep_using_subcommand config; and not __fish_seen_subcommand_from show check schema init trust help" -f -a "check" -d 'Check the configuration, and point at all that is wrong with it'
complete -c skep -n "__fish_skep_using_subcommand config; and not __fish_seen_subcommand_from show check schema init trust help" -f -a "schema" -d 'Print the JSON schema of skep.toml, for editors'
complete -c skep -n "__fish_skep_using_subcommand config; and not __fish_seen_subcommand_from show check schema init trust help" -f -a "init" -d 'Write a skep.toml with every key in it, explained and commented out'
complete -c skep -n "__fish_skep_using_subcommand config; and not __fish_seen_subcommand_from show check schema init trust help" -f -a "trust" -d 'Trust the project\'s skep.toml as it stands'
complete -c skep -n "__fish_skep_using_subcommand config; and not __fish_seen_subcommand_from show check schema init trust help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from show" -l format -d 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent' -r -f -a "human\t''
plain\t''
json\t''
ndjson\t''
sarif\t''
github\t''
gitlab\t''
junit\t''
prometheus\t''
openmetrics\t''
markdown\t''
agent\t''"
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from show" -l output -d 'Write FORMAT to FILE as well; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from show" -l color -d 'Colour the output' -r -f -a "auto\t'On a terminal that can, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from show" -l fail-on -d 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide' -r -f -a "low\t''
medium\t''
high\t''
never\t''"
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from show" -l max -d 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from show" -l select -d 'Heed only these rules, by name, code or the beginning of codes; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from show" -l ignore -d 'Do not heed these rules; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from show" -l min-confidence -d 'Heed only what is as sure as this or surer: low, medium or high' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from show" -l baseline -d 'Take the known findings from FILE instead of skep-baseline.json at the root' -r -F
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from show" -l new-since -d 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from show" -l exit-style -d 'Exit with the numbers of skep, or of monitoring plugins and write their status line' -r -f -a "skep\t'Those of skep, which tell why there is no answer'
nagios\t'Those of monitoring plugins, which tell how bad it is'"
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from show" -l watch -d 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from show" -l until -d 'Stop watching once the answer is this' -r -f -a "ok\t'The command would end with 0'
violated\t'The command would end with 1'"
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from show" -l within -d 'Stop watching after PERIOD; a state that did not come by then is no pass' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from show" -l state -d 'Remember in FOLDER instead of in .skep at the project\'s root, or outside of projects in your own state folder' -r -F
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from show" -l origin -d 'Say of each value where it comes from'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from show" -l json -d 'Write JSON to stdout; the same as --format json'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Print nothing on stdout'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Show all evidence and all errors'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from show" -l no-baseline -d 'Count known findings too'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from show" -l exit-zero -d 'Exit with 0 even where something was found'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from show" -l strict -d 'Exit with 3 where not all could be checked'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from show" -l no-config -d 'Read no skep.toml, neither the project\'s nor yours, and no skep-baseline.json'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from show" -l on-change -d 'Speak, and fail, only where the verdict is another than that of the last run of this command'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from show" -l trust -d 'Trust the project\'s skep.toml for this run'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from check" -l format -d 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent' -r -f -a "human\t''
plain\t''
json\t''
ndjson\t''
sarif\t''
github\t''
gitlab\t''
junit\t''
prometheus\t''
openmetrics\t''
markdown\t''
agent\t''"
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from check" -l output -d 'Write FORMAT to FILE as well; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from check" -l color -d 'Colour the output' -r -f -a "auto\t'On a terminal that can, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from check" -l fail-on -d 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide' -r -f -a "low\t''
medium\t''
high\t''
never\t''"
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from check" -l max -d 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from check" -l select -d 'Heed only these rules, by name, code or the beginning of codes; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from check" -l ignore -d 'Do not heed these rules; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from check" -l min-confidence -d 'Heed only what is as sure as this or surer: low, medium or high' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from check" -l baseline -d 'Take the known findings from FILE instead of skep-baseline.json at the root' -r -F
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from check" -l new-since -d 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from check" -l exit-style -d 'Exit with the numbers of skep, or of monitoring plugins and write their status line' -r -f -a "skep\t'Those of skep, which tell why there is no answer'
nagios\t'Those of monitoring plugins, which tell how bad it is'"
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from check" -l watch -d 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from check" -l until -d 'Stop watching once the answer is this' -r -f -a "ok\t'The command would end with 0'
violated\t'The command would end with 1'"
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from check" -l within -d 'Stop watching after PERIOD; a state that did not come by then is no pass' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from check" -l state -d 'Remember in FOLDER instead of in .skep at the project\'s root, or outside of projects in your own state folder' -r -F
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from check" -l json -d 'Write JSON to stdout; the same as --format json'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Print nothing on stdout'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Show all evidence and all errors'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from check" -l no-baseline -d 'Count known findings too'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from check" -l exit-zero -d 'Exit with 0 even where something was found'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from check" -l strict -d 'Exit with 3 where not all could be checked'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from check" -l no-config -d 'Read no skep.toml, neither the project\'s nor yours, and no skep-baseline.json'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from check" -l on-change -d 'Speak, and fail, only where the verdict is another than that of the last run of this command'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from check" -l trust -d 'Trust the project\'s skep.toml for this run'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from schema" -l format -d 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent' -r -f -a "human\t''
plain\t''
json\t''
ndjson\t''
sarif\t''
github\t''
gitlab\t''
junit\t''
prometheus\t''
openmetrics\t''
markdown\t''
agent\t''"
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from schema" -l output -d 'Write FORMAT to FILE as well; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from schema" -l color -d 'Colour the output' -r -f -a "auto\t'On a terminal that can, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from schema" -l fail-on -d 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide' -r -f -a "low\t''
medium\t''
high\t''
never\t''"
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from schema" -l max -d 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from schema" -l select -d 'Heed only these rules, by name, code or the beginning of codes; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from schema" -l ignore -d 'Do not heed these rules; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from schema" -l min-confidence -d 'Heed only what is as sure as this or surer: low, medium or high' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from schema" -l baseline -d 'Take the known findings from FILE instead of skep-baseline.json at the root' -r -F
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from schema" -l new-since -d 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from schema" -l exit-style -d 'Exit with the numbers of skep, or of monitoring plugins and write their status line' -r -f -a "skep\t'Those of skep, which tell why there is no answer'
nagios\t'Those of monitoring plugins, which tell how bad it is'"
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from schema" -l watch -d 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from schema" -l until -d 'Stop watching once the answer is this' -r -f -a "ok\t'The command would end with 0'
violated\t'The command would end with 1'"
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from schema" -l within -d 'Stop watching after PERIOD; a state that did not come by then is no pass' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from schema" -l state -d 'Remember in FOLDER instead of in .skep at the project\'s root, or outside of projects in your own state folder' -r -F
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from schema" -l json -d 'Write JSON to stdout; the same as --format json'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from schema" -s q -l quiet -d 'Print nothing on stdout'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from schema" -s v -l verbose -d 'Show all evidence and all errors'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from schema" -l no-baseline -d 'Count known findings too'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from schema" -l exit-zero -d 'Exit with 0 even where something was found'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from schema" -l strict -d 'Exit with 3 where not all could be checked'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from schema" -l no-config -d 'Read no skep.toml, neither the project\'s nor yours, and no skep-baseline.json'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from schema" -l on-change -d 'Speak, and fail, only where the verdict is another than that of the last run of this command'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from schema" -l trust -d 'Trust the project\'s skep.toml for this run'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from schema" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from init" -l format -d 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent' -r -f -a "human\t''
plain\t''
json\t''
ndjson\t''
sarif\t''
github\t''
gitlab\t''
junit\t''
prometheus\t''
openmetrics\t''
markdown\t''
agent\t''"
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from init" -l output -d 'Write FORMAT to FILE as well; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from init" -l color -d 'Colour the output' -r -f -a "auto\t'On a terminal that can, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from init" -l fail-on -d 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide' -r -f -a "low\t''
medium\t''
high\t''
never\t''"
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from init" -l max -d 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from init" -l select -d 'Heed only these rules, by name, code or the beginning of codes; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from init" -l ignore -d 'Do not heed these rules; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from init" -l min-confidence -d 'Heed only what is as sure as this or surer: low, medium or high' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from init" -l baseline -d 'Take the known findings from FILE instead of skep-baseline.json at the root' -r -F
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from init" -l new-since -d 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from init" -l exit-style -d 'Exit with the numbers of skep, or of monitoring plugins and write their status line' -r -f -a "skep\t'Those of skep, which tell why there is no answer'
nagios\t'Those of monitoring plugins, which tell how bad it is'"
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from init" -l watch -d 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from init" -l until -d 'Stop watching once the answer is this' -r -f -a "ok\t'The command would end with 0'
violated\t'The command would end with 1'"
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from init" -l within -d 'Stop watching after PERIOD; a state that did not come by then is no pass' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from init" -l state -d 'Remember in FOLDER instead of in .skep at the project\'s root, or outside of projects in your own state folder' -r -F
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from init" -l user -d 'Write your own file instead, which counts in all projects'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from init" -l force -d 'Write over a file that is there'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from init" -l json -d 'Write JSON to stdout; the same as --format json'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from init" -s q -l quiet -d 'Print nothing on stdout'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from init" -s v -l verbose -d 'Show all evidence and all errors'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from init" -l no-baseline -d 'Count known findings too'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from init" -l exit-zero -d 'Exit with 0 even where something was found'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from init" -l strict -d 'Exit with 3 where not all could be checked'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from init" -l no-config -d 'Read no skep.toml, neither the project\'s nor yours, and no skep-baseline.json'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from init" -l on-change -d 'Speak, and fail, only where the verdict is another than that of the last run of this command'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from init" -l trust -d 'Trust the project\'s skep.toml for this run'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from trust" -l format -d 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent' -r -f -a "human\t''
plain\t''
json\t''
ndjson\t''
sarif\t''
github\t''
gitlab\t''
junit\t''
prometheus\t''
openmetrics\t''
markdown\t''
agent\t''"
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from trust" -l output -d 'Write FORMAT to FILE as well; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from trust" -l color -d 'Colour the output' -r -f -a "auto\t'On a terminal that can, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from trust" -l fail-on -d 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide' -r -f -a "low\t''
medium\t''
high\t''
never\t''"
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from trust" -l max -d 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from trust" -l select -d 'Heed only these rules, by name, code or the beginning of codes; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from trust" -l ignore -d 'Do not heed these rules; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from trust" -l min-confidence -d 'Heed only what is as sure as this or surer: low, medium or high' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from trust" -l baseline -d 'Take the known findings from FILE instead of skep-baseline.json at the root' -r -F
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from trust" -l new-since -d 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from trust" -l exit-style -d 'Exit with the numbers of skep, or of monitoring plugins and write their status line' -r -f -a "skep\t'Those of skep, which tell why there is no answer'
nagios\t'Those of monitoring plugins, which tell how bad it is'"
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from trust" -l watch -d 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from trust" -l until -d 'Stop watching once the answer is this' -r -f -a "ok\t'The command would end with 0'
violated\t'The command would end with 1'"
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from trust" -l within -d 'Stop watching after PERIOD; a state that did not come by then is no pass' -r
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from trust" -l state -d 'Remember in FOLDER instead of in .skep at the project\'s root, or outside of projects in your own state folder' -r -F
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from trust" -l list -d 'List the files that you trust'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from trust" -l revoke -d 'Trust the file no longer'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from trust" -l json -d 'Write JSON to stdout; the same as --format json'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from trust" -s q -l quiet -d 'Print nothing on stdout'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from trust" -s v -l verbose -d 'Show all evidence and all errors'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from trust" -l no-baseline -d 'Count known findings too'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from trust" -l exit-zero -d 'Exit with 0 even where something was found'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from trust" -l strict -d 'Exit with 3 where not all could be checked'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from trust" -l no-config -d 'Read no skep.toml, neither the project\'s nor yours, and no skep-baseline.json'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from trust" -l on-change -d 'Speak, and fail, only where the verdict is another than that of the last run of this command'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from trust" -l trust -d 'Trust the project\'s skep.toml for this run'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from trust" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show every key with its value, whoever set it'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "check" -d 'Check the configuration, and point at all that is wrong with it'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "schema" -d 'Print the JSON schema of skep.toml, for editors'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "init" -d 'Write a skep.toml with every key in it, explained and commented out'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "trust" -d 'Trust the project\'s skep.toml as it stands'
complete -c skep -n "__fish_skep_using_subcommand config; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c skep -n "__fish_skep_using_subcommand doctor" -l format -d 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent' -r -f -a "human\t''
plain\t''
json\t''
ndjson\t''
sarif\t''
github\t''
gitlab\t''
junit\t''
prometheus\t''
openmetrics\t''
markdown\t''
agent\t''"
complete -c skep -n "__fish_skep_using_subcommand doctor" -l output -d 'Write FORMAT to FILE as well; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand doctor" -l color -d 'Colour the output' -r -f -a "auto\t'On a terminal that can, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c skep -n "__fish_skep_using_subcommand doctor" -l fail-on -d 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide' -r -f -a "low\t''
medium\t''
high\t''
never\t''"
complete -c skep -n "__fish_skep_using_subcommand doctor" -l max -d 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand doctor" -l select -d 'Heed only these rules, by name, code or the beginning of codes; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand doctor" -l ignore -d 'Do not heed these rules; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand doctor" -l min-confidence -d 'Heed only what is as sure as this or surer: low, medium or high' -r
complete -c skep -n "__fish_skep_using_subcommand doctor" -l baseline -d 'Take the known findings from FILE instead of skep-baseline.json at the root' -r -F
complete -c skep -n "__fish_skep_using_subcommand doctor" -l new-since -d 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted' -r
complete -c skep -n "__fish_skep_using_subcommand doctor" -l exit-style -d 'Exit with the numbers of skep, or of monitoring plugins and write their status line' -r -f -a "skep\t'Those of skep, which tell why there is no answer'
nagios\t'Those of monitoring plugins, which tell how bad it is'"
complete -c skep -n "__fish_skep_using_subcommand doctor" -l watch -d 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON' -r
complete -c skep -n "__fish_skep_using_subcommand doctor" -l until -d 'Stop watching once the answer is this' -r -f -a "ok\t'The command would end with 0'
violated\t'The command would end with 1'"
complete -c skep -n "__fish_skep_using_subcommand doctor" -l within -d 'Stop watching after PERIOD; a state that did not come by then is no pass' -r
complete -c skep -n "__fish_skep_using_subcommand doctor" -l state -d 'Remember in FOLDER instead of in .skep at the project\'s root, or outside of projects in your own state folder' -r -F
complete -c skep -n "__fish_skep_using_subcommand doctor" -l json -d 'Write JSON to stdout; the same as --format json'
complete -c skep -n "__fish_skep_using_subcommand doctor" -s q -l quiet -d 'Print nothing on stdout'
complete -c skep -n "__fish_skep_using_subcommand doctor" -s v -l verbose -d 'Show all evidence and all errors'
complete -c skep -n "__fish_skep_using_subcommand doctor" -l no-baseline -d 'Count known findings too'
complete -c skep -n "__fish_skep_using_subcommand doctor" -l exit-zero -d 'Exit with 0 even where something was found'
complete -c skep -n "__fish_skep_using_subcommand doctor" -l strict -d 'Exit with 3 where not all could be checked'
complete -c skep -n "__fish_skep_using_subcommand doctor" -l no-config -d 'Read no skep.toml, neither the project\'s nor yours, and no skep-baseline.json'
complete -c skep -n "__fish_skep_using_subcommand doctor" -l on-change -d 'Speak, and fail, only where the verdict is another than that of the last run of this command'
complete -c skep -n "__fish_skep_using_subcommand doctor" -l trust -d 'Trust the project\'s skep.toml for this run'
complete -c skep -n "__fish_skep_using_subcommand doctor" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c skep -n "__fish_skep_using_subcommand completions" -l format -d 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent' -r -f -a "human\t''
plain\t''
json\t''
ndjson\t''
sarif\t''
github\t''
gitlab\t''
junit\t''
prometheus\t''
openmetrics\t''
markdown\t''
agent\t''"
complete -c skep -n "__fish_skep_using_subcommand completions" -l output -d 'Write FORMAT to FILE as well; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand completions" -l color -d 'Colour the output' -r -f -a "auto\t'On a terminal that can, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c skep -n "__fish_skep_using_subcommand completions" -l fail-on -d 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide' -r -f -a "low\t''
medium\t''
high\t''
never\t''"
complete -c skep -n "__fish_skep_using_subcommand completions" -l max -d 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand completions" -l select -d 'Heed only these rules, by name, code or the beginning of codes; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand completions" -l ignore -d 'Do not heed these rules; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand completions" -l min-confidence -d 'Heed only what is as sure as this or surer: low, medium or high' -r
complete -c skep -n "__fish_skep_using_subcommand completions" -l baseline -d 'Take the known findings from FILE instead of skep-baseline.json at the root' -r -F
complete -c skep -n "__fish_skep_using_subcommand completions" -l new-since -d 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted' -r
complete -c skep -n "__fish_skep_using_subcommand completions" -l exit-style -d 'Exit with the numbers of skep, or of monitoring plugins and write their status line' -r -f -a "skep\t'Those of skep, which tell why there is no answer'
nagios\t'Those of monitoring plugins, which tell how bad it is'"
complete -c skep -n "__fish_skep_using_subcommand completions" -l watch -d 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON' -r
complete -c skep -n "__fish_skep_using_subcommand completions" -l until -d 'Stop watching once the answer is this' -r -f -a "ok\t'The command would end with 0'
violated\t'The command would end with 1'"
complete -c skep -n "__fish_skep_using_subcommand completions" -l within -d 'Stop watching after PERIOD; a state that did not come by then is no pass' -r
complete -c skep -n "__fish_skep_using_subcommand completions" -l state -d 'Remember in FOLDER instead of in .skep at the project\'s root, or outside of projects in your own state folder' -r -F
complete -c skep -n "__fish_skep_using_subcommand completions" -l json -d 'Write JSON to stdout; the same as --format json'
complete -c skep -n "__fish_skep_using_subcommand completions" -s q -l quiet -d 'Print nothing on stdout'
complete -c skep -n "__fish_skep_using_subcommand completions" -s v -l verbose -d 'Show all evidence and all errors'
complete -c skep -n "__fish_skep_using_subcommand completions" -l no-baseline -d 'Count known findings too'
complete -c skep -n "__fish_skep_using_subcommand completions" -l exit-zero -d 'Exit with 0 even where something was found'
complete -c skep -n "__fish_skep_using_subcommand completions" -l strict -d 'Exit with 3 where not all could be checked'
complete -c skep -n "__fish_skep_using_subcommand completions" -l no-config -d 'Read no skep.toml, neither the project\'s nor yours, and no skep-baseline.json'
complete -c skep -n "__fish_skep_using_subcommand completions" -l on-change -d 'Speak, and fail, only where the verdict is another than that of the last run of this command'
complete -c skep -n "__fish_skep_using_subcommand completions" -l trust -d 'Trust the project\'s skep.toml for this run'
complete -c skep -n "__fish_skep_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c skep -n "__fish_skep_using_subcommand man" -l folder -d 'Write all pages into DIR instead' -r -F
complete -c skep -n "__fish_skep_using_subcommand man" -l format -d 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent' -r -f -a "human\t''
plain\t''
json\t''
ndjson\t''
sarif\t''
github\t''
gitlab\t''
junit\t''
prometheus\t''
openmetrics\t''
markdown\t''
agent\t''"
complete -c skep -n "__fish_skep_using_subcommand man" -l output -d 'Write FORMAT to FILE as well; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand man" -l color -d 'Colour the output' -r -f -a "auto\t'On a terminal that can, unless the environment says otherwise'
always\t'Everywhere'
never\t'Nowhere'"
complete -c skep -n "__fish_skep_using_subcommand man" -l fail-on -d 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide' -r -f -a "low\t''
medium\t''
high\t''
never\t''"
complete -c skep -n "__fish_skep_using_subcommand man" -l max -d 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand man" -l select -d 'Heed only these rules, by name, code or the beginning of codes; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand man" -l ignore -d 'Do not heed these rules; may be repeated' -r
complete -c skep -n "__fish_skep_using_subcommand man" -l min-confidence -d 'Heed only what is as sure as this or surer: low, medium or high' -r
complete -c skep -n "__fish_skep_using_subcommand man" -l baseline -d 'Take the known findings from FILE instead of skep-baseline.json at the root' -r -F
complete -c skep -n "__fish_skep_using_subcommand man" -l new-since -d 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted' -r
complete -c skep -n "__fish_skep_using_subcommand man" -l exit-style -d 'Exit with the numbers of skep, or of monitoring plugins and write their status line' -r -f -a "skep\t'Those of skep, which tell why there is no answer'
nagios\t'Those of monitoring plugins, which tell how bad it is'"
complete -c skep -n "__fish_skep_using_subcommand man" -l watch -d 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON' -r
complete -c skep -n "__fish_skep_using_subcommand man" -l until -d 'Stop watching once the answer is this' -r -f -a "ok\t'The command would end with 0'
violated\t'The command would end with 1'"
complete -c skep -n "__fish_skep_using_subcommand man" -l within -d 'Stop watching after PERIOD; a state that did not come by then is no pass' -r
complete -c skep -n "__fish_skep_using_subcommand man" -l state -d 'Remember in FOLDER instead of in .skep at the project\'s root, or outside of projects in your own state folder' -r -F
complete -c skep -n "__fish_skep_using_subcommand man" -l json -d 'Write JSON to stdout; the same as --format json'
complete -c skep -n "__fish_skep_using_subcommand man" -s q -l quiet -d 'Print nothing on stdout'
complete -c skep -n "__fish_skep_using_subcommand man" -s v -l verbose -d 'Show all evidence and all errors'
complete -c skep -n "__fish_skep_using_subcommand man" -l no-baseline -d 'Count known findings too'
complete -c skep -n "__fish_skep_using_subcommand man" -l exit-zero -d 'Exit with 0 even where something was found'
complete -c skep -n "__fish_skep_using_subcommand man" -l strict -d 'Exit with 3 where not all could be checked'
complete -c skep -n "__fish_skep_using_subcommand man" -l no-config -d 'Read no skep.toml, neither the project\'s nor yours, and no skep-baseline.json'
complete -c skep -n "__fish_skep_using_subcommand man" -l on-change -d 'Speak, and fail, only where the verdict is another than that of the last run of this command'
complete -c skep -n "__fish_skep_using_subcommand man" -l trust -d 'Trust the project\'s skep.toml for this run'
complete -c skep -n "__fish_skep_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c skep -n "__fish_skep_using_subcommand help; and not __fish_seen_subcommand_from check baseline merge health mem obs explain schema config doctor completions man help" -f -a "check" -d 'Check all that can be checked here, quickly and offline'
complete -c skep -n "__fish_skep_using_subcommand help; and not __fish_seen_subcommand_from check baseline merge health mem obs explain schema config doctor completions man help" -f -a "baseline" -d 'Write down what is there today, so that only what is new counts'
complete -c skep -n "__fish_skep_using_subcommand help; and not __fish_seen_subcommand_from check baseline merge health mem obs explain schema config doctor completions man help" -f -a "merge" -d 'Put the JSON answers of several runs together, and judge them as one'
complete -c skep -n "__fish_skep_using_subcommand help; and not __fish_seen_subcommand_from check baseline merge health mem obs explain schema config doctor completions man help" -f -a "health" -d 'Ask whether everything is up, and what has changed since it was'
complete -c skep -n "__fish_skep_using_subcommand help; and not __fish_seen_subcommand_from check baseline merge health mem obs explain schema config doctor completions man help" -f -a "mem" -d 'Find the collections that only ever grow, and prove it'
complete -c skep -n "__fish_skep_using_subcommand help; and not __fish_seen_subcommand_from check baseline merge health mem obs explain schema config doctor completions man help" -f -a "obs" -d 'Measure all there is, keep it, serve it, and tell what it comes to'
complete -c skep -n "__fish_skep_using_subcommand help; and not __fish_seen_subcommand_from check baseline merge health mem obs explain schema config doctor completions man help" -f -a "explain" -d 'Explain a rule: what it finds, why it hurts, what to do'
complete -c skep -n "__fish_skep_using_subcommand help; and not __fish_seen_subcommand_from check baseline merge health mem obs explain schema config doctor completions man help" -f -a "schema" -d 'Print the JSON schema of a command\'s output'
complete -c skep -n "__fish_skep_using_subcommand help; and not __fish_seen_subcommand_from check baseline merge health mem obs explain schema config doctor completions man help" -f -a "config" -d 'Show, check and start the configuration; say which project\'s file is trusted'
complete -c skep -n "__fish_skep_using_subcommand help; and not __fish_seen_subcommand_from check baseline merge health mem obs explain schema config doctor completions man help" -f -a "doctor" -d 'Look at what skep can see and use here, and say how to mend the rest'
complete -c skep -n "__fish_skep_using_subcommand help; and not __fish_seen_subcommand_from check baseline merge health mem obs explain schema config doctor completions man help" -f -a "completions" -d 'Print what a shell needs to complete skep\'s commands'
complete -c skep -n "__fish_skep_using_subcommand help; and not __fish_seen_subcommand_from check baseline merge health mem obs explain schema config doctor completions man help" -f -a "man" -d 'Print the manual page of skep or of one of its commands'
complete -c skep -n "__fish_skep_using_subcommand help; and not __fish_seen_subcommand_from check baseline merge health mem obs explain schema config doctor completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c skep -n "__fish_skep_using_subcommand help; and __fish_seen_subcommand_from baseline" -f -a "create" -d 'Write all that is found to skep-baseline.json at the root'
complete -c skep -n "__fish_skep_using_subcommand help; and __fish_seen_subcommand_from baseline" -f -a "update" -d 'Add to skep-baseline.json what is new, and remove what is gone'
complete -c skep -n "__fish_skep_using_subcommand help; and __fish_seen_subcommand_from baseline" -f -a "prune" -d 'Remove from skep-baseline.json what is gone, and add nothing'
complete -c skep -n "__fish_skep_using_subcommand help; and __fish_seen_subcommand_from health" -f -a "ping" -d 'Ask every service whether it is up, and tell how the agents and the last snapshot are'
complete -c skep -n "__fish_skep_using_subcommand help; and __fish_seen_subcommand_from health" -f -a "snapshot" -d 'Note how everything is now, and show what has changed since it was noted before'
complete -c skep -n "__fish_skep_using_subcommand help; and __fish_seen_subcommand_from health" -f -a "beat" -d 'Note that a job has run, so that its silence can be told'
complete -c skep -n "__fish_skep_using_subcommand help; and __fish_seen_subcommand_from mem" -f -a "leaks" -d 'Report the collections that grow without bound, each with its proof'
complete -c skep -n "__fish_skep_using_subcommand help; and __fish_seen_subcommand_from mem" -f -a "scan" -d 'List every long-lived collection that grows, with what became of it'
complete -c skep -n "__fish_skep_using_subcommand help; and __fish_seen_subcommand_from obs" -f -a "metrics" -d 'Show all metrics as they are now'
complete -c skep -n "__fish_skep_using_subcommand help; and __fish_seen_subcommand_from obs" -f -a "get" -d 'Print one number: what it is now, or what it came to over a time'
complete -c skep -n "__fish_skep_using_subcommand help; and __fish_seen_subcommand_from obs" -f -a "health" -d 'Tell how healthy the whole is, as a score with the list that it comes from'
complete -c skep -n "__fish_skep_using_subcommand help; and __fish_seen_subcommand_from obs" -f -a "record" -d 'Put numbers into the store: one by its name, or a file of them'
complete -c skep -n "__fish_skep_using_subcommand help; and __fish_seen_subcommand_from obs" -f -a "sample" -d 'Measure everything once and put it into the store, such as from cron'
complete -c skep -n "__fish_skep_using_subcommand help; and __fish_seen_subcommand_from obs" -f -a "serve" -d 'Measure again and again, keep it, and serve it to Prometheus and to people'
complete -c skep -n "__fish_skep_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "show" -d 'Show every key with its value, whoever set it'
complete -c skep -n "__fish_skep_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "check" -d 'Check the configuration, and point at all that is wrong with it'
complete -c skep -n "__fish_skep_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "schema" -d 'Print the JSON schema of skep.toml, for editors'
complete -c skep -n "__fish_skep_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "init" -d 'Write a skep.toml with every key in it, explained and commented out'
complete -c skep -n "__fish_skep_using_subcommand help; and __fish_seen_subcommand_from config" -f -a "trust" -d 'Trust the project\'s skep.toml as it stands'
complete -c skep -n "__fish_skep_using_subcommand explain" -f -a "service-down service-slow service-degraded certificate-expires heartbeat-late disk-full too-few-agents snapshot-outdated per-key-lock-table side-table-not-pruned inner-emptied-key-stays removal-only-in-del exit-stack-push-per-request ttl-on-lookup-only cleanup-never-called listener-without-unsubscribe removal-not-on-early-return entry-outlives-its-owner timeout-leaves-pending removal-not-on-error-path conditional-removal late-bound-removal unbounded-queue task-set-never-discarded write-only-collection read-inserts warned-by-text one-shot-keys mutable-default-accumulates memo-without-eviction unbounded-defaultdict deque-without-maxlen cache-without-policy handles-accumulate module-collection-grows class-body-collection-grows instance-collection-grows static-collection-grows shared-field-grows cached-method-keeps-self unbounded-function-cache unbounded-channel leak-in-runtime-path rc-cycle-shape allow-without-reason allow-suppresses-nothing allow-unknown-rule memory-nearly-full processors-overloaded disk-nearly-full inodes-nearly-used-up disk-silent killed-for-memory service-not-up service-beyond-a-limit certificate-near-its-end heartbeat-missing agents-not-active snapshot-not-current messages-lost executions-fail leaks-in-source objective-missed value-out-of-range config-unreadable config-syntax config-unknown-key config-bad-value config-needs-trust"
complete -c skep -n "__fish_skep_using_subcommand schema" -f -a "health.ping health.snapshot health.beat mem.leaks mem.scan obs.metrics obs.get obs.health obs.record obs.sample obs.serve check explain schema doctor completions man merge questions error baseline.create baseline.update baseline.prune config.show config.check config.schema config.init config.trust"
complete -c skep -n "__fish_skep_using_subcommand completions" -f -a "bash zsh fish powershell elvish nushell"
complete -c skep -n "__fish_skep_using_subcommand man" -f -a "health.ping health.snapshot health.beat mem.leaks mem.scan obs.metrics obs.get obs.health obs.record obs.sample obs.serve check explain schema doctor completions man merge baseline.create baseline.update baseline.prune config.show config.check config.schema config.init config.trust"
