//! Names: each is asked of the system's resolver once a round, however many services have it.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use tokio::sync::watch;

/// The addresses of a name, or why there are none.
type Answer = Result<Vec<IpAddr>, String>;

/// The names that were asked for.
#[derive(Debug, Default)]
pub(crate) struct Names(Mutex<HashMap<String, watch::Receiver<Option<Answer>>>>);

impl Names {
    /// Returns the addresses of `name`, those of both families in turns. Whoever stops waiting does not stop the asking.
    ///
    /// # Errors
    /// The system's words for why there are none.
    pub(crate) async fn resolve(&self, name: &str) -> Answer {
        let mut answer = self.ask(name);
        let found = answer.wait_for(Option::is_some).await;
        let found = found.ok().and_then(|found| found.clone());
        found.unwrap_or_else(|| Err("the resolver gave up".to_owned()))
    }

    fn ask(&self, name: &str) -> watch::Receiver<Option<Answer>> {
        let mut asked = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let ask = || {
            let (sender, receiver) = watch::channel(None);
            let name = name.to_owned();
            tokio::spawn(async move { sender.send(Some(look_up(&name).await)) });
            receiver
        };
        asked.entry(name.to_owned()).or_insert_with(ask).clone()
    }
}

async fn look_up(name: &str) -> Answer {
    let found = tokio::net::lookup_host((name, 0)).await.map_err(|error| {
        let text = error.to_string();
        let why = text.rsplit_once("failed to lookup address information: ").map_or(text.as_str(), |(_, why)| why);
        why.to_lowercase()
    })?;
    let mut addresses: Vec<IpAddr> = Vec::new();
    for address in found.map(|found| found.ip()) {
        // The resolver gives an address once for each kind of socket.
        if !addresses.contains(&address) {
            addresses.push(address);
        }
    }
    if addresses.is_empty() { Err("the name has no address".to_owned()) } else { Ok(in_turns(addresses)) }
}

/// Orders addresses so that the families take turns, beginning with the one that the system put first.
/// Source: <https://www.rfc-editor.org/rfc/rfc8305#section-4>
fn in_turns(addresses: Vec<IpAddr>) -> Vec<IpAddr> {
    let first_is_v6 = addresses.first().is_some_and(IpAddr::is_ipv6);
    let (first, second): (Vec<_>, Vec<_>) = addresses.into_iter().partition(|address| address.is_ipv6() == first_is_v6);
    let mut ordered = Vec::with_capacity(first.len() + second.len());
    let (mut first, mut second) = (first.into_iter(), second.into_iter());
    loop {
        let pair = [first.next(), second.next()];
        if pair == [None, None] {
            return ordered;
        }
        ordered.extend(pair.into_iter().flatten());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_take_turns() {
        let addresses = ["::1", "::2", "::3", "127.0.0.1"].map(|text| text.parse().unwrap());
        let ordered: Vec<String> = in_turns(addresses.to_vec()).iter().map(ToString::to_string).collect();
        assert_eq!(ordered, ["::1", "127.0.0.1", "::2", "::3"]);
    }
}
