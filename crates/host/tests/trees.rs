//! Readings of trees that are written here by hand, whole and torn.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "what helps a test may fail it")]

use std::os::unix::fs::symlink;

use skep_host::{
    Hierarchy, ProcessState, Protocol, Roots, cgroup, cpu_times, limits, listeners, oom_kills, port_holder, pressure,
    process, processes,
};
use tempfile::TempDir;

/// A machine with 8 GiB.
const MACHINE: Option<u64> = Some(8 << 30);

/// A tree of files that a kernel could have written.
struct Tree {
    dir: TempDir,
}

impl Tree {
    fn new() -> Self {
        let tree = Self { dir: TempDir::new().unwrap() };
        for folder in ["proc/self", "proc/net", "sys/fs/cgroup"] {
            std::fs::create_dir_all(tree.dir.path().join(folder)).unwrap();
        }
        tree
    }

    fn with(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        let path = self.dir.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
        self
    }

    /// A descriptor of a process, which is a link to what it is.
    fn with_descriptor(self, pid: u32, number: u32, target: &str) -> Self {
        let folder = self.dir.path().join(format!("proc/{pid}/fd"));
        std::fs::create_dir_all(&folder).unwrap();
        symlink(target, folder.join(number.to_string())).unwrap();
        self
    }

    /// A process with `resident` pages that ran for 150 ticks and was started 1000 ticks after the machine.
    fn with_process(self, pid: u32, name: &str, state: &str, flags: u64) -> Self {
        let stat = format!("{pid} ({name}) {state} 1 1 1 0 -1 {flags} 0 0 0 0 100 50 0 0 20 0 3 0 1000 9999 256 0 0");
        self.with(&format!("proc/{pid}/stat"), stat)
    }

    fn roots(&self) -> Roots {
        Roots { proc: self.dir.path().join("proc"), sys: self.dir.path().join("sys") }
    }
}

/// A container of the second version: what is mounted is the group itself.
fn v2() -> Tree {
    Tree::new()
        .with("proc/self/cgroup", "0::/\n")
        .with("proc/self/mountinfo", "31 23 0:28 / /sys/fs/cgroup rw - cgroup2 cgroup rw,nsdelegate\n")
        .with("sys/fs/cgroup/memory.current", "1073741824\n")
        .with("sys/fs/cgroup/memory.max", "2147483648\n")
        .with("sys/fs/cgroup/memory.stat", "anon 1\ninactive_file 536870912\nactive_file 3\n")
        .with("sys/fs/cgroup/memory.events", "low 0\nhigh 0\nmax 9\noom 4\noom_kill 3\n")
        .with("sys/fs/cgroup/cpu.max", "150000 100000\n")
        .with("sys/fs/cgroup/cpu.stat", "usage_usec 2500000\nnr_periods 40\nnr_throttled 10\nthrottled_usec 500000\n")
        .with("sys/fs/cgroup/pids.current", "12\n")
        .with("sys/fs/cgroup/pids.max", "max\n")
        .with("sys/fs/cgroup/memory.pressure", "some avg10=20.00 avg60=1.00 avg300=0.10 total=4000000\n")
}

#[test]
fn the_second_version_is_read_with_what_cannot_be_dropped() {
    let found = cgroup(&v2().roots(), MACHINE).unwrap();
    assert_eq!(found.hierarchy, Hierarchy::V2);
    let memory = found.memory.unwrap();
    assert_eq!((memory.used_bytes, memory.working_set_bytes), (1 << 30, 1 << 29));
    assert_eq!((memory.limit_bytes, memory.used_ratio, memory.oom_kills), (Some(2 << 30), Some(0.25), Some(3)));
    let cpu = found.cpu.unwrap();
    assert_eq!((cpu.usage_seconds, cpu.limit_cpus), (Some(2.5), Some(1.5)));
    assert_eq!((cpu.periods, cpu.throttled_periods, cpu.throttled_seconds), (Some(40), Some(10), Some(0.5)));
    let pids = found.pids.unwrap();
    assert_eq!((pids.used, pids.limit), (12, None));
    let stalls = found.pressure.unwrap().memory.unwrap();
    assert_eq!(stalls.some.unwrap().ten_seconds_ratio, 0.2);
    assert!(stalls.full.is_none());
}

