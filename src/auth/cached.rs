//! Secrets that a provider is asked for: kept while they are valid, asked for once at a time.
//!
//! There is no task: a question to the provider is a future that lies here, and whoever needs its answer polls it. So it goes on as long
//! as anybody waits, and nobody who stops waiting takes it along.

use std::error::Error as StdError;
use std::fmt;
use std::future::{Future, poll_fn};
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, SystemTime};

use futures_util::FutureExt;
use futures_util::future::Shared;
use tokio::time::{Instant, timeout};

use crate::error::{Error, ErrorKind, Result};

/// How long a provider may take.
const LONGEST: Duration = Duration::from_secs(60);
/// How long after a vain refresh the next one may begin, while the secret is still valid.
const PAUSE: Duration = Duration::from_secs(60);
/// How long before its end a secret counts as expired, at most: a request takes a while to arrive.
const MARGIN: Duration = Duration::from_secs(30);

/// What a provider gives.
pub(super) trait Secret: Send + Sync + 'static {
    /// What the provider is called in errors.
    const PROVIDER: &'static str;
    /// Whether both are the same.
    fn is(&self, other: &Self) -> bool;
    /// How long it can be kept.
    fn expiry(&self) -> Expiry;
}

/// How long a secret is valid.
#[derive(Clone, Copy)]
pub(super) enum Expiry {
    Never,
    At(SystemTime),
    /// Valid now; the next request has to ask again.
    Unknown,
}

/// The secret of a provider.
pub(super) struct Cached<T>(Arc<Inner<T>>);

impl<T> Clone for Cached<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

struct Inner<T> {
    ask: Box<Ask<T>>,
    state: Mutex<State<T>>,
}

/// Asks the provider, with the claims of a challenge.
type Ask<T> = dyn Fn(Option<String>) -> Pin<Box<dyn Future<Output = Answer<T>> + Send>> + Send + Sync;
type Answer<T> = std::result::Result<T, Box<dyn StdError + Send + Sync>>;

struct State<T> {
    current: Option<Current<T>>,
    flight: Option<Flight<T>>,
    flights: u64,
    /// No refresh ahead of expiry begins before.
    not_before: Option<Instant>,
}

struct Current<T> {
    value: Arc<T>,
    /// When to ask for the next one.
    refresh: Option<Instant>,
    /// When it is not to be used any more.
    end: Option<Instant>,
}

/// A question to the provider.
struct Flight<T> {
    id: u64,
    /// It began while there was a valid secret, and may have been left alone for long.
    ahead: bool,
    with_claims: bool,
    answer: Shared<Pin<Box<dyn Future<Output = Landed<T>> + Send>>>,
}

type Landed<T> = std::result::Result<Arc<T>, Arc<Box<dyn StdError + Send + Sync>>>;

impl<T> Clone for Flight<T> {
    fn clone(&self) -> Self {
        Self { id: self.id, ahead: self.ahead, with_claims: self.with_claims, answer: self.answer.clone() }
    }
}

/// What there is to do for a secret.
enum Next<T> {
    Use(Arc<T>),
    UseAndRefresh(Arc<T>, Flight<T>),
    Wait(Flight<T>),
}

