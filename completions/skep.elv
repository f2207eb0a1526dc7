
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
            cand --format 'Write FORMAT to stdout: human, plain, json, sarif or github'
            cand --output 'Write FORMAT to FILE as well; may be repeated'
            cand --color 'Colour the output'
            cand --fail-on 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide'
            cand --json 'Write JSON to stdout; the same as --format json'
            cand -q 'Print nothing on stdout'
            cand --quiet 'Print nothing on stdout'
            cand -v 'Show all evidence and all errors'
            cand --verbose 'Show all evidence and all errors'
            cand --exit-zero 'Exit with 0 even where something was found'
            cand --strict 'Exit with 3 where not all could be checked'
            cand --no-config 'Read no skep.toml'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand check 'Check all that can be checked here, quickly and offline'
            cand mem 'Find the collections that only ever grow, and prove it'
            cand explain 'Explain a rule: what it finds, why it hurts, what to do'
            cand schema 'Print the JSON schema of a command''s output'
            cand doctor 'Look at what skep can see and use here, and say how to mend the rest'
            cand completions 'Print what a shell needs to complete skep''s commands'
            cand man 'Print the manual page of skep or of one of its commands'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'skep;check'= {
            cand --format 'Write FORMAT to stdout: human, plain, json, sarif or github'
            cand --output 'Write FORMAT to FILE as well; may be repeated'
            cand --color 'Colour the output'
            cand --fail-on 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide'
            cand --all 'Run also what is slow or asks other machines'
            cand --json 'Write JSON to stdout; the same as --format json'
            cand -q 'Print nothing on stdout'
            cand --quiet 'Print nothing on stdout'
            cand -v 'Show all evidence and all errors'
            cand --verbose 'Show all evidence and all errors'
            cand --exit-zero 'Exit with 0 even where something was found'
            cand --strict 'Exit with 3 where not all could be checked'
            cand --no-config 'Read no skep.toml'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'skep;mem'= {
            cand --format 'Write FORMAT to stdout: human, plain, json, sarif or github'
            cand --output 'Write FORMAT to FILE as well; may be repeated'
            cand --color 'Colour the output'
            cand --fail-on 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide'
            cand --json 'Write JSON to stdout; the same as --format json'
            cand -q 'Print nothing on stdout'
            cand --quiet 'Print nothing on stdout'
            cand -v 'Show all evidence and all errors'
            cand --verbose 'Show all evidence and all errors'
            cand --exit-zero 'Exit with 0 even where something was found'
            cand --strict 'Exit with 3 where not all could be checked'
            cand --no-config 'Read no skep.toml'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand leaks 'Report the collections that grow without bound, each with its proof'
            cand scan 'List every long-lived collection that grows, with what became of it'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'skep;mem;leaks'= {
            cand --jobs 'Work in N threads; by default one a core'
            cand --lang 'Analyse only this language; may be repeated'
            cand --exclude 'Leave out paths that match, besides those of skep.toml; may be repeated'
            cand --format 'Write FORMAT to stdout: human, plain, json, sarif or github'
            cand --output 'Write FORMAT to FILE as well; may be repeated'
            cand --color 'Colour the output'
            cand --fail-on 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide'
            cand --include-tests 'Analyse test files too'
            cand --no-ignore 'Look also at what ignore files hide'
            cand --no-cache 'Read every file again'
            cand --json 'Write JSON to stdout; the same as --format json'
            cand -q 'Print nothing on stdout'
            cand --quiet 'Print nothing on stdout'
            cand -v 'Show all evidence and all errors'
            cand --verbose 'Show all evidence and all errors'
            cand --exit-zero 'Exit with 0 even where something was found'
            cand --strict 'Exit with 3 where not all could be checked'
            cand --no-config 'Read no skep.toml'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'skep;mem;scan'= {
            cand --jobs 'Work in N threads; by default one a core'
            cand --lang 'Analyse only this language; may be repeated'
            cand --exclude 'Leave out paths that match, besides those of skep.toml; may be repeated'
            cand --format 'Write FORMAT to stdout: human, plain, json, sarif or github'
            cand --output 'Write FORMAT to FILE as well; may be repeated'
            cand --color 'Colour the output'
            cand --fail-on 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide'
            cand --include-tests 'Analyse test files too'
            cand --no-ignore 'Look also at what ignore files hide'
            cand --no-cache 'Read every file again'
            cand --json 'Write JSON to stdout; the same as --format json'
            cand -q 'Print nothing on stdout'
            cand --quiet 'Print nothing on stdout'
            cand -v 'Show all evidence and all errors'
            cand --verbose 'Show all evidence and all errors'
            cand --exit-zero 'Exit with 0 even where something was found'
            cand --strict 'Exit with 3 where not all could be checked'
            cand --no-config 'Read no skep.toml'
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
            cand --format 'Write FORMAT to stdout: human, plain, json, sarif or github'
            cand --output 'Write FORMAT to FILE as well; may be repeated'
            cand --color 'Colour the output'
            cand --fail-on 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide'
            cand --json 'Write JSON to stdout; the same as --format json'
            cand -q 'Print nothing on stdout'
            cand --quiet 'Print nothing on stdout'
            cand -v 'Show all evidence and all errors'
            cand --verbose 'Show all evidence and all errors'
            cand --exit-zero 'Exit with 0 even where something was found'
            cand --strict 'Exit with 3 where not all could be checked'
            cand --no-config 'Read no skep.toml'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'skep;schema'= {
            cand --format 'Write FORMAT to stdout: human, plain, json, sarif or github'
            cand --output 'Write FORMAT to FILE as well; may be repeated'
            cand --color 'Colour the output'
            cand --fail-on 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide'
            cand --json 'Write JSON to stdout; the same as --format json'
            cand -q 'Print nothing on stdout'
            cand --quiet 'Print nothing on stdout'
            cand -v 'Show all evidence and all errors'
            cand --verbose 'Show all evidence and all errors'
            cand --exit-zero 'Exit with 0 even where something was found'
            cand --strict 'Exit with 3 where not all could be checked'
            cand --no-config 'Read no skep.toml'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'skep;doctor'= {
            cand --format 'Write FORMAT to stdout: human, plain, json, sarif or github'
            cand --output 'Write FORMAT to FILE as well; may be repeated'
            cand --color 'Colour the output'
            cand --fail-on 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide'
            cand --json 'Write JSON to stdout; the same as --format json'
            cand -q 'Print nothing on stdout'
            cand --quiet 'Print nothing on stdout'
            cand -v 'Show all evidence and all errors'
            cand --verbose 'Show all evidence and all errors'
            cand --exit-zero 'Exit with 0 even where something was found'
            cand --strict 'Exit with 3 where not all could be checked'
            cand --no-config 'Read no skep.toml'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'skep;completions'= {
            cand --format 'Write FORMAT to stdout: human, plain, json, sarif or github'
            cand --output 'Write FORMAT to FILE as well; may be repeated'
            cand --color 'Colour the output'
            cand --fail-on 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide'
            cand --json 'Write JSON to stdout; the same as --format json'
            cand -q 'Print nothing on stdout'
            cand --quiet 'Print nothing on stdout'
            cand -v 'Show all evidence and all errors'
            cand --verbose 'Show all evidence and all errors'
            cand --exit-zero 'Exit with 0 even where something was found'
            cand --strict 'Exit with 3 where not all could be checked'
            cand --no-config 'Read no skep.toml'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'skep;man'= {
            cand --folder 'Write all pages into DIR instead'
            cand --format 'Write FORMAT to stdout: human, plain, json, sarif or github'
            cand --output 'Write FORMAT to FILE as well; may be repeated'
            cand --color 'Colour the output'
            cand --fail-on 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide'
            cand --json 'Write JSON to stdout; the same as --format json'
            cand -q 'Print nothing on stdout'
            cand --quiet 'Print nothing on stdout'
            cand -v 'Show all evidence and all errors'
            cand --verbose 'Show all evidence and all errors'
            cand --exit-zero 'Exit with 0 even where something was found'
            cand --strict 'Exit with 3 where not all could be checked'
            cand --no-config 'Read no skep.toml'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'skep;help'= {
            cand check 'Check all that can be checked here, quickly and offline'
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
