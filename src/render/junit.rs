//! JUnit XML, as Jenkins and GitLab read it: a test case a finding, which failed.
//!
//! What could not be checked is a case with an error. A report without a case reads as "no tests", so that there is a
//! case that passed where nothing was found, and one with an error where there is no answer.
//!
//! Source: <https://github.com/testmoapp/junitxml>

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use quick_xml::writer::ElementWriter;
use skep_kit::{Finding, Problem};

use super::cell::{place, time};
use super::finding::{clause, subject};
use super::text::visible;
use super::{Page, Style, summary};

type Xml<'a> = Writer<&'a mut dyn Write>;
type Attributes = Vec<(&'static str, String)>;

/// What is above the others in a report.
struct Counts {
    tests: usize,
    failures: usize,
    errors: usize,
    seconds: String,
}

/// Writes the page.
pub(crate) fn write(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut xml = Writer::new_with_indent(out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let passed = page.findings.is_empty() && page.is_measured() && page.verdict.exit.success();
    let unsaid = unsaid(page);
    let (failures, errors) = (page.findings.len(), page.errors.len() + usize::from(unsaid.is_some()));
    let tests = failures + errors + usize::from(passed);
    let counts = Counts { tests, failures, errors, seconds: format!("{:.3}", page.duration.as_secs_f64()) };
    let root = vec![("name", "skep".to_owned())];
    write_element(&mut xml, "testsuites", counts.attributes(root), |xml| {
        let suite = vec![("name", page.command()), ("timestamp", time(page.generated_at))];
        write_element(xml, "testsuite", counts.attributes(suite), |xml| {
            write_properties(page, xml)?;
            for finding in page.findings {
                write_finding(finding, page, xml)?;
            }
            for error in page.errors.iter().chain(&unsaid) {
                write_error(error, page, xml)?;
            }
            if passed {
                let case = vec![("classname", page.verb.id.to_owned()), ("name", "nothing found".to_owned())];
                write_element(xml, "testcase", case, |xml| {
                    write_text(xml, "system-out", Vec::new(), &summary::counts(page, &Style::PLAIN).unwrap_or_default())
                })?;
            }
            Ok(())
        })
    })?;
    writeln!(xml.into_inner())
}

/// Returns what is wrong where nothing else says it: there is no way to fail without a word.
fn unsaid(page: &Page<'_>) -> Option<Problem> {
    let silent = !page.verdict.exit.success() && page.errors.is_empty();
    silent.then(|| Problem::new(page.verdict.exit.status(), page.verdict.exit.meaning()))
}

impl Counts {
    fn attributes(&self, mut named: Attributes) -> Attributes {
        let counts = [("tests", self.tests), ("failures", self.failures), ("errors", self.errors), ("skipped", 0)];
        named.extend(counts.map(|(name, count)| (name, count.to_string())));
        named.push(("time", self.seconds.clone()));
        named
    }
}

fn write_properties(page: &Page<'_>, xml: &mut Xml<'_>) -> io::Result<()> {
    let mut properties = vec![
        ("skep.schema", page.verb.schema_name()),
        ("skep.version", env!("CARGO_PKG_VERSION").to_owned()),
        ("skep.status", page.verdict.exit.status().to_owned()),
        ("skep.exit_code", page.exit_code.to_string()),
        ("skep.reason", page.verdict.reason.clone()),
        ("skep.complete", page.complete.to_string()),
    ];
    properties.extend(page.as_of.map(|moment| ("skep.as_of", time(moment))));
    write_element(xml, "properties", Vec::new(), |xml| {
        for (name, value) in properties {
            let value = allowed(&visible(&value));
            xml.create_element("property")
                .with_attributes([("name", name), ("value", value.as_str())])
                .write_empty()?;
        }
        Ok(())
    })
}

fn write_finding(finding: &Finding, page: &Page<'_>, xml: &mut Xml<'_>) -> io::Result<()> {
    let name = subject(finding).map_or_else(|| finding.rule.to_owned(), |name| format!("{}: {name}", finding.rule));
    let path = finding.path.as_deref().map(|path| page.paths.in_repository(path));
    let class = path.as_ref().or(finding.target.as_ref()).cloned();
    let mut case = vec![("classname", class.unwrap_or_else(|| page.verb.id.to_owned())), ("name", name)];
    case.extend(path.map(|path| ("file", path)));
    case.extend(finding.line.map(|line| ("line", line.to_string())));
    let failure = vec![("message", clause(finding).to_owned()), ("type", finding.severity.to_string())];
    write_element(xml, "testcase", case, |xml| write_text(xml, "failure", failure, &proof(finding, page)))
}

/// Returns the proof a line each, under the place.
fn proof(finding: &Finding, page: &Page<'_>) -> String {
    let place_of = |path: &str, line| place(&page.paths.in_repository(path), line, None);
    let mut lines: Vec<String> = finding.path.as_deref().map(|path| place_of(path, finding.line)).into_iter().collect();
    lines.extend(finding.evidence.iter().map(|step| {
        let place = step.path.as_deref().map(|path| format!(", {}", place_of(path, step.line)));
        format!("{}: {}{}", step.role.as_str(), visible(&step.what), place.unwrap_or_default())
    }));
    if !finding.help.is_empty() {
        lines.push(format!("fix: {}", visible(&finding.help)));
    }
    lines.push(format!("confidence: {}", finding.confidence));
    lines.join("\n")
}

fn write_error(error: &Problem, page: &Page<'_>, xml: &mut Xml<'_>) -> io::Result<()> {
    let file = error.place.as_ref().map(|(path, line)| (page.paths.in_repository(path), *line));
    let class = file.as_ref().map(|(path, _)| path.clone()).or_else(|| error.target.clone());
    let mut case = vec![("classname", class.unwrap_or_else(|| page.verb.id.to_owned())), ("name", error.code.clone())];
    let mut lines = vec![visible(&error.message)];
    if let Some((path, line)) = file {
        lines.insert(0, place(&path, line, None));
        case.push(("file", path));
        case.extend(line.map(|line| ("line", line.to_string())));
    }
    lines.extend(error.hints.iter().map(|hint| format!("hint: {}", visible(hint))));
    let attributes = vec![("message", error.message.clone()), ("type", error.code.clone())];
    write_element(xml, "testcase", case, |xml| write_text(xml, "error", attributes, &lines.join("\n")))
}

fn write_element<'a>(
    xml: &mut Xml<'a>,
    name: &'static str,
    attributes: Attributes,
    inner: impl FnOnce(&mut Xml<'a>) -> io::Result<()>,
) -> io::Result<()> {
    with_attributes(xml.create_element(name), &attributes).write_inner_content(inner).map(drop)
}

fn write_text(xml: &mut Xml<'_>, name: &'static str, attributes: Attributes, text: &str) -> io::Result<()> {
    let element = with_attributes(xml.create_element(name), &attributes);
    element.write_text_content(BytesText::new(&allowed(text))).map(drop)
}

fn with_attributes<'a, W>(element: ElementWriter<'a, W>, attributes: &Attributes) -> ElementWriter<'a, W> {
    attributes
        .iter()
        .fold(element, |element, (name, value)| element.with_attribute((*name, allowed(&visible(value)).as_str())))
}

