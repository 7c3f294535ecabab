//! Writes that two regions take at the same time: what is written where a change made elsewhere is not known yet, meets that change as
//! soon as it is done, and the collection's policy says which of the two stays.
//!
//! The service finds conflicts when it copies changes from region to region. Here they are found at once, and both regions know of
//! the outcome from then on.

use std::sync::Arc;

use cosmosdb::types::WriteKind;
use cosmosdb_core::service::Resource;
use serde_json::{Map, Value, json};

use crate::call::Call;
use crate::error::Outcome;
use crate::packed::{Body, Packed};
use crate::random;
use crate::script;
use crate::special::{self, Kind};
use crate::store::{Changed, Draft, Node, Position, Spot, State};

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

/// What a write meets.
enum Met {
    /// What it was done to, unchanged.
    Nothing,
    /// Another version of it; `None`: it has been deleted.
    Version(Option<Arc<Node>>),
    /// Another document that has its id, or values of its unique keys.
    Other(Position, Arc<Node>),
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
        let met = self.met(state);
        let own = (self.parent.to_vec(), self.spot);
        match &met {
            Met::Nothing => return state.take_over(self.parent, self.spot, self.after, call.now),
            Met::Version(_) => state.make_known(&[own]),
            Met::Other(position, _) => {
                let other = (self.parent.to_vec(), Spot { position: *position, ..self.spot });
                state.make_known(&[own, other]);
            }
        }
        match policy(state, self.parent) {
            Policy::LastWriter(path) if self.wins(&met, &path) => self.replace(state, call, met),
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

    fn met(&self, state: &State) -> Met {
        let now = state.node_shared(&way(self.parent, self.spot));
        let version = |node: &Option<Arc<Node>>| node.as_ref().map(|node| node.etag().to_owned());
        if version(&now) != version(&self.before) {
            return Met::Version(now);
        }
        let other = self.after.as_ref().and_then(|after| state.in_the_way(self.parent, self.spot, after));
        match other.and_then(|at| Some((at, state.node_shared(&way(self.parent, Spot { position: at, ..self.spot }))?))) {
            Some((at, other)) => Met::Other(at, other),
            None => Met::Nothing,
        }
    }

    /// Whether it is the last write. What was deleted stays so; of two that are equal, the one stays that was there first.
    fn wins(&self, met: &Met, path: &[String]) -> bool {
        let number = |node: &Node| match node.body.at(path) {
            Some(Packed::Double(number)) => number,
            Some(number) => number.as_i64().map_or(f64::NEG_INFINITY, |whole| whole as f64),
            None => f64::NEG_INFINITY,
        };
        match (&self.after, met) {
            (_, Met::Version(None)) => false,
            (None, _) => true,
            (Some(own), Met::Version(Some(other)) | Met::Other(_, other)) => number(own) > number(other),
            (Some(_), Met::Nothing) => true,
        }
    }

    fn replace(self, state: &mut State, call: &Call<'_>, met: Met) -> Outcome<()> {
        if let Met::Other(position, _) = met {
            state.take_over(self.parent, Spot { position, ..self.spot }, None, call.now)?;
        }
        state.take_over(self.parent, self.spot, self.after, call.now)
    }

    /// Lets a stored procedure decide, which writes what is to stay; whether it has.
    fn resolve(&self, state: &mut State, call: &Call<'_>, met: &Met, procedure: &str) -> bool {
        let json = |node: Option<&Arc<Node>>| node.map_or(Value::Null, |node| Value::Object(node.body.to_map()));
        let (existing, others) = match met {
            Met::Other(_, other) => (Value::Null, vec![json(Some(other))]),
            Met::Version(version) => (json(version.as_ref()), Vec::new()),
            Met::Nothing => (Value::Null, Vec::new()),
        };
        let is_deleted = matches!(met, Met::Version(None));
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

fn way(parent: &[Spot], spot: Spot) -> Vec<Spot> {
    parent.iter().copied().chain([spot]).collect()
}