#[test]
fn the_level_that_is_nearest_to_its_limit_is_told_of() {
    let tree = Tree::new()
        .with("proc/self/cgroup", "0::/pod/one\n")
        .with("proc/self/mountinfo", "31 23 0:28 / /sys/fs/cgroup rw - cgroup2 cgroup rw\n")
        .with("sys/fs/cgroup/pod/memory.current", "900\n")
        .with("sys/fs/cgroup/pod/memory.max", "1000\n")
        .with("sys/fs/cgroup/pod/cpu.max", "50000 100000\n")
        .with("sys/fs/cgroup/pod/one/memory.current", "100\n")
        .with("sys/fs/cgroup/pod/one/memory.max", "500\n")
        .with("sys/fs/cgroup/pod/one/memory.events", "oom_kill 2\n")
        .with("sys/fs/cgroup/pod/one/cpu.max", "max 100000\n")
        .with("sys/fs/cgroup/pod/one/cpu.stat", "usage_usec 1\n");
    let found = cgroup(&tree.roots(), MACHINE).unwrap();
    let memory = found.memory.unwrap();
    assert_eq!((memory.limit_bytes, memory.used_ratio, memory.oom_kills), (Some(1000), Some(0.9), Some(2)));
    assert_eq!(found.cpu.unwrap().limit_cpus, Some(0.5));
}

#[test]
fn the_first_version_has_a_tree_for_each_controller() {
    let tree = Tree::new()
        .with("proc/self/cgroup", "5:memory:/box\n4:cpu,cpuacct:/box\n3:pids:/\n1:name=systemd:/\n")
        .with(
            "proc/self/mountinfo",
            "32 31 0:29 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n\
             33 31 0:30 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct\n",
        )
        .with("sys/fs/cgroup/memory/box/memory.usage_in_bytes", "3000\n")
        .with("sys/fs/cgroup/memory/box/memory.limit_in_bytes", "4000\n")
        .with("sys/fs/cgroup/memory/box/memory.stat", "inactive_file 7\ntotal_inactive_file 1000\n")
        .with("sys/fs/cgroup/memory/box/memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 1\n")
        .with("sys/fs/cgroup/cpu,cpuacct/box/cpu.cfs_quota_us", "-1\n")
        .with("sys/fs/cgroup/cpu,cpuacct/box/cpu.cfs_period_us", "100000\n")
        .with("sys/fs/cgroup/cpu,cpuacct/box/cpuacct.usage", "1500000000\n")
        .with("sys/fs/cgroup/cpu,cpuacct/box/cpu.stat", "nr_periods 4\nnr_throttled 1\nthrottled_time 250000000\n");
    let found = cgroup(&tree.roots(), MACHINE).unwrap();
    assert_eq!(found.hierarchy, Hierarchy::V1);
    let memory = found.memory.unwrap();
    assert_eq!((memory.working_set_bytes, memory.used_ratio, memory.oom_kills), (2000, Some(0.5), Some(1)));
    let cpu = found.cpu.unwrap();
    assert_eq!((cpu.usage_seconds, cpu.limit_cpus, cpu.throttled_seconds), (Some(1.5), None, Some(0.25)));
    assert!(found.pids.is_none(), "its tree is not mounted");
}

