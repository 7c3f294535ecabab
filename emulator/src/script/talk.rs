//! Talking with the machine: what it is asked, and what it reports.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;

use crate::error::{Failure, Fault, Outcome};
use crate::store::{Node, State};

use super::bounds::{self, Bounds};
use super::engine::Engine;
use super::operations::Operation;

/// An engine, and what it may use.
pub(super) struct Talk {
    engine: Engine,
    bounds: Arc<Bounds>,
}

/// What the machine reports.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Report {
    /// What is to be done next.
    Operation(Box<Operation>),
    /// What a script came to.
    Done(Done),
    /// The value of a function, as the text of JSON; `None` is `undefined`.
    Value(Option<String>),
    Failed(Thrown),
}

/// What came of a script.
#[derive(Deserialize)]
pub(super) struct Done {
    /// The body of the request, if the script set it, as the text of JSON.
    pub(super) request: Option<String>,
    /// The body of the answer, if the script set it.
    pub(super) response: Option<String>,
    pub(super) log: String,
    /// What the operations cost.
    #[serde(skip)]
    pub(super) charge: f64,
}

/// What a script threw.
#[derive(Deserialize)]
pub(super) struct Thrown {
    text: String,
    stack: Option<String>,
    /// Whether it is no JavaScript at all.
    compiling: bool,
}

impl Talk {
    /// Begins; time runs from now on.
    pub(super) fn begin(state: &State, script: &Node) -> Outcome<Self> {
        let bounds = Arc::clone(&state.scripts);
        let engine = bounds.engine().map_err(|stop| bounds.stopped(stop, script))?;
        Ok(Self { engine, bounds })
    }

    /// Calls a function of `machine.js` for a script, and returns what is reported then; an exception is a failure.
    pub(super) fn ask(&self, script: &Node, function: &'static str, input: &Value) -> Outcome<Report> {
        self.bounds.check(script)?;
        let report = self.engine.call(function, input).map_err(|stop| self.bounds.stopped(stop, script))?;
        match serde_json::from_str(&report) {
            Ok(Report::Failed(thrown)) => Err(thrown.failure()),
            Ok(report) => Ok(report),
            Err(error) => Err(Failure::bad_request(format!("The script {} cannot say what it does: {error}.", script.id))),
        }
    }
}

impl Drop for Talk {
    fn drop(&mut self) {
        self.bounds.prepare();
    }
}

impl Thrown {
    /// The failure, in the service's words.
    fn failure(self) -> Failure {
        let (doing, fault) =
            if self.compiling { ("compiling", Fault::ScriptCompileError) } else { ("executing", Fault::BadRequest) };
        let mut error = format!("Encountered exception while {doing} Javascript. Exception = {}", self.text);
        if let Some(stack) = self.stack {
            error.push_str(&format!("\r\nStack trace: {stack}"));
        }
        bounds::failure(fault, &error)
    }
}

/// The source of a script.
pub(super) fn source(script: &Node) -> &str {
    script.body.text("body").unwrap_or_default()
}
