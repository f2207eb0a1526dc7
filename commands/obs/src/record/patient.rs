//! Waits for what another program writes, and stops waiting when the user wants it: a pipe may stay silent for ever.

use std::fs::File;
use std::io::{self, ErrorKind, Read};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use skep_kit::CancelToken;

/// How often it is looked whether to stop, in nanoseconds.
const GLANCE: Timespec = Timespec { tv_sec: 0, tv_nsec: 100_000_000 };

/// A file that is read as others write it.
pub(super) struct Patient {
    file: File,
    cancel: CancelToken,
}

impl Patient {
    /// Reads `file` until `cancel`.
    pub(super) const fn new(file: File, cancel: CancelToken) -> Self {
        Self { file, cancel }
    }

    /// Waits until there is something to be read, or an end.
    fn wait(&self) -> io::Result<()> {
        loop {
            if self.cancel.is_cancelled() {
                return Err(ErrorKind::Interrupted.into());
            }
            let mut polled = [PollFd::new(&self.file, PollFlags::IN)];
            match poll(&mut polled, Some(&GLANCE)) {
                Ok(0) | Err(rustix::io::Errno::INTR) => {}
                Ok(_) => return Ok(()),
                Err(error) => return Err(error.into()),
            }
        }
    }
}

impl Read for Patient {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            self.wait()?;
            match self.file.read(buffer) {
                Err(error) if error.kind() == ErrorKind::WouldBlock => {}
                read => return read,
            }
        }
    }
}
