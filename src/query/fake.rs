//! A service for tests: documents in ranges that may split and merge at any moment, pages of a few documents, answers that take
//! their time. Rows are made by the evaluator of `cosmosdb-sql`.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::task::Poll;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use cosmosdb_query::epk::{Component, EpkRange, Scheme, effective_partition_key};
use cosmosdb_query::plan::SortOrder;
use cosmosdb_sql::ast::{Direction, Query};
use cosmosdb_sql::eval::{Env, Options, Program};
use cosmosdb_sql::plan::{PartitionKey, plan};
use serde_json::{Value, json};

use super::keys::Keys;
use super::source::{Answering, Ask, Execution, Fetched, Planned, Routes, Sheet, Source, Target};
use crate::error::{Error, ErrorKind};
use crate::ranged::Route;
use crate::routing::ranges::RoutingMap;

pub(super) const COLLECTION: &str = "bZEsAKMfXgc=";

/// A collection with the partition key `/pk`.
pub(super) struct Fake {
    pub(super) text: String,
    pub(super) parameters: Vec<(String, Value)>,
    /// By number: the effective partition key and the document.
    pub(super) documents: BTreeMap<u64, (String, Value)>,
    pub(super) state: Mutex<State>,
    /// How many documents the service looks at for a page.
    pub(super) page: usize,
    /// Documents of one key alone.
    pub(super) key: Option<Value>,
    pub(super) collection: String,
    /// How rows that are equal in order come.
    pub(super) execution: Option<Execution>,
}

pub(super) struct State {
    ranges: Vec<Route>,
    /// What a client that does not ask anew is told.
    cached: Vec<Route>,
    next: usize,
    random: fastrand::Rng,
    /// How many splits and merges are still to come.
    changes: usize,
    /// Every page asked for.
    pub(super) asked: Vec<Ask>,
    /// How many requests are, and at most were, on their way.
    pub(super) busy: (usize, usize),
    /// The next so many pages fail.
    pub(super) failures: usize,
}

impl Fake {
    pub(super) fn new(text: &str, documents: &[Value], ranges: usize, page: usize, seed: u64) -> Self {
        let epk = |document: &Value| effective_partition_key(&[component(&document["pk"])], Scheme::HashV2);
        let documents = documents.iter().zip(1..).map(|(document, number)| {
            let mut document = document.clone();
            document["_rid"] = rid(number).into();
            (number, (epk(&document), document))
        });
        let bounds: Vec<String> = (0..=ranges).map(|at| bound(at, ranges)).collect();
        let route = |(at, ends): (usize, &[String])| Route { id: at.to_string(), keys: range(&ends[0], &ends[1]) };
        let ranges: Vec<Route> = bounds.windows(2).enumerate().map(route).collect();
        let state = State {
            cached: ranges.clone(),
            next: ranges.len(),
            ranges,
            random: fastrand::Rng::with_seed(seed),
            changes: 0,
            asked: Vec::new(),
            busy: (0, 0),
            failures: 0,
        };
        Self {
            text: text.to_owned(),
            parameters: vec![("@n".to_owned(), json!(3)), ("@s".to_owned(), json!("b"))],
            documents: documents.collect(),
            state: Mutex::new(state),
            page,
            key: None,
            collection: COLLECTION.to_owned(),
            execution: None,
        }
    }

    /// So many splits and merges will happen while pages are read.
    pub(super) fn with_changes(self, changes: usize) -> Self {
        self.state.lock().unwrap().changes = changes;
        self
    }

    /// What one partition with all documents would answer.
    pub(super) fn whole(&self) -> Vec<Value> {
        rows(&self.text, &self.parameters, self.documents.values().map(|(_, document)| document).filter(|it| self.is_meant(it)))
    }

    fn is_meant(&self, document: &Value) -> bool {
        self.key.as_ref().is_none_or(|key| document["pk"] == *key)
    }

