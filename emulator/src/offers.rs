//! Offers: the throughput of databases and collections.

use cosmosdb::types::ThroughputBucket;
use serde_json::{Map, Value, json};

use crate::api::Api;
use crate::buckets;
use crate::call::Call;
use crate::error::{Failure, Fault, Outcome};
use crate::packed::Packed;
use crate::rid::Rid;
use crate::seed::Offer;
use crate::special::{self, Kind};
use crate::store::{Draft, Node, Spot, State};

/// What a collection gets if nothing is said.
const LEAST: i64 = 400;
const LEAST_AUTOSCALE: i64 = 1000;
const MOST: i64 = 1_000_000;
/// How many collections may share the throughput of a database.
const MOST_SHARING: usize = 25;

/// The levels of old, and what they have.
const LEVELS: [(&str, f64); 3] = [("S1", 250.0), ("S2", 1000.0), ("S3", 2500.0)];

/// What a new database or collection is to be offered.
enum Wish {
    /// A share of what its parent has, or nothing.
    Nothing,
    Manual(i64),
    Autoscale(Map<String, Value>),
    /// One of the levels of old.
    Level(String),
}

/// What a database or a collection is offered; `None`: nothing of its own.
pub(crate) fn of(state: &State, api: &Api, owner: &Rid) -> Option<Offer> {
    let (_, offer) = state.feed(&[], resource(api)?)?.nodes().find(|(_, offer)| owner_of(offer).as_ref() == Some(owner))?;
    let Some(content) = content(offer) else {
        let level = offer.body.text("offerType")?.to_owned();
        return Some(Offer { offer_type: Some(level), ..Offer::default() });
    };
    Some(match content.get("offerAutopilotSettings") {
        Some(settings) => Offer { offer_autopilot_settings: Some(settings.clone()), ..Offer::default() },
        None => Offer { offer_throughput: content.get("offerThroughput")?.as_i64(), ..Offer::default() },
    })
}

/// Checks the headers on throughput of a request that creates a database or a collection.
pub(crate) fn check(state: &State, call: &Call<'_>, parent: &[Spot]) -> Outcome<()> {
    wish(state, call, parent, None).map(drop)
}

/// Makes the offer of a new database or collection.
pub(crate) fn provision(state: &mut State, call: &Call<'_>, owner: &[Spot]) -> Outcome<()> {
    let Some(resource) = resource(call.api) else { return Ok(()) };
    let parent = owner.split_last().map_or(&[][..], |(_, parent)| parent);
    let mut body = Map::new();
    match wish(state, call, parent, Some(&state.rid(owner)))? {
        Wish::Nothing => return Ok(()),
        Wish::Manual(throughput) => {
            body.insert("offerVersion".to_owned(), "V2".into());
            body.insert("offerType".to_owned(), "Invalid".into());
            body.insert(
                "content".to_owned(),
                json!({"offerThroughput": throughput, "offerIsRUPerMinuteThroughputEnabled": false}),
            );
        }
        Wish::Autoscale(settings) => {
            let throughput = settings.get("maxThroughput").and_then(Value::as_i64).unwrap_or(LEAST_AUTOSCALE) / 10;
            body.insert("offerVersion".to_owned(), "V2".into());
            body.insert("offerType".to_owned(), "Invalid".into());
            body.insert(
                "content".to_owned(),
                json!({
                    "offerThroughput": throughput,
                    "offerIsRUPerMinuteThroughputEnabled": false,
                    "offerAutopilotSettings": settings,
                }),
            );
        }
        Wish::Level(level) => {
            body.insert("offerVersion".to_owned(), "V1".into());
            body.insert("offerType".to_owned(), level.into());
        }
    }
    remember_maximum(&mut body, None);
    body.insert("resource".to_owned(), state.self_link(owner).into());
    body.insert("offerResourceId".to_owned(), state.rid(owner).to_string().into());
    state.insert(call.api, &[], resource, Draft { body, ..Draft::default() }, call.now).map(drop)
}

