//! RL103: a channel without a bound grows whenever its sender is faster than its receiver.

use skep_kit::{Confidence, Severity};
use skep_source::SiteKind;

use crate::judge::{Feed, Frequency, Grade};
use crate::rules::{Charge, Check, SiteCase};

rule! {
    /// ## What it finds
    ///
    /// A channel without a bound: `unbounded_channel()` of tokio, `channel()` of
    /// `std::sync::mpsc`, `unbounded()` of crossbeam, flume, async-channel and
    /// futures. Names are resolved through `use`, so a `oneshot::channel()` is not
    /// meant. It is medium where each request or turn of a loop sends, or where
    /// something that lives long keeps the sender, else low.
    ///
    /// ## Why it hurts
    ///
    /// What is sent faster than it is received stays in memory. Without a bound the
    /// sender is never slowed down, so an overload ends when memory does.
    ///
    /// ## Example
    ///
    /// ```rust
    /// use std::io::{BufRead, BufReader};
    /// use std::net::TcpStream;
    /// use std::sync::mpsc;
    /// use std::thread;
    ///
    /// pub fn handle_connection(peer: TcpStream) {
    ///     let (sender, receiver) = mpsc::channel();
    ///     thread::spawn(move || receiver.iter().for_each(store));
    ///     for line in BufReader::new(peer).lines().map_while(Result::ok) {
    ///         let _ = sender.send(line);
    ///     }
    /// }
    ///
    /// fn store(line: String) {
    ///     println!("{line}");
    /// }
    /// ```
    ///
    /// ## Better
    ///
    /// ```rust
    /// use std::io::{BufRead, BufReader};
    /// use std::net::TcpStream;
    /// use std::sync::mpsc;
    /// use std::thread;
    ///
    /// pub fn handle_connection(peer: TcpStream) {
    ///     let (sender, receiver) = mpsc::sync_channel(64);
    ///     thread::spawn(move || receiver.iter().for_each(store));
    ///     for line in BufReader::new(peer).lines().map_while(Result::ok) {
    ///         let _ = sender.send(line);
    ///     }
    /// }
    ///
    /// fn store(line: String) {
    ///     println!("{line}");
    /// }
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// Whether the receiver keeps up, or how much is ever sent: a channel that
    /// carries one signal to stop is reported as well.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "unbounded-channel", "RL103", Medium, "a channel without a bound grows whenever its sender is faster than its receiver", Check::Site(check)
}

fn check(case: &SiteCase<'_>) -> Option<Charge> {
    if case.site.kind != SiteKind::UnboundedChannel {
        return None;
    }
    let path = case.program.text(case.site.path);
    let (severity, sender) = match case.feed {
        Feed::Kept(of) => (Severity::Medium, format!(", and {} keeps its sender", case.program.type_name(of))),
        Feed::Repeated => (Severity::Medium, ", and something that never ends sends".to_owned()),
        Feed::Untold if case.frequency == Frequency::Request => {
            (Severity::Medium, ", and each request or connection makes one".to_owned())
        }
        Feed::Untold => (Severity::Low, String::new()),
    };
    let grade = Grade { severity, confidence: Confidence::Medium };
    let message = format!("{path} has no bound{sender}: what is sent faster than received stays in memory");
    Some(Charge::new(grade, message, "a bounded channel, whose full buffer slows the sender down"))
}
