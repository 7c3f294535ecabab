//! What is read range by range, side by side: where each stretch of the key space lies, what is on its way, and what becomes of a stretch
//! whose range splits or merges while it is read.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use cosmosdb_query::epk::EpkRange;

use crate::error::{Error, Result};
use crate::ranged::{MOST_FAILURES, Routes, Target, incomplete, parts};
use crate::routing::ranges::RoutingMap;

/// An answer on its way.
pub(crate) type Answering<T> = Pin<Box<dyn Future<Output = Result<T>> + Send>>;

/// What is answered.
pub(crate) enum Fetched<A> {
    Page(A),
    /// The range is not there any more.
    Gone(Error),
}

/// A stretch of the key space as it is read: `A` is what is fetched of it, `H` what keeps it from being asked again at once.
pub(crate) struct Stretch<A, H> {
    pub(crate) keys: EpkRange,
    pub(crate) step: Step<A, H>,
    /// The ranges as they were when it was found in them.
    map: Option<Arc<RoutingMap>>,
    /// How often in a row its range was not where it was thought to be.
    failures: u32,
}

pub(crate) enum Step<A, H> {
    /// Where it lies is not known.
    Lost,
    Locating(Answering<Routes>),
    /// It can be asked.
    Idle(Target),
    Fetching(Target, Answering<Fetched<A>>),
    /// Something is at hand, or it rests.
    Held(Target, H),
}

impl<A, H> Stretch<A, H> {
    /// `one_key`: the caller named a partition key value: there are no ranges then.
    pub(crate) fn new(keys: EpkRange, one_key: bool) -> Self {
        let step = if one_key { Step::Idle(Target::Key) } else { Step::Lost };
        Self { keys, step, map: None, failures: 0 }
    }

    /// Whether something is on its way.
    pub(crate) fn is_on_way(&self) -> bool {
        matches!(self.step, Step::Locating(_) | Step::Fetching(..))
    }

    /// What keeps it from being asked again.
    pub(crate) fn held(&self) -> Option<&H> {
        if let Step::Held(_, held) = &self.step { Some(held) } else { None }
    }

    /// Keeps it from being asked until it is released.
    pub(crate) fn hold(&mut self, held: H) {
        self.step = match std::mem::replace(&mut self.step, Step::Lost) {
            Step::Idle(target) | Step::Held(target, _) => Step::Held(target, held),
            other => other,
        };
    }

    /// Lets it be asked again, and hands over what kept it.
    pub(crate) fn release(&mut self) -> Option<H> {
        match std::mem::replace(&mut self.step, Step::Lost) {
            Step::Held(target, held) => {
                self.step = Step::Idle(target);
                Some(held)
            }
            other => {
                self.step = other;
                None
            }
        }
    }

    /// Takes in what has come, if anything has.
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Came<A>> {
        let (step, came) = match &mut self.step {
            Step::Locating(routes) => match routes.as_mut().poll(cx) {
                Poll::Ready(routes) => (Step::Lost, Came::Routes(routes)),
                Poll::Pending => return Poll::Pending,
            },
            Step::Fetching(target, answer) => match answer.as_mut().poll(cx) {
                Poll::Ready(answer) => (Step::Idle(target.clone()), Came::Answer(answer)),
                Poll::Pending => return Poll::Pending,
            },
            _ => return Poll::Pending,
        };
        // Whatever fails can be asked for again.
        self.step = step;
        Poll::Ready(came)
    }

    /// A part of it for each range that it lies in; `None` if the ranges leave something of it out.
    fn parts(&self, routes: Routes) -> Option<Vec<Self>> {
        let Routes { list, map } = routes;
        let part = |(keys, target)| Self { keys, step: Step::Idle(target), map: map.clone(), failures: self.failures };
        Some(parts(&self.keys, list)?.into_iter().map(part).collect())
    }
}

/// What has come.
enum Came<A> {
    Routes(Result<Routes>),
    Answer(Result<Fetched<A>>),
}

/// Whoever reads stretches of the key space side by side.
pub(crate) trait SideBySide {
    type Answer;
    type Held;

    /// Of how many stretches something is on its way.
    fn on_way(&self) -> usize;

    /// Of how many it may be.
    fn room(&self) -> usize;

    /// The stretch of this place; `None` behind the last one that is to be read now.
    fn stretch(&mut self, at: usize) -> Option<&mut Stretch<Self::Answer, Self::Held>>;

    /// Looks for the ranges that these keys lie in. `stale`, `failures`: see [`Routes::over`].
    fn locate(&self, keys: EpkRange, stale: Option<Arc<RoutingMap>>, failures: u32) -> Answering<Routes>;

    /// Asks for what a stretch needs next.
    fn fetch(&self, at: usize, target: Target) -> Answering<Fetched<Self::Answer>>;

    /// A stretch is these now, each going on where it stood.
    fn replace(&mut self, at: usize, parts: Vec<Stretch<Self::Answer, Self::Held>>);

    /// An answer has come, and the stretch can be asked again unless it is held.
    fn take_in(&mut self, at: usize, answer: Self::Answer) -> Result<()>;
}

/// Starts what may start and takes in what has come. Says whether anything has come.
pub(crate) fn drive<S: SideBySide>(all: &mut S, cx: &mut Context<'_>) -> Result<bool> {
    let (mut moved, mut on_way, mut at) = (false, all.on_way(), 0);
    while let Some(stretch) = all.stretch(at) {
        if matches!(stretch.step, Step::Lost | Step::Idle(_)) && on_way < all.room() {
            on_way += 1;
            begin(all, at);
        }
        let Some(stretch) = all.stretch(at) else { break };
        let Poll::Ready(came) = stretch.poll(cx) else {
            at += 1;
            continue;
        };
        (moved, on_way) = (true, on_way - 1);
        match came {
            Came::Routes(routes) => {
                let parts = stretch.parts(routes?).ok_or_else(incomplete)?;
                all.replace(at, parts);
            }
            Came::Answer(answer) => match answer? {
                Fetched::Page(page) => {
                    stretch.failures = 0;
                    all.take_in(at, page)?;
                }
                Fetched::Gone(error) if stretch.failures >= MOST_FAILURES => return Err(error),
                Fetched::Gone(_) => {
                    stretch.failures += 1;
                    stretch.step = Step::Lost;
                }
            },
        }
    }
    Ok(moved)
}

fn begin<S: SideBySide>(all: &mut S, at: usize) {
    let Some(stretch) = all.stretch(at) else { return };
    let (keys, map, failures) = (stretch.keys.clone(), stretch.map.clone(), stretch.failures);
    let step = match std::mem::replace(&mut stretch.step, Step::Lost) {
        Step::Lost => Step::Locating(all.locate(keys, map, failures)),
        Step::Idle(target) => Step::Fetching(target.clone(), all.fetch(at, target)),
        other => other,
    };
    if let Some(stretch) = all.stretch(at) {
        stretch.step = step;
    }
}