#[test]
fn in_a_hybrid_the_controllers_of_the_first_version_count() {
    let tree = Tree::new()
        .with("proc/self/cgroup", "4:memory:/host/box\n0::/host/box\n")
        .with(
            "proc/self/mountinfo",
            "35 31 0:32 /host/box /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n\
             41 31 0:38 /host/box /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw\n",
        )
        .with("sys/fs/cgroup/memory/memory.usage_in_bytes", "10\n")
        .with("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n")
        .with("sys/fs/cgroup/unified/cpu.stat", "usage_usec 2000000\n");
    let found = cgroup(&tree.roots(), MACHINE).unwrap();
    assert_eq!(found.hierarchy, Hierarchy::Hybrid);
    let memory = found.memory.unwrap();
    assert_eq!((memory.used_bytes, memory.limit_bytes, memory.used_ratio), (10, None, None), "no limit is none");
    assert_eq!(found.cpu.unwrap().usage_seconds, Some(2.0));
}

#[test]
fn a_limit_of_all_that_the_machine_has_is_none() {
    let tree = v2().with("sys/fs/cgroup/memory.max", format!("{}\n", 8_u64 << 30));
    assert_eq!(cgroup(&tree.roots(), MACHINE).unwrap().memory.unwrap().limit_bytes, None);
    let tree = v2().with("sys/fs/cgroup/memory.max", "max\n");
    assert_eq!(cgroup(&tree.roots(), MACHINE).unwrap().memory.unwrap().limit_bytes, None);
}

#[test]
fn what_is_torn_or_missing_is_unknown_and_never_zero() {
    let torn = v2()
        .with("sys/fs/cgroup/memory.current", [0xff, 0xfe])
        .with("sys/fs/cgroup/cpu.stat", "usage_us")
        .with("sys/fs/cgroup/pids.current", "")
        .with("sys/fs/cgroup/memory.pressure", "some avg10=nan");
    let found = cgroup(&torn.roots(), MACHINE).unwrap();
    assert_eq!((found.memory, found.cpu, found.pids, found.pressure), (None, None, None, None));
    let bare = Tree::new();
    assert_eq!(cgroup(&bare.roots(), MACHINE), None);
    assert_eq!((pressure(&bare.roots()), cpu_times(&bare.roots()), oom_kills(&bare.roots())), (None, None, None));
    let limits = limits(&bare.roots());
    assert_eq!((limits.open_files, limits.files, limits.tasks), (None, None, None));
    assert_eq!(cpu_times(&Tree::new().with("proc/stat", "cpu 1 2 3\n").roots()), None);
}

#[test]
fn processors_and_limits_are_read() {
    let tree = Tree::new()
        .with("proc/stat", "cpu  100 0 200 700 0 0 0 0 0 0\ncpu0 50 0 100 350\ncpu1 50 0 100 350\nbtime 1000\n")
        .with("proc/vmstat", "nr_free_pages 1\noom_kill 5\n")
        .with("proc/self/limits", "Limit  Soft  Hard  Units\nMax open files            1024      unlimited   files\n")
        .with("proc/sys/fs/file-nr", "1000\t200\t5000\n")
        .with("proc/loadavg", "1.0 1.0 1.0 2/105 1\n")
        .with("proc/sys/kernel/pid_max", "4000\n")
        .with("proc/sys/kernel/threads-max", "300\n");
    let times = cpu_times(&tree.roots()).unwrap();
    let idle = times.seconds().find(|(mode, _)| *mode == "idle").unwrap().1;
    let user = times.seconds().find(|(mode, _)| *mode == "user").unwrap().1;
    assert_eq!((times.cpus, idle / user), (2, 7.0));
    assert_eq!(oom_kills(&tree.roots()), Some(5));
    let limits = limits(&tree.roots());
    assert_eq!((limits.open_files, limits.most_open_files), (Some(1024), None));
    assert_eq!(limits.files.map(|files| (files.used, files.limit)), Some((800, 5000)));
    assert_eq!(limits.tasks.map(|tasks| (tasks.used, tasks.limit)), Some((105, 300)));
}

