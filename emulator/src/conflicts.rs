//! Writes that two regions take at the same time: what is written where a change made elsewhere is not known yet, meets that change as
//! soon as it is done, and the collection's policy says which of the two stays.
//!
//! The service finds conflicts when it copies changes from region to region. Here they are found at once, and both regions know of
//! the outcome from then on.

use std::sync::Arc;

use cosmosdb::types::WriteKind;
use cosmosdb_core::service::Resource;
use cosmosdb_sql::value::{Shape, View};
use serde_json::{Map, Value, json};

use crate::call::Call;
use crate::error::Outcome;
use crate::packed::{Body, Packed};
use crate::random;
use crate::script;
use crate::special::{self, Kind};
use crate::store::{Changed, Draft, Node, Spot, State};

/// By which number the last writer is told, unless the policy says otherwise.
const USUAL_PATH: &str = "/_ts";

/// A write that arrives where more is known.
struct Incoming<'i> {
    parent: &'i [Spot],
    spot: Spot,
    /// What it was done to.
    before: Option<Arc<Node>>,
    /// What it left.
    after: Option<Arc<Node>>,
}

/// What a write meets that was not known where it was done.
struct Met {
    /// What there is by now of what it was done to, if that has changed; `Some(None)`: it has been deleted.
    version: Option<Option<Arc<Node>>>,
    /// Other documents that have its id, or values of its unique keys.
    others: Vec<(Spot, Arc<Node>)>,
}

/// How a collection resolves conflicts.
enum Policy {
    /// The greater number at a path stays.
    LastWriter(Vec<String>),
    /// A stored procedure decides, if there is one.
    Custom(Option<String>),
}

/// Carries over what a request has changed in a view of the state, which lacks what is not known where it was served.
pub(crate) fn arrive(state: &mut State, call: &Call<'_>, view: &State, steps: &[Changed]) -> Outcome<()> {
    for (index, step) in steps.iter().enumerate() {
        let is_same = |other: &&Changed| other.spot == step.spot && other.parent == step.parent;
        let after = view.node_shared(&step.way());
        let is_last = !steps.get(index + 1..).unwrap_or_default().iter().any(|other| is_same(&other));
        let before = steps.iter().find(is_same).and_then(|first| first.before.clone());
        if is_last && (after.is_some() || before.is_some()) {
            Incoming { parent: &step.parent, spot: step.spot, before, after }.arrive(state, call)?;
        } else {
            // One of several changes of the same document, perhaps of one that came and went.
            let some = steps.iter().filter(is_same).find_map(|step| step.before.clone());
            state.count_for(&step.parent, after.or(some).as_deref());
        }
    }
    Ok(())
}

