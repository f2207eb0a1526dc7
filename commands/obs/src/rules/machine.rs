//! OB101 to OB106: the machine.

rule! {
    /// ## What it finds
    ///
    /// Memory that is nearly used up: that of the control group where it has a limit,
    /// as in a container, else that of the machine. Files that are only cached do not
    /// count as taken.
    ///
    /// ## Why it hurts
    ///
    /// When there is none left, the kernel kills a process, and rarely the one to
    /// blame. Before that, everything becomes slow.
    ///
    /// ## Example
    ///
    /// ```text
    /// 91 % of the memory is taken, more than 85 %
    /// ```
    ///
    /// ## Better
    ///
    /// ```sh
    /// skep obs metrics skep_process_resident_memory_bytes
    /// skep mem leaks
    /// ```
    ///
    /// show which programs have it, and what in the source only ever grows.
    ///
    /// ## What it cannot see
    ///
    /// Limits of other containers than the one that skep runs in. A limit may stand at
    /// any level above; the level that is nearest to its limit is judged.
    ///
    /// ## Options
    ///
    /// `memory` in the table `[obs.thresholds]`, shares from 0 to 1:
    /// `memory = { warn = 0.7, critical = 0.85 }`.
    MEMORY, "memory-nearly-full", "OB101", High, "memory that is nearly used up"
}

rule! {
    /// ## What it finds
    ///
    /// Processors that are at work nearly all the time while tasks wait for them. The
    /// share is that of the control group's limit where it has one, else of the
    /// machine. That tasks wait is taken from the kernel's pressure, more than a tenth
    /// of the last minute, or from more than one task for each processor over five
    /// minutes.
    ///
    /// ## Why it hurts
    ///
    /// Whatever is started now waits, and answers come late.
    ///
    /// ## Example
    ///
    /// ```text
    /// the processors are at work for 97 % of the time, more than 90 %, and tasks wait
    /// for them
    /// ```
    ///
    /// ## Better
    ///
    /// Run fewer agents at once, or spread the work. Processors that are busy and keep
    /// nobody waiting are well used and not found.
    ///
    /// ## What it cannot see
    ///
    /// A short peak between two samples. Without stored samples the share is that of a
    /// tenth of a second.
    ///
    /// ## Options
    ///
    /// `cpu` in the table `[obs.thresholds]`, shares from 0 to 1:
    /// `cpu = { warn = 0.8, critical = 0.9 }`.
    PROCESSORS, "processors-overloaded", "OB102", High, "processors for which tasks have to wait"
}

rule! {
    /// ## What it finds
    ///
    /// A disk with little room, as `df` reckons it: what only root may use counts
    /// neither as taken nor as free. Each device is judged once, wherever it is
    /// mounted.
    ///
    /// ## Why it hurts
    ///
    /// A full disk tears the files that are being written: logs, databases, the status
    /// of agents.
    ///
    /// ## Example
    ///
    /// ```text
    /// 93 % of the disk at /var is taken, more than 90 %
    /// ```
    ///
    /// ## Better
    ///
    /// ```sh
    /// du -xh --max-depth=2 /var | sort -h | tail
    /// ```
    ///
    /// shows what takes the room.
    ///
    /// ## What it cannot see
    ///
    /// Quotas of users and projects; disks of other machines.
    ///
    /// ## Options
    ///
    /// `disk` in the table `[obs.thresholds]`, shares from 0 to 1:
    /// `disk = { warn = 0.8, critical = 0.9 }`.
    DISK_SPACE, "disk-nearly-full", "OB103", High, "a disk with little room left"
}

rule! {
    /// ## What it finds
    ///
    /// A disk that can hold hardly any more files, however much room is left. File
    /// systems without a fixed number of files are not judged.
    ///
    /// ## Why it hurts
    ///
    /// No file can be made any more, and the complaint is that the disk is full, which
    /// it does not look.
    ///
    /// ## Example
    ///
    /// ```text
    /// 96 % of the files that the disk at / can hold are there, more than 90 %
    /// ```
    ///
    /// ## Better
    ///
    /// ```sh
    /// du --inodes -x / | sort -n | tail
    /// ```
    ///
    /// shows the folders with the most files; caches, mail queues and sessions come
    /// first.
    ///
    /// ## What it cannot see
    ///
    /// Disks of other machines.
    ///
    /// ## Options
    ///
    /// `inodes` in the table `[obs.thresholds]`, shares from 0 to 1:
    /// `inodes = { warn = 0.8, critical = 0.9 }`.
    INODES, "inodes-nearly-used-up", "OB104", High, "a disk that can hold hardly any more files"
}

rule! {
    /// ## What it finds
    ///
    /// A mounted disk that does not tell its space within a second: the server of a
    /// network file system that is gone, a device that fails.
    ///
    /// ## Why it hurts
    ///
    /// Every program that touches a path on it waits, many of them for ever and without
    /// reacting to signals.
    ///
    /// ## Example
    ///
    /// ```text
    /// the disk at /mnt/shared does not answer
    /// ```
    ///
    /// ## Better
    ///
    /// Bring its server back, or take it away with `umount -l`. Network file systems
    /// that are mounted with `soft` give errors instead of waiting.
    ///
    /// ## What it cannot see
    ///
    /// A disk that tells its space and reads nothing.
    ///
    /// ## Options
    ///
    /// None.
    DISK_SILENT, "disk-silent", "OB105", High, "a disk that does not answer"
}

rule! {
    /// ## What it finds
    ///
    /// Processes that the kernel killed within the last hour because there was no
    /// memory left: those of the control group where it has a limit, else those of the
    /// machine.
    ///
    /// ## Why it hurts
    ///
    /// Whatever was killed lost what it was doing, and will be killed again if nothing
    /// changes.
    ///
    /// ## Example
    ///
    /// ```text
    /// processes killed for want of memory within the last hour: 3, more than 2
    /// ```
    ///
    /// ## Better
    ///
    /// ```sh
    /// journalctl -k --grep 'killed process'
    /// ```
    ///
    /// names them. Give them more memory, or find what grows.
    ///
    /// ## What it cannot see
    ///
    /// When kills happened, without samples of the last hour in the store: `skep obs
    /// sample` or `skep obs serve` writes them. Where there are kills and no such
    /// samples, it is unknown.
    ///
    /// ## Options
    ///
    /// `oom_kills` in the table `[obs.thresholds]`:
    /// `oom_kills = { warn = 0, critical = 2 }`.
    KILLED, "killed-for-memory", "OB106", High, "processes that were killed for want of memory"
}
