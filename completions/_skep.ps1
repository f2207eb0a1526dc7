
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'skep' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'skep'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'skep' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT to FILE as well; may be repeated')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the output')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Heed only these rules, by name, code or the beginning of codes; may be repeated')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Do not heed these rules; may be repeated')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'Heed only what is as sure as this or surer: low, medium or high')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Take the known findings from FILE instead of skep-baseline.json at the root')
            [CompletionResult]::new('--new-since', '--new-since', [CompletionResultType]::ParameterName, 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted')
            [CompletionResult]::new('--exit-style', '--exit-style', [CompletionResultType]::ParameterName, 'Exit with the numbers of skep, or of monitoring plugins and write their status line')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root, or outside of projects in your own state folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON to stdout; the same as --format json')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--no-baseline', '--no-baseline', [CompletionResultType]::ParameterName, 'Count known findings too')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 even where something was found')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with 3 where not all could be checked')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no skep.toml, neither the project''s nor yours, and no skep-baseline.json')
            [CompletionResult]::new('--on-change', '--on-change', [CompletionResultType]::ParameterName, 'Speak, and fail, only where the verdict is another than that of the last run of this command')
            [CompletionResult]::new('--trust', '--trust', [CompletionResultType]::ParameterName, 'Trust the project''s skep.toml for this run')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check all that can be checked here, quickly and offline')
            [CompletionResult]::new('baseline', 'baseline', [CompletionResultType]::ParameterValue, 'Write down what is there today, so that only what is new counts')
            [CompletionResult]::new('merge', 'merge', [CompletionResultType]::ParameterValue, 'Put the JSON answers of several runs together, and judge them as one')
            [CompletionResult]::new('health', 'health', [CompletionResultType]::ParameterValue, 'Ask whether everything is up, and what has changed since it was')
            [CompletionResult]::new('mem', 'mem', [CompletionResultType]::ParameterValue, 'Find the collections that only ever grow, and prove it')
            [CompletionResult]::new('obs', 'obs', [CompletionResultType]::ParameterValue, 'Measure all there is, keep it, serve it, and tell what it comes to')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain a rule: what it finds, why it hurts, what to do')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON schema of a command''s output')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Show, check and start the configuration; say which project''s file is trusted')
            [CompletionResult]::new('doctor', 'doctor', [CompletionResultType]::ParameterValue, 'Look at what skep can see and use here, and say how to mend the rest')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print what a shell needs to complete skep''s commands')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual page of skep or of one of its commands')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'skep;check' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT to FILE as well; may be repeated')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the output')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Heed only these rules, by name, code or the beginning of codes; may be repeated')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Do not heed these rules; may be repeated')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'Heed only what is as sure as this or surer: low, medium or high')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Take the known findings from FILE instead of skep-baseline.json at the root')
            [CompletionResult]::new('--new-since', '--new-since', [CompletionResultType]::ParameterName, 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted')
            [CompletionResult]::new('--exit-style', '--exit-style', [CompletionResultType]::ParameterName, 'Exit with the numbers of skep, or of monitoring plugins and write their status line')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root, or outside of projects in your own state folder')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Run also what is slow or asks other machines')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON to stdout; the same as --format json')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--no-baseline', '--no-baseline', [CompletionResultType]::ParameterName, 'Count known findings too')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 even where something was found')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with 3 where not all could be checked')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no skep.toml, neither the project''s nor yours, and no skep-baseline.json')
            [CompletionResult]::new('--on-change', '--on-change', [CompletionResultType]::ParameterName, 'Speak, and fail, only where the verdict is another than that of the last run of this command')
            [CompletionResult]::new('--trust', '--trust', [CompletionResultType]::ParameterName, 'Trust the project''s skep.toml for this run')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'skep;baseline' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT to FILE as well; may be repeated')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the output')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Heed only these rules, by name, code or the beginning of codes; may be repeated')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Do not heed these rules; may be repeated')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'Heed only what is as sure as this or surer: low, medium or high')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Take the known findings from FILE instead of skep-baseline.json at the root')
            [CompletionResult]::new('--new-since', '--new-since', [CompletionResultType]::ParameterName, 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted')
            [CompletionResult]::new('--exit-style', '--exit-style', [CompletionResultType]::ParameterName, 'Exit with the numbers of skep, or of monitoring plugins and write their status line')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root, or outside of projects in your own state folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON to stdout; the same as --format json')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--no-baseline', '--no-baseline', [CompletionResultType]::ParameterName, 'Count known findings too')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 even where something was found')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with 3 where not all could be checked')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no skep.toml, neither the project''s nor yours, and no skep-baseline.json')
            [CompletionResult]::new('--on-change', '--on-change', [CompletionResultType]::ParameterName, 'Speak, and fail, only where the verdict is another than that of the last run of this command')
            [CompletionResult]::new('--trust', '--trust', [CompletionResultType]::ParameterName, 'Trust the project''s skep.toml for this run')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Write all that is found to skep-baseline.json at the root')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Add to skep-baseline.json what is new, and remove what is gone')
            [CompletionResult]::new('prune', 'prune', [CompletionResultType]::ParameterValue, 'Remove from skep-baseline.json what is gone, and add nothing')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'skep;baseline;create' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT to FILE as well; may be repeated')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the output')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Heed only these rules, by name, code or the beginning of codes; may be repeated')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Do not heed these rules; may be repeated')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'Heed only what is as sure as this or surer: low, medium or high')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Take the known findings from FILE instead of skep-baseline.json at the root')
            [CompletionResult]::new('--new-since', '--new-since', [CompletionResultType]::ParameterName, 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted')
            [CompletionResult]::new('--exit-style', '--exit-style', [CompletionResultType]::ParameterName, 'Exit with the numbers of skep, or of monitoring plugins and write their status line')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root, or outside of projects in your own state folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON to stdout; the same as --format json')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--no-baseline', '--no-baseline', [CompletionResultType]::ParameterName, 'Count known findings too')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 even where something was found')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with 3 where not all could be checked')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no skep.toml, neither the project''s nor yours, and no skep-baseline.json')
            [CompletionResult]::new('--on-change', '--on-change', [CompletionResultType]::ParameterName, 'Speak, and fail, only where the verdict is another than that of the last run of this command')
            [CompletionResult]::new('--trust', '--trust', [CompletionResultType]::ParameterName, 'Trust the project''s skep.toml for this run')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'skep;baseline;update' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT to FILE as well; may be repeated')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the output')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Heed only these rules, by name, code or the beginning of codes; may be repeated')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Do not heed these rules; may be repeated')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'Heed only what is as sure as this or surer: low, medium or high')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Take the known findings from FILE instead of skep-baseline.json at the root')
            [CompletionResult]::new('--new-since', '--new-since', [CompletionResultType]::ParameterName, 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted')
            [CompletionResult]::new('--exit-style', '--exit-style', [CompletionResultType]::ParameterName, 'Exit with the numbers of skep, or of monitoring plugins and write their status line')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root, or outside of projects in your own state folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON to stdout; the same as --format json')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--no-baseline', '--no-baseline', [CompletionResultType]::ParameterName, 'Count known findings too')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 even where something was found')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with 3 where not all could be checked')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no skep.toml, neither the project''s nor yours, and no skep-baseline.json')
            [CompletionResult]::new('--on-change', '--on-change', [CompletionResultType]::ParameterName, 'Speak, and fail, only where the verdict is another than that of the last run of this command')
            [CompletionResult]::new('--trust', '--trust', [CompletionResultType]::ParameterName, 'Trust the project''s skep.toml for this run')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'skep;baseline;prune' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT to FILE as well; may be repeated')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the output')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Heed only these rules, by name, code or the beginning of codes; may be repeated')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Do not heed these rules; may be repeated')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'Heed only what is as sure as this or surer: low, medium or high')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Take the known findings from FILE instead of skep-baseline.json at the root')
            [CompletionResult]::new('--new-since', '--new-since', [CompletionResultType]::ParameterName, 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted')
            [CompletionResult]::new('--exit-style', '--exit-style', [CompletionResultType]::ParameterName, 'Exit with the numbers of skep, or of monitoring plugins and write their status line')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root, or outside of projects in your own state folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON to stdout; the same as --format json')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--no-baseline', '--no-baseline', [CompletionResultType]::ParameterName, 'Count known findings too')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 even where something was found')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with 3 where not all could be checked')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no skep.toml, neither the project''s nor yours, and no skep-baseline.json')
            [CompletionResult]::new('--on-change', '--on-change', [CompletionResultType]::ParameterName, 'Speak, and fail, only where the verdict is another than that of the last run of this command')
            [CompletionResult]::new('--trust', '--trust', [CompletionResultType]::ParameterName, 'Trust the project''s skep.toml for this run')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'skep;baseline;help' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Write all that is found to skep-baseline.json at the root')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Add to skep-baseline.json what is new, and remove what is gone')
            [CompletionResult]::new('prune', 'prune', [CompletionResultType]::ParameterValue, 'Remove from skep-baseline.json what is gone, and add nothing')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'skep;baseline;help;create' {
            break
        }
        'skep;baseline;help;update' {
            break
        }
        'skep;baseline;help;prune' {
            break
        }
        'skep;baseline;help;help' {
            break
        }
        'skep;merge' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT to FILE as well; may be repeated')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the output')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Heed only these rules, by name, code or the beginning of codes; may be repeated')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Do not heed these rules; may be repeated')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'Heed only what is as sure as this or surer: low, medium or high')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Take the known findings from FILE instead of skep-baseline.json at the root')
            [CompletionResult]::new('--new-since', '--new-since', [CompletionResultType]::ParameterName, 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted')
            [CompletionResult]::new('--exit-style', '--exit-style', [CompletionResultType]::ParameterName, 'Exit with the numbers of skep, or of monitoring plugins and write their status line')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root, or outside of projects in your own state folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON to stdout; the same as --format json')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--no-baseline', '--no-baseline', [CompletionResultType]::ParameterName, 'Count known findings too')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 even where something was found')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with 3 where not all could be checked')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no skep.toml, neither the project''s nor yours, and no skep-baseline.json')
            [CompletionResult]::new('--on-change', '--on-change', [CompletionResultType]::ParameterName, 'Speak, and fail, only where the verdict is another than that of the last run of this command')
            [CompletionResult]::new('--trust', '--trust', [CompletionResultType]::ParameterName, 'Trust the project''s skep.toml for this run')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'skep;health' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT to FILE as well; may be repeated')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the output')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Heed only these rules, by name, code or the beginning of codes; may be repeated')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Do not heed these rules; may be repeated')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'Heed only what is as sure as this or surer: low, medium or high')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Take the known findings from FILE instead of skep-baseline.json at the root')
            [CompletionResult]::new('--new-since', '--new-since', [CompletionResultType]::ParameterName, 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted')
            [CompletionResult]::new('--exit-style', '--exit-style', [CompletionResultType]::ParameterName, 'Exit with the numbers of skep, or of monitoring plugins and write their status line')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root, or outside of projects in your own state folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON to stdout; the same as --format json')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--no-baseline', '--no-baseline', [CompletionResultType]::ParameterName, 'Count known findings too')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 even where something was found')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with 3 where not all could be checked')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no skep.toml, neither the project''s nor yours, and no skep-baseline.json')
            [CompletionResult]::new('--on-change', '--on-change', [CompletionResultType]::ParameterName, 'Speak, and fail, only where the verdict is another than that of the last run of this command')
            [CompletionResult]::new('--trust', '--trust', [CompletionResultType]::ParameterName, 'Trust the project''s skep.toml for this run')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('ping', 'ping', [CompletionResultType]::ParameterValue, 'Ask every service whether it is up, and tell how the agents and the last snapshot are')
            [CompletionResult]::new('snapshot', 'snapshot', [CompletionResultType]::ParameterValue, 'Note how everything is now, and show what has changed since it was noted before')
            [CompletionResult]::new('beat', 'beat', [CompletionResultType]::ParameterValue, 'Note that a job has run, so that its silence can be told')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'skep;health;ping' {
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'How long each may take to answer, instead of what the configuration says: 500ms, 2s')
            [CompletionResult]::new('--deadline', '--deadline', [CompletionResultType]::ParameterName, 'When all has to be over: 10s')
            [CompletionResult]::new('--agents', '--agents', [CompletionResultType]::ParameterName, 'The folder whose children are agents, or a project with `agent_workspaces`')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT to FILE as well; may be repeated')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the output')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Heed only these rules, by name, code or the beginning of codes; may be repeated')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Do not heed these rules; may be repeated')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'Heed only what is as sure as this or surer: low, medium or high')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Take the known findings from FILE instead of skep-baseline.json at the root')
            [CompletionResult]::new('--new-since', '--new-since', [CompletionResultType]::ParameterName, 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted')
            [CompletionResult]::new('--exit-style', '--exit-style', [CompletionResultType]::ParameterName, 'Exit with the numbers of skep, or of monitoring plugins and write their status line')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root, or outside of projects in your own state folder')
            [CompletionResult]::new('--only-configured', '--only-configured', [CompletionResultType]::ParameterName, 'Do not look for services where none is configured')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON to stdout; the same as --format json')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--no-baseline', '--no-baseline', [CompletionResultType]::ParameterName, 'Count known findings too')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 even where something was found')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with 3 where not all could be checked')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no skep.toml, neither the project''s nor yours, and no skep-baseline.json')
            [CompletionResult]::new('--on-change', '--on-change', [CompletionResultType]::ParameterName, 'Speak, and fail, only where the verdict is another than that of the last run of this command')
            [CompletionResult]::new('--trust', '--trust', [CompletionResultType]::ParameterName, 'Trust the project''s skep.toml for this run')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'skep;health;snapshot' {
            [CompletionResult]::new('--diff', '--diff', [CompletionResultType]::ParameterName, 'Show what has changed since the last snapshot, or since the last one before a time: last, 2h, 2026-01-31T12:00:00Z')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT to FILE as well; may be repeated')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the output')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Heed only these rules, by name, code or the beginning of codes; may be repeated')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Do not heed these rules; may be repeated')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'Heed only what is as sure as this or surer: low, medium or high')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Take the known findings from FILE instead of skep-baseline.json at the root')
            [CompletionResult]::new('--new-since', '--new-since', [CompletionResultType]::ParameterName, 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted')
            [CompletionResult]::new('--exit-style', '--exit-style', [CompletionResultType]::ParameterName, 'Exit with the numbers of skep, or of monitoring plugins and write their status line')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root, or outside of projects in your own state folder')
            [CompletionResult]::new('--no-write', '--no-write', [CompletionResultType]::ParameterName, 'Do not keep it')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON to stdout; the same as --format json')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--no-baseline', '--no-baseline', [CompletionResultType]::ParameterName, 'Count known findings too')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 even where something was found')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with 3 where not all could be checked')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no skep.toml, neither the project''s nor yours, and no skep-baseline.json')
            [CompletionResult]::new('--on-change', '--on-change', [CompletionResultType]::ParameterName, 'Speak, and fail, only where the verdict is another than that of the last run of this command')
            [CompletionResult]::new('--trust', '--trust', [CompletionResultType]::ParameterName, 'Trust the project''s skep.toml for this run')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'skep;health;beat' {
            [CompletionResult]::new('--run', '--run', [CompletionResultType]::ParameterName, 'Which run it is, where several may overlap: any word, the same at the start and at the end')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT to FILE as well; may be repeated')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the output')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Heed only these rules, by name, code or the beginning of codes; may be repeated')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Do not heed these rules; may be repeated')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'Heed only what is as sure as this or surer: low, medium or high')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Take the known findings from FILE instead of skep-baseline.json at the root')
            [CompletionResult]::new('--new-since', '--new-since', [CompletionResultType]::ParameterName, 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted')
            [CompletionResult]::new('--exit-style', '--exit-style', [CompletionResultType]::ParameterName, 'Exit with the numbers of skep, or of monitoring plugins and write their status line')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root, or outside of projects in your own state folder')
            [CompletionResult]::new('--start', '--start', [CompletionResultType]::ParameterName, 'A run begins')
            [CompletionResult]::new('--fail', '--fail', [CompletionResultType]::ParameterName, 'A run has failed')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON to stdout; the same as --format json')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--no-baseline', '--no-baseline', [CompletionResultType]::ParameterName, 'Count known findings too')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 even where something was found')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with 3 where not all could be checked')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no skep.toml, neither the project''s nor yours, and no skep-baseline.json')
            [CompletionResult]::new('--on-change', '--on-change', [CompletionResultType]::ParameterName, 'Speak, and fail, only where the verdict is another than that of the last run of this command')
            [CompletionResult]::new('--trust', '--trust', [CompletionResultType]::ParameterName, 'Trust the project''s skep.toml for this run')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'skep;health;help' {
            [CompletionResult]::new('ping', 'ping', [CompletionResultType]::ParameterValue, 'Ask every service whether it is up, and tell how the agents and the last snapshot are')
            [CompletionResult]::new('snapshot', 'snapshot', [CompletionResultType]::ParameterValue, 'Note how everything is now, and show what has changed since it was noted before')
            [CompletionResult]::new('beat', 'beat', [CompletionResultType]::ParameterValue, 'Note that a job has run, so that its silence can be told')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'skep;health;help;ping' {
            break
        }
        'skep;health;help;snapshot' {
            break
        }
        'skep;health;help;beat' {
            break
        }
        'skep;health;help;help' {
            break
        }
        'skep;mem' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT to FILE as well; may be repeated')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the output')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Heed only these rules, by name, code or the beginning of codes; may be repeated')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Do not heed these rules; may be repeated')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'Heed only what is as sure as this or surer: low, medium or high')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Take the known findings from FILE instead of skep-baseline.json at the root')
            [CompletionResult]::new('--new-since', '--new-since', [CompletionResultType]::ParameterName, 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted')
            [CompletionResult]::new('--exit-style', '--exit-style', [CompletionResultType]::ParameterName, 'Exit with the numbers of skep, or of monitoring plugins and write their status line')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root, or outside of projects in your own state folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON to stdout; the same as --format json')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--no-baseline', '--no-baseline', [CompletionResultType]::ParameterName, 'Count known findings too')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 even where something was found')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with 3 where not all could be checked')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no skep.toml, neither the project''s nor yours, and no skep-baseline.json')
            [CompletionResult]::new('--on-change', '--on-change', [CompletionResultType]::ParameterName, 'Speak, and fail, only where the verdict is another than that of the last run of this command')
            [CompletionResult]::new('--trust', '--trust', [CompletionResultType]::ParameterName, 'Trust the project''s skep.toml for this run')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('leaks', 'leaks', [CompletionResultType]::ParameterValue, 'Report the collections that grow without bound, each with its proof')
            [CompletionResult]::new('scan', 'scan', [CompletionResultType]::ParameterValue, 'List every long-lived collection that grows, with what became of it')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'skep;mem;leaks' {
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'Work in N threads; by default one a core')
            [CompletionResult]::new('--shard', '--shard', [CompletionResultType]::ParameterName, 'Analyse only this share of the tree, such as 2/8; `skep merge` puts the answers together')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Analyse only this language; may be repeated')
            [CompletionResult]::new('--exclude', '--exclude', [CompletionResultType]::ParameterName, 'Leave out paths that match, besides those of skep.toml; may be repeated')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT to FILE as well; may be repeated')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the output')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Heed only these rules, by name, code or the beginning of codes; may be repeated')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Do not heed these rules; may be repeated')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'Heed only what is as sure as this or surer: low, medium or high')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Take the known findings from FILE instead of skep-baseline.json at the root')
            [CompletionResult]::new('--new-since', '--new-since', [CompletionResultType]::ParameterName, 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted')
            [CompletionResult]::new('--exit-style', '--exit-style', [CompletionResultType]::ParameterName, 'Exit with the numbers of skep, or of monitoring plugins and write their status line')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root, or outside of projects in your own state folder')
            [CompletionResult]::new('--include-tests', '--include-tests', [CompletionResultType]::ParameterName, 'Analyse test files too')
            [CompletionResult]::new('--no-ignore', '--no-ignore', [CompletionResultType]::ParameterName, 'Look also at what ignore files hide')
            [CompletionResult]::new('--no-cache', '--no-cache', [CompletionResultType]::ParameterName, 'Read every file again')
            [CompletionResult]::new('--fix', '--fix', [CompletionResultType]::ParameterName, 'Change the source where the program stays the same by it, and report what is left')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON to stdout; the same as --format json')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--no-baseline', '--no-baseline', [CompletionResultType]::ParameterName, 'Count known findings too')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 even where something was found')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with 3 where not all could be checked')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no skep.toml, neither the project''s nor yours, and no skep-baseline.json')
            [CompletionResult]::new('--on-change', '--on-change', [CompletionResultType]::ParameterName, 'Speak, and fail, only where the verdict is another than that of the last run of this command')
            [CompletionResult]::new('--trust', '--trust', [CompletionResultType]::ParameterName, 'Trust the project''s skep.toml for this run')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'skep;mem;scan' {
            [CompletionResult]::new('--jobs', '--jobs', [CompletionResultType]::ParameterName, 'Work in N threads; by default one a core')
            [CompletionResult]::new('--shard', '--shard', [CompletionResultType]::ParameterName, 'Analyse only this share of the tree, such as 2/8; `skep merge` puts the answers together')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Analyse only this language; may be repeated')
            [CompletionResult]::new('--exclude', '--exclude', [CompletionResultType]::ParameterName, 'Leave out paths that match, besides those of skep.toml; may be repeated')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT to FILE as well; may be repeated')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the output')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Heed only these rules, by name, code or the beginning of codes; may be repeated')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Do not heed these rules; may be repeated')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'Heed only what is as sure as this or surer: low, medium or high')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Take the known findings from FILE instead of skep-baseline.json at the root')
            [CompletionResult]::new('--new-since', '--new-since', [CompletionResultType]::ParameterName, 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted')
            [CompletionResult]::new('--exit-style', '--exit-style', [CompletionResultType]::ParameterName, 'Exit with the numbers of skep, or of monitoring plugins and write their status line')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root, or outside of projects in your own state folder')
            [CompletionResult]::new('--include-tests', '--include-tests', [CompletionResultType]::ParameterName, 'Analyse test files too')
            [CompletionResult]::new('--no-ignore', '--no-ignore', [CompletionResultType]::ParameterName, 'Look also at what ignore files hide')
            [CompletionResult]::new('--no-cache', '--no-cache', [CompletionResultType]::ParameterName, 'Read every file again')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON to stdout; the same as --format json')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--no-baseline', '--no-baseline', [CompletionResultType]::ParameterName, 'Count known findings too')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 even where something was found')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with 3 where not all could be checked')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no skep.toml, neither the project''s nor yours, and no skep-baseline.json')
            [CompletionResult]::new('--on-change', '--on-change', [CompletionResultType]::ParameterName, 'Speak, and fail, only where the verdict is another than that of the last run of this command')
            [CompletionResult]::new('--trust', '--trust', [CompletionResultType]::ParameterName, 'Trust the project''s skep.toml for this run')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'skep;mem;help' {
            [CompletionResult]::new('leaks', 'leaks', [CompletionResultType]::ParameterValue, 'Report the collections that grow without bound, each with its proof')
            [CompletionResult]::new('scan', 'scan', [CompletionResultType]::ParameterValue, 'List every long-lived collection that grows, with what became of it')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'skep;mem;help;leaks' {
            break
        }
        'skep;mem;help;scan' {
            break
        }
        'skep;mem;help;help' {
            break
        }
        'skep;obs' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT to FILE as well; may be repeated')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the output')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Heed only these rules, by name, code or the beginning of codes; may be repeated')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Do not heed these rules; may be repeated')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'Heed only what is as sure as this or surer: low, medium or high')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Take the known findings from FILE instead of skep-baseline.json at the root')
            [CompletionResult]::new('--new-since', '--new-since', [CompletionResultType]::ParameterName, 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted')
            [CompletionResult]::new('--exit-style', '--exit-style', [CompletionResultType]::ParameterName, 'Exit with the numbers of skep, or of monitoring plugins and write their status line')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root, or outside of projects in your own state folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON to stdout; the same as --format json')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--no-baseline', '--no-baseline', [CompletionResultType]::ParameterName, 'Count known findings too')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 even where something was found')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with 3 where not all could be checked')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no skep.toml, neither the project''s nor yours, and no skep-baseline.json')
            [CompletionResult]::new('--on-change', '--on-change', [CompletionResultType]::ParameterName, 'Speak, and fail, only where the verdict is another than that of the last run of this command')
            [CompletionResult]::new('--trust', '--trust', [CompletionResultType]::ParameterName, 'Trust the project''s skep.toml for this run')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('metrics', 'metrics', [CompletionResultType]::ParameterValue, 'Show all metrics as they are now')
            [CompletionResult]::new('get', 'get', [CompletionResultType]::ParameterValue, 'Print one number: what it is now, or what it came to over a time')
            [CompletionResult]::new('health', 'health', [CompletionResultType]::ParameterValue, 'Tell how healthy the whole is, as a score with the list that it comes from')
            [CompletionResult]::new('record', 'record', [CompletionResultType]::ParameterValue, 'Put numbers into the store: one by its name, or a file of them')
            [CompletionResult]::new('sample', 'sample', [CompletionResultType]::ParameterValue, 'Measure everything once and put it into the store, such as from cron')
            [CompletionResult]::new('serve', 'serve', [CompletionResultType]::ParameterValue, 'Measure again and again, keep it, and serve it to Prometheus and to people')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'skep;obs;metrics' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT to FILE as well; may be repeated')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the output')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Heed only these rules, by name, code or the beginning of codes; may be repeated')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Do not heed these rules; may be repeated')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'Heed only what is as sure as this or surer: low, medium or high')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Take the known findings from FILE instead of skep-baseline.json at the root')
            [CompletionResult]::new('--new-since', '--new-since', [CompletionResultType]::ParameterName, 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted')
            [CompletionResult]::new('--exit-style', '--exit-style', [CompletionResultType]::ParameterName, 'Exit with the numbers of skep, or of monitoring plugins and write their status line')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root, or outside of projects in your own state folder')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Measure also what takes long and what asks services, instead of telling what was last measured')
            [CompletionResult]::new('--missing', '--missing', [CompletionResultType]::ParameterName, 'List the important metrics that have no value here, and how to get one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON to stdout; the same as --format json')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--no-baseline', '--no-baseline', [CompletionResultType]::ParameterName, 'Count known findings too')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 even where something was found')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with 3 where not all could be checked')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no skep.toml, neither the project''s nor yours, and no skep-baseline.json')
            [CompletionResult]::new('--on-change', '--on-change', [CompletionResultType]::ParameterName, 'Speak, and fail, only where the verdict is another than that of the last run of this command')
            [CompletionResult]::new('--trust', '--trust', [CompletionResultType]::ParameterName, 'Trust the project''s skep.toml for this run')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'skep;obs;get' {
            [CompletionResult]::new('--across', '--across', [CompletionResultType]::ParameterName, 'Make one number of several series')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Look back over a time such as 1h or 30d, at what is in the store')
            [CompletionResult]::new('--over', '--over', [CompletionResultType]::ParameterName, 'What the time comes to; by default the mean of a gauge and the increase of a counter')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Look at the store as of TIME, such as 2026-01-31T12:00:00Z or 2h for two hours ago')
            [CompletionResult]::new('--warn', '--warn', [CompletionResultType]::ParameterName, 'Warn where it is outside of RANGE, such as 10, 10:, ~:10, 10:20 or @10:20')
            [CompletionResult]::new('--critical', '--critical', [CompletionResultType]::ParameterName, 'Fail where it is outside of RANGE')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT to FILE as well; may be repeated')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the output')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Heed only these rules, by name, code or the beginning of codes; may be repeated')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Do not heed these rules; may be repeated')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'Heed only what is as sure as this or surer: low, medium or high')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Take the known findings from FILE instead of skep-baseline.json at the root')
            [CompletionResult]::new('--new-since', '--new-since', [CompletionResultType]::ParameterName, 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted')
            [CompletionResult]::new('--exit-style', '--exit-style', [CompletionResultType]::ParameterName, 'Exit with the numbers of skep, or of monitoring plugins and write their status line')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root, or outside of projects in your own state folder')
            [CompletionResult]::new('--plot', '--plot', [CompletionResultType]::ParameterName, 'Draw the course')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Measure also what takes long and what asks other machines')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON to stdout; the same as --format json')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--no-baseline', '--no-baseline', [CompletionResultType]::ParameterName, 'Count known findings too')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 even where something was found')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with 3 where not all could be checked')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no skep.toml, neither the project''s nor yours, and no skep-baseline.json')
            [CompletionResult]::new('--on-change', '--on-change', [CompletionResultType]::ParameterName, 'Speak, and fail, only where the verdict is another than that of the last run of this command')
            [CompletionResult]::new('--trust', '--trust', [CompletionResultType]::ParameterName, 'Trust the project''s skep.toml for this run')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'skep;obs;health' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT to FILE as well; may be repeated')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the output')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Heed only these rules, by name, code or the beginning of codes; may be repeated')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Do not heed these rules; may be repeated')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'Heed only what is as sure as this or surer: low, medium or high')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Take the known findings from FILE instead of skep-baseline.json at the root')
            [CompletionResult]::new('--new-since', '--new-since', [CompletionResultType]::ParameterName, 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted')
            [CompletionResult]::new('--exit-style', '--exit-style', [CompletionResultType]::ParameterName, 'Exit with the numbers of skep, or of monitoring plugins and write their status line')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root, or outside of projects in your own state folder')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Measure also what takes long and what asks services, instead of believing what was last measured')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON to stdout; the same as --format json')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--no-baseline', '--no-baseline', [CompletionResultType]::ParameterName, 'Count known findings too')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 even where something was found')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with 3 where not all could be checked')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no skep.toml, neither the project''s nor yours, and no skep-baseline.json')
            [CompletionResult]::new('--on-change', '--on-change', [CompletionResultType]::ParameterName, 'Speak, and fail, only where the verdict is another than that of the last run of this command')
            [CompletionResult]::new('--trust', '--trust', [CompletionResultType]::ParameterName, 'Trust the project''s skep.toml for this run')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'skep;obs;record' {
            [CompletionResult]::new('--label', '--label', [CompletionResultType]::ParameterName, 'A label of it; may be repeated')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'How it moves; by default a counter if the name ends with _total')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When it was so, such as 2026-01-31T12:00:00Z or 2h for two hours ago; by default now')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Read Prometheus'' text, OpenMetrics or JSON lines from FILE; - is stdin')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT to FILE as well; may be repeated')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the output')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Heed only these rules, by name, code or the beginning of codes; may be repeated')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Do not heed these rules; may be repeated')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'Heed only what is as sure as this or surer: low, medium or high')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Take the known findings from FILE instead of skep-baseline.json at the root')
            [CompletionResult]::new('--new-since', '--new-since', [CompletionResultType]::ParameterName, 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted')
            [CompletionResult]::new('--exit-style', '--exit-style', [CompletionResultType]::ParameterName, 'Exit with the numbers of skep, or of monitoring plugins and write their status line')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root, or outside of projects in your own state folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON to stdout; the same as --format json')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--no-baseline', '--no-baseline', [CompletionResultType]::ParameterName, 'Count known findings too')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 even where something was found')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with 3 where not all could be checked')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no skep.toml, neither the project''s nor yours, and no skep-baseline.json')
            [CompletionResult]::new('--on-change', '--on-change', [CompletionResultType]::ParameterName, 'Speak, and fail, only where the verdict is another than that of the last run of this command')
            [CompletionResult]::new('--trust', '--trust', [CompletionResultType]::ParameterName, 'Trust the project''s skep.toml for this run')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'skep;obs;sample' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT to FILE as well; may be repeated')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the output')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Heed only these rules, by name, code or the beginning of codes; may be repeated')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Do not heed these rules; may be repeated')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'Heed only what is as sure as this or surer: low, medium or high')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Take the known findings from FILE instead of skep-baseline.json at the root')
            [CompletionResult]::new('--new-since', '--new-since', [CompletionResultType]::ParameterName, 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted')
            [CompletionResult]::new('--exit-style', '--exit-style', [CompletionResultType]::ParameterName, 'Exit with the numbers of skep, or of monitoring plugins and write their status line')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root, or outside of projects in your own state folder')
            [CompletionResult]::new('--quick', '--quick', [CompletionResultType]::ParameterName, 'Leave out what takes long and what asks other machines')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON to stdout; the same as --format json')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--no-baseline', '--no-baseline', [CompletionResultType]::ParameterName, 'Count known findings too')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 even where something was found')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with 3 where not all could be checked')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no skep.toml, neither the project''s nor yours, and no skep-baseline.json')
            [CompletionResult]::new('--on-change', '--on-change', [CompletionResultType]::ParameterName, 'Speak, and fail, only where the verdict is another than that of the last run of this command')
            [CompletionResult]::new('--trust', '--trust', [CompletionResultType]::ParameterName, 'Trust the project''s skep.toml for this run')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'skep;obs;serve' {
            [CompletionResult]::new('--listen', '--listen', [CompletionResultType]::ParameterName, 'Give metrics at ADDRESS: a port, or an address and a port; port 0 is any that is free')
            [CompletionResult]::new('--dashboard', '--dashboard', [CompletionResultType]::ParameterName, 'Show the dashboard at ADDRESS, which may be the same')
            [CompletionResult]::new('--interval', '--interval', [CompletionResultType]::ParameterName, 'Measure what is quick so often, such as 5s')
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'Stop after so long, such as 10m')
            [CompletionResult]::new('--token-env', '--token-env', [CompletionResultType]::ParameterName, 'Ask readers for the token that the environment variable NAME holds')
            [CompletionResult]::new('--token-file', '--token-file', [CompletionResultType]::ParameterName, 'Ask readers for the token that FILE holds')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT to FILE as well; may be repeated')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the output')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Heed only these rules, by name, code or the beginning of codes; may be repeated')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Do not heed these rules; may be repeated')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'Heed only what is as sure as this or surer: low, medium or high')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Take the known findings from FILE instead of skep-baseline.json at the root')
            [CompletionResult]::new('--new-since', '--new-since', [CompletionResultType]::ParameterName, 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted')
            [CompletionResult]::new('--exit-style', '--exit-style', [CompletionResultType]::ParameterName, 'Exit with the numbers of skep, or of monitoring plugins and write their status line')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root, or outside of projects in your own state folder')
            [CompletionResult]::new('--no-listen', '--no-listen', [CompletionResultType]::ParameterName, 'Give no metrics')
            [CompletionResult]::new('--no-dashboard', '--no-dashboard', [CompletionResultType]::ParameterName, 'Show no dashboard')
            [CompletionResult]::new('--no-store', '--no-store', [CompletionResultType]::ParameterName, 'Keep nothing of what was measured')
            [CompletionResult]::new('--keep-sampling', '--keep-sampling', [CompletionResultType]::ParameterName, 'Measure all the same where a port is taken')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON to stdout; the same as --format json')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--no-baseline', '--no-baseline', [CompletionResultType]::ParameterName, 'Count known findings too')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 even where something was found')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with 3 where not all could be checked')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no skep.toml, neither the project''s nor yours, and no skep-baseline.json')
            [CompletionResult]::new('--on-change', '--on-change', [CompletionResultType]::ParameterName, 'Speak, and fail, only where the verdict is another than that of the last run of this command')
            [CompletionResult]::new('--trust', '--trust', [CompletionResultType]::ParameterName, 'Trust the project''s skep.toml for this run')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'skep;obs;help' {
            [CompletionResult]::new('metrics', 'metrics', [CompletionResultType]::ParameterValue, 'Show all metrics as they are now')
            [CompletionResult]::new('get', 'get', [CompletionResultType]::ParameterValue, 'Print one number: what it is now, or what it came to over a time')
            [CompletionResult]::new('health', 'health', [CompletionResultType]::ParameterValue, 'Tell how healthy the whole is, as a score with the list that it comes from')
            [CompletionResult]::new('record', 'record', [CompletionResultType]::ParameterValue, 'Put numbers into the store: one by its name, or a file of them')
            [CompletionResult]::new('sample', 'sample', [CompletionResultType]::ParameterValue, 'Measure everything once and put it into the store, such as from cron')
            [CompletionResult]::new('serve', 'serve', [CompletionResultType]::ParameterValue, 'Measure again and again, keep it, and serve it to Prometheus and to people')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'skep;obs;help;metrics' {
            break
        }
        'skep;obs;help;get' {
            break
        }
        'skep;obs;help;health' {
            break
        }
        'skep;obs;help;record' {
            break
        }
        'skep;obs;help;sample' {
            break
        }
        'skep;obs;help;serve' {
            break
        }
        'skep;obs;help;help' {
            break
        }
        'skep;explain' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT to FILE as well; may be repeated')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the output')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Heed only these rules, by name, code or the beginning of codes; may be repeated')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Do not heed these rules; may be repeated')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'Heed only what is as sure as this or surer: low, medium or high')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Take the known findings from FILE instead of skep-baseline.json at the root')
            [CompletionResult]::new('--new-since', '--new-since', [CompletionResultType]::ParameterName, 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted')
            [CompletionResult]::new('--exit-style', '--exit-style', [CompletionResultType]::ParameterName, 'Exit with the numbers of skep, or of monitoring plugins and write their status line')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root, or outside of projects in your own state folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON to stdout; the same as --format json')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--no-baseline', '--no-baseline', [CompletionResultType]::ParameterName, 'Count known findings too')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 even where something was found')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with 3 where not all could be checked')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no skep.toml, neither the project''s nor yours, and no skep-baseline.json')
            [CompletionResult]::new('--on-change', '--on-change', [CompletionResultType]::ParameterName, 'Speak, and fail, only where the verdict is another than that of the last run of this command')
            [CompletionResult]::new('--trust', '--trust', [CompletionResultType]::ParameterName, 'Trust the project''s skep.toml for this run')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'skep;schema' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT to FILE as well; may be repeated')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the output')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Heed only these rules, by name, code or the beginning of codes; may be repeated')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Do not heed these rules; may be repeated')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'Heed only what is as sure as this or surer: low, medium or high')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Take the known findings from FILE instead of skep-baseline.json at the root')
            [CompletionResult]::new('--new-since', '--new-since', [CompletionResultType]::ParameterName, 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted')
            [CompletionResult]::new('--exit-style', '--exit-style', [CompletionResultType]::ParameterName, 'Exit with the numbers of skep, or of monitoring plugins and write their status line')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root, or outside of projects in your own state folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON to stdout; the same as --format json')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--no-baseline', '--no-baseline', [CompletionResultType]::ParameterName, 'Count known findings too')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 even where something was found')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with 3 where not all could be checked')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no skep.toml, neither the project''s nor yours, and no skep-baseline.json')
            [CompletionResult]::new('--on-change', '--on-change', [CompletionResultType]::ParameterName, 'Speak, and fail, only where the verdict is another than that of the last run of this command')
            [CompletionResult]::new('--trust', '--trust', [CompletionResultType]::ParameterName, 'Trust the project''s skep.toml for this run')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'skep;config' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT to FILE as well; may be repeated')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the output')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Heed only these rules, by name, code or the beginning of codes; may be repeated')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Do not heed these rules; may be repeated')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'Heed only what is as sure as this or surer: low, medium or high')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Take the known findings from FILE instead of skep-baseline.json at the root')
            [CompletionResult]::new('--new-since', '--new-since', [CompletionResultType]::ParameterName, 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted')
            [CompletionResult]::new('--exit-style', '--exit-style', [CompletionResultType]::ParameterName, 'Exit with the numbers of skep, or of monitoring plugins and write their status line')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root, or outside of projects in your own state folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON to stdout; the same as --format json')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--no-baseline', '--no-baseline', [CompletionResultType]::ParameterName, 'Count known findings too')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 even where something was found')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with 3 where not all could be checked')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no skep.toml, neither the project''s nor yours, and no skep-baseline.json')
            [CompletionResult]::new('--on-change', '--on-change', [CompletionResultType]::ParameterName, 'Speak, and fail, only where the verdict is another than that of the last run of this command')
            [CompletionResult]::new('--trust', '--trust', [CompletionResultType]::ParameterName, 'Trust the project''s skep.toml for this run')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show every key with its value, whoever set it')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check the configuration, and point at all that is wrong with it')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON schema of skep.toml, for editors')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Write a skep.toml with every key in it, explained and commented out')
            [CompletionResult]::new('trust', 'trust', [CompletionResultType]::ParameterValue, 'Trust the project''s skep.toml as it stands')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'skep;config;show' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT to FILE as well; may be repeated')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the output')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Heed only these rules, by name, code or the beginning of codes; may be repeated')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Do not heed these rules; may be repeated')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'Heed only what is as sure as this or surer: low, medium or high')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Take the known findings from FILE instead of skep-baseline.json at the root')
            [CompletionResult]::new('--new-since', '--new-since', [CompletionResultType]::ParameterName, 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted')
            [CompletionResult]::new('--exit-style', '--exit-style', [CompletionResultType]::ParameterName, 'Exit with the numbers of skep, or of monitoring plugins and write their status line')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root, or outside of projects in your own state folder')
            [CompletionResult]::new('--origin', '--origin', [CompletionResultType]::ParameterName, 'Say of each value where it comes from')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON to stdout; the same as --format json')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--no-baseline', '--no-baseline', [CompletionResultType]::ParameterName, 'Count known findings too')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 even where something was found')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with 3 where not all could be checked')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no skep.toml, neither the project''s nor yours, and no skep-baseline.json')
            [CompletionResult]::new('--on-change', '--on-change', [CompletionResultType]::ParameterName, 'Speak, and fail, only where the verdict is another than that of the last run of this command')
            [CompletionResult]::new('--trust', '--trust', [CompletionResultType]::ParameterName, 'Trust the project''s skep.toml for this run')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'skep;config;check' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT to FILE as well; may be repeated')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the output')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Heed only these rules, by name, code or the beginning of codes; may be repeated')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Do not heed these rules; may be repeated')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'Heed only what is as sure as this or surer: low, medium or high')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Take the known findings from FILE instead of skep-baseline.json at the root')
            [CompletionResult]::new('--new-since', '--new-since', [CompletionResultType]::ParameterName, 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted')
            [CompletionResult]::new('--exit-style', '--exit-style', [CompletionResultType]::ParameterName, 'Exit with the numbers of skep, or of monitoring plugins and write their status line')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root, or outside of projects in your own state folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON to stdout; the same as --format json')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--no-baseline', '--no-baseline', [CompletionResultType]::ParameterName, 'Count known findings too')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 even where something was found')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with 3 where not all could be checked')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no skep.toml, neither the project''s nor yours, and no skep-baseline.json')
            [CompletionResult]::new('--on-change', '--on-change', [CompletionResultType]::ParameterName, 'Speak, and fail, only where the verdict is another than that of the last run of this command')
            [CompletionResult]::new('--trust', '--trust', [CompletionResultType]::ParameterName, 'Trust the project''s skep.toml for this run')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'skep;config;schema' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT to FILE as well; may be repeated')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the output')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Heed only these rules, by name, code or the beginning of codes; may be repeated')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Do not heed these rules; may be repeated')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'Heed only what is as sure as this or surer: low, medium or high')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Take the known findings from FILE instead of skep-baseline.json at the root')
            [CompletionResult]::new('--new-since', '--new-since', [CompletionResultType]::ParameterName, 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted')
            [CompletionResult]::new('--exit-style', '--exit-style', [CompletionResultType]::ParameterName, 'Exit with the numbers of skep, or of monitoring plugins and write their status line')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root, or outside of projects in your own state folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON to stdout; the same as --format json')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--no-baseline', '--no-baseline', [CompletionResultType]::ParameterName, 'Count known findings too')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 even where something was found')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with 3 where not all could be checked')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no skep.toml, neither the project''s nor yours, and no skep-baseline.json')
            [CompletionResult]::new('--on-change', '--on-change', [CompletionResultType]::ParameterName, 'Speak, and fail, only where the verdict is another than that of the last run of this command')
            [CompletionResult]::new('--trust', '--trust', [CompletionResultType]::ParameterName, 'Trust the project''s skep.toml for this run')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'skep;config;init' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT to FILE as well; may be repeated')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the output')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Heed only these rules, by name, code or the beginning of codes; may be repeated')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Do not heed these rules; may be repeated')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'Heed only what is as sure as this or surer: low, medium or high')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Take the known findings from FILE instead of skep-baseline.json at the root')
            [CompletionResult]::new('--new-since', '--new-since', [CompletionResultType]::ParameterName, 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted')
            [CompletionResult]::new('--exit-style', '--exit-style', [CompletionResultType]::ParameterName, 'Exit with the numbers of skep, or of monitoring plugins and write their status line')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root, or outside of projects in your own state folder')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'Write your own file instead, which counts in all projects')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Write over a file that is there')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON to stdout; the same as --format json')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--no-baseline', '--no-baseline', [CompletionResultType]::ParameterName, 'Count known findings too')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 even where something was found')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with 3 where not all could be checked')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no skep.toml, neither the project''s nor yours, and no skep-baseline.json')
            [CompletionResult]::new('--on-change', '--on-change', [CompletionResultType]::ParameterName, 'Speak, and fail, only where the verdict is another than that of the last run of this command')
            [CompletionResult]::new('--trust', '--trust', [CompletionResultType]::ParameterName, 'Trust the project''s skep.toml for this run')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'skep;config;trust' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT to FILE as well; may be repeated')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the output')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Heed only these rules, by name, code or the beginning of codes; may be repeated')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Do not heed these rules; may be repeated')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'Heed only what is as sure as this or surer: low, medium or high')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Take the known findings from FILE instead of skep-baseline.json at the root')
            [CompletionResult]::new('--new-since', '--new-since', [CompletionResultType]::ParameterName, 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted')
            [CompletionResult]::new('--exit-style', '--exit-style', [CompletionResultType]::ParameterName, 'Exit with the numbers of skep, or of monitoring plugins and write their status line')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root, or outside of projects in your own state folder')
            [CompletionResult]::new('--list', '--list', [CompletionResultType]::ParameterName, 'List the files that you trust')
            [CompletionResult]::new('--revoke', '--revoke', [CompletionResultType]::ParameterName, 'Trust the file no longer')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON to stdout; the same as --format json')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--no-baseline', '--no-baseline', [CompletionResultType]::ParameterName, 'Count known findings too')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 even where something was found')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with 3 where not all could be checked')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no skep.toml, neither the project''s nor yours, and no skep-baseline.json')
            [CompletionResult]::new('--on-change', '--on-change', [CompletionResultType]::ParameterName, 'Speak, and fail, only where the verdict is another than that of the last run of this command')
            [CompletionResult]::new('--trust', '--trust', [CompletionResultType]::ParameterName, 'Trust the project''s skep.toml for this run')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'skep;config;help' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show every key with its value, whoever set it')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check the configuration, and point at all that is wrong with it')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON schema of skep.toml, for editors')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Write a skep.toml with every key in it, explained and commented out')
            [CompletionResult]::new('trust', 'trust', [CompletionResultType]::ParameterValue, 'Trust the project''s skep.toml as it stands')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'skep;config;help;show' {
            break
        }
        'skep;config;help;check' {
            break
        }
        'skep;config;help;schema' {
            break
        }
        'skep;config;help;init' {
            break
        }
        'skep;config;help;trust' {
            break
        }
        'skep;config;help;help' {
            break
        }
        'skep;doctor' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT to FILE as well; may be repeated')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the output')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Heed only these rules, by name, code or the beginning of codes; may be repeated')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Do not heed these rules; may be repeated')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'Heed only what is as sure as this or surer: low, medium or high')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Take the known findings from FILE instead of skep-baseline.json at the root')
            [CompletionResult]::new('--new-since', '--new-since', [CompletionResultType]::ParameterName, 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted')
            [CompletionResult]::new('--exit-style', '--exit-style', [CompletionResultType]::ParameterName, 'Exit with the numbers of skep, or of monitoring plugins and write their status line')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root, or outside of projects in your own state folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON to stdout; the same as --format json')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--no-baseline', '--no-baseline', [CompletionResultType]::ParameterName, 'Count known findings too')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 even where something was found')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with 3 where not all could be checked')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no skep.toml, neither the project''s nor yours, and no skep-baseline.json')
            [CompletionResult]::new('--on-change', '--on-change', [CompletionResultType]::ParameterName, 'Speak, and fail, only where the verdict is another than that of the last run of this command')
            [CompletionResult]::new('--trust', '--trust', [CompletionResultType]::ParameterName, 'Trust the project''s skep.toml for this run')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'skep;completions' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT to FILE as well; may be repeated')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the output')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Heed only these rules, by name, code or the beginning of codes; may be repeated')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Do not heed these rules; may be repeated')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'Heed only what is as sure as this or surer: low, medium or high')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Take the known findings from FILE instead of skep-baseline.json at the root')
            [CompletionResult]::new('--new-since', '--new-since', [CompletionResultType]::ParameterName, 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted')
            [CompletionResult]::new('--exit-style', '--exit-style', [CompletionResultType]::ParameterName, 'Exit with the numbers of skep, or of monitoring plugins and write their status line')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root, or outside of projects in your own state folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON to stdout; the same as --format json')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--no-baseline', '--no-baseline', [CompletionResultType]::ParameterName, 'Count known findings too')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 even where something was found')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with 3 where not all could be checked')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no skep.toml, neither the project''s nor yours, and no skep-baseline.json')
            [CompletionResult]::new('--on-change', '--on-change', [CompletionResultType]::ParameterName, 'Speak, and fail, only where the verdict is another than that of the last run of this command')
            [CompletionResult]::new('--trust', '--trust', [CompletionResultType]::ParameterName, 'Trust the project''s skep.toml for this run')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'skep;man' {
            [CompletionResult]::new('--folder', '--folder', [CompletionResultType]::ParameterName, 'Write all pages into DIR instead')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Write FORMAT to stdout: human, plain, json, ndjson, sarif, github, gitlab, junit, prometheus, openmetrics, markdown or agent')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write FORMAT to FILE as well; may be repeated')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the output')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail at this severity or worse: low, medium, high or never; else skep.toml and the command decide')
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Fail with more than N of exactly this severity instead, such as medium=4; may be repeated')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Heed only these rules, by name, code or the beginning of codes; may be repeated')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Do not heed these rules; may be repeated')
            [CompletionResult]::new('--min-confidence', '--min-confidence', [CompletionResultType]::ParameterName, 'Heed only what is as sure as this or surer: low, medium or high')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Take the known findings from FILE instead of skep-baseline.json at the root')
            [CompletionResult]::new('--new-since', '--new-since', [CompletionResultType]::ParameterName, 'Count only what a git commit has not: REF, or REF... for where it and HEAD parted')
            [CompletionResult]::new('--exit-style', '--exit-style', [CompletionResultType]::ParameterName, 'Exit with the numbers of skep, or of monitoring plugins and write their status line')
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C; into a pipe as NDJSON')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root, or outside of projects in your own state folder')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON to stdout; the same as --format json')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print nothing on stdout')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show all evidence and all errors')
            [CompletionResult]::new('--no-baseline', '--no-baseline', [CompletionResultType]::ParameterName, 'Count known findings too')
            [CompletionResult]::new('--exit-zero', '--exit-zero', [CompletionResultType]::ParameterName, 'Exit with 0 even where something was found')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Exit with 3 where not all could be checked')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Read no skep.toml, neither the project''s nor yours, and no skep-baseline.json')
            [CompletionResult]::new('--on-change', '--on-change', [CompletionResultType]::ParameterName, 'Speak, and fail, only where the verdict is another than that of the last run of this command')
            [CompletionResult]::new('--trust', '--trust', [CompletionResultType]::ParameterName, 'Trust the project''s skep.toml for this run')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'skep;help' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check all that can be checked here, quickly and offline')
            [CompletionResult]::new('baseline', 'baseline', [CompletionResultType]::ParameterValue, 'Write down what is there today, so that only what is new counts')
            [CompletionResult]::new('merge', 'merge', [CompletionResultType]::ParameterValue, 'Put the JSON answers of several runs together, and judge them as one')
            [CompletionResult]::new('health', 'health', [CompletionResultType]::ParameterValue, 'Ask whether everything is up, and what has changed since it was')
            [CompletionResult]::new('mem', 'mem', [CompletionResultType]::ParameterValue, 'Find the collections that only ever grow, and prove it')
            [CompletionResult]::new('obs', 'obs', [CompletionResultType]::ParameterValue, 'Measure all there is, keep it, serve it, and tell what it comes to')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain a rule: what it finds, why it hurts, what to do')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON schema of a command''s output')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Show, check and start the configuration; say which project''s file is trusted')
            [CompletionResult]::new('doctor', 'doctor', [CompletionResultType]::ParameterValue, 'Look at what skep can see and use here, and say how to mend the rest')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print what a shell needs to complete skep''s commands')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual page of skep or of one of its commands')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'skep;help;check' {
            break
        }
        'skep;help;baseline' {
            [CompletionResult]::new('create', 'create', [CompletionResultType]::ParameterValue, 'Write all that is found to skep-baseline.json at the root')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Add to skep-baseline.json what is new, and remove what is gone')
            [CompletionResult]::new('prune', 'prune', [CompletionResultType]::ParameterValue, 'Remove from skep-baseline.json what is gone, and add nothing')
            break
        }
        'skep;help;baseline;create' {
            break
        }
        'skep;help;baseline;update' {
            break
        }
        'skep;help;baseline;prune' {
            break
        }
        'skep;help;merge' {
            break
        }
        'skep;help;health' {
            [CompletionResult]::new('ping', 'ping', [CompletionResultType]::ParameterValue, 'Ask every service whether it is up, and tell how the agents and the last snapshot are')
            [CompletionResult]::new('snapshot', 'snapshot', [CompletionResultType]::ParameterValue, 'Note how everything is now, and show what has changed since it was noted before')
            [CompletionResult]::new('beat', 'beat', [CompletionResultType]::ParameterValue, 'Note that a job has run, so that its silence can be told')
            break
        }
        'skep;help;health;ping' {
            break
        }
        'skep;help;health;snapshot' {
            break
        }
        'skep;help;health;beat' {
            break
        }
        'skep;help;mem' {
            [CompletionResult]::new('leaks', 'leaks', [CompletionResultType]::ParameterValue, 'Report the collections that grow without bound, each with its proof')
            [CompletionResult]::new('scan', 'scan', [CompletionResultType]::ParameterValue, 'List every long-lived collection that grows, with what became of it')
            break
        }
        'skep;help;mem;leaks' {
            break
        }
        'skep;help;mem;scan' {
            break
        }
        'skep;help;obs' {
            [CompletionResult]::new('metrics', 'metrics', [CompletionResultType]::ParameterValue, 'Show all metrics as they are now')
            [CompletionResult]::new('get', 'get', [CompletionResultType]::ParameterValue, 'Print one number: what it is now, or what it came to over a time')
            [CompletionResult]::new('health', 'health', [CompletionResultType]::ParameterValue, 'Tell how healthy the whole is, as a score with the list that it comes from')
            [CompletionResult]::new('record', 'record', [CompletionResultType]::ParameterValue, 'Put numbers into the store: one by its name, or a file of them')
            [CompletionResult]::new('sample', 'sample', [CompletionResultType]::ParameterValue, 'Measure everything once and put it into the store, such as from cron')
            [CompletionResult]::new('serve', 'serve', [CompletionResultType]::ParameterValue, 'Measure again and again, keep it, and serve it to Prometheus and to people')
            break
        }
        'skep;help;obs;metrics' {
            break
        }
        'skep;help;obs;get' {
            break
        }
        'skep;help;obs;health' {
            break
        }
        'skep;help;obs;record' {
            break
        }
        'skep;help;obs;sample' {
            break
        }
        'skep;help;obs;serve' {
            break
        }
        'skep;help;explain' {
            break
        }
        'skep;help;schema' {
            break
        }
        'skep;help;config' {
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show every key with its value, whoever set it')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check the configuration, and point at all that is wrong with it')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON schema of skep.toml, for editors')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Write a skep.toml with every key in it, explained and commented out')
            [CompletionResult]::new('trust', 'trust', [CompletionResultType]::ParameterValue, 'Trust the project''s skep.toml as it stands')
            break
        }
        'skep;help;config;show' {
            break
        }
        'skep;help;config;check' {
            break
        }
        'skep;help;config;schema' {
            break
        }
        'skep;help;config;init' {
            break
        }
        'skep;help;config;trust' {
            break
        }
        'skep;help;doctor' {
            break
        }
        'skep;help;completions' {
            break
        }
        'skep;help;man' {
            break
        }
        'skep;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
