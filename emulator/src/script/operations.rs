//! What scripts do to documents and attachments: each operation is carried out as the request of its own that it could have been.

use bytes::Bytes;
use cosmosdb_core::service::{self, Effect, Resource, Target};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::answer::Answer;
use crate::call::Call;
use crate::error::{Failure, Fault, Outcome};
use crate::json;
use crate::router::Path;
use crate::store::State;
use crate::{charge, crud, headers, special};

use super::run::Scope;

/// An operation, as the machine asks for it.
#[derive(Deserialize)]
pub(super) struct Operation {
    verb: Verb,
    of: Of,
    /// Of the resource; of what it is to be in, for one that is made, and for feeds.
    link: String,
    /// As the text of JSON.
    body: Option<String>,
    #[serde(default)]
    options: Options,
}

#[derive(Deserialize, Clone, Copy, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Verb {
    Create,
    Upsert,
    Read,
    Replace,
    Delete,
    List,
    Query,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum Of {
    Document,
    Attachment,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Options {
    if_match: Option<Value>,
    if_none_match: Option<Value>,
    index_action: Option<Value>,
    page_size: Option<Value>,
    continuation: Option<Value>,
}

/// What became of an operation.
pub(super) struct Reply {
    /// As the machine wants it.
    pub(super) text: Value,
    pub(super) charge: f64,
}

/// Carries out an operation of a script. It fails only where the emulator cannot do such a thing: any other failure is told the
/// script.
pub(super) fn carry_out(state: &mut State, scope: &Scope<'_, '_>, operation: &Operation) -> Outcome<Reply> {
    match answer(state, scope, operation) {
        Ok(answer) => Ok(Reply { text: success(operation, &answer), charge: answer.charge }),
        Err(failure) if failure.fault == Fault::NotImplemented => Err(failure),
        Err(failure) => Ok(Reply { text: refusal(scope.call, failure), charge: charge::POINT }),
    }
}

fn answer(state: &mut State, scope: &Scope<'_, '_>, operation: &Operation) -> Outcome<Answer> {
    let call = scope.call;
    let path = path(scope, operation)?;
    check_collection(state, scope, &path)?;
    let row = row(call, operation.verb, path.resource).ok_or_else(|| {
        Failure::bad_request(format!("The version {} of the API has no such operation for scripts.", call.version))
    })?;
    let Options { if_match, if_none_match, index_action, page_size, continuation } = &operation.options;
    let text = |value: &Option<Value>| match value {
        None | Some(Value::Null) => None,
        Some(Value::String(text)) => Some(text.clone()),
        Some(other) => Some(other.to_string()),
    };
    let sent = [
        ("partition_key", call.headers.get("partition_key").map(str::to_owned)),
        ("if_match", text(if_match)),
        ("if_none_match", text(if_none_match)),
        ("indexing_directive", text(index_action)),
        ("max_item_count", text(page_size)),
        ("continuation", text(continuation)),
    ];
    let sent = headers::map(call.api, sent)?;
    let body = operation.body.clone().map(Bytes::from).unwrap_or_default();
    let alone = call.part(row, path, &sent, &body);
    let place = crud::locate(state, &alone)?;
    crud::serve(state, &alone, &place).map_err(|failure| match failure.fault {
        Fault::PartitionKeyMismatch => Failure::bad_request(
            "Requests originating from scripts cannot reference partition keys other than the one for which client request was \
             submitted.",
        ),
        _ => failure,
    })
}

/// The path of the request that the operation could have been.
fn path(scope: &Scope<'_, '_>, operation: &Operation) -> Outcome<Path> {
    let wrong = || Failure::bad_request(format!("The link {} leads to nothing that scripts work with.", operation.link));
    let resource = resource(scope, operation.of).ok_or_else(wrong)?;
    let path = Path::parse(scope.call.api, &operation.link).filter(|path| path.target == Target::Item).ok_or_else(wrong)?;
    match operation.verb {
        Verb::Read | Verb::Replace | Verb::Delete if path.resource.name == resource.name => Ok(path),
        Verb::Create | Verb::Upsert | Verb::List | Verb::Query
            if resource.parent.is_some_and(|it| it.name == path.resource.name) =>
        {
            Ok(Path { resource, target: Target::Feed, steps: path.steps })
        }
        _ => Err(wrong()),
    }
}

fn resource(scope: &Scope<'_, '_>, of: Of) -> Option<&'static Resource> {
    let api = scope.call.api;
    let document = api.children(Some(scope.collection.last()?.resource)).find(|child| child.free)?;
    match of {
        Of::Document => Some(document),
        Of::Attachment => api.children(Some(document)).find(|child| special::kind(child) == special::Kind::Attachment),
    }
}

/// The operation of the tables that does this.
fn row(call: &Call<'_>, verb: Verb, resource: &Resource) -> Option<&'static service::Operation> {
    let (effect, target, role) = match verb {
        Verb::Create => (Effect::Create, Target::Feed, None),
        Verb::Upsert => (Effect::Upsert, Target::Feed, None),
        Verb::Read => (Effect::Read, Target::Item, None),
        Verb::Replace => (Effect::Replace, Target::Item, None),
        Verb::Delete => (Effect::Delete, Target::Item, None),
        Verb::List => (Effect::Read, Target::Feed, None),
        Verb::Query => (Effect::Read, Target::Feed, Some("query")),
    };
    call.api.operation(resource, effect, target, role, call.version)
}

/// Checks that a path leads into the collection that the script is of.
fn check_collection(state: &State, scope: &Scope<'_, '_>, path: &Path) -> Outcome<()> {
    let steps = path.steps.get(..scope.collection.len()).unwrap_or_default().to_vec();
    let Some(resource) = steps.last().map(|step| step.resource) else { return Ok(()) };
    let front = Path { resource, target: Target::Item, steps };
    let found = state.locate(scope.call.api, &front, None)?;
    if found.len() == scope.collection.len() && state.rid(&found) == state.rid(scope.collection) {
        return Ok(());
    }
    let message = "Requests originating from scripts cannot reference resources of other collections than their own.";
    Err(Failure::new(Fault::Forbidden, message))
}

// ---- telling the script --------------------------------------------------------------------------------------------

fn success(operation: &Operation, answer: &Answer) -> Value {
    let mut options = Map::new();
    for name in ["continuation", "etag"] {
        if let Some(value) = answer.headers.get(name) {
            options.insert(name.to_owned(), value.into());
        }
    }
    if answer.status == 304 {
        options.insert("notModified".to_owned(), true.into());
    }
    let mut reply = json!({"status": 200, "options": options});
    let text = std::str::from_utf8(&answer.body).unwrap_or_default();
    let body = match operation.verb {
        Verb::List | Verb::Query => items(text),
        _ => (!text.is_empty()).then(|| text.to_owned()),
    };
    if let (Some(body), Some(reply)) = (body, reply.as_object_mut()) {
        reply.insert("body".to_owned(), body.into());
    }
    reply
}

/// The list in the envelope of a feed.
fn items(envelope: &str) -> Option<String> {
    let envelope: Map<String, Value> = json::any_depth(envelope.as_bytes()).ok()?;
    envelope.into_iter().find(|(_, value)| value.is_array()).map(|(_, items)| items.to_string())
}

fn refusal(call: &Call<'_>, failure: Failure) -> Value {
    let (status, sub_status) = failure.fault.code(call.api);
    let code = crate::error::phrase(status);
    let body = json!({"code": code, "message": failure.message}).to_string();
    json!({"status": status.as_u16(), "subStatus": sub_status, "body": body})
}
