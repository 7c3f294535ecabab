//! What a call costs: our client beside the official one, and beside the least that hyper and reqwest can do.
//!
//! `README.md` says how to run it, and what came of it.

mod canned;
mod instructions;
mod local;
mod measure;
mod meter;
mod peers;
mod queries;
mod server;
mod table;

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use peers::{Case, Peer};

type Result<T, E = Box<dyn std::error::Error + Send + Sync>> = std::result::Result<T, E>;

const USAGE: &str = "usage: benches [ROUNDS]          time, CPU and allocations, then instructions
       benches time [ROUNDS]     time, CPU and allocations only
       benches instructions      instructions only (needs valgrind)
       benches once PEER CASE N PORT   N calls and nothing else, for a profiler
       benches queries           what queries cost, in the language and in the emulator
       benches plan N            plans a query N times and nothing else, for valgrind
       benches emulator [ROUNDS] how fast the emulator answers over HTTP
       benches emulator-read N   N point reads in the emulator, without a socket, for valgrind
       benches serve             the server alone; prints its port
       benches serve-emulator    an emulator with a document; prints its port";

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let rounds = |text: &str| text.parse().map_err(|_| USAGE);
    match words.as_slice() {
        [] => all(5),
        ["time"] => time(5),
        ["time", text] => time(rounds(text)?),
        ["instructions"] => count(),
        ["queries"] => runtime()?.block_on(queries::report()),
        ["plan", times] => queries::plan(times.parse()?),
        ["emulator"] => runtime()?.block_on(local::report(5)),
        ["emulator", text] => runtime()?.block_on(local::report(rounds(text)?)),
        ["emulator-read", times] => runtime()?.block_on(local::read(times.parse()?)),
        ["serve"] => runtime()?.block_on(server::serve()),
        ["serve-emulator"] => tokio::runtime::Runtime::new()?.block_on(local::serve()),
        ["once", peer, case, times, port] => {
            let (peer, case) = (Peer::named(peer).ok_or(USAGE)?, Case::named(case).ok_or(USAGE)?);
            let (times, port) = (times.parse()?, port.parse()?);
            runtime()?.block_on(async {
                let client = peer.client(port).await?;
                for _ in 0..times {
                    client.call(case).await?;
                }
                Ok(())
            })
        }
        [text] => all(rounds(text)?),
        _ => Err(USAGE.into()),
    }
}

fn all(rounds: usize) -> Result<()> {
    time(rounds)?;
    count()
}

fn time(rounds: usize) -> Result<()> {
    let server = Server::start()?;
    runtime()?.block_on(measure::report(server.port, rounds))
}

fn count() -> Result<()> {
    let server = Server::start()?;
    instructions::report(server.port)
}

/// One thread: what the client uses of the CPU is what the process uses.
fn runtime() -> Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_current_thread().enable_all().build()?)
}

/// The server with canned answers, in a process of its own, so that what it uses is not counted.
struct Server {
    process: Child,
    port: u16,
}

impl Server {
    fn start() -> Result<Self> {
        Self::started("serve")
    }

    fn started(what: &str) -> Result<Self> {
        let mut process = Command::new(std::env::current_exe()?).arg(what).stdout(Stdio::piped()).spawn()?;
        let mut port = String::new();
        let Some(output) = process.stdout.take() else { return Err("the server has no output".into()) };
        BufReader::new(output).read_line(&mut port)?;
        Ok(Self { process, port: port.trim().parse()? })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
