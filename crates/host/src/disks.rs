//! The space on disks, each device once.
//!
//! A file system whose server is gone may never answer, so each is asked on a thread of its own with a time-out. One that
//! still owes an answer is not asked again: rounds of asking must not pile up threads.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::time::Duration;

use schemars::JsonSchema;
use serde::Serialize;

use crate::Roots;
use crate::mounts::{Mount, mounts};

/// The disks.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct Disks {
    /// Those that answered, by mount point.
    pub list: Vec<Disk>,
    /// Mount points of those that did not answer in time, or not at all.
    pub silent: Vec<String>,
}

/// The space of one file system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Disk {
    /// Where it is mounted: the shortest of several places.
    pub mount: String,
    /// What is mounted there.
    pub device: String,
    /// The kind of file system.
    pub kind: String,
    /// All of its space.
    pub total_bytes: u64,
    /// Space that is left for everybody.
    pub available_bytes: u64,
    /// Space that is taken.
    pub used_bytes: u64,
    /// Files that there may be; null where it has no fixed number.
    pub inodes: Option<u64>,
    /// Files that there may still be; null where it has no fixed number.
    pub free_inodes: Option<u64>,
}

impl Disk {
    /// Returns the share that is taken, from 0 to 1, as `df` reckons it: what only root may use counts neither way.
    #[must_use]
    pub fn used_ratio(&self) -> Option<f64> {
        let usable = self.used_bytes.saturating_add(self.available_bytes);
        (usable > 0).then(|| self.used_bytes as f64 / usable as f64)
    }

    /// Returns the share of files that is taken, from 0 to 1; none where it has no fixed number.
    #[must_use]
    pub fn inodes_used_ratio(&self) -> Option<f64> {
        let (all, free) = (self.inodes?, self.free_inodes?);
        Some(all.saturating_sub(free) as f64 / all as f64)
    }
}

/// Kinds of file systems that hold no space of a disk, or whose space never changes.
const WITHOUT_SPACE: [&str; 26] = [
    "autofs",
    "binfmt_misc",
    "bpf",
    "cgroup",
    "cgroup2",
    "configfs",
    "debugfs",
    "devpts",
    "devtmpfs",
    "efivarfs",
    "erofs",
    "fusectl",
    "hugetlbfs",
    "iso9660",
    "mqueue",
    "nsfs",
    "proc",
    "pstore",
    "ramfs",
    "rpc_pipefs",
    "securityfs",
    "selinuxfs",
    "squashfs",
    "sysfs",
    "tracefs",
    "udf",
];

/// Folders of the system itself, in which space is no concern; `/dev/shm` is used by programs.
const OF_THE_SYSTEM: [&str; 3] = ["/proc", "/sys", "/dev"];
const SHARED_MEMORY: &str = "/dev/shm";

/// Asks every file system for its space, each for `timeout` at most.
#[must_use]
pub fn disks(roots: &Roots, timeout: Duration) -> Disks {
    static OWING: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
    ask_all(&chosen(mounts(roots)), &Asking { space: statvfs, owing: &OWING, timeout })
}

/// Returns the mounts to ask: one a device, that with the shortest path.
fn chosen(mounts: Vec<Mount>) -> Vec<Mount> {
    let mut by_device: BTreeMap<String, Mount> = BTreeMap::new();
    for mount in mounts.into_iter().filter(has_space) {
        // Parts of one file system may have numbers of their own and still share its space.
        let device = if mount.source.starts_with("/dev/") { mount.source.clone() } else { mount.device.clone() };
        let is_better = |other: &Mount| length(&mount) < length(other);
        match by_device.get(&device) {
            Some(other) if !is_better(other) => {}
            Some(_) | None => drop(by_device.insert(device, mount)),
        }
    }
    let mut chosen: Vec<Mount> = by_device.into_values().collect();
    chosen.sort_by(|a, b| a.point.cmp(&b.point));
    // Of two mounts in one place the later hides the other.
    chosen.dedup_by(|a, b| a.point == b.point);
    chosen
}

fn length(mount: &Mount) -> usize {
    mount.point.as_os_str().len()
}

fn has_space(mount: &Mount) -> bool {
    // The layers of each container would be one disk more, with the space of the one below them.
    let is_layers = mount.kind == "overlay" && mount.point != Path::new("/");
    let is_system = OF_THE_SYSTEM.iter().any(|folder| mount.point.starts_with(folder));
    !WITHOUT_SPACE.contains(&mount.kind.as_str())
        && !is_layers
        && (!is_system || mount.point.starts_with(SHARED_MEMORY))
}

/// What a file system answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Space {
    total: u64,
    free: u64,
    available: u64,
    inodes: u64,
    free_inodes: u64,
}

/// How file systems are asked.
#[derive(Clone, Copy)]
struct Asking {
    space: fn(&Path) -> io::Result<Space>,
    owing: &'static Mutex<BTreeSet<PathBuf>>,
    timeout: Duration,
}

fn statvfs(point: &Path) -> io::Result<Space> {
    let told = rustix::fs::statvfs(point)?;
    let bytes = |blocks: u64| blocks.saturating_mul(told.f_frsize);
    Ok(Space {
        total: bytes(told.f_blocks),
        free: bytes(told.f_bfree),
        available: bytes(told.f_bavail),
        inodes: told.f_files,
        free_inodes: told.f_ffree,
    })
}

