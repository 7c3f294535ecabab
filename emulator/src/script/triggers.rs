//! Triggers: scripts that run before or after a document is written, for the requests that name them, in one transaction with the
//! write.

use bytes::Bytes;
use cosmosdb_core::service::{Effect, Resource, Target};
use serde_json::{Map, Value, json};

use crate::answer::Answer;
use crate::call::Call;
use crate::error::{Failure, Fault, Outcome};
use crate::special::{self, Kind};
use crate::store::{Node, Place, Spot, State};
use crate::{crud, json};

use super::run::{Scope, run};
use super::talk::Done;

/// The triggers that a request names.
pub(crate) struct Triggers<'a> {
    pre: Option<&'a str>,
    post: Option<&'a str>,
}

impl<'a> Triggers<'a> {
    /// Those of a request that writes documents; `None`: it names none.
    pub(crate) fn of(call: &Call<'a>) -> Outcome<Option<Self>> {
        if call.is_read() || !call.resource().free {
            return Ok(None);
        }
        let triggers = Self { pre: named(call, "pre_trigger_include")?, post: named(call, "post_trigger_include")? };
        if triggers.pre.is_none() && triggers.post.is_none() {
            return Ok(None);
        }
        if operation(call).is_none() {
            return Err(Failure::bad_request(format!("{} runs no triggers.", call.operation.name)));
        }
        Ok(Some(triggers))
    }
}

/// The name in a header. The service runs one trigger before a write, and one after it.
fn named<'a>(call: &Call<'a>, header: &str) -> Outcome<Option<&'a str>> {
    match call.headers.get(header) {
        Some(names) if names.contains(',') => Err(call.headers.invalid(header, names, "the id of one trigger")),
        name => Ok(name),
    }
}

/// Writes a document, and runs the triggers before and after that.
pub(crate) fn write(state: &mut State, call: &Call<'_>, place: &Place, triggers: &Triggers<'_>) -> Outcome<Answer> {
    let collection = place.parent()?.to_vec();
    let scope = Scope { call, collection: &collection };
    state.atomically(&collection, |state| {
        let (mut body, mut charge) = (call.body.clone(), 0.0);
        if let Some(id) = triggers.pre {
            let request = json!({"body": parsed(&body)?, "headers": shown(call)});
            let done = fire(state, &scope, "pre", id, json!({"request": request}))?;
            charge += done.charge;
            body = done.request.map_or(body, Bytes::from);
        }
        let changed = Call { path: call.path.clone(), grant: call.grant.clone(), body: &body, ..*call };
        // The trigger may have moved or removed what is to be written.
        let place = crud::locate(state, &changed)?;
        let mut answer = crud::carry_out(state, &changed, &place)?;
        if let Some(id) = triggers.post {
            let request = json!({"body": parsed(&body)?, "headers": shown(call)});
            let response = json!({"body": parsed(&answer.body)?});
            let done = fire(state, &scope, "post", id, json!({"request": request, "response": response}))?;
            charge += done.charge;
            answer.body = done.response.map_or(answer.body, Bytes::from);
        }
        answer.charge += charge;
        Ok(answer)
    })
}

/// Runs a trigger.
fn fire(state: &mut State, scope: &Scope<'_, '_>, kind: &'static str, id: &str, mut more: Value) -> Outcome<Done> {
    let trigger = script(state, scope.call, scope.collection, Kind::Trigger, id).cloned().ok_or_else(|| {
        Failure::new(Fault::NotFound, format!("The collection has no trigger {id}, which the request is to run."))
    })?;
    let operation = operation(scope.call).unwrap_or_default();
    check(&trigger, kind, operation)?;
    if let Some(more) = more.as_object_mut() {
        more.insert("operation".to_owned(), operation.into());
    }
    run(state, scope, &trigger, kind, more)
}

/// A script of a collection, by its id.
pub(super) fn script<'s>(state: &'s State, call: &Call<'_>, collection: &[Spot], kind: Kind, id: &str) -> Option<&'s Node> {
    let is_it = |resource: &&'static Resource| special::kind(resource) == kind;
    let resource = call.api.children(Some(collection.last()?.resource)).find(is_it)?;
    let feed = state.feed(collection, resource)?;
    feed.get(feed.find(None, id)?)
}

/// Checks that a trigger is for what the request does.
fn check(trigger: &Node, kind: &str, operation: &str) -> Outcome<()> {
    let property = |name: &str| trigger.body.text(name).unwrap_or_default();
    let (id, own_kind, own_operation) = (&trigger.id, property("triggerType"), property("triggerOperation"));
    if !own_kind.eq_ignore_ascii_case(kind) {
        return Err(Failure::bad_request(format!(
            "The trigger {id} is a {own_kind}-trigger, and cannot run as a {kind}-trigger."
        )));
    }
    let fits = ["All", operation].iter().any(|fitting| own_operation.eq_ignore_ascii_case(fitting))
        // A patch is an update, and so is a replace.
        || (operation == "Replace" && own_operation.eq_ignore_ascii_case("Update"))
        || (operation == "Update" && own_operation.eq_ignore_ascii_case("Replace"));
    if fits {
        return Ok(());
    }
    Err(Failure::bad_request(format!("The trigger {id} is for {own_operation}, and cannot run for {operation}.")))
}

/// What triggers call the operation of a request; `None`: they do not run for it.
fn operation(call: &Call<'_>) -> Option<&'static str> {
    match (call.operation.effect, call.operation.on) {
        (Effect::Create, Target::Feed) => Some("Create"),
        (Effect::Upsert, _) => Some("Upsert"),
        (Effect::Replace, Target::Item) => Some("Replace"),
        (Effect::Patch, Target::Item) => Some("Update"),
        (Effect::Delete, Target::Item) => Some("Delete"),
        _ => None,
    }
}

fn parsed(body: &Bytes) -> Outcome<Option<Value>> {
    if body.is_empty() { Ok(None) } else { json::value(body).map(Some) }
}

/// The headers that a trigger sees: the token is not among them.
fn shown(call: &Call<'_>) -> Map<String, Value> {
    call.headers.all().filter(|(name, _)| *name != "authorization").map(|(name, value)| (name.to_owned(), value.into())).collect()
}
