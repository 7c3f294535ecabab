//! The emulator as a program.

use std::io::{ErrorKind, Write};
use std::net::IpAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, SystemTime};

use clap::{CommandFactory, Parser};
use clap_complete::Shell;
use cosmosdb::types::ConsistencyLevel;
use cosmosdb_emulator::{Clock, Emulator, WELL_KNOWN_KEY};

/// A local Azure Cosmos DB, for tests and development.
///
/// It speaks HTTP/1.1 and HTTP/2 on a loopback port, over TLS if that is asked for, checks signatures and tokens as the service does, and
/// keeps everything in memory, unless it is given a file for it. SQL queries, batches, bulk requests, the change feed, expiry of documents
/// and scripts work. What it does not do it answers with 501 and a message that says so.
#[derive(Debug, Parser)]
#[command(name = NAME, version, after_help = "--help says more, with examples and exit codes.", after_long_help = MORE)]
struct Options {
    /// The port to listen on; 0 takes a free one.
    #[arg(long, short, default_value_t = 8081, help_heading = "Where it listens")]
    port: u16,

    /// The address to listen at: a loopback one, unless there is TLS and a key of its own.
    #[arg(long, default_value = "127.0.0.1", help_heading = "Where it listens")]
    host: IpAddr,

    /// The port of the admin endpoint, by which the emulator is told what to do; 0 takes a free one [default: there is none]. It is at a
    /// loopback address, without a key; its GET / lists what it does: health, faults, clock, regions, splits, snapshots, export.
    #[arg(long, value_name = "PORT", help_heading = "Where it listens")]
    admin_port: Option<u16>,

    /// The master key, in base64 [default: the key that all emulators of Cosmos DB have].
    #[arg(long, env = "COSMOSDB_EMULATOR_KEY", hide_env_values = true, help_heading = "Who may use it")]
    key: Option<String>,

    /// The secondary key, in base64, which allows the same.
    #[arg(long, help_heading = "Who may use it")]
    secondary_key: Option<String>,

    /// A key, in base64, that allows reads only; may be given several times.
    #[arg(long, help_heading = "Who may use it")]
    read_only_key: Vec<String>,

    /// How many physical partitions a new collection has.
    #[arg(long, default_value_t = 1, value_name = "COUNT", help_heading = "How it behaves")]
    partitions: u32,

    /// The regions that the account is in, with commas between them; the first one takes the writes. Several listen on the ports
    /// after that of the account.
    #[arg(long, value_delimiter = ',', value_name = "NAMES", help_heading = "How it behaves")]
    regions: Vec<String>,

    /// Lets documents be written in every region.
    #[arg(long, help_heading = "How it behaves")]
    multiple_write_regions: bool,

    /// How consistent reads are: Strong, BoundedStaleness, Session, ConsistentPrefix or Eventual. It shows where a region lags, which the
    /// admin endpoint can set.
    #[arg(long, value_name = "LEVEL", default_value = "Session", value_parser = level, help_heading = "How it behaves")]
    consistency: ConsistencyLevel,

    /// Speaks TLS, with a certificate for localhost, the address and --tls-name, from an authority that is made at the start.
    #[arg(long, help_heading = "Where it listens")]
    tls: bool,

    /// Another name that the certificate is for; may be given several times.
    #[arg(long, value_name = "NAME", requires = "tls", help_heading = "Where it listens")]
    tls_name: Vec<String>,

    /// Where to write the authority's certificate, in PEM, for clients to trust.
    #[arg(long, value_name = "FILE", requires = "tls", help_heading = "Where it listens")]
    tls_ca: Option<PathBuf>,

    /// Lets throughput run out: what a collection spends beyond its offer is answered with 429. Request charges are the published ones.
    #[arg(long, help_heading = "How it behaves")]
    throttle: bool,

    /// What time it is at the start, in the form 2026-11-28T12:00:00Z or Sat, 28 Nov 2026 12:00:00 GMT; the clock goes on from there
    /// [default: the system's time].
    #[arg(long, value_name = "TIME", value_parser = Clock::parse, help_heading = "How it behaves")]
    clock: Option<SystemTime>,

    /// Writes a line for every request to the standard error: time, status, path, operation, charge, duration; of queries what of indexes
    /// was used, and the text with ? for its values. Keys, tokens, parameters and documents are never in it.
    #[arg(long, value_enum, value_name = "FORM", default_value_t = LogForm::Off, help_heading = "What it tells")]
    log: LogForm,