    fn answer(&self, ask: &Ask) -> Fetched<Sheet> {
        let mut state = self.state.lock().unwrap();
        state.asked.push(ask.clone());
        let keys = match &ask.target {
            Target::Key => EpkRange::full(),
            Target::Range(id, part) => {
                let Some(range) = state.ranges.iter().find(|range| range.id == *id) else {
                    return Fetched::Gone(Error::new(ErrorKind::Status, "the range is gone"));
                };
                part.clone().unwrap_or_else(|| range.keys.clone())
            }
        };
        let random = state.random.usize(1..=self.page);
        drop(state);
        let documents = self.documents.iter().filter(|(_, (epk, document))| keys.contains(epk) && self.is_meant(document));
        let documents: Vec<(u64, &Value)> = documents.map(|(number, (_, document))| (*number, document)).collect();
        let query = cosmosdb_sql::parser::parse(&ask.text).unwrap();
        let size = ask.size.filter(|size| *size > 0).map_or(self.page, |size| usize::try_from(size).unwrap().min(self.page));
        let size = if random == 1 { 1.min(size) } else { size };
        let (rows, continuation) = match &query.order_by {
            Some(_) => self.sorted(&query, &documents, ask, size),
            None => self.scanned(&query, &documents, ask, size),
        };
        let body = json!({"_rid": self.collection, "Documents": rows, "_count": rows.len()});
        let execution = self.execution;
        Fetched::Page(Sheet { body: body.to_string().into(), feed: "Documents", continuation, execution, meta: None })
    }

    /// Pages of a few documents, each answered by itself: what a range aggregates, it aggregates page by page.
    fn scanned(&self, query: &Query, documents: &[(u64, &Value)], ask: &Ask, size: usize) -> (Vec<Value>, Option<String>) {
        let start: u64 = ask.continuation.as_ref().map_or(0, |token| token.parse().unwrap());
        let mut left = documents.iter().filter(|(number, _)| *number > start);
        let page: Vec<(u64, &Value)> = left.by_ref().take(size).copied().collect();
        let more = left.next().is_some() && query.from.is_some();
        let continuation = page.last().filter(|_| more).map(|(number, _)| number.to_string());
        (rows(&ask.text, &self.parameters, page.iter().map(|(_, document)| *document)), continuation)
    }

    /// Pages of rows that are sorted over the whole range; they go on after a row, wherever that is.
    fn sorted(&self, query: &Query, documents: &[(u64, &Value)], ask: &Ask, size: usize) -> (Vec<Value>, Option<String>) {
        let all = rows(&ask.text, &self.parameters, documents.iter().map(|(_, document)| *document));
        if !ask.text.contains("orderByItems") {
            let start: usize = ask.continuation.as_ref().map_or(0, |token| token.parse().unwrap());
            let continuation = Some(start + size).filter(|next| *next < all.len()).map(|next| next.to_string());
            return (all.into_iter().skip(start).take(size).collect(), continuation);
        }
        let orders: Vec<SortOrder> = query.order_by.as_ref().unwrap().items.iter().map(|item| order(item.direction)).collect();
        let mut seen: BTreeMap<u64, u64> = BTreeMap::new();
        let placed = all.into_iter().map(|row| {
            let number = number(row["_rid"].as_str().unwrap());
            let keys = Keys::of_items(&row["orderByItems"]).unwrap();
            let nth = *seen.entry(number).and_modify(|nth| *nth += 1).or_insert(1);
            (keys, number, nth, row)
        });
        let mut placed: Vec<(Keys, u64, u64, Value)> = placed.collect();
        let descending = match self.execution {
            Some(Execution { reverse_rid_enabled: false, reverse_index_scan }) => reverse_index_scan,
            _ => orders[0] == SortOrder::Descending,
        };
        let by_number = |a: u64, b: u64| if descending { b.cmp(&a) } else { a.cmp(&b) };
        placed.sort_by(|a, b| a.0.compare(&b.0, &orders).then(by_number(a.1, b.1)).then(a.2.cmp(&b.2)));
        let after: Option<(Keys, u64, u64)> = ask.continuation.as_ref().map(|token| serde_json::from_str(token).unwrap());
        let is_left = |(keys, number, nth, _): &&(Keys, u64, u64, Value)| {
            let Some((last, last_number, last_nth)) = &after else { return true };
            let order = keys.compare(last, &orders).then(by_number(*number, *last_number)).then(nth.cmp(last_nth));
            order == Ordering::Greater
        };
        let mut left = placed.iter().filter(is_left);
        let page: Vec<_> = left.by_ref().take(size).collect();
        let more = left.next().is_some();
        let continuation = page.last().filter(|_| more).map(|(keys, number, nth, _)| json!([keys, number, nth]).to_string());
        (page.into_iter().map(|(_, _, _, row)| row.clone()).collect(), continuation)
    }
}