fn ask_all(mounts: &[Mount], asking: &Asking) -> Disks {
    let queue: Arc<Mutex<Vec<PathBuf>>> =
        Arc::new(Mutex::new(mounts.iter().rev().map(|mount| mount.point.clone()).collect()));
    let mut answers: BTreeMap<PathBuf, io::Result<Space>> = BTreeMap::new();
    // One thread asks one after the other, and another takes over where it gets no answer.
    while !lock(&queue).is_empty() {
        let (tell, hear) = mpsc::channel();
        let (theirs, asking) = (Arc::clone(&queue), *asking);
        std::thread::spawn(move || ask(&theirs, &asking, &tell));
        while let Ok((point, answer)) = hear.recv_timeout(asking.timeout) {
            answers.insert(point, answer);
        }
    }
    let mut disks = Disks::default();
    for mount in mounts {
        let point = mount.point.to_string_lossy().into_owned();
        match answers.get(&mount.point) {
            Some(Ok(space)) if space.total > 0 => disks.list.push(disk(mount, point, *space)),
            // It has no space to speak of.
            Some(Ok(_)) => {}
            // One that this process may not look at is none that it uses.
            Some(Err(error)) if error.kind() == io::ErrorKind::PermissionDenied => {}
            Some(Err(_)) | None => disks.silent.push(point),
        }
    }
    disks
}

/// Asks those in the queue until there is none, or until nobody listens any more.
fn ask(queue: &Mutex<Vec<PathBuf>>, asking: &Asking, tell: &mpsc::Sender<(PathBuf, io::Result<Space>)>) {
    loop {
        let Some(point) = lock(queue).pop() else { return };
        if !lock(asking.owing).insert(point.clone()) {
            continue;
        }
        let answer = (asking.space)(&point);
        lock(asking.owing).remove(&point);
        if tell.send((point, answer)).is_err() {
            return;
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn disk(mount: &Mount, point: String, space: Space) -> Disk {
    let fixed = (space.inodes > 0).then_some(space.inodes);
    Disk {
        mount: point,
        device: mount.source.clone(),
        kind: mount.kind.clone(),
        total_bytes: space.total,
        available_bytes: space.available,
        used_bytes: space.total.saturating_sub(space.free),
        inodes: fixed,
        free_inodes: fixed.map(|_| space.free_inodes),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    fn mount(device: &str, point: &str, kind: &str, source: &str) -> Mount {
        Mount {
            device: device.to_owned(),
            root: "/".into(),
            point: point.into(),
            kind: kind.to_owned(),
            source: source.to_owned(),
            options: String::new(),
        }
    }

    #[test]
    fn a_device_is_asked_once_and_what_has_no_space_never() {
        let mounts = vec![
            mount("0:4", "/proc", "proc", "proc"),
            mount("8:1", "/", "ext4", "/dev/sda1"),
            mount("8:1", "/var/lib/data", "ext4", "/dev/sda1"),
            mount("0:30", "/home", "btrfs", "/dev/sdb1"),
            mount("0:31", "/srv/home-too", "btrfs", "/dev/sdb1"),
            mount("0:40", "/dev/shm", "tmpfs", "tmpfs"),
            mount("0:41", "/run", "tmpfs", "tmpfs"),
            mount("0:42", "/sys/fs/cgroup", "tmpfs", "tmpfs"),
            mount("0:50", "/var/lib/docker/overlay2/a/merged", "overlay", "overlay"),
            mount("7:1", "/snap/a", "squashfs", "/dev/loop1"),
        ];
        let points: Vec<String> = chosen(mounts).iter().map(|mount| mount.point.display().to_string()).collect();
        assert_eq!(points, ["/", "/dev/shm", "/home", "/run"]);
    }

    static HANGS: AtomicUsize = AtomicUsize::new(0);

    fn space(point: &Path) -> io::Result<Space> {
        if point.starts_with("/dead") {
            HANGS.fetch_add(1, Ordering::SeqCst);
            std::thread::sleep(Duration::from_secs(20));
        }
        if point == Path::new("/torn") {
            return Err(io::ErrorKind::InvalidData.into());
        }
        Ok(Space { total: 1000, free: 300, available: 200, inodes: 10, free_inodes: 1 })
    }

    #[test]
    fn one_that_never_answers_keeps_nobody_from_the_others_and_is_asked_once() {
        static OWING: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
        let asking = Asking { space, owing: &OWING, timeout: Duration::from_millis(200) };
        let mounts: Vec<Mount> =
            ["/", "/dead", "/home", "/torn"].iter().map(|point| mount("0:1", point, "nfs4", "server:/")).collect();
        for _ in 0..2 {
            let Disks { list, silent } = ask_all(&mounts, &asking);
            let points: Vec<&str> = list.iter().map(|disk| disk.mount.as_str()).collect();
            assert_eq!((points, silent), (vec!["/", "/home"], vec!["/dead".to_owned(), "/torn".to_owned()]));
            let disk = list.first().unwrap();
            assert_eq!((disk.used_bytes, disk.used_ratio()), (700, Some(700.0 / 900.0)), "as df reckons it");
            assert_eq!(disk.inodes_used_ratio(), Some(0.9));
        }
        assert_eq!(HANGS.load(Ordering::SeqCst), 1);
    }
}
