//! Batches: several operations on documents in one request. Either all of them are carried out or none, or each for itself.

use bytes::Bytes;
use cosmosdb_core::service::{Effect, Operation, Target};
use http::HeaderMap;
use serde_json::{Map, Value};

use crate::answer::Answer;
use crate::call::Call;
use crate::documents::{self, Scope};
use crate::error::{Failure, Fault, Outcome};
use crate::headers::{self, Headers};
use crate::partition_key::Key;
use crate::router::{Path, Step};
use crate::store::{Place, Spot, State};
use crate::{charge, crud, json};

/// How many operations there may be.
const MOST: usize = 100;
/// How large the answers may be together.
const LARGEST: usize = 4 << 20;

/// What an operation is called, what it does, and to what.
const OPERATIONS: [(&str, Effect, Target); 6] = [
    ("Create", Effect::Create, Target::Feed),
    ("Upsert", Effect::Upsert, Target::Feed),
    ("Replace", Effect::Replace, Target::Item),
    ("Read", Effect::Read, Target::Item),
    ("Delete", Effect::Delete, Target::Item),
    ("Patch", Effect::Patch, Target::Item),
];

/// An operation, as the request of its own that it could have been.
struct Member {
    operation: &'static Operation,
    path: Path,
    headers: HeaderMap,
    body: Bytes,
    /// Whether the document is to be left out of the answer.
    brief: bool,
}

/// What became of it.
struct Done {
    status: u16,
    sub_status: Option<u32>,
    charge: f64,
    etag: Option<String>,
    body: Bytes,
}

/// Why a batch comes to nothing.
enum Stop {
    /// The request cannot be answered at all.
    Refused(Failure),
    /// The last one of these operations failed.
    Failed(Vec<Done>),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Refused(failure)
    }
}

/// Carries out a batch whose operations all succeed, or all come to nothing.
pub(crate) fn run(state: &mut State, call: &Call<'_>, place: &Place) -> Outcome<Answer> {
    let parent = place.parent()?.to_vec();
    if let Some(definition) = state.definition(&parent, call.resource()) {
        definition.point(call.key()?)?;
    }
    let members = members(call, false)?;
    let outcome = state.atomically(&parent, |state| {
        let mut all = Vec::with_capacity(members.len());
        for member in &members {
            let done = carry_out(state, call, member, size(&all))?;
            let failed = !done.is_success();
            all.push(done);
            if failed {
                return Err(Stop::Failed(all));
            }
        }
        Ok(all)
    });
    match outcome {
        Ok(all) => Ok(answer(&all)),
        Err(Stop::Refused(failure)) => Err(failure),
        Err(Stop::Failed(mut all)) => {
            let culprit = all.pop();
            let undone = |done: &Done| Done::failed(call, Fault::FailedDependency, done.charge);
            let mut all: Vec<Done> = all.iter().map(undone).chain(culprit).collect();
            all.resize_with(members.len(), || Done::failed(call, Fault::FailedDependency, 0.0));
            Ok(answer(&all))
        }
    }
}

/// Carries out operations that have nothing to do with one another.
pub(crate) fn run_bulk(state: &mut State, call: &Call<'_>, place: &Place) -> Outcome<Answer> {
    let parent = place.parent()?.to_vec();
    let scope = documents::scope(state, call, &parent)?;
    let members = members(call, true)?;
    // Only what the emulator cannot do undoes everything: the whole request is refused then.
    let all = state.atomically(&parent, |state| {
        let mut all = Vec::with_capacity(members.len());
        for member in &members {
            let before = size(&all);
            if !member.lies_in(state, call, &parent, &scope) {
                all.push(Done::failed(call, Fault::RangeGone, 0.0));
                continue;
            }
            let one = state.atomically(&parent, |state| match carry_out(state, call, member, before) {
                Ok(done) if done.is_success() => Ok(done),
                Ok(done) => Err(Stop::Failed(vec![done])),
                Err(failure) => Err(Stop::Refused(failure)),
            });
            match one {
                Ok(done) => all.push(done),
                Err(Stop::Failed(failed)) => all.extend(failed),
                Err(Stop::Refused(failure)) => return Err(failure),
            }
        }
        Ok(all)
    })?;
    Ok(answer(&all))
}

/// Carries out one operation, as if it were alone. It fails only where the emulator cannot do such a thing.
fn carry_out(state: &mut State, call: &Call<'_>, member: &Member, before: usize) -> Outcome<Done> {
    let alone = call.part(member.operation, member.path.clone(), &member.headers, &member.body);
    let outcome = alone.check_required().and_then(|()| {
        let place = crud::locate(state, &alone)?;
        crud::serve(state, &alone, &place)
    });
    match outcome {
        Ok(answer) => {
            let etag = answer.headers.get("etag").map(str::to_owned);
            let body = if member.brief { Bytes::new() } else { answer.body };
            if before + body.len() > LARGEST {
                return Ok(Done::failed(call, Fault::BatchResponseTooLarge, 0.0));
            }
            Ok(Done { status: answer.status, sub_status: None, charge: answer.charge, etag, body })
        }
        Err(failure) if failure.fault == Fault::NotImplemented => Err(failure),
        Err(failure) => Ok(Done::failed(call, failure.fault, charge::POINT)),
    }
}

fn size(all: &[Done]) -> usize {
    all.iter().map(|done| done.body.len()).sum()
}

fn answer(all: &[Done]) -> Answer {
    let mut text = b"[".to_vec();
    for (index, done) in all.iter().enumerate() {
        if index > 0 {
            text.push(b',');
        }
        done.write(&mut text);
    }
    text.push(b']');
    let status = if all.iter().all(Done::is_success) { 200 } else { 207 };
    let charge = all.iter().map(|done| done.charge).sum();
    Answer { body: text.into(), whole: true, ..Answer::empty(status, charge) }
}

