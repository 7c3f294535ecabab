//! The one place where the emulator knows names of the specification.
//!
//! Every operation of every resource is served by its effect, as the tables say. What more there is to some resources and to some
//! operations hangs on the hooks below. A resource that is not named here has nothing special to it; documents are not named either,
//! for the tables themselves call them free.

use cosmosdb_core::service::{Effect, Operation, Resource};

use crate::answer::Answer;
use crate::call::Call;
use crate::collections::{self, Container};
use crate::error::{Failure, Outcome};
use crate::packed::Body;
use crate::rid::Form;
use crate::store::{Draft, Node, Place, Spot, State};
use crate::{account, batch, change_feed, media, offers, permissions, pkranges, purge, query, script};

/// What a resource is, if it is something special.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Ordinary,
    Account,
    Database,
    Collection,
    Ranges,
    Attachment,
    Media,
    Permission,
    Offer,
    Conflict,
    Procedure,
    Trigger,
    Function,
}

pub(crate) fn kind(resource: &Resource) -> Kind {
    match resource.name {
        "account" => Kind::Account,
        "database" => Kind::Database,
        "collection" => Kind::Collection,
        "partition_key_range" => Kind::Ranges,
        "attachment" => Kind::Attachment,
        "media" => Kind::Media,
        "permission" => Kind::Permission,
        "offer" => Kind::Offer,
        "conflict" => Kind::Conflict,
        "stored_procedure" => Kind::Procedure,
        "trigger" => Kind::Trigger,
        "user_defined_function" => Kind::Function,
        _ => Kind::Ordinary,
    }
}

/// The forms of rids that are known of the service.
pub(crate) fn rid_form(resource: &Resource) -> Option<Form> {
    Some(match resource.name {
        "offer" => Form::Offer,
        "collection" => Form::Collection,
        "document" => Form::Numbered { nibble: 0x0 },
        "conflict" => Form::Numbered { nibble: 0x4 },
        "partition_key_range" => Form::Numbered { nibble: 0x5 },
        "user_defined_function" => Form::Numbered { nibble: 0x6 },
        "trigger" => Form::Numbered { nibble: 0x7 },
        "stored_procedure" => Form::Numbered { nibble: 0x8 },
        _ => return None,
    })
}

/// The type bits of rids in a collection that no resource of the service has.
pub(crate) fn free_nibble(index: usize) -> u8 {
    const FREE: [u8; 7] = [0x9, 0xB, 0xC, 0xE, 0xF, 0x1, 0x2];
    FREE.get(index % FREE.len()).copied().unwrap_or_default()
}

/// What a link to a resource ends in: the service's own inconsistency.
pub(crate) fn self_link_end(resource: &Resource) -> &'static str {
    if kind(resource) == Kind::Attachment { "" } else { "/" }
}

/// Whether what is done to a resource takes its time to be known in other regions: to documents, what is in them, and conflicts.
pub(crate) fn is_replicated(resource: &Resource) -> bool {
    resource.free || resource.parent.is_some_and(|parent| parent.free) || matches!(kind(resource), Kind::Conflict | Kind::Media)
}

/// Whether a request is for what takes its time to be known in other regions.
pub(crate) fn concerns_documents(call: &Call<'_>) -> bool {
    is_replicated(call.resource()) || matches!(call.operation.role, Some("script" | "purge"))
}

/// Further resource types that clients sign an operation as.
pub(crate) fn signed_also(operation: &Operation) -> &'static [&'static str] {
    if operation.role == Some("purge") { &["partitionkey"] } else { &[] }
}

/// How many of a resource there may be in its parent, as quota headers tell it.
pub(crate) fn quota(resource: &Resource) -> Option<(&'static str, u64)> {
    Some(match resource.name {
        "database" => ("databases", 500),
        "collection" => ("collections", 500),
        "user" => ("users", 500_000),
        "permission" => ("permissions", 2_000_000),
        "stored_procedure" => ("storedProcedures", 100),
        "user_defined_function" => ("functions", 50),
        "trigger" => ("triggers", 25),
        "client_encryption_key" => ("clientEncryptionKeys", 20),
        _ => return None,
    })
}

/// What the quota headers of the list of databases tell of: the whole account.
pub(crate) const OF_THE_ACCOUNT: [&str; 4] = ["database", "collection", "user", "permission"];

/// Says 501 to what is not there yet.
pub(crate) fn check_supported(call: &Call<'_>) -> Outcome<()> {
    let feature = match call.operation.role {
        Some("query" | "query_plan" | "script") => return Ok(()),
        _ if call.headers.flag("is_query")? => "SQL queries of this",
        _ if batch(call).is_some() => return Ok(()),
        _ if call.headers.flag("is_batch_request")? => "batches that are neither transactional nor go on after errors",
        _ if call.operation.effect == Effect::Execute => call.operation.name,
        _ if change_feed(call).is_some() => return Ok(()),
        _ if call.headers.get("a_im").is_some() && call.resource().free => {
            "the change feed in the form that A-IM and the wire format version ask for"
        }
        _ => return Ok(()),
    };
    Err(Failure::not_implemented(feature))
}

