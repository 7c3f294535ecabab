//! What comes after an attempt that failed.

use std::time::Duration;

use http::StatusCode;

use super::Attempts;
use super::attempts::Next;
use crate::auth::Used;
use crate::breaker::Circuit;
use crate::error::Result;
use crate::failed::{Failed, Refusal};
use crate::retry::{Action, decide, tells_against_region};
use crate::routing::{Endpoint, Use};
use crate::service::{Effect, Retry};

/// How often a request is sent again that found nobody to talk to, for each endpoint there is.
const UNREACHABLE: u32 = 3;
/// How often a read is sent to where writes go, before the session it asks for is taken as lost.
const WRITE_REGION: u32 = 4;
/// How often what is kept of a collection, or of its ranges, is read anew for one call.
const REFRESHES: u32 = 2;

/// What one call has behind it.
#[derive(Default)]
pub(super) struct Past {
    retries: u32,
    waited: Duration,
    /// Where it went and failed, so that the next attempt goes elsewhere.
    tried: Vec<Endpoint>,
    write_region: u32,
    unreachable: u32,
    refreshes: u32,
    /// Whether another authorization was asked for.
    renewed: bool,
    /// An attempt may have been carried out.
    unclear: bool,
    /// What the circuit breaker counts the request under.
    circuit: Option<Circuit>,
}

impl Past {
    /// `avoided` are endpoints that others see to.
    pub(super) fn new(avoided: &[Endpoint], circuit: Option<Circuit>) -> Self {
        Self { tried: avoided.to_vec(), circuit, ..Self::default() }
    }

    pub(super) fn circuit(&self) -> Option<&Circuit> {
        self.circuit.as_ref()
    }

    pub(super) fn tried(&self) -> &[Endpoint] {
        &self.tried
    }

    pub(super) fn is_unclear(&self) -> bool {
        self.unclear
    }

    pub(super) fn has_waited(&mut self, time: Duration) {
        self.waited = self.waited.saturating_add(time);
    }
}

/// Counts one more; `false` if that is too many.
fn within(count: &mut u32, most: u32) -> bool {
    *count += 1;
    *count <= most
}