/// Removes the offers of what was deleted, and of everything that was in it.
pub(crate) fn forget(state: &mut State, call: &Call<'_>, owner: &Rid) -> Outcome<()> {
    let Some(resource) = resource(call.api) else { return Ok(()) };
    let doomed: Vec<_> = state.feed(&[], resource).map_or_else(Vec::new, |feed| {
        feed.nodes().filter(|(_, offer)| owner_of(offer).is_some_and(|rid| rid.is_in(owner))).map(|(at, _)| at).collect()
    });
    for position in doomed {
        state.remove(&[Spot { resource, position }], call.now)?;
    }
    Ok(())
}

/// Makes the new body of an offer out of the one that was sent.
pub(crate) fn prepare(call: &Call<'_>, old: Option<&Node>, body: &mut Map<String, Value>) -> Outcome<()> {
    let invalid = |why: &str| Failure::bad_request(format!("The offer is invalid: {why}."));
    let Some(old) = old else { return Err(invalid("offers come with databases and collections only")) };
    if body.get("id").is_some_and(|id| id.as_str() != Some(&old.id)) {
        return Err(invalid("its id is not the one of the path"));
    }
    let version = match body.get("offerVersion").map_or(old.body.text("offerVersion"), Value::as_str) {
        Some(version @ ("V1" | "V2")) => version.to_owned(),
        _ => return Err(invalid("offerVersion should be V1 or V2")),
    };
    if version == "V1" {
        let level = body.get("offerType").and_then(Value::as_str).filter(|level| is_level(level));
        let level = level.ok_or_else(|| invalid("offerType should be S1, S2 or S3"))?.to_owned();
        body.shift_remove("content");
        body.insert("offerType".to_owned(), level.into());
    } else {
        prepare_content(call, old, body)?;
        body.insert("offerType".to_owned(), "Invalid".into());
    }
    body.insert("offerVersion".to_owned(), version.into());
    remember_maximum(body, Some(old));
    // Whose offer it is, the service knows.
    for property in ["resource", "offerResourceId"] {
        if let Some(value) = old.body.get(property) {
            body.insert(property.to_owned(), value.to_value());
        }
    }
    Ok(())
}

fn prepare_content(call: &Call<'_>, old: &Node, body: &mut Map<String, Value>) -> Outcome<()> {
    let invalid = |why: &str| Failure::bad_request(format!("The offer is invalid: {why}."));
    let Some(Value::Object(content)) = body.get_mut("content") else {
        return Err(invalid("an offer of version V2 has content, with offerThroughput or offerAutopilotSettings"));
    };
    let old = self::content(old);
    let had = |pointer: &str| old.as_ref().and_then(|content| content.pointer(pointer)).and_then(Value::as_i64);
    let was_autoscale = had("/offerAutopilotSettings/maxThroughput").is_some();
    if content.get("offerAutopilotSettings").is_some_and(Value::is_null) {
        content.shift_remove("offerAutopilotSettings");
    }
    let settings = content.get("offerAutopilotSettings").cloned();
    if call.headers.flag("migrate_offer_to_autopilot")? {
        if was_autoscale {
            return Err(invalid("it has autoscale throughput already"));
        }
        // The service chooses the maximum: the next step that is not below what there was.
        let throughput = had("/offerThroughput").unwrap_or(LEAST);
        let maximum = (throughput.max(1) + 999) / 1000 * 1000;
        content.insert("offerThroughput".to_owned(), (maximum / 10).into());
        content.insert("offerAutopilotSettings".to_owned(), json!({"maxThroughput": maximum}));
    } else if call.headers.flag("migrate_offer_to_manual_throughput")? {
        let Some(maximum) = had("/offerAutopilotSettings/maxThroughput") else {
            return Err(invalid("it has manual throughput already"));
        };
        content.shift_remove("offerAutopilotSettings");
        content.insert("offerThroughput".to_owned(), maximum.into());
    } else if let Some(settings) = settings {
        if !was_autoscale {
            return Err(invalid("to change it to autoscale takes the header x-ms-cosmos-migrate-offer-to-autopilot"));
        }
        let Value::Object(settings) = settings else { return Err(invalid("offerAutopilotSettings should be an object")) };
        let maximum = maximum_of(&settings)?;
        content.insert("offerThroughput".to_owned(), (maximum / 10).into());
    } else {
        let Some(throughput) = content.get("offerThroughput").and_then(Value::as_i64) else {
            return Err(invalid("offerThroughput should be a whole number"));
        };
        if was_autoscale {
            return Err(invalid(
                "it has autoscale throughput: change offerAutopilotSettings.maxThroughput, or send the header \
                 x-ms-cosmos-migrate-offer-to-manual-throughput",
            ));
        }
        check_manual(throughput)?;
    }
    buckets::check(content)?;
    content.entry("offerIsRUPerMinuteThroughputEnabled").or_insert(Value::Bool(false));
    content.insert("offerLastReplaceTimestamp".to_owned(), call.now.into());
    Ok(())
}

