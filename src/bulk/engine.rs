//! The engine of a bulk: takes operations in, sends them, takes their results in.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap, HashSet, VecDeque};
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use tokio::time::{Instant, Sleep};

use super::item::{Draft, Item};
use super::judge::Verdict;
use super::lane::Lane;
use super::locate::{Located, Locating, Stale, locate};
use super::{BulkItem, Source};
use crate::batch::{BatchResult, results};
use crate::error::{Error, ErrorKind, Result};
use crate::failed::UNCLEAR;
use crate::operation::{Call, join};
use crate::options::CallOptions;
use crate::response::RawResponse;
use crate::retry::RetryPolicy;
use crate::service::{Batch, Effect};

/// How many requests are on their way at once, unless the caller says.
const CONCURRENCY: usize = 32;
/// How many operations wait for their turn at most, and how many bytes of them.
const WAITING: usize = 10_000;
const WAITING_BYTES: usize = 64 << 20;
/// How often it is asked whether the collection is another than it was.
const MOST_DOUBTS: u32 = 2;
/// How much is in a request where the specification does not say.
const ALONE: Batch = Batch { operations: 1, bytes: usize::MAX };

pub(super) struct Engine {
    call: Call,
    pub(super) ordered: bool,
    pub(super) concurrency: usize,
    timeout: Option<Duration>,
    deadline: Option<Instant>,
    located: Option<Located>,
    locating: Option<Locating>,
    /// Those whose range is to be found anew.
    lost: Vec<Item>,
    /// Those that failed so, unless the collection is another than it was.
    doubted: Vec<(Item, Error)>,
    /// Those of them of which it is being asked.
    asked: Vec<(Item, Error)>,
    /// How often that was asked.
    doubts: u32,
    lanes: BTreeMap<Box<str>, Lane>,
    flights: Flights,
    /// What is in each of them.
    sent: HashMap<u64, Sent>,
    /// Places in the key space of which something is on its way, if the order is kept.
    busy: HashSet<String>,
    /// How many operations are in the engine, and their bytes.
    inside: usize,
    bytes: usize,
    taken: usize,
    done: VecDeque<BulkItem>,
    /// When something may be sent that may not be now.
    wakes: BinaryHeap<Reverse<Instant>>,
    alarm: Option<Pin<Box<Sleep>>>,
    /// Whether the budget of retries has something for those of the request at hand, if it was asked.
    allowed: Option<bool>,
    /// Why nothing is sent any more.
    over: Option<Error>,
    pub(super) charge: f64,
    pub(super) requests: u64,
}

type Flights = FuturesUnordered<Pin<Box<dyn Future<Output = (u64, Result<RawResponse>)> + Send>>>;

struct Sent {
    lane: Box<str>,
    era: u64,
    items: Vec<Item>,
}

impl Engine {
    pub(super) fn new(mut call: Call) -> Self {
        call.tell_throttling();
        Self {
            call,
            ordered: false,
            concurrency: CONCURRENCY,
            timeout: None,
            deadline: None,
            located: None,
            locating: None,
            lost: Vec::new(),
            doubted: Vec::new(),
            asked: Vec::new(),
            doubts: 0,
            lanes: BTreeMap::new(),
            flights: FuturesUnordered::new(),
            sent: HashMap::new(),
            busy: HashSet::new(),
            inside: 0,
            bytes: 0,
            taken: 0,
            done: VecDeque::new(),
            wakes: BinaryHeap::new(),
            alarm: None,
            allowed: None,
            over: None,
            charge: 0.0,
            requests: 0,
        }
    }

    /// Takes options over; the timeout is that of the whole, and not of each request.
    pub(super) fn set(&mut self, mut options: CallOptions) {
        self.timeout = options.timeout.take().or(self.timeout);
        self.call.options(options);
    }