impl Incoming<'_> {
    fn arrive(self, state: &mut State, call: &Call<'_>) -> Outcome<()> {
        if self.before.is_none() {
            // Whatever becomes of it, its rid was given out.
            state.reserve(self.parent, self.spot);
        }
        let met = self.met(state);
        if met.version.is_none() && met.others.is_empty() {
            return state.take_over(self.parent, self.spot, self.after, call.now);
        }
        let places = met.others.iter().map(|(spot, _)| *spot).chain([self.spot]);
        state.make_known(&places.map(|spot| (self.parent.to_vec(), spot)).collect::<Vec<_>>());
        let unknown = state.count_unknown();
        self.settle(state, call, met)?;
        // Every region knows of the outcome.
        state.forget_past(state.count_unknown().saturating_sub(unknown));
        Ok(())
    }

    fn met(&self, state: &State) -> Met {
        let now = state.node_shared(&self.spot.way(self.parent));
        let version = |node: &Option<Arc<Node>>| node.as_ref().map(|node| node.etag().to_owned());
        let is_another = version(&now) != version(&self.before);
        let others = self.after.as_ref().map(|after| state.in_the_way(self.parent, self.spot, after)).unwrap_or_default();
        let spots = others.into_iter().map(|position| Spot { position, ..self.spot });
        let others = spots.filter_map(|spot| Some((spot, state.node_shared(&spot.way(self.parent))?))).collect();
        Met { version: is_another.then_some(now), others }
    }

    /// Resolves a conflict as the collection wants it.
    fn settle(self, state: &mut State, call: &Call<'_>, met: Met) -> Outcome<()> {
        match policy(state, self.parent) {
            Policy::LastWriter(path) if self.wins(&met, &path) => {
                for (spot, _) in met.others {
                    state.take_over(self.parent, spot, None, call.now)?;
                }
                state.take_over(self.parent, self.spot, self.after, call.now)
            }
            Policy::LastWriter(_) => {
                state.count_for(self.parent, self.written());
                Ok(())
            }
            Policy::Custom(procedure) => {
                let resolved = procedure.is_some_and(|id| self.resolve(state, call, &met, &id));
                if resolved { Ok(()) } else { self.report(state, call) }
            }
        }
    }

    /// Whether it is the last write. What was deleted stays so; of two that are equal, the one stays that was there first.
    fn wins(&self, met: &Met, path: &[String]) -> bool {
        let number = |node: &Node| match node.body.at(path).map(Packed::shape) {
            Some(Shape::Number(number)) => number,
            _ => f64::NEG_INFINITY,
        };
        let Some(own) = &self.after else { return true };
        let version = match &met.version {
            Some(None) => return false,
            Some(Some(version)) => Some(version),
            None => None,
        };
        met.others.iter().map(|(_, other)| other).chain(version).all(|other| number(own) > number(other))
    }

    /// Lets a stored procedure decide, which writes what is to stay; whether it has.
    fn resolve(&self, state: &mut State, call: &Call<'_>, met: &Met, procedure: &str) -> bool {
        let json = |node: Option<&Arc<Node>>| node.map_or(Value::Null, |node| Value::Object(node.body.to_map()));
        let existing = json(met.version.as_ref().and_then(Option::as_ref));
        let others: Vec<Value> = met.others.iter().map(|(_, other)| json(Some(other))).collect();
        let is_deleted = matches!(met.version, Some(None));
        let arguments = json!([json(self.after.as_ref()), existing, is_deleted, others]);
        state.count_for(self.parent, self.written());
        script::resolve(state, call, self.parent, procedure, arguments).is_ok()
    }

    /// Puts the write in the list of conflicts, for somebody to decide.
    fn report(&self, state: &mut State, call: &Call<'_>) -> Outcome<()> {
        state.count_for(self.parent, self.written());
        let Some(resource) = resource(call, self.parent) else { return Ok(()) };
        let kind = match (&self.before, &self.after) {
            (None, _) => WriteKind::Create,
            (Some(_), Some(_)) => WriteKind::Replace,
            (Some(_), None) => WriteKind::Delete,
        };
        let rid = self.after.as_ref().or(self.before.as_ref()).map(|node| node.rid.to_string());
        let content = self.after.as_ref().map(|node| Value::Object(node.body.to_map()).to_string());
        let lsn = state.lsn(self.parent);
        let body = Map::from_iter([
            ("id".to_owned(), random::uuid(lsn).into()),
            ("operationType".to_owned(), json!(kind)),
            ("resourceType".to_owned(), self.spot.resource.name.into()),
            ("resourceId".to_owned(), rid.into()),
            ("content".to_owned(), content.unwrap_or_default().into()),
            ("conflict_lsn".to_owned(), lsn.into()),
        ]);
        state.insert(call.api, self.parent, resource, Draft { body, ..Draft::default() }, call.now).map(drop)
    }

    /// The document that it is about.
    fn written(&self) -> Option<&Node> {
        self.after.as_deref().or(self.before.as_deref())
    }
}

fn policy(state: &State, parent: &[Spot]) -> Policy {
    let usual = || Policy::LastWriter(crate::partition_key::split(USUAL_PATH));
    let Some(body) = state.node(parent).filter(|node| node.container.is_some()).map(|node| &node.body) else { return usual() };
    let text = |body: &Body, name: &str| {
        let text = body.get("conflictResolutionPolicy")?.get(name)?.as_str()?;
        (!text.is_empty()).then(|| text.to_owned())
    };
    if text(body, "mode").is_some_and(|mode| mode.eq_ignore_ascii_case("Custom")) {
        let link = text(body, "conflictResolutionProcedure");
        return Policy::Custom(link.map(|link| link.rsplit('/').next().unwrap_or_default().to_owned()));
    }
    text(body, "conflictResolutionPath").map_or_else(usual, |path| Policy::LastWriter(crate::partition_key::split(&path)))
}

/// What conflicts are in a collection; `None`: the parent is none.
fn resource(call: &Call<'_>, parent: &[Spot]) -> Option<&'static Resource> {
    call.api.children(Some(parent.last()?.resource)).find(|resource| special::kind(resource) == Kind::Conflict)
}
