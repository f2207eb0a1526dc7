//! OB201: somebody said which values are as they should be, and this one is none of them.

rule! {
    /// ## What it finds
    ///
    /// A value of `skep obs get` that lies outside of the range which `--warn` or
    /// `--critical` names. Outside of `--critical` it is high, outside of `--warn`
    /// alone medium.
    ///
    /// ## Why it hurts
    ///
    /// Whoever wrote the range knows: a queue that is not emptied, a disk that fills,
    /// a budget that is spent.
    ///
    /// ## Example
    ///
    /// ```sh
    /// skep obs get queue_depth --warn 100 --critical 500
    /// ```
    ///
    /// ## Better
    ///
    /// A value within the range, or a range that fits: `10` is 0 to 10, `10:` is 10
    /// and more, `~:10` is 10 and less, `10:20` is between the two, and `@10:20` is
    /// all but that. Both ends belong to it.
    ///
    /// ## What it cannot see
    ///
    /// Whether the value was otherwise a moment ago. `--since 5m --over avg` judges
    /// what it came to over a time. Where there is no value the answer is exit 3, never
    /// a pass.
    ///
    /// ## Options
    ///
    /// `--warn`, `--critical`, and what `skep obs get` says of time and series.
    RULE, "value-out-of-range", "OB201", High, "a value lies outside of the range that was asked for"
}