    pub(super) fn poll(&mut self, cx: &mut Context<'_>, source: &mut Source<'_>) -> Poll<Option<BulkItem>> {
        let started = Instant::now();
        if let (None, Some(timeout)) = (self.deadline, self.timeout) {
            self.deadline = started.checked_add(timeout);
        }
        loop {
            if let Some(item) = self.done.pop_front() {
                self.inside -= 1;
                return Poll::Ready(Some(item));
            }
            let now = Instant::now();
            if self.deadline.is_some_and(|deadline| deadline <= now) && self.over.is_none() {
                self.give_up();
                continue;
            }
            if let Some(over) = &self.over {
                return Poll::Ready(source.next().map(|_| {
                    self.taken += 1;
                    BulkItem { index: self.taken - 1, result: Err(over.again()) }
                }));
            }
            self.take_in(source);
            self.send(now);
            if !self.is_settled() {
                self.find(self.lost.iter().map(|item| item.moves).max().unwrap_or_default());
            }
            let located = self.locating.as_mut().map(|locating| locating.as_mut().poll(cx));
            if let Some(Poll::Ready(located)) = located {
                self.locating = None;
                self.has_located(located);
                continue;
            }
            if let Poll::Ready(Some((number, answer))) = self.flights.poll_next_unpin(cx) {
                self.has_landed(number, answer);
                continue;
            }
            if !self.done.is_empty() {
                continue;
            }
            if self.inside == 0 && self.locating.is_none() {
                return Poll::Ready(None);
            }
            if !self.is_woken(cx, now) {
                return Poll::Pending;
            }
        }
    }

    /// Takes operations in, as long as there is room.
    fn take_in(&mut self, source: &mut Source<'_>) {
        let most = self.most();
        while self.inside < WAITING && self.bytes < WAITING_BYTES && source.peek().is_some() {
            let Some(Located { collection, map }) = &self.located else {
                self.find(0);
                return;
            };
            let Some(draft) = source.next() else { return };
            let index = self.taken;
            self.taken += 1;
            self.inside += 1;
            match Draft::place(draft, index, collection, map, most.operations) {
                Ok(item) => {
                    self.bytes += item.text.len();
                    self.put(item);
                }
                Err(error) => self.done.push_back(BulkItem { index, result: Err(error.of(self.call.operation())) }),
            }
        }
    }

    /// How much may be in a request.
    fn most(&self) -> Batch {
        self.call.operation().batch.unwrap_or(ALONE)
    }

    /// Puts an operation into the lane of its range.
    fn put(&mut self, item: Item) {
        let range = self.located.as_ref().and_then(|located| located.map.find(&item.epk));
        let Some(id) = range.map(|range| range.id.clone()) else {
            let error = Error::input("the partition key is in none of the collection's ranges").of(self.call.operation());
            return self.finish(item, Err(error));
        };
        let most = self.most();
        self.lanes.entry(id).or_insert_with(|| Lane::new(most)).insert(item);
    }

    fn finish(&mut self, item: Item, result: Result<BatchResult>) {
        self.bytes -= item.text.len();
        self.done.push_back(BulkItem { index: item.index, result });
    }

    // ---- ranges ------------------------------------------------------------------------------------------------------------------

    fn find(&mut self, moves: u32) {
        if self.locating.is_none() {
            // A key that is in no range for long may have another place in a collection that was made anew.
            let doubted = !self.doubted.is_empty() || (moves > 2 && self.doubts < MOST_DOUBTS);
            self.doubts += u32::from(doubted);
            let stale = if doubted { Stale::Collection } else { Stale::Ranges };
            let known = self.located.as_ref().map(|located| (located, stale));
            self.locating = Some(locate(&self.call, known, moves));
            // Those that come later are for the next time.
            self.asked = std::mem::take(&mut self.doubted);
        }
    }

    /// Whether every operation is where it belongs, as far as is known.
    fn is_settled(&self) -> bool {
        self.lost.is_empty() && self.doubted.is_empty()
    }

