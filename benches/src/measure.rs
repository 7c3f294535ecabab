//! Time, CPU and allocations: every peer in turn, several rounds, and the median of the rounds.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::Result;
use crate::meter::Usage;
use crate::peers::{Case, Client, Peer};
use crate::table::{Table, median};

/// Calls that are under way at once, where it is about throughput.
const IN_FLIGHT: usize = 64;

/// What one round says of one peer, a call.
#[derive(Clone, Copy, Default)]
struct Round {
    cpu: f64,
    allocations: f64,
    bytes: f64,
    p50: f64,
    p99: f64,
    rate: f64,
}

/// Prints a table a case.
pub async fn report(port: u16, rounds: usize) -> Result<()> {
    for case in Case::ALL {
        sequential(port, case, rounds).await?;
    }
    concurrent(port, rounds).await
}

async fn sequential(port: u16, case: Case, rounds: usize) -> Result<()> {
    let calls = if matches!(case, Case::Page | Case::Borrowed) { 400 } else { 3000 };
    // A view that borrows is measured by the floor's page.
    let peers =
        Peer::ON_THE_WIRE.into_iter().filter(|peer| peer.takes(case) || (case == Case::Borrowed && *peer == Peer::Reqwest));
    let mut clients = Vec::new();
    for peer in peers {
        clients.push((peer, peer.client(port).await?, Vec::new()));
    }
    for _ in 0..rounds {
        for (_, client, results) in &mut clients {
            for _ in 0..calls / 10 {
                client.call(case).await?;
            }
            let (before, started) = (Usage::now(), Instant::now());
            let mut times = Vec::with_capacity(calls);
            for _ in 0..calls {
                let started = Instant::now();
                client.call(case).await?;
                times.push(started.elapsed());
            }
            results.push(Round::of(before, started.elapsed(), times));
        }
    }
    let mut table =
        Table::new(format!("{}, one after the other", case.name()), &["CPU µs", "allocations", "bytes", "p50 µs", "p99 µs"]);
    for (peer, _, results) in &clients {
        let of = |value: fn(&Round) -> f64| median(results.iter().map(value));
        table.row(*peer, &[of(|it| it.cpu), of(|it| it.allocations), of(|it| it.bytes), of(|it| it.p50), of(|it| it.p99)]);
    }
    table.print();
    Ok(())
}

async fn concurrent(port: u16, rounds: usize) -> Result<()> {
    let calls = 12_800;
    let mut clients = Vec::new();
    for peer in Peer::ON_THE_WIRE {
        clients.push((peer, Arc::new(peer.client(port).await?), Vec::new()));
    }
    for _ in 0..rounds {
        for (_, client, results) in &mut clients {
            many(client, calls / 10).await?;
            let (before, started) = (Usage::now(), Instant::now());
            let times = many(client, calls).await?;
            results.push(Round::of(before, started.elapsed(), times));
        }
    }
    let mut table = Table::new(format!("read, {IN_FLIGHT} in flight"), &["CPU µs", "calls/s", "p50 µs", "p99 µs", "p99/p50"]);
    for (peer, _, results) in &clients {
        let of = |value: fn(&Round) -> f64| median(results.iter().map(value));
        table.row(*peer, &[of(|it| it.cpu), of(|it| it.rate), of(|it| it.p50), of(|it| it.p99), of(|it| it.p99 / it.p50)]);
    }
    table.print();
    Ok(())
}

/// So many reads, by tasks that each make their share one after the other.
async fn many(client: &Arc<Client>, calls: usize) -> Result<Vec<Duration>> {
    let tasks: Vec<_> = (0..IN_FLIGHT).map(|_| tokio::spawn(share(client.clone(), calls / IN_FLIGHT))).collect();
    let mut times = Vec::with_capacity(calls);
    for task in tasks {
        times.extend(task.await??);
    }
    Ok(times)
}

async fn share(client: Arc<Client>, calls: usize) -> Result<Vec<Duration>> {
    let mut times = Vec::with_capacity(calls);
    for _ in 0..calls {
        let started = Instant::now();
        client.call(Case::Read).await?;
        times.push(started.elapsed());
    }
    Ok(times)
}

impl Round {
    fn of(before: Usage, elapsed: Duration, mut times: Vec<Duration>) -> Self {
        let after = Usage::now();
        let calls = times.len() as f64;
        times.sort_unstable();
        let percentile = |share: usize| times.get(times.len() * share / 100).map_or(0.0, |time| time.as_secs_f64() * 1e6);
        Self {
            cpu: (after.cpu - before.cpu).as_secs_f64() * 1e6 / calls,
            allocations: (after.allocations - before.allocations) as f64 / calls,
            bytes: (after.bytes - before.bytes) as f64 / calls,
            p50: percentile(50),
            p99: percentile(99),
            rate: calls / elapsed.as_secs_f64(),
        }
    }
}
