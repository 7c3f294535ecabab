//! What scripts may use, and which of them do not run any more because they used more than that.

use std::collections::HashMap;
use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::json;

use crate::error::{Failure, Fault, Outcome};
use crate::store::Node;

use super::engine::{Engine, Stop};

/// How often a script may be stopped before it is blocked.
const MOST_OFFENCES: u32 = 5;

/// What a script may use.
#[derive(Debug, Clone)]
pub(crate) struct Limits {
    /// How long it may run; after four fifths of it, no more operations are accepted.
    pub(crate) time: Duration,
    /// In bytes.
    pub(crate) memory: usize,
    /// How much of the stack its calls may take, in bytes.
    pub(crate) stack: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { time: Duration::from_secs(5), memory: 64 << 20, stack: 4 << 20 }
    }
}

/// The limits, and how often scripts have come to them.
#[derive(Debug, Default)]
pub(crate) struct Bounds {
    limits: Limits,
    /// By entity tag: another version of a script is another script.
    offences: Mutex<HashMap<String, u32>>,
    /// How many scripts are at work.
    at_work: Arc<AtomicUsize>,
    /// An engine that waits for the next script, which need not wait for it then.
    spare: Mutex<Option<Engine>>,
}

impl Bounds {
    pub(crate) fn new(limits: Limits) -> Self {
        Self { limits, ..Self::default() }
    }

    /// The same limits, to which no script has come yet.
    pub(crate) fn anew(&self) -> Self {
        Self::new(self.limits.clone())
    }

    /// An engine for a script, whose time begins now.
    pub(super) fn engine(&self) -> Result<Engine, Stop> {
        let spare = lock(&self.spare).take();
        let engine = spare.map_or_else(|| Engine::new(&self.limits), Ok)?;
        engine.begin(&self.at_work)?;
        Ok(engine)
    }

    /// Sees to it that there is an engine for the next script.
    pub(super) fn prepare(&self) {
        let spare = &mut *lock(&self.spare);
        if spare.is_none() {
            *spare = Engine::new(&self.limits).ok();
        }
    }

    /// Checks that a script may run.
    pub(super) fn check(&self, script: &Node) -> Outcome<()> {
        if lock(&self.offences).get(script.etag()).is_none_or(|count| *count < MOST_OFFENCES) {
            return Ok(());
        }
        Err(failure(
            Fault::Forbidden,
            &format!(
                "The script with id '{}' is blocked for execution because it has violated its allowed resource limit several times.",
                script.id
            ),
        ))
    }

    /// The failure of a script that was stopped; that is remembered.
    pub(super) fn stopped(&self, stop: Stop, script: &Node) -> Failure {
        let because = |why: &str| format!("The script with id '{}' was stopped: {why}.", script.id);
        let (failure, is_offence) = match stop {
            Stop::Timeout => (failure(Fault::RequestTimeout, &because("it ran for too long")), true),
            Stop::Memory => (failure(Fault::BadRequest, &because("it ran out of memory")), true),
            Stop::Busy => (failure(Fault::StoredProcedureConcurrency, "Too many scripts are at work."), false),
            Stop::Broken => (Failure::internal("There is no engine for scripts."), false),
        };
        if is_offence {
            *lock(&self.offences).entry(script.etag().to_owned()).or_default() += 1;
        }
        failure
    }
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A failure in the form that those of scripts have.
pub(super) fn failure(fault: Fault, error: &str) -> Failure {
    Failure::new(fault, format!("Message: {}", json!({"Errors": [error]})))
}
