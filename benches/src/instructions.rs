//! Instructions a call, counted by valgrind: two runs of different length, so that what a start costs falls out.

use std::process::Command;

use crate::Result;
use crate::peers::{Case, Peer};
use crate::table::Table;

/// Prints a table a case, and the point read without a socket.
pub fn report(port: u16) -> Result<()> {
    for case in [Case::Read, Case::Upsert, Case::Page] {
        let mut table = Table::new(format!("{}, instructions", case.name()), &["instructions"]);
        for peer in Peer::ON_THE_WIRE {
            table.row(peer, &[per_call(peer, case, port)?]);
        }
        if case == Case::Read {
            table.row(Peer::Watched, &[per_call(Peer::Watched, case, port)?]);
        }
        if case == Case::Page {
            table.row_called("ours, borrowed", &[per_call(Peer::Ours, Case::Borrowed, port)?]);
        }
        table.print();
    }
    let mut table = Table::new("read without a socket, instructions".to_owned(), &["instructions"]);
    table.row(Peer::Scripted, &[per_call(Peer::Scripted, Case::Read, port)?]);
    table.print();
    Ok(())
}

fn per_call(peer: Peer, case: Case, port: u16) -> Result<f64> {
    let (few, many) = if matches!(case, Case::Page | Case::Borrowed) { (20_u32, 120_u32) } else { (100, 1100) };
    let difference = total(peer, case, port, many)? - total(peer, case, port, few)?;
    Ok(difference / f64::from(many - few))
}

/// What valgrind counts in a run of so many calls.
fn total(peer: Peer, case: Case, port: u16, calls: u32) -> Result<f64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(std::env::current_exe()?)
        .args(["once", peer.name(), case.name(), &calls.to_string(), &port.to_string()])
        .output()
        .map_err(|error| format!("valgrind: {error}"))?;
    let text = String::from_utf8_lossy(&output.stderr);
    let mut count =
        text.lines().filter_map(|line| line.split_once("Collected :")).filter_map(|(_, count)| count.trim().parse().ok());
    match count.next_back() {
        Some(count) if output.status.success() => Ok(count),
        _ => Err(format!("valgrind failed: {text}").into()),
    }
}