/// What serves a batch; `None`: it is none.
fn batch(call: &Call<'_>) -> Option<Serve> {
    if !always_sends(call, "is_batch_request") {
        return None;
    }
    Some(if call.operation.role == Some("batch") { batch::run } else { batch::run_bulk })
}

/// What serves a change feed; `None`: it is none.
fn change_feed(call: &Call<'_>) -> Option<Serve> {
    let (_, mode) = call.operation.sends.iter().find(|(sent, _)| sent.name == "a_im")?;
    Some(if mode.eq_ignore_ascii_case("Full-Fidelity Feed") { change_feed::full } else { change_feed::incremental })
}

/// Whether the requests for an operation have a header by which they are told from others.
fn always_sends(call: &Call<'_>, header: &str) -> bool {
    call.operation.sends.iter().any(|(sent, _)| sent.name == header)
}

/// Whether any valid token allows the operation: the account says nothing secret.
pub(crate) fn is_open_to_all(call: &Call<'_>) -> bool {
    kind(call.resource()) == Kind::Account && call.is_read()
}

/// Where a resource is that is not addressed by its own path; `None`: this one is.
pub(crate) fn locate(state: &State, call: &Call<'_>) -> Option<Outcome<Place>> {
    (kind(call.resource()) == Kind::Media).then(|| media::locate(state, call))
}

/// What serves an operation.
pub(crate) type Serve = fn(&mut State, &Call<'_>, &Place) -> Outcome<Answer>;

/// What serves an operation that is not what its effect says; `None`: this one is.
pub(crate) fn handler(call: &Call<'_>) -> Option<Serve> {
    match (call.operation.role, kind(call.resource())) {
        (Some("purge"), _) => Some(purge::run),
        (Some("query"), _) => Some(query::run),
        (Some("script"), _) => Some(script::execute),
        (Some("query_plan"), _) => Some(query::plan),
        _ if batch(call).is_some() => batch(call),
        _ if change_feed(call).is_some() => change_feed(call),
        (_, Kind::Account) if call.is_read() => Some(account::read),
        _ => None,
    }
}

/// Checks the request for a new resource, before anything is done.
pub(crate) fn before_create(state: &State, call: &Call<'_>, parent: &[Spot]) -> Outcome<()> {
    match kind(call.resource()) {
        Kind::Database | Kind::Collection => offers::check(state, call, parent),
        _ => Ok(()),
    }
}

/// Checks what is to be created, or to replace `old`, and fills in what the service does.
pub(crate) fn prepare(state: &State, call: &Call<'_>, parent: &[Spot], old: Option<&Node>, draft: &mut Draft) -> Outcome<()> {
    match kind(call.resource()) {
        Kind::Permission => permissions::prepare(state, call, parent, old, &mut draft.body),
        Kind::Offer => offers::prepare(call, old, &mut draft.body),
        Kind::Collection => {
            collections::prepare(call, old, &mut draft.body)?;
            draft.container = Some(Box::new(Container::new(&draft.body)));
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Makes what comes with a new resource.
pub(crate) fn after_create(state: &mut State, call: &Call<'_>, spots: &[Spot]) -> Outcome<()> {
    match kind(call.resource()) {
        Kind::Database => offers::provision(state, call, spots),
        Kind::Collection => {
            pkranges::make(state, call, spots)?;
            offers::provision(state, call, spots)
        }
        _ => Ok(()),
    }
}

/// Removes what went with a resource.
pub(crate) fn after_delete(state: &mut State, call: &Call<'_>, removed: &Node) -> Outcome<()> {
    match kind(call.resource()) {
        Kind::Database | Kind::Collection => offers::forget(state, call, &removed.rid),
        _ => Ok(()),
    }
}

/// The body of a resource as the request sees it; `None`: as it is stored.
pub(crate) fn present(state: &State, call: &Call<'_>, node: &Node) -> Outcome<Option<Body>> {
    match kind(call.resource()) {
        Kind::Permission => permissions::present(state, call, node).map(|body| Some(Body::pack(&body))),
        Kind::Collection => Ok(collections::present(call, node).map(|body| Body::pack(&body))),
        _ => Ok(None),
    }
}

/// The entity tag of a whole feed, and whether a client may read it on condition; `None`: it has none.
pub(crate) fn feed_etag(state: &State, call: &Call<'_>, place: &Place) -> Option<(String, bool)> {
    match kind(call.resource()) {
        Kind::Ranges => pkranges::etag(state, place, call.api).map(|etag| (etag, true)),
        _ if call.resource().free => Some((format!("\"{}\"", state.lsn(place.ancestors())), false)),
        _ => None,
    }
}

/// The change after which a request for a feed wants what has changed; `None`: it wants everything.
pub(crate) fn changed_since(call: &Call<'_>) -> Option<u64> {
    match kind(call.resource()) {
        Kind::Ranges => pkranges::changed_since(call),
        _ => None,
    }
}

/// Response headers of a single resource, beyond those that all have.
pub(crate) fn headers(state: &State, call: &Call<'_>, node: Option<&Node>) -> Vec<(&'static str, String)> {
    match (kind(call.resource()), node) {
        (Kind::Offer, Some(offer)) => offers::limits(offer),
        (Kind::Collection, _) => collections::headers(call),
        (Kind::Attachment | Kind::Media, _) => media::usage(state),
        _ => Vec::new(),
    }
}
