//! The one report that every renderer is tested on: an honest finding, one with hostile text, one without a file.

use std::time::Duration;

use schemars::JsonSchema;
use serde::Serialize;
use skep_kit::{
    Amount, Applicability, Cell, Column, Confidence, ConfigSection, Edit, Evidence, Exit, FailOn, Family, Finding, Fix,
    Format, MetricSink, Mood, Outcome, Output, Problem, Role, Rule, Run, Severity, Span, Suppressed, SuppressedBy,
    Table, Tally, Verb, View, schema_of,
};

use super::{Page, Paths};
use crate::verdict::Verdict;

pub(super) static VERB: Verb = Verb {
    id: "sample.all",
    version: 1,
    question: "what do the renderers make of it?",
    examples: &[],
    fail_on: FailOn::At(Severity::High),
    formats: Format::ALL,
    schema: schema_of::<Sample>,
};

static RULE: Rule = Rule {
    name: "instance-collection-grows",
    code: "ML103",
    severity: Severity::High,
    summary: "a collection in a long-lived instance only grows",
    doc: "# What it finds\n\nA collection that grows & never shrinks.\n",
};

static FAMILY: Family = Family {
    name: "sample",
    about: "Be a sample",
    verbs: &[&VERB],
    rules: &[&RULE],
    config: ConfigSection::of::<Vec<u8>>(),
    sections: &[],
    collectors: &[],
};

static FAMILIES: &[&Family] = &[&FAMILY];

#[derive(Serialize, JsonSchema)]
pub(super) struct Sample {
    files_scanned: u64,
}

impl Output for Sample {
    fn view(&self, view: &mut View) {
        view.heading("every kind of cell");
        let columns = ["what", "count", "memory", "age", "share", "since", "state", "severity"].map(Column::new);
        let columns = columns.into_iter().chain([Column::new("where").wrapping()]);
        let mut table = Table::new(columns, "Nothing.");
        table.row([
            Cell::text("first"),
            Cell::Count(12_345),
            Cell::Bytes(200 << 20),
            Cell::Duration(Duration::from_secs(3_725)),
            Cell::Percent(0.995),
            Cell::Time("2026-01-31T12:00:00Z".parse().unwrap()),
            Cell::State("active".to_owned(), Mood::Good),
            Cell::Severity(Severity::High),
            Cell::Path { path: "services/hub.py".to_owned(), line: Some(12), column: Some(9) },
        ]);
        table.row([Cell::text("second \x1b[31mred"), Cell::Missing, Cell::Bytes(17)]);
        view.table(table);
        view.table(Table::new([Column::new("none")], "No agent is stale."));
    }

    fn metrics(&self, sink: &mut MetricSink) {
        let help = "Files that were read.";
        for language in ["python", "a \"hostile\" \\ one\n\x1b"] {
            let labels = [("language", language.to_owned())];
            sink.gauge("skep_sample_files", help, labels, self.files_scanned as f64);
        }
    }
}

/// What a page borrows from.
pub(super) struct Held {
    data: Sample,
    pub(super) findings: Vec<Finding>,
    suppressed: Vec<Suppressed>,
    errors: Vec<Problem>,
    outcome: Outcome,
    verdict: Verdict,
    paths: Paths,
}

fn span(line: u32, column: u32, end_column: u32) -> Span {
    Span { line, column, end_line: line, end_column }
}

fn step(role: Role, path: &str, span: Span, what: &str, source_line: &str) -> Evidence {
    let step = Evidence::at(role, path, span, what);
    Evidence { source_line: (!source_line.is_empty()).then(|| source_line.to_owned()), ..step }
}

fn honest() -> Finding {
    let message = "SessionHub.sessions keeps one entry a connection until restart";
    let finding =
        Finding::of(&RULE, Severity::High, Confidence::High, message).located("services/hub.py", span(12, 9, 22));
    let line = "        self.sessions: dict[str, Session] = {}";
    let hub = "services/hub.py";
    Finding {
        symbol: Some("SessionHub.sessions".to_owned()),
        help: "in on_connect's finally: self.sessions.pop(sid, None)".to_owned(),
        source_line: Some(line.to_owned()),
        evidence: vec![
            Evidence::at_line(Role::Lives, hub, 88, "HUB = SessionHub() at module level, so as long as the process"),
            step(
                Role::Grows,
                hub,
                span(41, 9, 27),
                "on_connect(), called for each websocket; the client picks the key",
                "        self.sessions[sid] = Session(sid, ws)",
            ),
            step(Role::Grows, "services/admin, tools.py", span(7, 5, 30), "import_all()", ""),
            Evidence::overall(Role::Shrinks, "nowhere in 31 files; HUB is never replaced"),
        ],
        fixes: vec![suggestion(hub)],
        ..finding
    }
    .fingerprinted(hub, line)
}