impl<T: Secret> Cached<T> {
    pub(super) fn new<F>(ask: impl Fn(Option<String>) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Answer<T>> + Send + 'static,
    {
        let state = State { current: None, flight: None, flights: 0, not_before: None };
        Self(Arc::new(Inner { ask: Box::new(move |claims| Box::pin(ask(claims))), state: Mutex::new(state) }))
    }

    /// A secret that is valid now; and the refresh that is under way, if there is one, for the caller to let it go on beside its own
    /// work. It has been polled once: if nobody does more than that, it advances from call to call.
    pub(super) async fn get(&self) -> Result<(Arc<T>, Background)> {
        loop {
            let next = self.next();
            let flight = match next {
                Next::Use(value) => return Ok((value, Background::NONE)),
                Next::UseAndRefresh(value, flight) => {
                    let cached = self.clone();
                    let mut background = Background(Some(Box::pin(async move { drop(cached.land(flight).await) })));
                    background.poll_once().await;
                    return Ok((value, background));
                }
                Next::Wait(flight) => flight,
            };
            let ahead = flight.ahead;
            match self.land(flight).await {
                // It was left alone, and what it had begun broke off: now somebody waits for it.
                Err(_) if ahead => {}
                landed => return landed.map(|value| (value, Background::NONE)),
            }
        }
    }

    /// The service refused a secret, and may have named claims: whether there is another one to try now.
    pub(super) async fn renew(&self, refused: &T, claims: Option<&str>) -> Result<bool> {
        loop {
            let flight = {
                let mut state = self.lock();
                if state.current.as_ref().is_some_and(|current| !current.value.is(refused)) {
                    return Ok(true);
                }
                let joins = |flight: &&Flight<T>| flight.with_claims || claims.is_none();
                match state.flight.as_ref().filter(joins).cloned() {
                    Some(flight) => flight,
                    None => self.start(&mut state, false, claims.map(str::to_owned)),
                }
            };
            let ahead = flight.ahead;
            match self.land(flight).await {
                Err(_) if ahead => {}
                landed => return landed.map(|value| !value.is(refused)),
            }
        }
    }

    fn next(&self) -> Next<T> {
        let mut state = self.lock();
        let now = Instant::now();
        let valid = state.current.as_ref().filter(|current| current.is_valid(now)).map(|current| {
            let due = current.refresh.is_some_and(|refresh| refresh <= now);
            (current.value.clone(), due && state.not_before.is_none_or(|pause| pause <= now))
        });
        let under_way = state.flight.clone();
        match (valid, under_way) {
            (Some((value, _)), Some(flight)) => Next::UseAndRefresh(value, flight),
            (Some((value, true)), None) => Next::UseAndRefresh(value, self.start(&mut state, true, None)),
            (Some((value, false)), None) => Next::Use(value),
            (None, Some(flight)) => Next::Wait(flight),
            (None, None) => Next::Wait(self.start(&mut state, false, None)),
        }
    }

    /// Begins to ask the provider; what was asked before is not waited for any more by those who come later.
    fn start(&self, state: &mut State<T>, ahead: bool, claims: Option<String>) -> Flight<T> {
        state.flights += 1;
        let with_claims = claims.is_some();
        // In here nothing refers to the state: a client that is dropped drops its questions too.
        let asked = (self.0.ask)(claims);
        let answer = async move {
            let answer = AssertUnwindSafe(async { timeout(LONGEST, asked).await }).catch_unwind().await;
            let answer = answer.unwrap_or_else(|_| Ok(Err("it panicked".into())));
            answer.unwrap_or_else(|_| Err(format!("no answer within {LONGEST:?}").into())).map(Arc::new).map_err(Arc::new)
        };
        let answer: Pin<Box<dyn Future<Output = Landed<T>> + Send>> = Box::pin(answer);
        let flight = Flight { id: state.flights, ahead, with_claims, answer: answer.shared() };
        state.flight = Some(flight.clone());
        flight
    }

    /// Waits for an answer, and keeps it for others.
    async fn land(&self, flight: Flight<T>) -> Result<Arc<T>> {
        let landed = flight.answer.await;
        let mut state = self.lock();
        let first = state.flight.as_ref().is_some_and(|current| current.id == flight.id);
        if first {
            state.flight = None;
        }
        match landed {
            Ok(value) => {
                if first {
                    let same = state.current.as_ref().is_some_and(|current| current.value.is(&value));
                    // A provider that keeps its token until the end is not to be asked ever more often.
                    state.not_before = same.then(|| Instant::now() + PAUSE);
                    state.current = Some(Current::new(value.clone()));
                }
                Ok(value)
            }
            Err(source) => {
                if first {
                    state.not_before = Some(Instant::now() + PAUSE);
                }
                let message = format!("the {} failed: {source}", T::PROVIDER);
                Err(Error::new(ErrorKind::Credential, message).with_source(ProviderError(source)))
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T: Secret> Current<T> {
    fn new(value: Arc<T>) -> Self {
        let now = Instant::now();
        let after = |time: Duration| now.checked_add(time);
        let (refresh, end) = match value.expiry() {
            Expiry::Never => (None, None),
            Expiry::Unknown => (None, Some(now)),
            Expiry::At(time) => {
                let life = time.duration_since(SystemTime::now()).unwrap_or_default();
                (after(life / 2), after(life - MARGIN.min(life / 10)))
            }
        };
        Self { value, refresh, end }
    }

    fn is_valid(&self, now: Instant) -> bool {
        // The clock that only runs while the machine does, and the one on the wall.
        let over = matches!(self.value.expiry(), Expiry::At(time) if time <= SystemTime::now());
        !over && self.end.is_none_or(|end| now < end)
    }
}

/// A refresh that is under way.
pub(crate) struct Background(Option<Pin<Box<dyn Future<Output = ()> + Send>>>);

impl Background {
    pub(super) const NONE: Background = Background(None);

    /// Lets the refresh go on while something else is awaited. It does not hold that up, and ends with it; what is left of it then,
    /// another call takes on.
    pub(crate) async fn alongside<F: Future>(mut self, main: F) -> F::Output {
        let mut main = std::pin::pin!(main);
        poll_fn(|cx| {
            self.poll(cx);
            main.as_mut().poll(cx)
        })
        .await
    }

    async fn poll_once(&mut self) {
        poll_fn(|cx| {
            self.poll(cx);
            Poll::Ready(())
        })
        .await;
    }

    fn poll(&mut self, cx: &mut Context<'_>) {
        if let Some(refresh) = &mut self.0
            && refresh.as_mut().poll(cx).is_ready()
        {
            self.0 = None;
        }
    }
}

/// The error of a provider, which all who waited get.
#[derive(Debug)]
struct ProviderError(Arc<Box<dyn StdError + Send + Sync>>);

impl fmt::Display for ProviderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl StdError for ProviderError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source()
    }
}
