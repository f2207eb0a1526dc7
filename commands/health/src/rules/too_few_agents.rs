//! HL107: fewer agents are active than there have to be.

rule! {
    /// ## What it finds
    ///
    /// Fewer agents that are active than `min_active` (medium) or `critical_active` (high)
    /// asks for. An agent is active where its status file says that it was written within
    /// five minutes, and does not say that it waits or has nothing to do. Where neither key
    /// says how many, it is low that there are agents and not one of them is active.
    ///
    /// ## Why it hurts
    ///
    /// Agents that stopped do not say so. Work waits that everybody takes to be done.
    ///
    /// ## Example
    ///
    /// ```toml
    /// [health]
    /// min_active = 8
    /// critical_active = 6
    /// ```
    ///
    /// with seven active ones.
    ///
    /// ## Better
    ///
    /// Wake those that are stale. What each agent last said is in its `status.json`.
    ///
    /// ## What it cannot see
    ///
    /// Agents without a status file, and work that an agent does without writing its own.
    ///
    /// ## Options
    ///
    /// `min_active`, `critical_active`, `agents` and `agents_zone` in `[health]`.
    "too-few-agents", "HL107", High, "fewer active agents than there have to be"
}
