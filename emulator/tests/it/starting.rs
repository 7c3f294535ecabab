//! Figures of a start: `cargo test --release -p cosmosdb-emulator --test it -- --ignored measure_a_start --nocapture`.

use std::time::{Duration, Instant};

use cosmosdb_emulator::Emulator;

use crate::cli::{Running, ask};

const RUNS: usize = 31;

fn median(mut all: Vec<Duration>) -> f64 {
    all.sort_unstable();
    all[all.len() / 2].as_secs_f64() * 1000.0
}

/// A figure of a process in kilobytes, as Linux knows it.
fn memory(id: u32, name: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':')).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

#[test]
#[ignore = "it measures"]
fn measure_a_start() {
    let (mut listening, mut answered) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let begin = Instant::now();
        let running = Running::start(&[]);
        listening.push(begin.elapsed());
        ask(running.value("Endpoint:"), "GET /", "");
        answered.push(begin.elapsed());
    }
    println!("the program: {:.1} ms until it listens, {:.1} until it has answered", median(listening), median(answered));
    for (what, arguments) in [("empty", &[] as &[&str]), ("with the admin endpoint", &["--admin-port", "0"])] {
        let running = Running::start(arguments);
        let of = |name: &str| memory(running.child.id(), name);
        println!("{what}: {} kB resident, of which {} are its own, {} of files", of("VmRSS"), of("RssAnon"), of("RssFile"));
        ask(running.value("Endpoint:"), "GET /", "");
        println!("after a request: {} kB, {} its own, {} of files", of("VmRSS"), of("RssAnon"), of("RssFile"));
    }
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let start = || {
        let begin = Instant::now();
        let emulator = runtime.block_on(Emulator::start()).unwrap();
        let taken = begin.elapsed();
        drop(emulator);
        taken
    };
    let first = start();
    println!(
        "Emulator::start(): {:.2} ms at first, then {:.2}",
        median(vec![first]),
        median((0..RUNS).map(|_| start()).collect())
    );
}