/// Writes out the two characters that XML 1.0 forbids beside the control characters, which are written out already.
///
/// Source: <https://www.w3.org/TR/xml/#charsets>
fn allowed(text: &str) -> String {
    text.replace('\u{fffe}', "\\u{fffe}").replace('\u{ffff}', "\\u{ffff}")
}

#[cfg(test)]
mod tests {
    use skep_kit::{Exit, Format, Outcome};

    use super::super::sample::Held;
    use super::super::tests::{PLAIN, rendered, written};
    use super::*;
    use crate::verdict::Verdict;

    #[test]
    fn a_reader_gets_what_was_written() {
        let text = rendered(Format::Junit, PLAIN);
        let document = roxmltree::Document::parse(&text).unwrap();
        let cases: Vec<_> = document.descendants().filter(|node| node.has_tag_name("testcase")).collect();
        let names: Vec<_> = cases.iter().map(|case| case.attribute("name").unwrap()).collect();
        let hostile = r"instance-collection-grows: ca\u{1b}[31mche";
        let honest = "instance-collection-grows: SessionHub.sessions";
        assert_eq!(names, [honest, hostile, "unlisted-rule: service:api", "syntax-error", "unreachable"]);
        assert_eq!(cases[1].attribute("classname"), Some(r"project/web/a\u{1b}]0;owned\u{7} 100%,b:c.py"));
        let failure = cases[0].first_element_child().unwrap();
        assert_eq!((failure.tag_name().name(), failure.attribute("type")), ("failure", Some("high")));
        let suite = document.descendants().find(|node| node.has_tag_name("testsuite")).unwrap();
        let counts = ["tests", "failures", "errors", "skipped"].map(|name| suite.attribute(name).unwrap());
        assert_eq!(counts, ["5", "3", "2", "0"]);
    }

    #[test]
    fn nothing_found_is_a_case_that_passed() {
        let held = Held::new();
        let verdict = Verdict::answered();
        let text = written(write, &Page { findings: &[], errors: &[], verdict: &verdict, ..held.page() });
        let document = roxmltree::Document::parse(&text).unwrap();
        let cases: Vec<_> = document.descendants().filter(|node| node.has_tag_name("testcase")).collect();
        assert_eq!(cases.len(), 1, "{text}");
        assert!(cases[0].children().all(|child| !child.has_tag_name("failure") && !child.has_tag_name("error")));
    }

    #[test]
    fn no_answer_is_never_a_pass() {
        let held = Held::new();
        let problem = Problem::new("nothing-to-check", "nothing \u{ffff} to check");
        let outcome = Outcome::nothing(problem.clone());
        let verdict = Verdict::failed(Exit::Unavailable, problem.clone());
        for errors in [vec![problem], Vec::new()] {
            let page =
                Page { findings: &[], errors: &errors, verdict: &verdict, outcome: Some(&outcome), ..held.page() };
            let text = written(write, &page);
            let document = roxmltree::Document::parse(&text).unwrap();
            let errors = document.descendants().filter(|node| node.has_tag_name("error")).count();
            assert_eq!(errors, 1, "{text}");
            assert!(!text.contains("nothing found"));
        }
    }
}
