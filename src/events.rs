//! Tells what happens while a verb goes on, at once: as NDJSON to programs, as lines to everybody else. On stdout only
//! where the format is made of lines; one document must not be torn by them.

use std::io::IsTerminal as _;
use std::sync::Arc;

use jiff::tz::TimeZone;
use serde_json::json;
use skep_kit::{Clock, Event, Events, Format, Silent, Weight};

use crate::cli::Global;
use crate::deliver::Writing;
use crate::output::{to_stderr, to_stdout};
use crate::render::text::visible;

/// Writes events.
#[derive(Debug)]
struct Teller {
    clock: Clock,
    form: Form,
    /// How much is told.
    most: Weight,
}

/// How an event is written, and where to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// A line on stdout.
    Line,
    /// A JSON object a line on stdout.
    Json,
    /// A line on stderr.
    Aside,
}

/// Returns who tells events where the answer is written so.
pub(crate) fn on(writing: Writing, global: &Global, clock: Clock) -> Arc<dyn Events> {
    let form = match writing {
        _ if global.quiet => return Arc::new(Silent),
        Writing::As(Format::Human | Format::Plain) => Form::Line,
        Writing::As(Format::Ndjson) => Form::Json,
        Writing::As(_) | Writing::Plugin => Form::Aside,
    };
    let most = if global.verbose > 0 { Weight::Detail } else { Weight::News };
    Arc::new(Teller { clock, form, most })
}

impl Events for Teller {
    fn tell(&self, event: &Event) {
        if self.most == Weight::News && event.weight == Weight::Detail {
            return;
        }
        let at = (self.clock.wall)();
        let severity = event.severity.map(|severity| severity.to_string());
        match self.form {
            Form::Json => {
                let mut line = json!({
                    "type": "event",
                    "time": at.to_string(),
                    "code": event.code,
                    "severity": severity,
                    "message": event.message,
                });
                if let Some(fields) = line.as_object_mut() {
                    fields.insert("data".to_owned(), event.data.clone().into());
                }
                // Nothing can be done where nobody reads; the work goes on.
                let _nobody_listens = to_stdout(|writer| writeln!(writer, "{line}"));
            }
            Form::Line | Form::Aside => {
                let zone = if std::io::stdout().is_terminal() { TimeZone::system() } else { TimeZone::UTC };
                let time = at.to_zoned(zone).strftime("%H:%M:%S").to_string();
                let grade = severity.map(|severity| format!("{severity}: ")).unwrap_or_default();
                let line = format!("{time} {grade}{}\n", visible(&event.message));
                if self.form == Form::Line {
                    let _nobody_listens = to_stdout(|writer| writer.write_all(line.as_bytes()));
                } else {
                    to_stderr(&line);
                }
            }
        }
    }
}