/// Response headers of an offer: what it may be set to.
pub(crate) fn limits(offer: &Node) -> Vec<(&'static str, String)> {
    let Some(content) = content(offer) else { return Vec::new() };
    let ever = content.pointer("/offerMinimumThroughputParameters/maxThroughputEverProvisioned").and_then(Value::as_i64);
    let autoscale = content.get("offerAutopilotSettings").is_some();
    let least = if autoscale { LEAST_AUTOSCALE } else { LEAST };
    // A hundredth of what there ever was, or a tenth under autoscale, in whole steps.
    let (share, step) = if autoscale { (10, 1000) } else { (100, 100) };
    let of_ever = (ever.unwrap_or(0) / share + step - 1) / step * step;
    vec![("min_throughput", least.max(of_ever).to_string()), ("offer_max_allowed_throughput", MOST.to_string())]
}

/// What may be spent each second.
#[derive(Debug)]
pub(crate) struct Allowance {
    /// In request units.
    pub(crate) units: f64,
    pub(crate) buckets: Vec<ThroughputBucket>,
}

/// What an owner may spend, if it has an offer of its own.
pub(crate) fn allowance(state: &State, api: &Api, owner: &Rid) -> Option<Allowance> {
    let offers = state.feed(&[], resource(api)?)?;
    let (_, offer) = offers.nodes().find(|(_, offer)| owner_of(offer).as_ref() == Some(owner))?;
    let content = content(offer);
    let number = |pointer: &str| content.as_ref().and_then(|content| content.pointer(pointer)).and_then(Value::as_f64);
    let level = offer.body.text("offerType").and_then(level);
    let units = number("/offerAutopilotSettings/maxThroughput").or_else(|| number("/offerThroughput")).or(level)?;
    Some(Allowance { units, buckets: buckets::of(content.as_ref()) })
}

/// Keeps the highest throughput that there ever was.
fn remember_maximum(body: &mut Map<String, Value>, old: Option<&Node>) {
    let Some(Value::Object(content)) = body.get_mut("content") else { return };
    let number = |value: Option<&Value>| value.and_then(Value::as_i64).unwrap_or(0);
    let maximum = content.get("offerAutopilotSettings").and_then(|settings| settings.get("maxThroughput"));
    let now = number(content.get("offerThroughput")).max(number(maximum));
    let old = old.and_then(self::content);
    let before =
        number(old.as_ref().and_then(|old| old.pointer("/offerMinimumThroughputParameters/maxThroughputEverProvisioned")));
    content.insert(
        "offerMinimumThroughputParameters".to_owned(),
        json!({"maxThroughputEverProvisioned": now.max(before), "maxConsumedStorageEverInKB": 0}),
    );
}