    fn has_located(&mut self, located: Result<Located>) {
        let asked = std::mem::take(&mut self.asked);
        let located = match located {
            Ok(located) => located,
            Err(error) if self.located.is_none() => {
                self.over = Some(error.of(self.call.operation()));
                return;
            }
            Err(error) => {
                for (item, error) in asked {
                    self.finish(item, Err(error));
                }
                for item in std::mem::take(&mut self.lost) {
                    self.finish(item, Err(error.again().of(self.call.operation())));
                }
                return;
            }
        };
        let recreated = self.located.as_ref().is_some_and(|before| before.collection.rid != located.collection.rid);
        let mut items = std::mem::take(&mut self.lost);
        for (item, error) in asked {
            if recreated {
                items.push(item);
            } else {
                self.finish(item, Err(error));
            }
        }
        items.extend(self.lanes.values_mut().flat_map(Lane::drain));
        items.sort_unstable_by_key(|item| item.index);
        self.lanes.retain(|id, lane| !lane.is_idle() || located.map.get(id).is_some());
        let Located { collection, map } = located.clone();
        self.located = Some(located);
        for mut item in items {
            let moved = if recreated { item.move_to(&collection, &map) } else { Ok(()) };
            match moved {
                Ok(()) => self.put(item),
                Err(error) => self.finish(item, Err(error.of(self.call.operation()))),
            }
        }
    }

    // ---- requests ----------------------------------------------------------------------------------------------------------------

    /// Sends what may be sent, one request of each range after the other.
    fn send(&mut self, now: Instant) {
        // Of what is lost, others may come before it in its new range.
        if self.ordered && !(self.is_settled() && self.asked.is_empty()) {
            return;
        }
        loop {
            let mut requests = Vec::new();
            for (id, lane) in &mut self.lanes {
                if self.flights.len() + requests.len() >= self.concurrency {
                    break;
                }
                let items = lane.take(now, self.ordered.then_some(&mut self.busy));
                if !items.is_empty() {
                    requests.push(Sent { lane: id.clone(), era: lane.era(), items });
                }
            }
            if requests.is_empty() {
                return;
            }
            for request in requests {
                let number = self.requests;
                self.requests += 1;
                let mut call = self.call.clone();
                call.set("partition_key_range_id", &request.lane);
                call.bytes(join(request.items.iter().map(|item| &item.text)));
                self.sent.insert(number, request);
                let answer = call.exchange();
                self.flights.push(Box::pin(async move { (number, answer.await) }));
            }
        }
    }

    fn has_landed(&mut self, number: u64, answer: Result<RawResponse>) {
        let Some(Sent { lane, era, items }) = self.sent.remove(&number) else { return };
        let company = items.len();
        self.allowed = None;
        if self.ordered {
            for item in &items {
                self.busy.remove(&item.epk);
            }
        }
        if let Some(lane) = self.lanes.get_mut(&lane) {
            lane.landed(company);
        }
        let (mut throttled, well) = ((false, None), answer.is_ok());
        match answer {
            Ok(answer) => {
                self.charge += answer.meta.request_charge().unwrap_or_default();
                match results(answer.operation, &answer.body, &answer.meta, company) {
                    Ok(results) => {
                        for (mut item, result) in items.into_iter().zip(results) {
                            if result.status() == 429 {
                                throttled = (true, throttled.1.max(result.retry_after()));
                            }
                            let verdict = item.judge(result, &self.call, &answer.meta, company);
                            self.carry_out(item, verdict);
                        }
                    }
                    Err(error) => {
                        for mut item in items {
                            let verdict = item.judge_unreadable(&error, &self.call);
                            self.carry_out(item, verdict);
                        }
                    }
                }
            }
            Err(error) => {
                self.charge += error.request_charge().unwrap_or_default();
                if error.is_throttled() {
                    throttled = (true, error.retry_after());
                }
                for mut item in items {
                    let verdict = item.judge_failure(&error, &self.call, company);
                    self.carry_out(item, verdict);
                }
            }
        }
        if let Some(lane) = self.lanes.get_mut(&lane) {
            let (throttled, wait) = throttled;
            if throttled {
                let until = wait.and_then(|wait| Instant::now().checked_add(wait));
                lane.throttled(era, until);
                self.wakes.extend(until.map(Reverse));
            } else if well {
                lane.went_well(company);
            }
        }
    }

