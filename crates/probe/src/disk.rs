//! The room on a file system: bytes, and files where the file system counts them.

use rustix::fs::statvfs;
use skep_kit::Severity;

use crate::verdict::Grade;
use crate::world::Asker;
use crate::{Disk, Failure, Fault, file};

/// The room that is left for those who are not root.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Room {
    free_bytes: u64,
    free_ratio: Option<f64>,
    files_free_ratio: Option<f64>,
}

/// Looks how much room there is. Blocks.
pub(crate) fn look(asker: &Asker, disk: &Disk) -> Result<Option<Grade>, Failure> {
    let found = statvfs(asker.world.path(&disk.path)).map_err(|error| file::unreadable(&error.into(), &disk.path))?;
    // As `df` reckons: what only root may use counts as neither free nor there.
    let usable = (found.f_blocks - found.f_bfree.min(found.f_blocks)).saturating_add(found.f_bavail);
    let share = |free: u64, all: u64| (all > 0).then(|| free as f64 / all as f64);
    let room = Room {
        free_bytes: found.f_bavail.saturating_mul(found.f_frsize),
        free_ratio: share(found.f_bavail, usable),
        files_free_ratio: share(found.f_favail, found.f_files),
    };
    let mut findings = asker.trace.lock();
    findings.measured.free_bytes = Some(room.free_bytes);
    findings.measured.free_ratio = room.free_ratio;
    findings.measured.files_free_ratio = room.files_free_ratio;
    Ok(grade(disk, room))
}

fn grade(disk: &Disk, room: Room) -> Option<Grade> {
    let limits = [
        (Severity::High, disk.critical_share, disk.critical_bytes),
        (Severity::Medium, disk.warn_share, disk.warn_bytes),
    ];
    limits.into_iter().find_map(|(severity, share, bytes)| {
        let message = too_little(room, share, bytes)?;
        Some(Grade { severity, failure: Failure::new(Fault::Limit, message) })
    })
}

fn too_little(room: Room, share: Option<f64>, bytes: Option<u64>) -> Option<String> {
    let percent = |share: f64| format!("{:.1} %", share * 100.0);
    for (what, free) in [("bytes", room.free_ratio), ("files", room.files_free_ratio)] {
        if let (Some(least), Some(free)) = (share, free)
            && free < least
        {
            return Some(format!("{} of the {what} are free, less than {}", percent(free), percent(least)));
        }
    }
    let least = bytes.filter(|least| room.free_bytes < *least)?;
    Some(format!("{} bytes are free, less than {least}", room.free_bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_files_and_shares_have_limits() {
        let room = Room { free_bytes: 1_000, free_ratio: Some(0.08), files_free_ratio: None };
        let of = |disk: Disk| grade(&disk, room).map(|grade| (grade.severity, grade.failure.message));
        let no_limit = Disk { warn_share: None, critical_share: None, ..Disk::default() };
        assert_eq!(of(no_limit.clone()), None);
        let medium = (Severity::Medium, "8.0 % of the bytes are free, less than 10.0 %".to_owned());
        assert_eq!(of(Disk::default()), Some(medium));
        let high = (Severity::High, "1000 bytes are free, less than 2000".to_owned());
        assert_eq!(of(Disk { critical_bytes: Some(2_000), ..Disk::default() }), Some(high));
        let full = Room { files_free_ratio: Some(0.0), free_ratio: Some(0.5), ..room };
        assert_eq!(grade(&Disk::default(), full).unwrap().severity, Severity::High);
    }
}
