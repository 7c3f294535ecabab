//! `codegen generate`: makes every output, or tells how those on disk differ; or makes a crate for another version.

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;

use super::{Done, complaint, in_words, read_lock};
use crate::emit::{self, Output};
use crate::ir::{Api, Version, View};
use crate::lock;
use crate::sync::{self, FileSet, MANIFEST, Mode, Scope};

/// What to generate.
#[derive(Debug, Clone, Default, Args)]
pub struct Generate {
    /// Writes nothing, and fails if anything would change.
    #[arg(long)]
    pub check: bool,
    /// Makes only these outputs.
    #[arg(long, value_enum, value_delimiter = ',', value_name = "OUTPUT", conflicts_with = "api_version")]
    pub only: Vec<Output>,
    /// Makes a whole crate for this API version, in the folder of `--out`.
    #[arg(long, value_parser = version, value_name = "VERSION", requires = "out")]
    pub api_version: Option<Version>,
    /// The folder of the crate for another version.
    #[arg(long, value_name = "DIR", requires = "api_version")]
    pub out: Option<PathBuf>,
    /// The folder of `cosmosdb-core` as the crate for another version shall name it; left out, it depends on the published one.
    #[arg(long, value_name = "DIR", requires = "api_version")]
    pub core: Option<PathBuf>,
}

/// Reads a version.
///
/// # Errors
/// That it is none.
pub fn version(text: &str) -> Result<Version, String> {
    Version::parse(text).ok_or_else(|| "a version is a date such as 2018-12-31".to_owned())
}

/// Runs the verb; `groups` are the names of the groups of headers.
///
/// # Errors
/// What cannot be done at all, in words. Drift is no error, but not [`ok`](Done::ok).
pub fn run(root: &Path, api: &Api, groups: &[String], arguments: &Generate) -> Result<Done, String> {
    let started = Instant::now();
    match (&arguments.api_version, &arguments.out) {
        (Some(version), Some(out)) => a_crate(root, api, *version, out, arguments, started),
        _ => in_place(root, api, groups, arguments, started),
    }
}

fn in_place(root: &Path, api: &Api, groups: &[String], arguments: &Generate, started: Instant) -> Result<Done, String> {
    let outputs: Vec<Output> =
        Output::ALL.into_iter().filter(|it| arguments.only.is_empty() || arguments.only.contains(it)).collect();
    let lock = read_lock(root)?;
    let changes = lock.as_ref().map(|lock| lock::check(api, lock)).unwrap_or_default();
    if !changes.is_empty() {
        return Ok(Done { text: format!("{}nothing was generated\n", complaint(&changes)), ok: false });
    }

    let mut files = emit::emit(View { api, version: api.default }, groups, &outputs);
    let locks = outputs.contains(&Output::Lock);
    if let (true, Some(lock)) = (locks, &lock) {
        files.insert(lock::PATH, lock.to_text());
    }
    let mode = if arguments.check { Mode::Check } else { Mode::Write };
    let scope = Scope { manifest: MANIFEST, prefixes: outputs.iter().flat_map(|it| it.prefixes()).copied().collect() };
    let report = sync::sync(root, &files, &scope, mode).map_err(in_words)?;

    let mut done = finish(&report, started);
    if locks && lock.is_none() {
        // The first lock, too, is a decision: it is not made in passing.
        done.text.insert_str(0, &format!("{} is missing; `cargo codegen bless --reason \"…\"` makes it\n", lock::PATH));
        done.ok &= !arguments.check;
    }
    Ok(done)
}

/// A crate that stands on its own, wherever it lies.
fn a_crate(root: &Path, api: &Api, version: Version, out: &Path, arguments: &Generate, started: Instant) -> Result<Done, String> {
    let Some(info) = api.versions.iter().find(|it| it.version == version) else {
        return Err(format!("there is no version {version}; `spec/service.yaml` has those that there are"));
    };
    if root.join(emit::CRATE).canonicalize().is_ok_and(|it| out.canonicalize().is_ok_and(|out| out == it)) {
        return Err(format!("{} is always of version {}; choose another folder", emit::CRATE, api.default));
    }
    // What was not generated here before is somebody's own.
    let is_foreign =
        |dir: &Path| !dir.join(".manifest").exists() && dir.read_dir().is_ok_and(|mut entries| entries.next().is_some());
    if is_foreign(out) {
        return Err(format!(
            "{} holds something else: name a folder that is empty, or that was made by this command",
            out.display()
        ));
    }
    let mut files = FileSet::new();
    emit::rust::emit(View { api, version: info.version }, "", &mut files);
    files.insert("Cargo.toml", cargo_toml(api, version, arguments.core.as_deref()));
    let scope = Scope { manifest: ".manifest", prefixes: vec![""] };
    let mode = if arguments.check { Mode::Check } else { Mode::Write };
    let report = sync::sync(out, &files, &scope, mode).map_err(in_words)?;
    Ok(finish(&report, started))
}

fn finish(report: &sync::Report, started: Instant) -> Done {
    let mut text = String::new();
    if let Some(complaint) = report.complaint() {
        text.push_str(&complaint);
        text.push('\n');
    }
    text.push_str(&report.summary(started.elapsed()));
    text.push('\n');
    Done { text, ok: report.drift.is_empty() }
}

/// The manifest of the crate: that of `generated/`, but with everything spelt out that the workspace lends to it.
fn cargo_toml(api: &Api, version: Version, core: Option<&Path>) -> String {
    let own = env!("CARGO_PKG_VERSION");
    let core = match core {
        Some(path) => format!("{{ path = {:?}, version = \"{own}\" }}", path.to_string_lossy()),
        None => format!("\"{own}\""),
    };
    format!(
        r#"[package]
name = "cosmosdb"
description = "The REST API of {title}, typed, as of version {version}."
version = "{own}+api.{version}"
edition = "2024"
rust-version = "{rust}"
license = "{license}"

[lib]
path = "src/lib.rs"

[features]
# Authorises by the credentials of the Azure SDK for Rust.
azure_core = ["cosmosdb-core/azure_core"]

[dependencies]
cosmosdb-core = {core}
serde = {{ version = "1", features = ["derive"] }}
serde_json = "1"

[dev-dependencies]
tokio = {{ version = "1", default-features = false, features = ["macros", "rt"] }}

# A workspace of its own, wherever it lies.
[workspace]
"#,
        title = api.title,
        rust = env!("CARGO_PKG_RUST_VERSION"),
        license = env!("CARGO_PKG_LICENSE"),
    )
}