/// One line changes and one comes.
fn suggestion(path: &str) -> Fix {
    let edit = |span, line: &str, text| Edit::of(path, span, vec![line.to_owned()], text).unwrap();
    let edits = vec![
        edit(span(44, 9, 13), "        pass", "await ws.run()"),
        edit(span(47, 36, 36), "        self.seen.discard(sid) # \u{fc} ", "\n        self.sessions.pop(sid, None)"),
    ];
    Fix { title: "remove `sid` from self.sessions too".to_owned(), applicability: Applicability::Suggested, edits }
}

/// Every text in it that comes from a user's source does what it can to the terminal.
fn hostile() -> Finding {
    let path = "web/a\x1b]0;owned\x07 100%,b:c.py";
    let message = "entries\r\n::error::pile up\u{202e}";
    let finding = Finding::of(&RULE, Severity::Medium, Confidence::Medium, message);
    let long = format!("{}\tcache[\x1b[2Jkey] = load(key){}", "x = 1; ".repeat(60), "; y = 2".repeat(200));
    Finding {
        symbol: Some("ca\x1b[31mche".to_owned()),
        source_line: Some("cache = {}  # \u{9b}31m".to_owned()),
        evidence: vec![step(Role::Grows, path, span(4, 422, 436), "each \x08request", &long)],
        fixes: vec![Fix {
            title: "drop `ca\x1b[31mche`\n::error::now".to_owned(),
            applicability: Applicability::Safe,
            edits: vec![Edit::of(path, span(4, 422, 436), vec![long.clone()], "\u{202e}x\n```\n::warning::y").unwrap()],
        }],
        ..finding.located(path, span(2, 1, 6))
    }
    .fingerprinted(path, "cache = {}")
}

fn without_file() -> Finding {
    let rule = Rule { name: "unlisted-rule", ..RULE };
    let finding = Finding::of(&rule, Severity::Low, Confidence::Low, "it has not answered for 5 minutes");
    Finding { target: Some("service:api".to_owned()), ..finding }.fingerprinted("", "")
}

fn allowed() -> Suppressed {
    let finding = Finding::of(&RULE, Severity::High, Confidence::High, "grows").located("old.py", span(3, 1, 5));
    let reason = Some("one entry\x1b[31m an agent".to_owned());
    Suppressed { finding: finding.fingerprinted("old.py", "old = {}"), by: SuppressedBy::Allow, reason }
}

impl Held {
    pub(super) fn new() -> Self {
        let tally: Tally = [Severity::High, Severity::Medium, Severity::Low].into_iter().collect();
        let outcome = Outcome::checked([Amount { count: 31, one: "file", many: "files" }], tally)
            .aside("9 more containers proved bounded")
            .next("skep explain instance-collection-grows");
        Self {
            data: Sample { files_scanned: 31 },
            findings: vec![honest(), hostile(), without_file()],
            suppressed: vec![allowed()],
            errors: vec![
                Problem::new("syntax-error", "expected an expression").in_file("services/brokén file.py", Some(3)),
                Problem::new("unreachable", "the service \x1b[0m did not answer").about("service:api").hint("start it"),
            ],
            outcome,
            verdict: Verdict {
                exit: Exit::Violated,
                reason: "1 at or above --fail-on high".to_owned(),
                problem: None,
                worst: Some(Severity::High),
                mildest: Some(Severity::High),
            },
            paths: Paths {
                base: "/project".into(),
                working_directory: "/project/services".into(),
                repository: Some("/".into()),
            },
        }
    }

    pub(super) fn page(&self) -> Page<'_> {
        Page {
            verb: &VERB,
            data: Some(&self.data),
            findings: &self.findings,
            suppressed: &self.suppressed,
            errors: &self.errors,
            complete: false,
            outcome: Some(&self.outcome),
            verdict: &self.verdict,
            exit_code: 1,
            run: Run { jobs: 2, cache_hits: 0, shard: None, fixed: None },
            duration: Duration::from_millis(31),
            generated_at: "2026-02-01T08:30:00.123456Z".parse().unwrap(),
            as_of: "2026-01-31T12:00:00Z".parse().ok(),
            families: FAMILIES,
            paths: &self.paths,
        }
    }
}
