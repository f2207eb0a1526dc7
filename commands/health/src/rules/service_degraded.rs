//! HL103: a service answers, and tells of trouble or has just come back.

rule! {
    /// ## What it finds
    ///
    /// A service that is there and has passed a milder limit: a file older than
    /// `warn_age`, a command that ends with one of `warn_exit`, a service that was down
    /// and has not yet answered as often in a row as `up_after` asks for.
    ///
    /// ## Why it hurts
    ///
    /// It is the state before being down, or just after.
    ///
    /// ## Example
    ///
    /// ```toml
    /// [health.services.report]
    /// file = "out/report-*.json"
    /// warn_age = "1h"
    /// max_age = "6h"
    /// ```
    ///
    /// with the newest report two hours old.
    ///
    /// ## Better
    ///
    /// Look at what writes the report before six hours are over.
    ///
    /// ## What it cannot see
    ///
    /// Why it is so: the row says what was measured and which limit was passed.
    ///
    /// ## Options
    ///
    /// `warn_age`, `warn_exit` and `up_after` of the service.
    "service-degraded", "HL103", Medium, "a service that is up and has passed a milder limit"
}