impl Done {
    fn failed(call: &Call<'_>, fault: Fault, charge: f64) -> Self {
        let (status, sub_status) = fault.code(call.api);
        Self { status: status.as_u16(), sub_status, charge, etag: None, body: Bytes::new() }
    }

    /// What was not read because it has not changed counts as failed, too: SDKs take only 2xx for success.
    fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    fn write(&self, text: &mut Vec<u8>) {
        text.extend_from_slice(format!("{{\"statusCode\":{}", self.status).as_bytes());
        if let Some(sub_status) = self.sub_status {
            text.extend_from_slice(format!(",\"subStatusCode\":{sub_status}").as_bytes());
        }
        text.extend_from_slice(format!(",\"requestCharge\":{}", charge::rounded(self.charge)).as_bytes());
        if let Some(etag) = &self.etag {
            text.extend_from_slice(format!(",\"eTag\":{}", Value::from(etag.as_str())).as_bytes());
        }
        if !self.body.is_empty() {
            text.extend_from_slice(b",\"resourceBody\":");
            text.extend_from_slice(&self.body);
        }
        text.push(b'}');
    }
}

// ---- reading the request -------------------------------------------------------------------------------------------

fn members(call: &Call<'_>, bulk: bool) -> Outcome<Vec<Member>> {
    let operations = json::list(call.body)?;
    if operations.is_empty() || operations.len() > MOST {
        return Err(Failure::bad_request(format!(
            "The batch has {} operations, and should have from 1 to {MOST}.",
            operations.len()
        )));
    }
    let numbered = operations.into_iter().enumerate();
    numbered.map(|(index, operation)| Member::parse(call, bulk, index, operation)).collect()
}

impl Member {
    fn parse(call: &Call<'_>, bulk: bool, index: usize, operation: Value) -> Outcome<Self> {
        let invalid = |why: String| Failure::bad_request(format!("Operation {index} of the batch is invalid: {why}."));
        let Value::Object(mut members) = operation else {
            return Err(invalid(format!("it should be an object, and is {}", json::name(&operation))));
        };
        let mut text = |name: &str| match members.shift_remove(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(other) => Err(invalid(format!("{name} should be a string, and is {}", json::name(&other)))),
        };
        let named = text("operationType")?.unwrap_or_default();
        let known = OPERATIONS.iter().find(|(name, ..)| name.eq_ignore_ascii_case(&named));
        let Some((name, effect, target)) = known.copied() else {
            let names: Vec<&str> = OPERATIONS.iter().map(|(name, ..)| *name).collect();
            return Err(invalid(format!("operationType is {named:?}, and should be one of {}", names.join(", "))));
        };
        let operation = (call.api.operation(call.resource(), effect, target, None, call.version))
            .ok_or_else(|| invalid(format!("the version {} of the API has no {name}", call.version)))?;

        let id = if target == Target::Item { text("id")? } else { None };
        let conditions = [("if_match", text("ifMatch")?), ("if_none_match", text("ifNoneMatch")?)];
        let directive = text("indexingDirective")?;
        let mut path = Path { resource: call.resource(), target, steps: call.path.steps.clone() };
        if target == Target::Item {
            let id = id.filter(|id| !id.is_empty()).ok_or_else(|| invalid(format!("{name} needs an id")))?;
            path.steps.push(Step { resource: call.resource(), id });
        }
        let key = if bulk { key(&mut members).map_err(invalid)? } else { None };
        let key = key.or_else(|| call.headers.get("partition_key").map(str::to_owned));
        if bulk && key.is_none() {
            return Err(invalid("it has no partitionKey".to_owned()));
        }

        let [if_match, if_none_match] = conditions;
        let sent = [if_match, if_none_match, ("indexing_directive", directive), ("partition_key", key)];
        let headers = headers::map(call.api, sent).map_err(|failure| invalid(failure.message))?;
        let brief = match members.shift_remove("minimalReturnPreference") {
            None | Some(Value::Null) => call.headers.drops_body(),
            Some(Value::Bool(brief)) => brief,
            Some(other) => return Err(invalid(format!("minimalReturnPreference is {other}, and should be true or false"))),
        };
        let needs_body = !matches!(effect, Effect::Read | Effect::Delete);
        let body = match members.shift_remove("resourceBody") {
            Some(body) if needs_body => Bytes::from(body.to_string()),
            _ if needs_body => return Err(invalid(format!("{name} needs a resourceBody"))),
            _ => Bytes::new(),
        };
        Ok(Self { operation, path, headers, body, brief: brief && effect != Effect::Read })
    }
}

impl Member {
    /// Whether it is about a document of the partition that the request names.
    fn lies_in(&self, state: &State, call: &Call<'_>, parent: &[Spot], scope: &Scope) -> bool {
        let key = Headers::new(call.api, &self.headers).get("partition_key").and_then(Key::parse);
        let epk = state.container(parent).zip(key).map(|(container, key)| container.key.epk(&key));
        epk.is_none_or(|epk| scope.span.contains(&epk))
    }
}

/// The partition key value of an operation of a bulk request: JSON as text, or just JSON.
fn key(members: &mut Map<String, Value>) -> Result<Option<String>, String> {
    let text = match members.shift_remove("partitionKey") {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::String(text)) => text,
        Some(other) => other.to_string(),
    };
    match Key::parse(&text) {
        Some(_) => Ok(Some(text)),
        None => Err(format!("partitionKey is {text}, and should be a JSON array as text")),
    }
}
