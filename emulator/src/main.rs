//! The emulator as a program.

use std::io::{ErrorKind, Write};
use std::net::IpAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, SystemTime};

use clap::Parser;
use cosmosdb_emulator::{Clock, Emulator, WELL_KNOWN_KEY};

/// A local Azure Cosmos DB, for tests and development.
///
/// It speaks HTTP/1.1 and HTTP/2 on a loopback port, over TLS if that is asked for, checks signatures and tokens as the service does, and
/// keeps everything in memory, unless it is given a file for it. SQL queries, batches, bulk requests, the change feed, expiry of documents
/// and scripts
/// work. What it does not do it answers with 501 and a message that says so.
#[derive(Debug, Parser)]
#[command(name = "cosmosdb-emulator", version, after_help = EXAMPLES)]
struct Options {
    /// The port to listen on; 0 takes a free one.
    #[arg(long, short, default_value_t = 8081)]
    port: u16,

    /// The address to listen at: a loopback one, unless there is TLS and a key of its own.
    #[arg(long, default_value = "127.0.0.1")]
    host: IpAddr,

    /// The port of the admin endpoint, by which the emulator is told what to do; 0 takes a free one [default: there is none]. It is at a
    /// loopback address, without a key; its GET / lists what it does: health, faults, clock, regions, splits, snapshots, export.
    #[arg(long, value_name = "PORT")]
    admin_port: Option<u16>,

    /// The master key, in base64 [default: the key that all emulators of Cosmos DB have].
    #[arg(long, env = "COSMOSDB_EMULATOR_KEY", hide_env_values = true)]
    key: Option<String>,

    /// The secondary key, in base64, which allows the same.
    #[arg(long)]
    secondary_key: Option<String>,

    /// A key, in base64, that allows reads only; may be given several times.
    #[arg(long)]
    read_only_key: Vec<String>,

    /// How many physical partitions a new collection has.
    #[arg(long, default_value_t = 1, value_name = "COUNT")]
    partitions: u32,

    /// The regions that the account is in, with commas between them; the first one takes the writes. Several listen on the ports
    /// after that of the account.
    #[arg(long, value_delimiter = ',', value_name = "NAMES")]
    regions: Vec<String>,

    /// Lets documents be written in every region.
    #[arg(long)]
    multiple_write_regions: bool,

    /// Speaks TLS, with a certificate for localhost, the address and --tls-name, from an authority that is made at the start.
    #[arg(long)]
    tls: bool,

    /// Another name that the certificate is for; may be given several times.
    #[arg(long, value_name = "NAME", requires = "tls")]
    tls_name: Vec<String>,

    /// Where to write the authority's certificate, in PEM, for clients to trust.
    #[arg(long, value_name = "FILE", requires = "tls")]
    tls_ca: Option<PathBuf>,

    /// Lets throughput run out: what a collection spends beyond its offer is answered with 429. Request charges are the published ones.
    #[arg(long)]
    throttle: bool,

    /// What time it is at the start, in the form 2026-11-28T12:00:00Z or Sat, 28 Nov 2026 12:00:00 GMT; the clock goes on from there
    /// [default: the system's time].
    #[arg(long, value_name = "TIME", value_parser = Clock::parse)]
    clock: Option<SystemTime>,

    /// Writes a line for every request to the standard error: time, status, path, operation, charge, duration; of queries what of indexes
    /// was used, and the text with ? for its values. Keys, tokens, parameters and documents are never in it.
    #[arg(long, value_enum, value_name = "FORM", default_value_t = LogForm::Off)]
    log: LogForm,

    /// How many seconds a stored procedure, a trigger, or the functions of a query may run.
    #[arg(long, default_value_t = 5.0, value_name = "SECONDS", value_parser = seconds)]
    script_time: f64,

    /// Begins with what this file says, unless something was kept: lines of JSON, one for each resource.
    #[arg(long, value_name = "FILE")]
    seed: Option<std::path::PathBuf>,

