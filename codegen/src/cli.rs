//! The verbs of the command line that make or compare something. Each is a function of its own, so that tests need no process.

pub mod bless;
pub mod diff;
pub mod generate;

use std::fmt::Display;
use std::path::Path;

use serde_json::json;

use crate::lock::{self, Lock};

/// What a verb says, and whether all is well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The output; its last line tells what the run changed.
    pub text: String,
    /// Whether there is neither drift nor a fault.
    pub ok: bool,
}

/// The lock below the root of a workspace, if there is one.
///
/// # Errors
/// That it cannot be read, in words.
pub fn read_lock(root: &Path) -> Result<Option<Lock>, String> {
    match std::fs::read_to_string(root.join(lock::PATH)) {
        Ok(text) => Lock::parse(&text).map(Some).map_err(|why| format!("{}: {why}", lock::PATH)),
        Err(why) if why.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(why) => Err(format!("{}: {why}", lock::PATH)),
    }
}

/// Changes of the lock as errors, one a line, and what to do about them; nothing if there are none.
#[must_use]
pub fn complaint(changes: &[lock::Change]) -> String {
    let lines: String = changes.iter().map(|it| format!("{}: error[lock]: {it}\n", place(it))).collect();
    if lines.is_empty() { lines } else { format!("{lines}help: {}\n", lock::HELP) }
}

/// The same for tools, one JSON object a line.
#[must_use]
pub fn complaint_as_json(changes: &[lock::Change]) -> String {
    let object = |it: &lock::Change| {
        let place = it.place.as_ref().map(|it| json!({"path": it.file, "line": it.line, "column": 1}));
        let labels: Vec<_> = place.into_iter().map(|place| json!({"place": place, "text": ""})).collect();
        json!({"level": "error", "code": "lock", "message": it.to_string(), "labels": labels, "help": [{"text": lock::HELP}], "notes": []})
    };
    changes.iter().map(|it| format!("{}\n", object(it))).collect()
}

fn place(change: &lock::Change) -> String {
    change.place.as_ref().map_or_else(|| lock::PATH.to_owned(), |it| format!("{}:{}", it.file, it.line))
}

fn in_words(error: impl Display) -> String {
    error.to_string()
}