    fn carry_out(&mut self, mut item: Item, verdict: Verdict) {
        match verdict {
            Verdict::Done(result) => self.finish(item, result),
            Verdict::Apart => self.put(item),
            Verdict::Lost => self.lost.push(item),
            Verdict::Doubted(error) if self.doubts < MOST_DOUBTS => self.doubted.push((item, error)),
            Verdict::Doubted(error) => self.finish(item, Err(error)),
            Verdict::Again { asked, error } => {
                item.moves = 0;
                let inner = self.call.pipeline().inner();
                let policy: &RetryPolicy = self.call.call_options().retry.as_ref().unwrap_or(&inner.retry);
                let delay = policy.delay(item.retries, item.waited, asked);
                // Where the service itself asks to come again, it costs nothing; else as much as one request that is sent again.
                let mut is_allowed = || *self.allowed.get_or_insert_with(|| inner.budget.take());
                let Some(delay) = delay.filter(|_| asked.is_some() || is_allowed()) else {
                    return self.finish(item, Err(error));
                };
                item.retries += 1;
                item.waited += delay;
                item.last = Some(error.to_string().into());
                if let Some(at) = Instant::now().checked_add(delay) {
                    item.not_before = Some(at);
                    self.wakes.push(Reverse(at));
                }
                self.put(item);
            }
        }
    }

    // ---- time --------------------------------------------------------------------------------------------------------------------

    /// Whether something may be sent now that might not be before. If not, the task is woken when it may.
    fn is_woken(&mut self, cx: &mut Context<'_>, now: Instant) -> bool {
        while self.wakes.peek().is_some_and(|Reverse(at)| *at <= now) {
            self.wakes.pop();
        }
        let next = self.wakes.peek().map(|Reverse(at)| *at);
        let Some(next) = next.into_iter().chain(self.deadline).min() else {
            self.alarm = None;
            return false;
        };
        match &mut self.alarm {
            Some(alarm) if alarm.deadline() == next => {}
            Some(alarm) => alarm.as_mut().reset(next),
            none => *none = Some(Box::pin(tokio::time::sleep_until(next))),
        }
        self.alarm.as_mut().is_some_and(|alarm| alarm.as_mut().poll(cx).is_ready())
    }

    /// Time is up: what has no result gets none.
    fn give_up(&mut self) {
        let limit = self.timeout.unwrap_or_default();
        let operation = self.call.operation();
        self.flights = FuturesUnordered::new();
        self.locating = None;
        let sent = std::mem::take(&mut self.sent).into_values().flat_map(|sent| sent.items);
        let doubted = std::mem::take(&mut self.doubted).into_iter().chain(std::mem::take(&mut self.asked));
        for (item, error) in doubted.collect::<Vec<_>>() {
            self.finish(item, Err(error));
        }
        let mut items: Vec<Item> = sent.collect();
        for item in &mut items {
            item.unclear = item.effect != Effect::Read;
        }
        items.append(&mut self.lost);
        items.extend(self.lanes.values_mut().flat_map(Lane::drain));
        items.sort_unstable_by_key(|item| item.index);
        for item in items {
            let message = match &item.last {
                Some(last) => format!("no success within {limit:?}; the last attempt that ended: {last}"),
                None => format!("no result within {limit:?}"),
            };
            let note = item.unclear.then(|| UNCLEAR.to_owned());
            self.finish(item, Err(Error::new(ErrorKind::Timeout, message).with_note(note).of(operation)));
        }
        let message = format!("not sent within {limit:?}");
        self.over = Some(Error::new(ErrorKind::Timeout, message).of(operation));
    }
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}, {} inside, {} requests", self.call, self.inside, self.requests)
    }
}
