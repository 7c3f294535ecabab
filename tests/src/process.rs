//! What this process holds: memory and open files.

use std::{fs, io};

/// What a process holds.
#[derive(Debug, Clone, Copy)]
pub struct Process {
    /// Bytes of memory that are in use.
    pub resident: u64,
    /// Open files, sockets among them.
    pub descriptors: usize,
}

impl Process {
    /// What this process holds now.
    ///
    /// # Errors
    ///
    /// If the system does not tell: it is asked as Linux wants to be.
    pub fn now() -> io::Result<Self> {
        let status = fs::read_to_string("/proc/self/status")?;
        let kilobytes =
            status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix(" kB")?.trim().parse().ok());
        let kilobytes: u64 = kilobytes.ok_or(io::ErrorKind::InvalidData)?;
        // The folder that is read is one of them.
        let descriptors = fs::read_dir("/proc/self/fd")?.count().saturating_sub(1);
        Ok(Self { resident: kilobytes << 10, descriptors })
    }
}

/// How many connections to a port of this machine are open.
///
/// # Errors
///
/// If the system does not tell: it is asked as Linux wants to be.
pub fn connections_to(port: u16) -> io::Result<usize> {
    let table = fs::read_to_string("/proc/self/net/tcp")?;
    let (port, established) = (format!(":{port:04X}"), "01");
    let is_one = |line: &&str| {
        let mut columns = line.split_whitespace().skip(1);
        let (_local, remote, state) = (columns.next(), columns.next(), columns.next());
        remote.is_some_and(|remote| remote.ends_with(&port)) && state == Some(established)
    };
    Ok(table.lines().filter(is_one).count())
}
