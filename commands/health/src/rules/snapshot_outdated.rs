//! HL108: the last snapshot no longer tells how things are.

rule! {
    /// ## What it finds
    ///
    /// A last snapshot that is older than `snapshot_max_age`, or that was taken of another
    /// commit than the one that is checked out now. Where no snapshot was ever taken there
    /// is nothing to find.
    ///
    /// ## Why it hurts
    ///
    /// `skep health snapshot --diff last` shows what changed since. Against an old one it
    /// shows everything, and so nothing.
    ///
    /// ## Example
    ///
    /// ```sh
    /// skep health snapshot
    /// git commit --allow-empty --message later
    /// skep health ping
    /// ```
    ///
    /// ## Better
    ///
    /// Take one with each deployment, or from cron:
    ///
    /// ```sh
    /// skep health snapshot --quiet
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// Whether anything that matters has changed.
    ///
    /// ## Options
    ///
    /// `snapshot_max_age` in `[health]`; `ignore = ["snapshot-outdated"]` does without it.
    "snapshot-outdated", "HL108", Low, "a last snapshot that is too old or of another commit"
}