impl Attempts<'_> {
    /// What comes after a failure: `None` if it is the end.
    pub(super) async fn after(&self, failed: &Failed, endpoint: &Endpoint, used: &Used, past: &mut Past) -> Result<Option<Next>> {
        self.count(failed, endpoint, past);
        if self.is_renewed(failed, used, past).await? {
            return Ok(Some(Next { endpoint: Some(endpoint.clone()), delay: Duration::ZERO }));
        }
        let Some(retry) = self.retry(failed, past) else { return Ok(None) };
        if past.retries >= self.policy().max_retries {
            return Ok(None);
        }
        let to = match retry {
            Retry::Never => None,
            Retry::Wait => Some(endpoint.clone()),
            Retry::Elsewhere => self.elsewhere(failed, endpoint, past).await,
            Retry::WriteRegion => self.write_region(endpoint, past).await,
            Retry::RefreshAccount => self.other_account(endpoint, past).await,
            Retry::RefreshCollection => self.other_collection(past).await.then(|| endpoint.clone()),
            Retry::RefreshRanges => self.other_ranges(past).then(|| endpoint.clone()),
        };
        let Some(to) = to else { return Ok(None) };
        // Who goes where nobody was asked yet need not wait; nor does who knows better than a moment ago.
        let moved = to != *endpoint && !past.tried.contains(&to);
        let refreshed = matches!(retry, Retry::RefreshAccount | Retry::RefreshCollection) && past.retries == 0;
        let delay = if moved || refreshed { Some(Duration::ZERO) } else { self.delay(failed, past) };
        past.retries += 1;
        past.tried.push(endpoint.clone());
        Ok(delay.map(|delay| Next { endpoint: Some(to), delay }))
    }

    /// How long to wait before the same is tried again; `None` if that is not to be: it takes too long, or too much was tried again.
    fn delay(&self, failed: &Failed, past: &Past) -> Option<Duration> {
        let asked = match failed {
            Failed::Answer(refusal) => self.pipeline.known().retry_after(&refusal.headers).filter(|wait| !wait.is_zero()),
            Failed::Transport(_) => None,
        };
        let delay = self.policy().delay(past.retries, past.waited, asked)?;
        // Where the service itself asks to come again, it costs nothing.
        (asked.is_some() || self.pipeline.inner().budget.take()).then_some(delay)
    }

    /// Counts what tells against an endpoint, for all requests and for those to the same range.
    fn count(&self, failed: &Failed, endpoint: &Endpoint, past: &Past) {
        let inner = self.pipeline.inner();
        if !tells_against_region(failed.failure()) {
            return;
        }
        inner.locations.strike(endpoint, self.wanted());
        if let (Some(breaker), Some(circuit)) = (&inner.breaker, past.circuit()) {
            breaker.failed(circuit, endpoint);
        }
    }

    /// After a 401, once: whether there is another authorization to try.
    async fn is_renewed(&self, failed: &Failed, used: &Used, past: &mut Past) -> Result<bool> {
        match failed {
            Failed::Answer(refusal) if refusal.status == StatusCode::UNAUTHORIZED && !past.renewed => {
                past.renewed = true;
                self.pipeline.inner().wire.credential.renew(used, refusal.row, &refusal.headers).await
            }
            _ => Ok(false),
        }
    }

    /// What the tables say is to be done; `None` if it is the end.
    fn retry(&self, failed: &Failed, past: &mut Past) -> Option<Retry> {
        let effect = self.request.operation().effect;
        if effect != Effect::Read && failed.failure().is_unclear() {
            past.unclear = true;
            self.log.note_unclear();
        }
        if let Failed::Answer(refusal) = failed
            && self.options.tells_throttling
            && refusal.status == StatusCode::TOO_MANY_REQUESTS
        {
            return None;
        }
        let action = decide(failed.failure(), effect, self.is_repeatable());
        if let Action::Again(retry) = action {
            return Some(retry);
        }
        if let Failed::Answer(refusal) = failed {
            self.remember_refusal(refusal);
            // What is wrong with the request itself was wrong with it before: then nothing was carried out.
            past.unclear &= !is_about_request(refusal);
        }
        None
    }

    /// Another region, if there is one; where the account has told of none, it is asked.
    async fn elsewhere(&self, failed: &Failed, endpoint: &Endpoint, past: &mut Past) -> Option<Endpoint> {
        let locations = &self.pipeline.inner().locations;
        let unreachable = matches!(failed, Failed::Transport(_));
        let endpoints = u32::try_from(locations.count(self.wanted(), &self.options.excluded)).unwrap_or(1);
        if unreachable && !within(&mut past.unreachable, UNREACHABLE.saturating_mul(endpoints)) {
            return None;
        }
        if unreachable && !failed.failure().is_unclear() {
            locations.mark(endpoint, Use::Read);
            locations.mark(endpoint, Use::Write);
        }
        let topology = locations.topology();
        if topology.is_none() || unreachable && !locations.asked_lately() {
            self.refresh_account(topology.as_ref()).await;
        }
        Some(self.choose_after(endpoint, past))
    }

    /// The region that writes, which is ahead of all others. Where all regions write, any other may be further.
    async fn write_region(&self, endpoint: &Endpoint, past: &mut Past) -> Option<Endpoint> {
        let locations = &self.pipeline.inner().locations;
        if !within(&mut past.write_region, WRITE_REGION) {
            // The session may be that of a collection which is no more.
            return (past.write_region == WRITE_REGION + 1 && self.is_recreated(true).await).then(|| endpoint.clone());
        }
        if locations.topology().is_none() {
            self.refresh_account(None).await;
        }
        if locations.is_multi_write() {
            return Some(self.choose_after(endpoint, past));
        }
        Some(locations.write_region(endpoint).unwrap_or_else(|| endpoint.clone()))
    }

    /// Wherever the account says, once it was asked anew.
    async fn other_account(&self, endpoint: &Endpoint, past: &mut Past) -> Option<Endpoint> {
        let locations = &self.pipeline.inner().locations;
        locations.mark(endpoint, self.wanted());
        let topology = locations.topology();
        self.refresh_account(topology.as_ref()).await;
        Some(self.choose_after(endpoint, past))
    }

    /// Whether the collection is another than it was: else the same request would fail again.
    async fn other_collection(&self, past: &mut Past) -> bool {
        !self.request.is_internal() && within(&mut past.refreshes, REFRESHES) && self.is_recreated(false).await
    }

    /// Whether there may be other ranges by now. One that the caller names is not another for being read again.
    fn other_ranges(&self, past: &mut Past) -> bool {
        !self.request.is_internal() && within(&mut past.refreshes, REFRESHES) && !self.names_range() && {
            self.forget_ranges();
            true
        }
    }

    fn choose_after(&self, endpoint: &Endpoint, past: &Past) -> Endpoint {
        let mut tried = past.tried.clone();
        tried.push(endpoint.clone());
        self.choose(&tried, past.circuit())
    }
}

/// Whether an answer says that the request itself is at fault, whenever it is sent.
fn is_about_request(refusal: &Refusal) -> bool {
    let status = StatusCode::from_u16(refusal.status);
    matches!(status, Ok(StatusCode::BAD_REQUEST | StatusCode::PAYLOAD_TOO_LARGE))
}
