//! The engine of a bulk: takes operations in, sends them, takes their results in ([`landing`]), finds their ranges ([`ranges`]) and
//! watches the time ([`time`]).

mod landing;
mod ranges;
mod time;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap, HashSet, VecDeque};
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use tokio::time::{Instant, Sleep};

use crate::batch::BatchResult;
use crate::bulk::item::{Draft, Item};
use crate::bulk::lane::Lane;
use crate::bulk::locate::{Located, Locating};
use crate::bulk::{BulkItem, Source};
use crate::error::{Error, Result};
use crate::operation::{Call, join};
use crate::options::CallOptions;
use crate::response::RawResponse;
use crate::service::Batch;

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
    /// The range to which something was sent last.
    turn: Box<str>,
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
            turn: Box::default(),
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

    pub(super) fn header(&mut self, name: &str, value: &str) {
        self.call.extra_header(name, value);
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
    fn put(&mut self, mut item: Item) {
        let Some(Located { collection, map }) = &self.located else { return self.lost.push(item) };
        let range = item.settle(collection, map).and_then(|()| {
            let range = map.find(&item.epk).map(|range| range.id.clone());
            range.ok_or_else(|| Error::input("the partition key is in none of the collection's ranges"))
        });
        let id = match range {
            Ok(id) => id,
            Err(error) => return self.finish(item, Err(error.of(self.call.operation()))),
        };
        let most = self.most();
        self.lanes.entry(id).or_insert_with(|| Lane::new(most)).insert(item);
    }

    fn finish(&mut self, item: Item, result: Result<BatchResult>) {
        self.bytes -= item.text.len();
        self.done.push_back(BulkItem { index: item.index, result });
    }

    /// Sends what may be sent, one request of each range after the other; those come first that had to wait the last time.
    fn send(&mut self, now: Instant) {
        // Of what is lost, others may come before it in its new range.
        if self.ordered && !(self.is_settled() && self.asked.is_empty()) {
            return;
        }
        loop {
            let mut requests = Vec::new();
            let later = self.lanes.keys().filter(|id| **id > self.turn);
            let turns: Vec<Box<str>> = later.chain(self.lanes.keys().filter(|id| **id <= self.turn)).cloned().collect();
            for id in turns {
                if self.flights.len() + requests.len() >= self.concurrency {
                    break;
                }
                let Some(lane) = self.lanes.get_mut(&id) else { continue };
                let items = lane.take(now, self.ordered.then_some(&mut self.busy));
                if !items.is_empty() {
                    self.turn.clone_from(&id);
                    requests.push(Sent { lane: id, era: lane.era(), items });
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
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}, {} inside, {} requests", self.call, self.inside, self.requests)
    }
}
