//! RL102: a collection that shared code can change grows and nothing shrinks it.

use skep_source::Language;

use crate::judge::Case;
use crate::link::Owner;
use crate::rules::{Charge, Check};

rule! {
    /// ## What it finds
    ///
    /// A collection in a field that shared code can change, behind a `Mutex` or
    /// `RwLock` or of a kind such as `DashMap`, that a method fills and nothing in the
    /// crate takes anything out of. A plain field counts where its struct is seen to
    /// stay: it loops, takes events or is kept by what does. So does a local that a
    /// loop without an end fills and does not empty in its turns, as a `JoinSet`.
    ///
    /// ## Why it hurts
    ///
    /// Such a field is there to outlive the call that fills it: it belongs to a
    /// server, a pool or a state that all tasks share. An entry for each peer or job
    /// stays until it is dropped, which for a server is never.
    ///
    /// ## Example
    ///
    /// ```rust
    /// use std::collections::HashMap;
    /// use std::net::SocketAddr;
    /// use std::sync::RwLock;
    ///
    /// #[derive(Default)]
    /// pub struct Hub {
    ///     sessions: RwLock<HashMap<SocketAddr, String>>,
    /// }
    ///
    /// impl Hub {
    ///     pub async fn handle_login(&self, peer: SocketAddr, name: String) {
    ///         if let Ok(mut sessions) = self.sessions.write() {
    ///             sessions.insert(peer, name);
    ///         }
    ///     }
    /// }
    /// ```
    ///
    /// ## Better
    ///
    /// ```rust
    /// use std::collections::HashMap;
    /// use std::net::SocketAddr;
    /// use std::sync::RwLock;
    ///
    /// #[derive(Default)]
    /// pub struct Hub {
    ///     sessions: RwLock<HashMap<SocketAddr, String>>,
    /// }
    ///
    /// impl Hub {
    ///     pub async fn handle_login(&self, peer: SocketAddr, name: String) {
    ///         if let Ok(mut sessions) = self.sessions.write() {
    ///             sessions.insert(peer, name);
    ///         }
    ///     }
    ///
    ///     pub async fn handle_logout(&self, peer: &SocketAddr) {
    ///         if let Ok(mut sessions) = self.sessions.write() {
    ///             sessions.remove(peer);
    ///         }
    ///     }
    /// }
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// Fields that only `&mut self` changes where nothing shows that their owner
    /// stays. Removal by a macro, or by another crate through a public field. Whether
    /// a removal runs for every entry: one that may run is enough to be silent.
    ///
    /// ## Options
    ///
    /// None of its own. `--fail-on medium` fails the run on medium findings too, not
    /// only on high ones; `--include-tests` reads the files of tests as well;
    /// `--exclude GLOB` leaves paths out. `fail_on`, `include_tests` and `exclude` in
    /// the table `[mem]` of skep.toml do the same for the whole project.
    "shared-field-grows", "RL102", High, "a collection that shared code can change grows and nothing shrinks it", Check::Container(check)
}

fn check(case: &Case<'_>, _: &[Case<'_>]) -> Option<Charge> {
    if case.language() != Language::Rust || matches!(case.subject.owner, Owner::Module(..)) {
        return None;
    }
    let grade = case.grade(0)?;
    let message = format!("{} grows in {}() and {}", case.symbol(), case.grower(), case.removal_clause());
    Some(Charge::new(grade, message, case.help()))
}
