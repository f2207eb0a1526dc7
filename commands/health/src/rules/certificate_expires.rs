//! HL104: a certificate is about to expire, or has expired.

rule! {
    /// ## What it finds
    ///
    /// A certificate that is good for a shorter time than `warn_left` (medium) or
    /// `critical_left` (high), or that is good no more (high).
    ///
    /// ## Why it hurts
    ///
    /// Once it has expired every client turns away at the same moment.
    ///
    /// ## Example
    ///
    /// ```toml
    /// [health.services.site]
    /// tls = "example.org:443"
    /// warn_left = "21d"
    /// critical_left = "7d"
    /// ```
    ///
    /// with twelve days left.
    ///
    /// ## Better
    ///
    /// Renew it, and see why that did not happen by itself.
    ///
    /// ## What it cannot see
    ///
    /// Certificates that other machines behind the same name show.
    ///
    /// ## Options
    ///
    /// `warn_left` and `critical_left` of the service: for `tls` 21 and 7 days where nobody
    /// says; for `http` nothing is judged where nobody says.
    "certificate-expires", "HL104", High, "a certificate that expires soon or has expired"
}