    /// What the share of requests that a fault concerns is drawn from: the same number, and the same requests, make the same faults.
    #[arg(long, value_name = "NUMBER", default_value_t = 0, help_heading = "How it behaves")]
    random_seed: u64,

    /// How many seconds a stored procedure, a trigger, or the functions of a query may run.
    #[arg(long, default_value_t = 5.0, value_name = "SECONDS", value_parser = seconds, help_heading = "How it behaves")]
    script_time: f64,

    /// Begins with what this file says, unless something was kept: lines of JSON, one for each resource.
    #[arg(long, value_name = "FILE", help_heading = "What it holds")]
    seed: Option<std::path::PathBuf>,

    /// Keeps everything in this file, and begins with what is in it.
    #[cfg(feature = "durable")]
    #[arg(long, value_name = "FILE", help_heading = "What it holds")]
    data: Option<std::path::PathBuf>,

    /// When changes have to be on the disk: always before they are answered, or never, so that they outlive the emulator but not the
    /// machine.
    #[cfg(feature = "durable")]
    #[arg(long, value_enum, default_value_t = Fsync::Always, requires = "data", help_heading = "What it holds")]
    fsync: Fsync,

    /// Writes what a shell needs to complete the options to the standard output, and ends.
    #[arg(long, value_name = "SHELL", exclusive = true)]
    completions: Option<Shell>,
}

/// How requests are logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum LogForm {
    /// Not at all.
    Off,
    /// For people.
    Text,
    /// For programs: an object a line.
    Json,
}

/// When changes have to be on the disk.
#[cfg(feature = "durable")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Fsync {
    /// Before they are answered.
    Always,
    /// When the operating system likes.
    Never,
}

fn level(text: &str) -> Result<ConsistencyLevel, String> {
    match ConsistencyLevel::from(text) {
        ConsistencyLevel::Unknown(_) => Err("it should be one of the levels above".to_owned()),
        level => Ok(level),
    }
}

/// A positive number of seconds, an hour at most.
fn seconds(text: &str) -> Result<f64, String> {
    let number = text.parse::<f64>().ok().filter(|number| *number > 0.0 && *number <= 3600.0);
    number.ok_or_else(|| "it should be a number, more than 0 and not more than 3600".to_owned())
}

const NAME: &str = "cosmosdb-emulator";

const MORE: &str = "\
Examples:
  cosmosdb-emulator
      on http://127.0.0.1:8081, with the key that all emulators of Cosmos DB have
  cosmosdb-emulator --port 0 --log text
      on a free port, which it prints, with a line for every request
  cosmosdb-emulator --tls --tls-ca ca.pem
      on https, by an authority whose certificate is in ca.pem then
  cosmosdb-emulator --key \"$(head -c 64 /dev/urandom | base64 -w 0)\"
      with a key of its own
  cosmosdb-emulator --data shop.redb --seed shop.ndjson
      which begins with what is in shop.ndjson, and after that where it ended
  cosmosdb-emulator --partitions 4 --regions \"West US,East US\" --throttle
      with collections of several partition key ranges, two regions, and 429 for what is more than the throughput
  cosmosdb-emulator --admin-port 8080 --clock 2026-02-28T23:59:00Z
      at another time, and told what to do by http://127.0.0.1:8080

