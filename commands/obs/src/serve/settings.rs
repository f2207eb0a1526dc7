//! What was asked for, out of flags and the table `[obs]`, and refused where it must not be.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use skep_kit::{Context, Error, Period, Secret};

use super::Args;
use crate::ObsConfig;

/// More often than this would measure little but the measuring.
const SHORTEST_INTERVAL: Duration = Duration::from_millis(100);
/// A longer one is a slip: nothing would be known of a day.
const LONGEST_INTERVAL: Duration = Duration::from_secs(86_400);
/// A shorter token can be guessed.
const SHORTEST_TOKEN: usize = 16;

/// Where to listen, as it is written on the command line: a port of this machine, or an address and a port.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place(pub(crate) SocketAddr);

/// Text that is no [`Place`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no place to listen; write a port, such as 9090, or an address and a port, such as 127.0.0.1:9090")]
pub(crate) struct UnknownPlace(String);

impl FromStr for Place {
    type Err = UnknownPlace;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let port = text.strip_prefix("localhost:").unwrap_or(text).parse::<u16>();
        let of_port = port.map(|port| SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port));
        of_port.or_else(|_| text.parse()).map(Self).map_err(|_| UnknownPlace(text.to_owned()))
    }
}

/// How often collectors run, by what they cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Intervals {
    /// What is local and soon done; a round.
    pub(crate) quick: Duration,
    /// What asks other machines.
    pub(crate) network: Duration,
    /// What is local and long.
    pub(crate) slow: Duration,
}

/// What becomes of the rounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Remembering {
    /// They are written to the store.
    Rounds,
    /// They are shown and forgotten.
    Nothing,
}

/// What is done where a port is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PortTaken {
    /// Nothing is measured either.
    Refuse,
    /// What was measured is kept, and nobody is served there.
    KeepSampling,
}

/// All that was asked for.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    /// Where metrics are given.
    pub(crate) metrics: Option<SocketAddr>,
    /// Where people look.
    pub(crate) dashboard: Option<SocketAddr>,
    /// How often is measured.
    pub(crate) intervals: Intervals,
    /// What every reader has to show.
    pub(crate) token: Option<Secret>,
    /// When to stop; none is when somebody says so.
    pub(crate) stop_after: Option<Duration>,
    /// What becomes of the rounds.
    pub(crate) remembering: Remembering,
    /// What is done where a port is taken.
    pub(crate) port_taken: PortTaken,
    /// For how long samples and hours are kept.
    pub(crate) keep: (Period, Period),
}

impl Settings {
    /// Reads what was asked for.
    ///
    /// # Errors
    /// An interval that is no interval, a token that is missing or cannot be read, and nothing to do.
    pub(crate) fn of(args: &Args, context: &Context) -> Result<Self, Error> {
        let config: ObsConfig = context.config.table("obs");
        let place = |flag: Option<Place>, configured| flag.map_or(configured, |place| place.0);
        let settings = Self {
            metrics: (!args.no_listen).then(|| place(args.listen, config.listen)),
            dashboard: (!args.no_dashboard).then(|| place(args.dashboard, config.dashboard)),
            intervals: intervals(args, &config)?,
            token: token(args, &config, context)?,
            stop_after: args.stop_after.map(Period::get),
            remembering: if args.no_store { Remembering::Nothing } else { Remembering::Rounds },
            port_taken: if args.keep_sampling { PortTaken::KeepSampling } else { PortTaken::Refuse },
            keep: (config.keep_samples, config.keep_hours),
        };
        settings.check()?;
        Ok(settings)
    }

    fn check(&self) -> Result<(), Error> {
        if self.metrics.is_none() && self.dashboard.is_none() && self.remembering == Remembering::Nothing {
            return Err(Error::usage("nothing-to-do", "nobody is served and nothing is kept")
                .hint("leave out one of --no-listen, --no-dashboard and --no-store"));
        }
        for (flag, address) in [("--listen", self.metrics), ("--dashboard", self.dashboard)] {
            let Some(address) = address.filter(|address| !address.ip().is_loopback()) else { continue };
            if self.token.is_none() {
                return Err(Error::usage(
                    "no-token",
                    format!("other machines reach {address}, so that readers have to show a token"),
                )
                .about(flag)
                .hint("name the variable or the file that holds one: --token-env NAME or --token-file FILE")
                .hint(format!("for this machine alone: {flag} 127.0.0.1:{}", address.port())));
            }
        }
        Ok(())
    }
}

fn intervals(args: &Args, config: &ObsConfig) -> Result<Intervals, Error> {
    let checked = |key: &str, period: Period| {
        if (SHORTEST_INTERVAL..=LONGEST_INTERVAL).contains(&period.get()) {
            return Ok(period.get());
        }
        Err(Error::usage("bad-interval", format!("an interval of {period} is not between 100ms and 1d")).about(key))
    };
    let (key, quick) = args.interval.map_or(("obs.interval", config.interval), |interval| ("--interval", interval));
    Ok(Intervals {
        quick: checked(key, quick)?,
        network: checked("obs.network_interval", config.network_interval)?,
        slow: checked("obs.slow_interval", config.slow_interval)?,
    })
}

/// Reads the token. A flag wins over the configuration as a whole, so that a file of the configuration's is not read.
fn token(args: &Args, config: &ObsConfig, context: &Context) -> Result<Option<Secret>, Error> {
    let by_flag = args.token_env.is_some() || args.token_file.is_some();
    let (variable, file) = if by_flag {
        (args.token_env.as_deref(), args.token_file.clone())
    } else {
        (config.token_env.as_deref(), config.token_file.as_ref().map(PathBuf::from))
    };
    let keys = if by_flag { ("--token-env", "--token-file") } else { ("token_env", "token_file") };
    let (token, key) = match (variable, file) {
        (None, None) => return Ok(None),
        (Some(_), Some(_)) => {
            return Err(Error::usage("two-tokens", format!("both {} and {} name a token", keys.0, keys.1))
                .about(keys.1)
                .hint("leave out one of them"));
        }
        (Some(name), None) => (Secret::from_variable(&context.environment, name, keys.0)?, keys.0),
        (None, Some(file)) => {
            let folder = if by_flag { &context.working_directory } else { context.base() };
            (Secret::from_file(&folder.join(file), keys.1)?, keys.1)
        }
    };
    if token.expose().len() < SHORTEST_TOKEN || !token.expose().bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(Error::usage(
            "bad-token",
            format!("the token that `{key}` names is to have at least {SHORTEST_TOKEN} letters, digits and signs"),
        )
        .about(key)
        .hint("make one: head -c 24 /dev/urandom | base64"));
    }
    Ok(Some(token))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_alone_is_one_of_this_machine() {
        for (text, address) in [
            ("9090", "127.0.0.1:9090"),
            ("localhost:0", "127.0.0.1:0"),
            ("0.0.0.0:80", "0.0.0.0:80"),
            ("[::1]:80", "[::1]:80"),
        ] {
            assert_eq!(text.parse::<Place>().unwrap().0.to_string(), address);
        }
        for bad in ["", ":9090", "70000", "example.org:80", "127.0.0.1"] {
            assert!(bad.parse::<Place>().is_err(), "{bad}");
        }
    }
}