#[test]
fn processes_are_told_from_the_kernels_threads_and_from_what_vanishes() {
    let tree = Tree::new()
        .with("proc/stat", "btime 1700000000\n")
        .with_process(10, "a (b) c", "S", 0)
        .with_process(20, "kworker/0:1", "I", 0x0020_0000)
        .with_process(30, "gone", "Z", 0)
        .with("proc/40/stat", "40 (torn) S 1 1")
        .with_process(50, "a-name-that-is-", "R", 0)
        .with("proc/50/cmdline", "/opt/a-name-that-is-longer\0--token\0secret\0");
    std::fs::create_dir(tree.dir.path().join("proc/60")).unwrap();
    let found = processes(&tree.roots()).unwrap();
    let pids: Vec<u32> = found.list.iter().map(|process| process.pid).collect();
    assert_eq!((pids, found.kernel, found.denied), (vec![10, 30, 50], 1, 0));
    let [first, zombie, long] = found.list.as_slice() else { panic!("three are listed") };
    assert_eq!((first.name.as_str(), first.state, first.threads), ("a (b) c", ProcessState::Sleeping, 3));
    assert_eq!(first.resident_bytes, 256 * rustix::param::page_size() as u64);
    let since = first.started_at.unwrap().as_second() - 1_700_000_000;
    assert_eq!(since, 1000 / rustix::param::clock_ticks_per_second() as i64);
    assert!(first.cpu_seconds > 0.0 && !zombie.state.is_alive() && zombie.state == ProcessState::Zombie);
    assert_eq!(long.name, "a-name-that-is-longer", "the kernel's cut is mended, without arguments");
    assert_eq!(process(&tree.roots(), 20), None);
    assert_eq!(process(&tree.roots(), 99), None);
}

#[test]
fn sockets_are_joined_with_who_holds_them() {
    let header = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
    let row = |local: &str, state: &str, inode: u32| {
        format!(
            "   0: {local} 00000000:0000 {state} 00000000:00000000 00:00000000 00000000     0        0 {inode} 1 0\n"
        )
    };
    let loopback = format!("{:08X}", u32::from_ne_bytes([127, 0, 0, 1]));
    let tcp = [
        header.to_owned(),
        row(&format!("{loopback}:1F90"), "0A", 501),
        row(&format!("{loopback}:1F91"), "01", 502),
        row("torn", "0A", 503),
    ];
    let unix = "Num       RefCount Protocol Flags    Type St Inode Path\n\
                0000000000000000: 00000002 00000000 00010000 0001 01 601 /run/a b.sock\n\
                0000000000000000: 00000003 00000000 00000000 0001 03 602 /run/connected.sock\n";
    let tcp6 = format!("{header}{}", row(&format!("{}:0050", "0".repeat(32)), "0A", 504));
    let tree = Tree::new()
        .with("proc/net/tcp", tcp.concat())
        .with("proc/net/tcp6", tcp6)
        .with("proc/net/unix", unix)
        .with_process(77, "server", "S", 0)
        .with_descriptor(77, 3, "socket:[501]")
        .with_descriptor(77, 4, "/dev/null")
        .with_descriptor(77, 5, "socket:[601]");
    let found = listeners(&tree.roots());
    let rows: Vec<_> =
        found.list.iter().map(|one| (one.protocol, one.port, one.holder.as_ref().map(|holder| holder.pid))).collect();
    let expected =
        [(Protocol::Tcp, Some(8080), Some(77)), (Protocol::Tcp6, Some(80), None), (Protocol::Unix, None, Some(77))];
    assert_eq!(rows, expected);
    assert_eq!(found.list.first().unwrap().address, Some([127, 0, 0, 1].into()));
    assert_eq!(found.list.last().unwrap().path.as_deref(), Some("/run/a b.sock"));
    let holder = port_holder(&tree.roots(), 8080).unwrap();
    assert_eq!((holder.pid, holder.name.as_str()), (77, "server"));
    assert_eq!([port_holder(&tree.roots(), 80), port_holder(&tree.roots(), 8081)], [None, None]);
}