A line of --seed is a resource:
  {\"in\": \"dbs/shop/colls\", \"body\": {\"id\": \"orders\", \"partitionKey\": {\"paths\": [\"/pk\"]}}}

With --admin-port 8080:
  curl 127.0.0.1:8080/                what it can be told
  curl 127.0.0.1:8080/health          200 if it works
  curl 127.0.0.1:8080/faults --json '{\"operation\": \"read_document\", \"delay_ms\": 500, \"share\": 0.1}'
  curl 127.0.0.1:8080/clock -X PATCH --json '{\"advance_ms\": 3600000}'
  curl 127.0.0.1:8080/export > shop.ndjson

Completion of options, for bash:
  cosmosdb-emulator --completions bash > ~/.local/share/bash-completion/completions/cosmosdb-emulator

Ctrl-C stops it, and so does SIGTERM.

Exit codes:
  0  it was stopped, or has said what it was asked
  1  it could not start, or not go on
  2  the options are wrong
  3  a port is taken
  4  the file of --data is in use or damaged, or that of --seed says what cannot be";

#[tokio::main]
async fn main() -> ExitCode {
    let options = Options::parse();
    if let Some(shell) = options.completions {
        let mut script = Vec::new();
        clap_complete::generate(shell, &mut Options::command(), NAME, &mut script);
        return match std::io::stdout().write_all(&script) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        };
    }
    let own_key = options.key.is_some();
    let mut builder = Emulator::builder().host(options.host).port(options.port).partitions(options.partitions);
    builder = builder.regions(options.regions.clone()).multiple_write_regions(options.multiple_write_regions);
    builder = builder.consistency(options.consistency);
    builder = builder.seed(options.random_seed).script_time(Duration::from_secs_f64(options.script_time));
    if let Some(port) = options.admin_port {
        builder = builder.admin_port(port);
    }
    if let Some(time) = options.clock {
        builder = builder.begin_at(time);
    }
    match options.log {
        LogForm::Off => {}
        LogForm::Text => builder = builder.log(|request| note(&request.to_string())),
        LogForm::Json => builder = builder.log(|request| note(&serde_json::to_string(request).unwrap_or_default())),
    }
    if options.tls {
        builder = builder.tls(options.tls_name);
    }
    if options.throttle {
        builder = builder.throttled();
    }
    if let Some(key) = options.key {
        builder = builder.key(key);
    }
    if let Some(key) = options.secondary_key {
        builder = builder.secondary_key(key);
    }
    for key in options.read_only_key {
        builder = builder.read_only_key(key);
    }
    if let Some(file) = options.seed {
        builder = builder.seed_file(file);
    }
    let is_kept;
    #[cfg(feature = "durable")]
    {
        is_kept = options.data.is_some();
        builder = builder.fsync(options.fsync == Fsync::Always);
        if let Some(path) = options.data {
            builder = builder.data(path);
        }
    }
    #[cfg(not(feature = "durable"))]
    {
        is_kept = false;
    }
    let emulator = match builder.start().await {
        Ok(emulator) => emulator,
        Err(error) => {
            eprintln!("error: {error}");
            if error.kind() == ErrorKind::AddrInUse {
                eprintln!("Perhaps another one does; port 0 takes a free one.");
            }
            return ExitCode::from(exit_code(error.kind()));
        }
    };
    if let (Some(file), Some(certificate)) = (&options.tls_ca, emulator.certificate())
        && let Err(error) = std::fs::write(file, certificate)
    {
        eprintln!("error: the certificate cannot be written to {}: {error}", file.display());
        return ExitCode::FAILURE;
    }
    // Before anybody is told that it can be stopped.
    let stop = match stopped() {
        Ok(stop) => stop,
        Err(error) => {
            eprintln!("error: signals cannot be waited for: {error}");
            return ExitCode::FAILURE;
        }
    };
    let mut told = format!("Endpoint: {}\n", emulator.endpoint());
    for region in &options.regions {
        // It has the region: it was started with it.
        told += &format!("          {} in {region}\n", emulator.region_endpoint(region).unwrap_or_default());
    }
    if let Some(endpoint) = emulator.admin_endpoint() {
        told += &format!("Admin:    {endpoint}\n");
    }
    told += &format!("Key:      {}\n", if own_key { "the one that you gave" } else { WELL_KNOWN_KEY });
    told += if is_kept { "Ctrl-C stops it; everything is kept.\n" } else { "Ctrl-C stops it; nothing is kept.\n" };
    // It serves whether this is read or not.
    let _ = std::io::stdout().write_all(told.as_bytes());
    stop.await;
    emulator.shutdown().await;
    ExitCode::SUCCESS
}

/// What a failure to start ends the program with.
fn exit_code(kind: ErrorKind) -> u8 {
    match kind {
        ErrorKind::InvalidInput => 2,
        ErrorKind::AddrInUse => 3,
        ErrorKind::ResourceBusy | ErrorKind::InvalidData => 4,
        _ => 1,
    }
}

/// Writes a line of the log. If nobody reads it any more, the emulator goes on all the same.
fn note(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// Waits for Ctrl-C, or for whoever runs the program to end it.
#[cfg(unix)]
fn stopped() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

#[cfg(windows)]
fn stopped() -> std::io::Result<impl Future<Output = ()>> {
    let mut interrupt = tokio::signal::windows::ctrl_c()?;
    Ok(async move { drop(interrupt.recv().await) })
}
