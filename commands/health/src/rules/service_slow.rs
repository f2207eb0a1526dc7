//! HL102: a service answers as it should, and too late.

rule! {
    /// ## What it finds
    ///
    /// A service whose answer is right and took longer than its `warn` (medium) or its
    /// `critical` (high) allows.
    ///
    /// ## Why it hurts
    ///
    /// Whoever waits for it gives up at some point, and what is slow now is often down
    /// next.
    ///
    /// ## Example
    ///
    /// ```toml
    /// [health.services.api]
    /// http = "http://localhost:8000/health"
    /// warn = "500ms"
    /// critical = "1s"
    /// ```
    ///
    /// with an answer after 700 ms.
    ///
    /// ## Better
    ///
    /// `skep health ping --json` shows in `phases` where the time goes: name, connection,
    /// TLS, the wait for the first byte, the rest of the body.
    ///
    /// ## What it cannot see
    ///
    /// Whether one answer was an exception: it judges one answer. A service level that is
    /// reckoned over many has its place in `skep obs`.
    ///
    /// ## Options
    ///
    /// `warn` and `critical` of the service. Without them no answer is too slow before it
    /// is timed out.
    "service-slow", "HL102", High, "a service that answers later than its limits allow"
}
