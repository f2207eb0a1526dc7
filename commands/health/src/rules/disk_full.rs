//! HL106: a disk has little room left.

rule! {
    /// ## What it finds
    ///
    /// A disk on which less is free than `warn_free` (medium) or `critical_free` (high)
    /// asks for, of bytes or of files.
    ///
    /// ## Why it hurts
    ///
    /// On a full disk everything fails at once, and each in its own words.
    ///
    /// ## Example
    ///
    /// ```toml
    /// [health.services.data]
    /// disk = "/var/lib/app"
    /// warn_free = "10%"
    /// critical_free = "2GiB"
    /// ```
    ///
    /// with 7% free.
    ///
    /// ## Better
    ///
    /// Make room, or find what fills it.
    ///
    /// ## What it cannot see
    ///
    /// Quotas of single users and folders.
    ///
    /// ## Options
    ///
    /// `warn_free` and `critical_free` of the service: 10% and 5% where nobody says.
    "disk-full", "HL106", High, "a disk with little room left"
}
