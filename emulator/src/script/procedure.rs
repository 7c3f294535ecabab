//! Running stored procedures.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use crate::answer::{Answer, success};
use crate::call::Call;
use crate::error::{Failure, Outcome};
use crate::special::Kind;
use crate::store::{Place, Spot, State};
use crate::{charge, json};

use super::run::{Scope, run};
use super::triggers::script;

/// How long a log may be, encoded: some clients take no more than 16 KB of headers.
const LONGEST_LOG: usize = 8 << 10;
/// What stands in it as it is.
const LOGGED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Runs the stored procedure that a request names: what it writes is written as a whole, or not at all.
pub(crate) fn execute(state: &mut State, call: &Call<'_>, place: &Place) -> Outcome<Answer> {
    // Taken out: the script may change whatever there is.
    let script = state.node(place.item()?).cloned().ok_or_else(|| Failure::internal("What was found is not there."))?;
    let arguments = if call.body.is_empty() { Value::Array(Vec::new()) } else { json::value(call.body)? };
    if !arguments.is_array() {
        let message = format!("The body should be the list of the arguments; it is {}.", json::name(&arguments));
        return Err(Failure::bad_request(message));
    }
    let collection = place.parent()?.to_vec();
    if let Some(container) = state.container(&collection) {
        container.key.point(call.key()?)?;
    }
    let scope = Scope { call, collection: &collection };
    let more = json!({"arguments": arguments, "operation": "Execute"});
    let done = state.atomically(&collection, |state| run(state, &scope, &script, "procedure", more))?;
    let own_path = state.path_by_ids(place.item()?);
    let answer = Answer {
        body: done.response.unwrap_or_default().into(),
        whole: true,
        ..Answer::empty(success(call.operation), charge::SCRIPT + done.charge)
    };
    let answer = answer.with("alt_content_path", own_path);
    Ok(if call.headers.flag("enable_script_logging")? { answer.with("script_log", encoded(&done.log)) } else { answer })
}

/// Lets a stored procedure of a collection resolve a conflict.
pub(crate) fn resolve(state: &mut State, call: &Call<'_>, collection: &[Spot], id: &str, arguments: Value) -> Outcome<()> {
    let script = script(state, call, collection, Kind::Procedure, id).cloned();
    let script = script.ok_or_else(|| Failure::bad_request(format!("There is no stored procedure {id}.")))?;
    let scope = Scope { call, collection };
    let more = json!({"arguments": arguments, "operation": "Execute"});
    state.atomically(collection, |state| run(state, &scope, &script, "procedure", more)).map(drop)
}

/// A log as its header has it: as much of it as headers can hold.
fn encoded(log: &str) -> String {
    let mut text = String::new();
    for character in log.chars() {
        let mut bytes = [0; 4];
        let one = utf8_percent_encode(character.encode_utf8(&mut bytes), LOGGED).to_string();
        if text.len() + one.len() > LONGEST_LOG {
            break;
        }
        text.push_str(&one);
    }
    text
}
