
use builtin;
use str;

set edit:completion:arg-completer[skep] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'skep'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'skep'= {
            cand --format 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, markdown or agent'
            cand --output 'Write FORMAT to FILE as well; may be repeated'
            cand --color 'Colour the output'
            cand --fail-on 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide'
            cand --max 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated'
            cand --select 'Heed only these rules, by name, code or the beginning of codes; may be repeated'
            cand --ignore 'Do not heed these rules; may be repeated'
            cand --min-confidence 'Heed only what is as sure as this or surer: low, medium or high'
            cand --baseline 'Take the known findings from FILE instead of skep-baseline.json at the root'
            cand --new-since 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted'
            cand --exit-style 'Exit with the numbers of skep, or of monitoring plugins and write their status line'
            cand --json 'Write JSON to stdout; the same as --format json'
            cand -q 'Print nothing on stdout'
            cand --quiet 'Print nothing on stdout'
            cand -v 'Show all evidence and all errors'
            cand --verbose 'Show all evidence and all errors'
            cand --no-baseline 'Count known findings too'
            cand --exit-zero 'Exit with 0 even where something was found'
            cand --strict 'Exit with 3 where not all could be checked'
            cand --no-config 'Read no skep.toml and no skep-baseline.json'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand check 'Check all that can be checked here, quickly and offline'
            cand baseline 'Write down what is there today, so that only what is new counts'
            cand merge 'Put the JSON answers of several runs together, and judge them as one'
            cand mem 'Find the collections that only ever grow, and prove it'
            cand explain 'Explain a rule: what it finds, why it hurts, what to do'
            cand schema 'Print the JSON schema of a command''s output'
            cand doctor 'Look at what skep can see and use here, and say how to mend the rest'
            cand completions 'Print what a shell needs to complete skep''s commands'
            cand man 'Print the manual page of skep or of one of its commands'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'skep;check'= {
            cand --format 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, markdown or agent'
            cand --output 'Write FORMAT to FILE as well; may be repeated'
            cand --color 'Colour the output'
            cand --fail-on 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide'
            cand --max 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated'
            cand --select 'Heed only these rules, by name, code or the beginning of codes; may be repeated'
            cand --ignore 'Do not heed these rules; may be repeated'
            cand --min-confidence 'Heed only what is as sure as this or surer: low, medium or high'
            cand --baseline 'Take the known findings from FILE instead of skep-baseline.json at the root'
            cand --new-since 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted'
            cand --exit-style 'Exit with the numbers of skep, or of monitoring plugins and write their status line'
            cand --all 'Run also what is slow or asks other machines'
            cand --json 'Write JSON to stdout; the same as --format json'
            cand -q 'Print nothing on stdout'
            cand --quiet 'Print nothing on stdout'
            cand -v 'Show all evidence and all errors'
            cand --verbose 'Show all evidence and all errors'
            cand --no-baseline 'Count known findings too'
            cand --exit-zero 'Exit with 0 even where something was found'
            cand --strict 'Exit with 3 where not all could be checked'
            cand --no-config 'Read no skep.toml and no skep-baseline.json'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'skep;baseline'= {
            cand --format 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, markdown or agent'
            cand --output 'Write FORMAT to FILE as well; may be repeated'
            cand --color 'Colour the output'
            cand --fail-on 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide'
            cand --max 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated'
            cand --select 'Heed only these rules, by name, code or the beginning of codes; may be repeated'
            cand --ignore 'Do not heed these rules; may be repeated'
            cand --min-confidence 'Heed only what is as sure as this or surer: low, medium or high'
            cand --baseline 'Take the known findings from FILE instead of skep-baseline.json at the root'
            cand --new-since 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted'
            cand --exit-style 'Exit with the numbers of skep, or of monitoring plugins and write their status line'
            cand --json 'Write JSON to stdout; the same as --format json'
            cand -q 'Print nothing on stdout'
            cand --quiet 'Print nothing on stdout'
            cand -v 'Show all evidence and all errors'
            cand --verbose 'Show all evidence and all errors'
            cand --no-baseline 'Count known findings too'
            cand --exit-zero 'Exit with 0 even where something was found'
            cand --strict 'Exit with 3 where not all could be checked'
            cand --no-config 'Read no skep.toml and no skep-baseline.json'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand create 'Write all that is found to skep-baseline.json at the root'
            cand update 'Add to skep-baseline.json what is new, and remove what is gone'
            cand prune 'Remove from skep-baseline.json what is gone, and add nothing'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'skep;baseline;create'= {
            cand --format 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, markdown or agent'
            cand --output 'Write FORMAT to FILE as well; may be repeated'
            cand --color 'Colour the output'
            cand --fail-on 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide'
            cand --max 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated'
            cand --select 'Heed only these rules, by name, code or the beginning of codes; may be repeated'
            cand --ignore 'Do not heed these rules; may be repeated'
            cand --min-confidence 'Heed only what is as sure as this or surer: low, medium or high'
            cand --baseline 'Take the known findings from FILE instead of skep-baseline.json at the root'
            cand --new-since 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted'
            cand --exit-style 'Exit with the numbers of skep, or of monitoring plugins and write their status line'
            cand --json 'Write JSON to stdout; the same as --format json'
            cand -q 'Print nothing on stdout'
            cand --quiet 'Print nothing on stdout'
            cand -v 'Show all evidence and all errors'
            cand --verbose 'Show all evidence and all errors'
            cand --no-baseline 'Count known findings too'
            cand --exit-zero 'Exit with 0 even where something was found'
            cand --strict 'Exit with 3 where not all could be checked'
            cand --no-config 'Read no skep.toml and no skep-baseline.json'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'skep;baseline;update'= {
            cand --format 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, markdown or agent'
            cand --output 'Write FORMAT to FILE as well; may be repeated'
            cand --color 'Colour the output'
            cand --fail-on 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide'
            cand --max 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated'
            cand --select 'Heed only these rules, by name, code or the beginning of codes; may be repeated'
            cand --ignore 'Do not heed these rules; may be repeated'
            cand --min-confidence 'Heed only what is as sure as this or surer: low, medium or high'
            cand --baseline 'Take the known findings from FILE instead of skep-baseline.json at the root'
            cand --new-since 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted'
            cand --exit-style 'Exit with the numbers of skep, or of monitoring plugins and write their status line'
            cand --json 'Write JSON to stdout; the same as --format json'
            cand -q 'Print nothing on stdout'
            cand --quiet 'Print nothing on stdout'
            cand -v 'Show all evidence and all errors'
            cand --verbose 'Show all evidence and all errors'
            cand --no-baseline 'Count known findings too'
            cand --exit-zero 'Exit with 0 even where something was found'
            cand --strict 'Exit with 3 where not all could be checked'
            cand --no-config 'Read no skep.toml and no skep-baseline.json'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'skep;baseline;prune'= {
            cand --format 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, markdown or agent'
            cand --output 'Write FORMAT to FILE as well; may be repeated'
            cand --color 'Colour the output'
            cand --fail-on 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide'
            cand --max 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated'
            cand --select 'Heed only these rules, by name, code or the beginning of codes; may be repeated'
            cand --ignore 'Do not heed these rules; may be repeated'
            cand --min-confidence 'Heed only what is as sure as this or surer: low, medium or high'
            cand --baseline 'Take the known findings from FILE instead of skep-baseline.json at the root'
            cand --new-since 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted'
            cand --exit-style 'Exit with the numbers of skep, or of monitoring plugins and write their status line'
            cand --json 'Write JSON to stdout; the same as --format json'
            cand -q 'Print nothing on stdout'
            cand --quiet 'Print nothing on stdout'
            cand -v 'Show all evidence and all errors'
            cand --verbose 'Show all evidence and all errors'
            cand --no-baseline 'Count known findings too'
            cand --exit-zero 'Exit with 0 even where something was found'
            cand --strict 'Exit with 3 where not all could be checked'
            cand --no-config 'Read no skep.toml and no skep-baseline.json'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'skep;baseline;help'= {
            cand create 'Write all that is found to skep-baseline.json at the root'
            cand update 'Add to skep-baseline.json what is new, and remove what is gone'
            cand prune 'Remove from skep-baseline.json what is gone, and add nothing'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'skep;baseline;help;create'= {
        }
        &'skep;baseline;help;update'= {
        }
        &'skep;baseline;help;prune'= {
        }
        &'skep;baseline;help;help'= {
        }
        &'skep;merge'= {
            cand --format 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, markdown or agent'
            cand --output 'Write FORMAT to FILE as well; may be repeated'
            cand --color 'Colour the output'
            cand --fail-on 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide'
            cand --max 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated'
            cand --select 'Heed only these rules, by name, code or the beginning of codes; may be repeated'
            cand --ignore 'Do not heed these rules; may be repeated'
            cand --min-confidence 'Heed only what is as sure as this or surer: low, medium or high'
            cand --baseline 'Take the known findings from FILE instead of skep-baseline.json at the root'
            cand --new-since 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted'
            cand --exit-style 'Exit with the numbers of skep, or of monitoring plugins and write their status line'
            cand --json 'Write JSON to stdout; the same as --format json'
            cand -q 'Print nothing on stdout'
            cand --quiet 'Print nothing on stdout'
            cand -v 'Show all evidence and all errors'
            cand --verbose 'Show all evidence and all errors'
            cand --no-baseline 'Count known findings too'
            cand --exit-zero 'Exit with 0 even where something was found'
            cand --strict 'Exit with 3 where not all could be checked'
            cand --no-config 'Read no skep.toml and no skep-baseline.json'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'skep;mem'= {
            cand --format 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, markdown or agent'
            cand --output 'Write FORMAT to FILE as well; may be repeated'
            cand --color 'Colour the output'
            cand --fail-on 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide'
            cand --max 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated'
            cand --select 'Heed only these rules, by name, code or the beginning of codes; may be repeated'
            cand --ignore 'Do not heed these rules; may be repeated'
            cand --min-confidence 'Heed only what is as sure as this or surer: low, medium or high'
            cand --baseline 'Take the known findings from FILE instead of skep-baseline.json at the root'
            cand --new-since 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted'
            cand --exit-style 'Exit with the numbers of skep, or of monitoring plugins and write their status line'
            cand --json 'Write JSON to stdout; the same as --format json'
            cand -q 'Print nothing on stdout'
            cand --quiet 'Print nothing on stdout'
            cand -v 'Show all evidence and all errors'
            cand --verbose 'Show all evidence and all errors'
            cand --no-baseline 'Count known findings too'
            cand --exit-zero 'Exit with 0 even where something was found'
            cand --strict 'Exit with 3 where not all could be checked'
            cand --no-config 'Read no skep.toml and no skep-baseline.json'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand leaks 'Report the collections that grow without bound, each with its proof'
            cand scan 'List every long-lived collection that grows, with what became of it'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'skep;mem;leaks'= {
            cand --jobs 'Work in N threads; by default one a core'
            cand --shard 'Analyse only this share of the tree, such as 2/8; `skep merge` puts the answers together'
            cand --lang 'Analyse only this language; may be repeated'
            cand --exclude 'Leave out paths that match, besides those of skep.toml; may be repeated'
            cand --format 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, markdown or agent'
            cand --output 'Write FORMAT to FILE as well; may be repeated'
            cand --color 'Colour the output'
            cand --fail-on 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide'
            cand --max 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated'
            cand --select 'Heed only these rules, by name, code or the beginning of codes; may be repeated'
            cand --ignore 'Do not heed these rules; may be repeated'
            cand --min-confidence 'Heed only what is as sure as this or surer: low, medium or high'
            cand --baseline 'Take the known findings from FILE instead of skep-baseline.json at the root'
            cand --new-since 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted'
            cand --exit-style 'Exit with the numbers of skep, or of monitoring plugins and write their status line'
            cand --include-tests 'Analyse test files too'
            cand --no-ignore 'Look also at what ignore files hide'
            cand --no-cache 'Read every file again'
            cand --json 'Write JSON to stdout; the same as --format json'
            cand -q 'Print nothing on stdout'
            cand --quiet 'Print nothing on stdout'
            cand -v 'Show all evidence and all errors'
            cand --verbose 'Show all evidence and all errors'
            cand --no-baseline 'Count known findings too'
            cand --exit-zero 'Exit with 0 even where something was found'
            cand --strict 'Exit with 3 where not all could be checked'
            cand --no-config 'Read no skep.toml and no skep-baseline.json'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'skep;mem;scan'= {
            cand --jobs 'Work in N threads; by default one a core'
            cand --shard 'Analyse only this share of the tree, such as 2/8; `skep merge` puts the answers together'
            cand --lang 'Analyse only this language; may be repeated'
            cand --exclude 'Leave out paths that match, besides those of skep.toml; may be repeated'
            cand --format 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, markdown or agent'
            cand --output 'Write FORMAT to FILE as well; may be repeated'
            cand --color 'Colour the output'
            cand --fail-on 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide'
            cand --max 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated'
            cand --select 'Heed only these rules, by name, code or the beginning of codes; may be repeated'
            cand --ignore 'Do not heed these rules; may be repeated'
            cand --min-confidence 'Heed only what is as sure as this or surer: low, medium or high'
            cand --baseline 'Take the known findings from FILE instead of skep-baseline.json at the root'
            cand --new-since 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted'
            cand --exit-style 'Exit with the numbers of skep, or of monitoring plugins and write their status line'
            cand --include-tests 'Analyse test files too'
            cand --no-ignore 'Look also at what ignore files hide'
            cand --no-cache 'Read every file again'
            cand --json 'Write JSON to stdout; the same as --format json'
            cand -q 'Print nothing on stdout'
            cand --quiet 'Print nothing on stdout'
            cand -v 'Show all evidence and all errors'
            cand --verbose 'Show all evidence and all errors'
            cand --no-baseline 'Count known findings too'
            cand --exit-zero 'Exit with 0 even where something was found'
            cand --strict 'Exit with 3 where not all could be checked'
            cand --no-config 'Read no skep.toml and no skep-baseline.json'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'skep;mem;help'= {
            cand leaks 'Report the collections that grow without bound, each with its proof'
            cand scan 'List every long-lived collection that grows, with what became of it'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'skep;mem;help;leaks'= {
        }
        &'skep;mem;help;scan'= {
        }
        &'skep;mem;help;help'= {
        }
        &'skep;explain'= {
            cand --format 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, markdown or agent'
            cand --output 'Write FORMAT to FILE as well; may be repeated'
            cand --color 'Colour the output'
            cand --fail-on 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide'
            cand --max 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated'
            cand --select 'Heed only these rules, by name, code or the beginning of codes; may be repeated'
            cand --ignore 'Do not heed these rules; may be repeated'
            cand --min-confidence 'Heed only what is as sure as this or surer: low, medium or high'
            cand --baseline 'Take the known findings from FILE instead of skep-baseline.json at the root'
            cand --new-since 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted'
            cand --exit-style 'Exit with the numbers of skep, or of monitoring plugins and write their status line'
            cand --json 'Write JSON to stdout; the same as --format json'
            cand -q 'Print nothing on stdout'
            cand --quiet 'Print nothing on stdout'
            cand -v 'Show all evidence and all errors'
            cand --verbose 'Show all evidence and all errors'
            cand --no-baseline 'Count known findings too'
            cand --exit-zero 'Exit with 0 even where something was found'
            cand --strict 'Exit with 3 where not all could be checked'
            cand --no-config 'Read no skep.toml and no skep-baseline.json'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'skep;schema'= {
            cand --format 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, markdown or agent'
            cand --output 'Write FORMAT to FILE as well; may be repeated'
            cand --color 'Colour the output'
            cand --fail-on 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide'
            cand --max 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated'
            cand --select 'Heed only these rules, by name, code or the beginning of codes; may be repeated'
            cand --ignore 'Do not heed these rules; may be repeated'
            cand --min-confidence 'Heed only what is as sure as this or surer: low, medium or high'
            cand --baseline 'Take the known findings from FILE instead of skep-baseline.json at the root'
            cand --new-since 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted'
            cand --exit-style 'Exit with the numbers of skep, or of monitoring plugins and write their status line'
            cand --json 'Write JSON to stdout; the same as --format json'
            cand -q 'Print nothing on stdout'
            cand --quiet 'Print nothing on stdout'
            cand -v 'Show all evidence and all errors'
            cand --verbose 'Show all evidence and all errors'
            cand --no-baseline 'Count known findings too'
            cand --exit-zero 'Exit with 0 even where something was found'
            cand --strict 'Exit with 3 where not all could be checked'
            cand --no-config 'Read no skep.toml and no skep-baseline.json'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'skep;doctor'= {
            cand --format 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, markdown or agent'
            cand --output 'Write FORMAT to FILE as well; may be repeated'
            cand --color 'Colour the output'
            cand --fail-on 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide'
            cand --max 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated'
            cand --select 'Heed only these rules, by name, code or the beginning of codes; may be repeated'
            cand --ignore 'Do not heed these rules; may be repeated'
            cand --min-confidence 'Heed only what is as sure as this or surer: low, medium or high'
            cand --baseline 'Take the known findings from FILE instead of skep-baseline.json at the root'
            cand --new-since 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted'
            cand --exit-style 'Exit with the numbers of skep, or of monitoring plugins and write their status line'
            cand --json 'Write JSON to stdout; the same as --format json'
            cand -q 'Print nothing on stdout'
            cand --quiet 'Print nothing on stdout'
            cand -v 'Show all evidence and all errors'
            cand --verbose 'Show all evidence and all errors'
            cand --no-baseline 'Count known findings too'
            cand --exit-zero 'Exit with 0 even where something was found'
            cand --strict 'Exit with 3 where not all could be checked'
            cand --no-config 'Read no skep.toml and no skep-baseline.json'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'skep;completions'= {
            cand --format 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, markdown or agent'
            cand --output 'Write FORMAT to FILE as well; may be repeated'
            cand --color 'Colour the output'
            cand --fail-on 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide'
            cand --max 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated'
            cand --select 'Heed only these rules, by name, code or the beginning of codes; may be repeated'
            cand --ignore 'Do not heed these rules; may be repeated'
            cand --min-confidence 'Heed only what is as sure as this or surer: low, medium or high'
            cand --baseline 'Take the known findings from FILE instead of skep-baseline.json at the root'
            cand --new-since 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted'
            cand --exit-style 'Exit with the numbers of skep, or of monitoring plugins and write their status line'
            cand --json 'Write JSON to stdout; the same as --format json'
            cand -q 'Print nothing on stdout'
            cand --quiet 'Print nothing on stdout'
            cand -v 'Show all evidence and all errors'
            cand --verbose 'Show all evidence and all errors'
            cand --no-baseline 'Count known findings too'
            cand --exit-zero 'Exit with 0 even where something was found'
            cand --strict 'Exit with 3 where not all could be checked'
            cand --no-config 'Read no skep.toml and no skep-baseline.json'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'skep;man'= {
            cand --folder 'Write all pages into DIR instead'
            cand --format 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, markdown or agent'
            cand --output 'Write FORMAT to FILE as well; may be repeated'
            cand --color 'Colour the output'
            cand --fail-on 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide'
            cand --max 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated'
            cand --select 'Heed only these rules, by name, code or the beginning of codes; may be repeated'
            cand --ignore 'Do not heed these rules; may be repeated'
            cand --min-confidence 'Heed only what is as sure as this or surer: low, medium or high'
            cand --baseline 'Take the known findings from FILE instead of skep-baseline.json at the root'
            cand --new-since 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted'
            cand --exit-style 'Exit with the numbers of skep, or of monitoring plugins and write their status line'
            cand --json 'Write JSON to stdout; the same as --format json'
            cand -q 'Print nothing on stdout'
            cand --quiet 'Print nothing on stdout'
            cand -v 'Show all evidence and all errors'
            cand --verbose 'Show all evidence and all errors'
            cand --no-baseline 'Count known findings too'
            cand --exit-zero 'Exit with 0 even where something was found'
            cand --strict 'Exit with 3 where not all could be checked'
            cand --no-config 'Read no skep.toml and no skep-baseline.json'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'skep;help'= {
            cand check 'Check all that can be checked here, quickly and offline'
            cand baseline 'Write down what is there today, so that only what is new counts'
            cand merge 'Put the JSON answers of several runs together, and judge them as one'
            cand mem 'Find the collections that only ever grow, and prove it'
            cand explain 'Explain a rule: what it finds, why it hurts, what to do'
            cand schema 'Print the JSON schema of a command''s output'
            cand doctor 'Look at what skep can see and use here, and say how to mend the rest'
            cand completions 'Print what a shell needs to complete skep''s commands'
            cand man 'Print the manual page of skep or of one of its commands'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'skep;help;check'= {
        }
        &'skep;help;baseline'= {
            cand create 'Write all that is found to skep-baseline.json at the root'
            cand update 'Add to skep-baseline.json what is new, and remove what is gone'
            cand prune 'Remove from skep-baseline.json what is gone, and add nothing'
        }
        &'skep;help;baseline;create'= {
        }
        &'skep;help;baseline;update'= {
        }
        &'skep;help;baseline;prune'= {
        }
        &'skep;help;merge'= {
        }
        &'skep;help;mem'= {
            cand leaks 'Report the collections that grow without bound, each with its proof'
            cand scan 'List every long-lived collection that grows, with what became of it'
        }
        &'skep;help;mem;leaks'= {
        }
        &'skep;help;mem;scan'= {
        }
        &'skep;help;explain'= {
        }
        &'skep;help;schema'= {
        }
        &'skep;help;doctor'= {
        }
        &'skep;help;completions'= {
        }
        &'skep;help;man'= {
        }
        &'skep;help;help'= {
        }
    ]
    $completions[$command]
}
