//! Running a script that works with documents.

use serde_json::{Value, json};

use crate::call::Call;
use crate::collections;
use crate::error::{Failure, Fault, Outcome};
use crate::store::{Node, Spot, State};

use super::operations;
use super::talk::{Done, Report, Talk, source};

/// How large the answer of a script may be.
const LARGEST_ANSWER: usize = 4 << 20;

/// The logical partition that a script works in.
pub(super) struct Scope<'c, 'a> {
    /// The request that the script runs for.
    pub(super) call: &'c Call<'a>,
    /// The way to the collection.
    pub(super) collection: &'c [Spot],
}

/// Runs a script. `kind` is `procedure`, `pre` or `post`, as `machine.js` has it, and `more` what it is to know besides. What was
/// written is for the caller to undo if it fails.
pub(super) fn run(state: &mut State, scope: &Scope<'_, '_>, script: &Node, kind: &str, more: Value) -> Outcome<Done> {
    let talk = Talk::begin(state, script)?;
    let mut report = talk.ask(script, "run", &setup(state, scope, script, kind, more))?;
    let mut charge = 0.0;
    loop {
        match report {
            Report::Operation(operation) => {
                let reply = operations::carry_out(state, scope, &operation)?;
                charge += reply.charge;
                report = talk.ask(script, "resume", &reply.text)?;
            }
            Report::Done(done) if done.response.as_ref().is_some_and(|body| body.len() > LARGEST_ANSWER) => {
                return Err(Failure::new(Fault::TooLarge, format!("The response of {} is too large.", script.id)));
            }
            Report::Done(done) => return Ok(Done { charge, ..done }),
            Report::Value(_) | Report::Failed(_) => return Err(Failure::internal("A script came to a value.")),
        }
    }
}

fn setup(state: &State, scope: &Scope<'_, '_>, script: &Node, kind: &str, more: Value) -> Value {
    let mut setup = json!({
        "kind": kind,
        "id": script.id,
        "source": source(script),
        "now": scope.call.now.saturating_mul(1000),
        "selfLink": state.self_link(scope.collection),
        "altLink": state.path_by_ids(scope.collection),
        "quota": collections::QUOTA,
        "usage": state.node(scope.collection).map(collections::usage),
    });
    if let (Value::Object(setup), Value::Object(more)) = (&mut setup, more) {
        setup.extend(more);
    }
    setup
}
