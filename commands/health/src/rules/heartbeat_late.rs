//! HL105: a job that reports by itself has not done so in time, or reported that it failed.

rule! {
    /// ## What it finds
    ///
    /// A job that has not called `skep health beat` within its time and grace, that
    /// reported its start and not its end, that reported a failure, or that ran for a
    /// suspiciously short time.
    ///
    /// ## Why it hurts
    ///
    /// A job that does not run says nothing: no log, no error, no mail. The backup that
    /// stopped in March is noticed when it is needed.
    ///
    /// ## Example
    ///
    /// ```toml
    /// [health.services.backup]
    /// heartbeat = "24h"
    /// grace = "1h"
    /// ```
    ///
    /// with the last report 26 hours ago.
    ///
    /// ## Better
    ///
    /// ```sh
    /// 0 3 * * * cd /srv/app && ./backup && skep health beat backup || skep health beat backup --fail
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// Whether the job did its work: it believes what is reported.
    ///
    /// ## Options
    ///
    /// `heartbeat`, `grace`, `run_grace` and `min_duration` of the service.
    "heartbeat-late", "HL105", High, "a job that has not reported in time, or that failed"
}
