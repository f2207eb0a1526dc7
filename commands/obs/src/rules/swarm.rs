//! OB111, OB113 to OB115: the swarm, what it sends, what it runs, and its source.

rule! {
    /// ## What it finds
    ///
    /// Fewer active agents than there have to be. Where nobody says how many, it is
    /// found that none is active although some are registered.
    ///
    /// ## Why it hurts
    ///
    /// Nobody does the work.
    ///
    /// ## Example
    ///
    /// ```text
    /// active agents: 5, fewer than 6
    /// ```
    ///
    /// ## Better
    ///
    /// ```sh
    /// skep health ping
    /// ```
    ///
    /// says of each agent when it was last heard of.
    ///
    /// ## What it cannot see
    ///
    /// An agent that works and writes no status.
    ///
    /// ## Options
    ///
    /// `agents` in the table `[obs.thresholds]`: `agents = { warn = 8, critical = 6 }`.
    AGENTS, "agents-not-active", "OB111", High, "fewer active agents than there have to be"
}

rule! {
    /// ## What it finds
    ///
    /// Messages that do not arrive.
    ///
    /// ## Why it hurts
    ///
    /// Agents wait for answers that will not come, or do what was called off.
    ///
    /// ## Example
    ///
    /// ```text
    /// 91 % of the messages arrived, less than 95 %
    /// ```
    ///
    /// ## Better
    ///
    /// ```sh
    /// skep obs metrics skep_message_success_ratio
    /// ```
    ///
    /// ## What it cannot see
    ///
    /// Messages that nobody counts.
    ///
    /// ## Options
    ///
    /// `messages` in the table `[obs.thresholds]`, shares from 0 to 1:
    /// `messages = { warn = 0.95, critical = 0.8 }`.
    MESSAGES, "messages-lost", "OB113", High, "messages that do not arrive"
}

rule! {
    /// ## What it finds
    ///
    /// Executions of agents of which too many fail.
    ///
    /// ## Why it hurts
    ///
    /// Time and tokens are spent on nothing.
    ///
    /// ## Example
    ///
    /// ```text
    /// 34 % of the executions failed, more than 20 %
    /// ```
    ///
    /// ## Better
    ///
    /// ```sh
    /// skep obs metrics agent_failures_total
    /// ```
    ///
    /// shows whose fail.
    ///
    /// ## What it cannot see
    ///
    /// Executions that were not recorded, and those that succeed at the wrong thing.
    ///
    /// ## Options
    ///
    /// `executions` in the table `[obs.thresholds]`, shares from 0 to 1:
    /// `executions = { warn = 0.2, critical = 0.5 }`.
    EXECUTIONS, "executions-fail", "OB114", High, "executions of which too many fail"
}

rule! {
    /// ## What it finds
    ///
    /// Findings of `skep mem leaks`, as they were when the source was last analysed:
    /// any of high severity, and more of medium severity than allowed.
    ///
    /// ## Why it hurts
    ///
    /// What only grows is restarted or killed in the end.
    ///
    /// ## Example
    ///
    /// ```text
    /// collections of the source that grow until the process is restarted: 2, more
    /// than 0
    /// ```
    ///
    /// ## Better
    ///
    /// ```sh
    /// skep mem leaks
    /// ```
    ///
    /// proves each, and says what to do.
    ///
    /// ## What it cannot see
    ///
    /// What changed since the source was last analysed; `--all` analyses it now.
    ///
    /// ## Options
    ///
    /// `leaks_high` and `leaks_medium` in the table `[obs.thresholds]`:
    /// `leaks_medium = { warn = 5 }`.
    LEAKS, "leaks-in-source", "OB115", High, "collections of the source that only grow"
}
