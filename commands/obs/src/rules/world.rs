//! OB107 to OB110, OB112, OB116: services, jobs, snapshots and objectives, as other families measure them.

rule! {
    /// ## What it finds
    ///
    /// A service that was down when it was last asked. `skep obs health` does not ask
    /// itself: it takes the last stored sample, which `skep obs sample` or `skep obs
    /// serve` has written; `--all` asks now.
    ///
    /// ## Why it hurts
    ///
    /// Whoever needs the service gets nothing from it.
    ///
    /// ## Example
    ///
    /// ```text
    /// the service api is down
    /// ```
    ///
    /// ## Better
    ///
    /// ```sh
    /// skep health ping
    /// ```
    ///
    /// says why it is down, and which other service it waits for.
    ///
    /// ## What it cannot see
    ///
    /// Services that are not in the table `[health]`. A service whose dependency is
    /// down counts as neither up nor down.
    ///
    /// ## Options
    ///
    /// `stale_after` in the table `[obs]` says for how long a stored sample counts.
    SERVICE_DOWN, "service-not-up", "OB107", High, "a service that was down when it was last asked"
}

rule! {
    /// ## What it finds
    ///
    /// A service that answers, but later than its own limits allow, or whose file, disk
    /// or count has passed a milder limit.
    ///
    /// ## Why it hurts
    ///
    /// It is on its way down, and those who wait for it already notice.
    ///
    /// ## Example
    ///
    /// ```text
    /// the service api is up, and beyond a limit of its own
    /// ```
    ///
    /// ## Better
    ///
    /// ```sh
    /// skep health ping
    /// ```
    ///
    /// shows in which phase the time goes.
    ///
    /// ## What it cannot see
    ///
    /// Whether it is slow for others: it is asked from one machine.
    ///
    /// ## Options
    ///
    /// The limits stand with each service in the table `[health]`.
    SERVICE_SLOW, "service-beyond-a-limit", "OB108", Medium, "a service that is up and has passed a limit of its own"
}

rule! {
    /// ## What it finds
    ///
    /// A certificate that ends soon, or has ended.
    ///
    /// ## Why it hurts
    ///
    /// From that second on no client that looks at it will talk to the service.
    ///
    /// ## Example
    ///
    /// ```text
    /// the certificate of api is good for 2d, for less than 3d
    /// ```
    ///
    /// ## Better
    ///
    /// Renew it, and look why what renews it did not: two weeks before the end it
    /// should have.
    ///
    /// ## What it cannot see
    ///
    /// Certificates above it in the chain.
    ///
    /// ## Options
    ///
    /// `certificates` in the table `[obs.thresholds]`:
    /// `certificates = { warn = "14d", critical = "3d" }`.
    CERTIFICATE, "certificate-near-its-end", "OB109", High, "a certificate that ends soon"
}

rule! {
    /// ## What it finds
    ///
    /// A job that has to report from time to time and has not, or that reported a
    /// failure.
    ///
    /// ## Why it hurts
    ///
    /// A job that does not run complains to nobody.
    ///
    /// ## Example
    ///
    /// ```text
    /// the job backup has not reported in time
    /// ```
    ///
    /// ## Better
    ///
    /// End the job with its report:
    ///
    /// ```sh
    /// ./backup.sh && skep health beat backup
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// Whether what the job did is right.
    ///
    /// ## Options
    ///
    /// How often it has to report stands with it in the table `[health]`.
    HEARTBEAT, "heartbeat-missing", "OB110", High, "a job that has not reported in time"
}

rule! {
    /// ## What it finds
    ///
    /// A last snapshot that is older than a day, or of another commit than the one that
    /// is checked out.
    ///
    /// ## Why it hurts
    ///
    /// When something breaks there is nothing recent to compare with.
    ///
    /// ## Example
    ///
    /// ```text
    /// the last snapshot is older than a day, or of another commit
    /// ```
    ///
    /// ## Better
    ///
    /// ```sh
    /// skep health snapshot
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// Whether what the snapshot says was right.
    ///
    /// ## Options
    ///
    /// None.
    SNAPSHOT, "snapshot-not-current", "OB112", Medium, "a last snapshot that is too old or of another commit"
}

rule! {
    /// ## What it finds
    ///
    /// A service level objective that is missed over its window.
    ///
    /// ## Why it hurts
    ///
    /// It is what was promised.
    ///
    /// ## Example
    ///
    /// ```text
    /// the objective api-availability is missed
    /// ```
    ///
    /// ## Better
    ///
    /// Stop what burns its budget, and change nothing else until it is kept again.
    ///
    /// ## What it cannot see
    ///
    /// Objectives that nobody has written down.
    ///
    /// ## Options
    ///
    /// None.
    OBJECTIVE, "objective-missed", "OB116", High, "a service level objective that is missed"
}
