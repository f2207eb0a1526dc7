//! RL106: handles of tasks are kept, and those of finished ones are never taken out.

use skep_source::{ContainerKind, Language, Value};

use crate::judge::Case;
use crate::rules::{Charge, Check};

rule! {
    /// ## What it finds
    ///
    /// Handles of threads and tasks that are collected for each connection, request
    /// or message: a `Vec<JoinHandle>` that is pushed to, a `JoinSet` or
    /// `FuturesUnordered` that tasks are put into, in a field or a local of a loop
    /// without an end. It speaks where nothing takes finished ones out while the
    /// service runs: joining them behind the loop comes too late.
    ///
    /// ## Why it hurts
    ///
    /// A finished task leaves its result and its state behind until its handle is
    /// dropped or its set is polled; a finished thread keeps its handle and its
    /// result. A service that spawns one for each connection keeps all that it ever
    /// had.
    ///
    /// ## Example
    ///
    /// ```rust
    /// use std::net::{TcpListener, TcpStream};
    /// use std::thread;
    ///
    /// pub fn serve(listener: TcpListener) {
    ///     let mut workers = Vec::new();
    ///     for peer in listener.incoming().flatten() {
    ///         workers.push(thread::spawn(move || answer(peer)));
    ///     }
    ///     for worker in workers {
    ///         let _ = worker.join();
    ///     }
    /// }
    ///
    /// fn answer(peer: TcpStream) {
    ///     drop(peer);
    /// }
    /// ```
    ///
    /// ## Better
    ///
    /// ```rust
    /// use std::net::{TcpListener, TcpStream};
    /// use std::thread;
    ///
    /// pub fn serve(listener: TcpListener) {
    ///     let mut workers = Vec::new();
    ///     for peer in listener.incoming().flatten() {
    ///         workers.retain(|worker: &thread::JoinHandle<()>| !worker.is_finished());
    ///         workers.push(thread::spawn(move || answer(peer)));
    ///     }
    ///     for worker in workers {
    ///         let _ = worker.join();
    ///     }
    /// }
    ///
    /// fn answer(peer: TcpStream) {
    ///     drop(peer);
    /// }
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// Handles that come out of a function of which nothing says that it spawns. Sets
    /// that another crate polls. How many tasks there ever are.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "handles-accumulate", "RL106", High, "handles of tasks are kept and those of finished ones never taken out", Check::Container(check)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    if case.language() != Language::Rust || !case.holds_tasks() {
        return None;
    }
    let grade = case.grade(0)?;
    let what = if case.constructor.kind == ContainerKind::TaskSet { "task" } else { "handle" };
    let message =
        format!("{} keeps each {what} that {}() adds, and {}", case.symbol(), case.grower(), case.removal_clause());
    Some(Charge::new(grade, message, case.help()))
}

impl Case<'_> {
    /// Tells whether what grows is a set of running tasks, or holds their handles.
    pub(crate) fn holds_tasks(&self) -> bool {
        let value = self.main_growth().map(|growth| self.program.operation(&growth.operation).value);
        self.constructor.kind == ContainerKind::TaskSet || value == Some(Value::Task)
    }
}