/// What the headers say; `own` is the new resource, if it is there already.
fn wish(state: &State, call: &Call<'_>, parent: &[Spot], own: Option<&Rid>) -> Outcome<Wish> {
    let manual = call.headers.integer("offer_throughput")?;
    let autoscale = call.headers.get("offer_autopilot_settings");
    let level = call.headers.get("offer_type").filter(|level| !level.eq_ignore_ascii_case("Invalid"));
    match (manual, autoscale, level) {
        (Some(throughput), None, None) => check_manual(throughput).map(|()| Wish::Manual(throughput)),
        (None, Some(text), None) => match serde_json::from_str(text) {
            Ok(Value::Object(settings)) => maximum_of(&settings).map(|_| Wish::Autoscale(settings)),
            _ => Err(call.headers.invalid("offer_autopilot_settings", text, "JSON such as {\"maxThroughput\":4000}")),
        },
        (None, None, Some(level)) if is_level(level) => Ok(Wish::Level(level.to_uppercase())),
        (None, None, Some(level)) => Err(call.headers.invalid("offer_type", level, "S1, S2 or S3")),
        (None, None, None) if special::kind(call.resource()) == Kind::Database => Ok(Wish::Nothing),
        (None, None, None) => share(state, call, parent, own),
        _ => Err(Failure::bad_request("At most one header may say what throughput is to be offered; there are several.")),
    }
}

/// A collection shares the throughput of its database, if that has any; else it gets the least.
fn share(state: &State, call: &Call<'_>, parent: &[Spot], own: Option<&Rid>) -> Outcome<Wish> {
    let Some(resource) = resource(call.api) else { return Ok(Wish::Nothing) };
    let offers = state.feed(&[], resource).into_iter().flat_map(|feed| feed.nodes());
    let owners: Vec<Rid> = offers.filter_map(|(_, offer)| owner_of(offer)).collect();
    if !owners.contains(&state.rid(parent)) {
        return Ok(Wish::Manual(LEAST));
    }
    let siblings = state.feed(parent, call.resource()).into_iter().flat_map(|feed| feed.nodes());
    let sharing = siblings.filter(|(_, node)| Some(&node.rid) != own && !owners.contains(&node.rid)).count();
    if sharing >= MOST_SHARING {
        return Err(Failure::new(
            Fault::TooManySharing,
            format!("The throughput of a database may be shared by {MOST_SHARING} collections at most."),
        ));
    }
    Ok(Wish::Nothing)
}

fn check_manual(throughput: i64) -> Outcome<()> {
    if (LEAST..=MOST).contains(&throughput) && throughput % 100 == 0 {
        return Ok(());
    }
    Err(Failure::bad_request(format!("The throughput is {throughput}, and should be a multiple of 100 from {LEAST} to {MOST}.")))
}

fn maximum_of(settings: &Map<String, Value>) -> Outcome<i64> {
    match settings.get("maxThroughput").and_then(Value::as_i64) {
        Some(maximum) if (LEAST_AUTOSCALE..=MOST).contains(&maximum) && maximum % 1000 == 0 => Ok(maximum),
        _ => Err(Failure::bad_request(format!(
            "maxThroughput of autoscale should be a multiple of 1000 from {LEAST_AUTOSCALE} to {MOST}."
        ))),
    }
}

fn is_level(name: &str) -> bool {
    level(name).is_some()
}

/// What a level of old has.
fn level(name: &str) -> Option<f64> {
    LEVELS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, throughput)| *throughput)
}

/// What the offer says of throughput; `None`: it is one of old, whose type says it.
fn content(offer: &Node) -> Option<Value> {
    offer.body.get("content").map(Packed::to_value)
}

fn owner_of(offer: &Node) -> Option<Rid> {
    offer.body.text("offerResourceId").and_then(Rid::parse)
}

fn resource(api: &Api) -> Option<&'static cosmosdb_core::service::Resource> {
    api.children(None).find(|resource| special::kind(resource) == Kind::Offer)
}