impl State {
    /// Splits a range, or merges two.
    fn change(&mut self) {
        if self.changes == 0 || self.random.u8(..4) > 0 {
            return;
        }
        self.changes -= 1;
        let at = self.random.usize(..self.ranges.len());
        self.next += 1;
        let id = format!("{}", self.next);
        if self.random.bool() && at + 1 < self.ranges.len() {
            let upper = self.ranges.remove(at + 1);
            let lower = &mut self.ranges[at];
            *lower = Route { id, keys: range(&lower.keys.min, &upper.keys.max) };
            return;
        }
        let old = self.ranges[at].clone();
        let middle = bound(self.random.usize(1..1000), 1000);
        if old.keys.contains(&middle) && middle != old.keys.min {
            let child = |id, min: &str, max: &str| Route { id, keys: range(min, max) };
            self.ranges[at] = child(format!("{id}a"), &old.keys.min, &middle);
            self.ranges.insert(at + 1, child(format!("{id}b"), &middle, &old.keys.max));
        }
    }
}

/// A source, shared with the test that looks at it afterwards.
pub(super) struct Shared(pub(super) Arc<Fake>);

impl Source for Shared {
    fn plan(&self, _: bool) -> Answering<Planned> {
        let fake = self.0.clone();
        Box::pin(async move {
            let planned = plan(&fake.text, &fake.parameters, &PartitionKey::new(["/pk"]), &Default::default());
            let plan = planned.map_err(|errors| Error::input(errors.to_string()))?;
            let text = serde_json::to_string(&plan).unwrap();
            let scope = fake.key.is_none().then(EpkRange::full);
            Ok(Planned { plan: serde_json::from_str(&text).unwrap(), scope, collection: None, meta: None })
        })
    }

    fn routes(&self, over: EpkRange, _stale: Option<Arc<RoutingMap>>, failures: u32) -> Answering<Routes> {
        let fake = self.0.clone();
        Box::pin(async move {
            let mut state = fake.state.lock().unwrap();
            if failures > 0 {
                state.cached = state.ranges.clone();
            }
            let list = state.cached.iter().filter(|range| range.keys.intersection(&over).is_some()).cloned().collect();
            Ok(Routes { list, map: None })
        })
    }

    fn fetch(&self, ask: Ask) -> Answering<Fetched<Sheet>> {
        let fake = self.0.clone();
        Box::pin(async move {
            let mut turns = {
                let mut state = fake.state.lock().unwrap();
                state.busy.0 += 1;
                state.busy.1 = state.busy.1.max(state.busy.0);
                state.change();
                state.random.usize(1..5)
            };
            std::future::poll_fn(|cx| {
                if turns == 0 {
                    return Poll::Ready(());
                }
                turns -= 1;
                cx.waker().wake_by_ref();
                Poll::Pending
            })
            .await;
            let fails = {
                let mut state = fake.state.lock().unwrap();
                state.busy.0 -= 1;
                state.failures = state.failures.saturating_sub(1);
                state.failures > 0
            };
            if fails { Err(Error::new(ErrorKind::Connect, "no")) } else { Ok(fake.answer(&ask)) }
        })
    }
}

fn rows<'d>(text: &str, parameters: &[(String, Value)], documents: impl Iterator<Item = &'d Value>) -> Vec<Value> {
    let query = cosmosdb_sql::parser::parse(text).unwrap();
    let program = Program::new(&query).unwrap();
    let options = Options::default();
    let env = Env::new(&options).with_parameters(parameters);
    let documents: Vec<&Value> = documents.collect();
    program.rows(documents, &env).unwrap().map(|row| row.unwrap().to_json().unwrap()).collect()
}

fn order(direction: Option<Direction>) -> SortOrder {
    if direction == Some(Direction::Descending) { SortOrder::Descending } else { SortOrder::Ascending }
}

fn component(value: &Value) -> Component {
    match value {
        Value::Null => Component::Null,
        Value::Bool(value) => Component::Bool(*value),
        Value::Number(value) => Component::Number(value.as_f64().unwrap()),
        Value::String(text) => Component::String(text.as_str().into()),
        _ => Component::Undefined,
    }
}

/// The keys of the second hash lie below `3F…`.
fn bound(at: usize, of: usize) -> String {
    match at {
        0 => String::new(),
        at if at == of => "FF".to_owned(),
        at => format!("{:04X}", 0x3FFF * at / of),
    }
}

fn range(min: &str, max: &str) -> EpkRange {
    EpkRange { min: min.to_owned(), max: max.to_owned() }
}

fn rid(number: u64) -> String {
    let mut bytes = STANDARD.decode(COLLECTION).unwrap();
    bytes.extend(number.to_le_bytes());
    STANDARD.encode(bytes).replace('/', "-")
}

fn number(rid: &str) -> u64 {
    u64::from_le_bytes(STANDARD.decode(rid.replace('-', "/")).unwrap()[8..].try_into().unwrap())
}