    /// Keeps everything in this file, and begins with what is in it.
    #[cfg(feature = "durable")]
    #[arg(long, value_name = "FILE")]
    data: Option<std::path::PathBuf>,

    /// When changes have to be on the disk: always before they are answered, or never, so that they outlive the emulator but not the
    /// machine.
    #[cfg(feature = "durable")]
    #[arg(long, value_enum, default_value_t = Fsync::Always, requires = "data")]
    fsync: Fsync,
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

/// A positive number of seconds, an hour at most.
fn seconds(text: &str) -> Result<f64, String> {
    let number = text.parse::<f64>().ok().filter(|number| *number > 0.0 && *number <= 3600.0);
    number.ok_or_else(|| "it should be a number, more than 0 and not more than 3600".to_owned())
}

const EXAMPLES: &str = "\
Examples:
  cosmosdb-emulator                    on http://127.0.0.1:8081, with the well-known key
  cosmosdb-emulator --port 0           on a free port, which it prints
  cosmosdb-emulator --partitions 4     with collections that have several partition key ranges
  cosmosdb-emulator --tls --tls-ca ca.pem
                                       on https, by an authority whose certificate is in ca.pem then
  cosmosdb-emulator --throttle         with 429 for what is more than the throughput that was asked for
  cosmosdb-emulator --regions \"West US,East US\"
  cosmosdb-emulator --data shop.redb   which begins where it ended
  cosmosdb-emulator --key \"$(head -c 64 /dev/urandom | base64 -w 0)\"

Ctrl-C stops it. Exit codes: 0 stopped, 1 could not start, 2 wrong options.";

#[tokio::main]
async fn main() -> ExitCode {
    let options = Options::parse();
    let own_key = options.key.is_some();
    let mut builder = Emulator::builder().host(options.host).port(options.port).partitions(options.partitions);
    builder = builder.regions(options.regions.clone()).multiple_write_regions(options.multiple_write_regions);
    builder = builder.script_time(Duration::from_secs_f64(options.script_time));
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
        Err(error) if error.kind() == ErrorKind::InvalidInput => {
            eprintln!("error: {error}");
            return ExitCode::from(2);
        }
        Err(error) => {
            eprintln!("error: {error}");
            if error.kind() == ErrorKind::AddrInUse {
                eprintln!("Perhaps another one does; --port 0 takes a free port.");
            }
            return ExitCode::FAILURE;
        }
    };
    if let (Some(file), Some(certificate)) = (&options.tls_ca, emulator.certificate())
        && let Err(error) = std::fs::write(file, certificate)
    {
        eprintln!("error: the certificate cannot be written to {}: {error}", file.display());
        return ExitCode::FAILURE;
    }
    println!("Endpoint: {}", emulator.endpoint());
    for region in &options.regions {
        // It has the region: it was started with it.
        println!("          {} in {region}", emulator.region_endpoint(region).unwrap_or_default());
    }
    if let Some(endpoint) = emulator.admin_endpoint() {
        println!("Admin:    {endpoint}");
    }
    if own_key {
        println!("Key:      the one that you gave");
    } else {
        println!("Key:      {WELL_KNOWN_KEY}");
    }
    println!("{}", if is_kept { "Ctrl-C stops it; everything is kept." } else { "Ctrl-C stops it; nothing is kept." });
    if let Err(error) = stopped().await {
        eprintln!("error: signals cannot be waited for: {error}");
        return ExitCode::FAILURE;
    }
    emulator.shutdown().await;
    ExitCode::SUCCESS
}

/// Writes a line of the log. If nobody reads it any more, the emulator goes on all the same.
fn note(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// Waits for Ctrl-C, or for whoever runs the program to end it.
#[cfg(unix)]
async fn stopped() -> std::io::Result<()> {
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted,
        _ = terminate.recv() => Ok(()),
    }
}

#[cfg(not(unix))]
async fn stopped() -> std::io::Result<()> {
    tokio::signal::ctrl_c().await
}
