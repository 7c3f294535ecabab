//! `codegen bless`: takes what the specification says of released versions for known, with a reason.

use std::path::Path;
use std::time::Instant;

use clap::Args;

use super::{Done, in_words, read_lock};
use crate::ir::Api;
use crate::lock;
use crate::sync::{self, FileSet, MANIFEST, Mode, Scope};

/// Why to bless.
#[derive(Debug, Clone, Args)]
pub struct Bless {
    /// What was learned of the service, and from whom; it is kept with the lock.
    #[arg(long)]
    pub reason: String,
}

/// Runs the verb.
///
/// # Errors
/// What cannot be done, in words.
pub fn run(root: &Path, api: &Api, arguments: &Bless) -> Result<Done, String> {
    let started = Instant::now();
    if arguments.reason.trim().is_empty() {
        return Err("a blessing needs a reason".into());
    }
    let before = read_lock(root)?;
    let after = lock::bless(api, before.as_ref(), &arguments.reason);
    let mut text = String::new();
    if let Some(before) = &before {
        if before.facts == after.facts && before.versions == after.versions {
            return Ok(Done { text: "the lock says the same already; 0 files written\n".into(), ok: true });
        }
        for change in lock::check(api, before) {
            text.push_str(&format!("{change}\n"));
        }
        for version in after.versions.iter().filter(|it| !before.versions.contains(it)) {
            text.push_str(&format!("version {version} is locked from now on\n"));
        }
    }

    let mut files = FileSet::new();
    files.insert(lock::PATH, after.to_text());
    let scope = Scope { manifest: MANIFEST, prefixes: vec![lock::PATH] };
    let report = sync::sync(root, &files, &scope, Mode::Write).map_err(in_words)?;
    text.push_str(&format!("blessing {}: {}\n", after.blessings.len(), arguments.reason.trim()));
    text.push_str(&report.summary(started.elapsed()));
    text.push('\n');
    Ok(Done { text, ok: true })
}
