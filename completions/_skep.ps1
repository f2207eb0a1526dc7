
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
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root')
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
            [CompletionResult]::new('mem', 'mem', [CompletionResultType]::ParameterValue, 'Find the collections that only ever grow, and prove it')
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
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root')
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
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root')
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
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root')
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
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root')
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
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root')
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
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root')
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
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root')
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
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root')
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
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root')
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
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root')
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
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root')
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
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root')
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
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root')
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
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root')
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
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root')
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
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root')
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
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root')
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
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root')
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
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root')
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
            [CompletionResult]::new('--watch', '--watch', [CompletionResultType]::ParameterName, 'Ask again and again, each PERIOD (2s where none is named), until Ctrl-C')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Stop watching once the answer is this')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Stop watching after PERIOD; a state that did not come by then is no pass')
            [CompletionResult]::new('--state', '--state', [CompletionResultType]::ParameterName, 'Remember in FOLDER instead of in .skep at the project''s root')
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
            [CompletionResult]::new('mem', 'mem', [CompletionResultType]::ParameterValue, 'Find the collections that only ever grow, and prove it')
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
