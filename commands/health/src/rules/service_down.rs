//! HL101: a service does not answer as it should.

rule! {
    /// ## What it finds
    ///
    /// A service that does not answer, or not as its table in `skep.toml` says that it
    /// has to: a refused or timed out connection, a name that does not exist, another
    /// status, a body without the text that was asked for, a process that does not run,
    /// a file that is not there or too old, a command that fails.
    ///
    /// ## Why it hurts
    ///
    /// Whoever needs the service gets nothing from it. One that takes connections and
    /// never answers is the same as one that is gone.
    ///
    /// ## Example
    ///
    /// ```toml
    /// [health.services.api]
    /// http = "http://localhost:8000/health"
    /// status = 200
    /// ```
    ///
    /// with nothing listening on port 8000.
    ///
    /// ## Better
    ///
    /// Start what is down. Where a service cannot work because another one is down, say
    /// so with `depends_on`, and only that other one is found:
    ///
    /// ```toml
    /// [health.services.api]
    /// http = "http://localhost:8000/health"
    /// depends_on = ["database"]
    ///
    /// [health.services.database]
    /// tcp = "localhost:5432"
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// Whether the service is up for others: it is asked from this machine. What may not
    /// be looked at, such as another user's process, is unknown and no finding; the run
    /// then ends with exit 3.
    ///
    /// ## Options
    ///
    /// `severity` says how bad it is that this service is down, `retries` how often it is
    /// asked again first, `timeout` how long an attempt may take.
    "service-down", "HL101", High, "a service that does not answer as it should"
}
