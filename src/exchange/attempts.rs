//! The attempts of a call: where each goes, and what comes after one that failed.

use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;
use tokio::time::Instant;

use super::{End, Ended, attempt};
use crate::auth::Used;
use crate::breaker::Circuit;
use crate::diagnostics::Outcome;
use crate::error::Result;
use crate::failed::{Failed, Refusal};
use crate::hedging::Hedging;
use crate::log::Log;
use crate::operation::Request;
use crate::options::CallOptions;
use crate::pipeline::Pipeline;
use crate::retry::{Action, RetryPolicy, decide, tells_against_region};
use crate::routing::{Endpoint, Topology, Use};
use crate::service::{Effect, Retry};

/// How often a request is sent again that found nobody to talk to, for each endpoint there is.
const UNREACHABLE: u32 = 3;
/// How often a read is sent to where writes go, before the session it asks for is taken as lost.
const WRITE_REGION: u32 = 4;
/// How often what is kept of a collection, or of its ranges, is read anew for one call.
const REFRESHES: u32 = 2;

/// The attempts of a call.
#[derive(Clone, Copy)]
pub(crate) struct Attempts<'a> {
    pub(super) pipeline: &'a Pipeline,
    pub(super) request: &'a Request,
    pub(super) options: &'a CallOptions,
    pub(super) deadline: Option<Instant>,
    pub(super) log: &'a Log,
}

/// What one call has behind it.
#[derive(Default)]
struct Past {
    retries: u32,
    waited: Duration,
    /// Where it went and failed, so that the next attempt goes elsewhere.
    tried: Vec<Endpoint>,
    write_region: u32,
    unreachable: u32,
    refreshes: u32,
    renewed: bool,
    /// An attempt may have been carried out.
    unclear: bool,
}

/// What comes after a failure.
struct Next {
    endpoint: Option<Endpoint>,
    delay: Duration,
}

impl<'a> Attempts<'a> {
    fn policy(&self) -> &'a RetryPolicy {
        self.options.retry.as_ref().unwrap_or(&self.pipeline.inner().retry)
    }

    /// Whether an etag, or the caller, sees to it that doing it twice does no harm.
    fn is_repeatable(&self) -> bool {
        let conditional = || {
            let if_match = self.pipeline.known().if_match.as_ref();
            self.request.operation().effect != Effect::Execute
                && self.pipeline.known().text(self.request.headers(), if_match).is_some_and(|etag| etag.trim() != "*")
        };
        self.options.idempotent || conditional()
    }

    pub(super) fn wanted(&self) -> Use {
        match self.request.operation().effect {
            Effect::Read => Use::Read,
            _ if self.request.is_in_partition() => Use::Write,
            _ => Use::WriteMetadata,
        }
    }

    /// How this call is hedged, and where its arms begin; `None` if it is not.
    pub(super) fn hedging(&self) -> Option<(Hedging, Vec<Endpoint>)> {
        let inner = self.pipeline.inner();
        let hedging = self.options.hedging.unwrap_or(inner.hedging)?;
        if self.request.operation().effect != Effect::Read || !self.request.is_in_partition() {
            return None;
        }
        if inner.locations.topology().is_none_or(|topology| topology.no_hedging) {
            return None;
        }
        let count = inner.locations.count(Use::Read, &self.options.excluded);
        let mut endpoints: Vec<Endpoint> = Vec::with_capacity(count);
        for _ in 0..count {
            endpoints.push(inner.locations.choose(Use::Read, &self.options.excluded, &endpoints));
        }
        (count > 1).then_some((hedging, endpoints))
    }

    /// Attempt after attempt. `avoided` are endpoints that others see to.
    pub(crate) async fn run(&self, avoided: &[Endpoint], hedged: bool) -> Ended {
        let inner = self.pipeline.inner();
        let operation = self.request.operation();
        let circuit = self.circuit().await;
        let mut past = Past { tried: avoided.to_vec(), ..Past::default() };
        let mut next = Next { endpoint: None, delay: Duration::ZERO };
        loop {
            let endpoint = next.endpoint.take().unwrap_or_else(|| self.choose(&past.tried, circuit.as_ref()));
            let session = self.session().await;
            let in_flight = self.log.begin(&endpoint, next.delay, hedged);
            let (answer, used) = match attempt(self.pipeline, self.request, &endpoint, session.as_deref()).await {
                Ok(answer) => answer,
                Err(error) => {
                    drop(in_flight);
                    return Err(End::Error(error));
                }
            };
            let failed = match answer {
                Ok(answer) => {
                    let status = answer.status().as_u16();
                    let (known, headers) = (self.pipeline.known(), answer.headers());
                    let sub_status = known.sub_status(headers);
                    in_flight.end(Outcome::Answered { status, sub_status }, known.request_charge(headers));
                    if answer.status().is_success() || operation.ok.iter().any(|(ok, _)| *ok == status) {
                        inner.locations.unmark(&endpoint, self.wanted());
                        if let (Some(breaker), Some(circuit)) = (&inner.breaker, &circuit) {
                            breaker.succeeded(circuit, &endpoint);
                        }
                        self.remember(answer.headers());
                        return Ok(answer);
                    }
                    Failed::Answer(Refusal::new(inner.service, known, answer))
                }
                Err(error) => {
                    let outcome = match (error.is_final(), error.is_maybe_sent()) {
                        (true, _) => Outcome::Impossible,
                        (false, true) => Outcome::Broken,
                        (false, false) => Outcome::NotSent,
                    };
                    in_flight.end(outcome, None);
                    Failed::Transport(error)
                }
            };
            if let (Some(breaker), Some(circuit), true) = (&inner.breaker, &circuit, tells_against_region(failed.failure())) {
                breaker.failed(circuit, &endpoint);
            }
            match self.after(&failed, &endpoint, &used, &mut past).await {
                Ok(Some(after)) => next = after,
                Ok(None) => return Err(End::Failed { unclear: past.unclear, failed }),
                Err(error) => return Err(End::Error(error)),
            }
            if self.deadline.is_some_and(|deadline| deadline.saturating_duration_since(Instant::now()) <= next.delay) {
                self.log.keep(failed);
                return Err(End::OutOfTime);
            }
            self.log.keep(failed);
            if !next.delay.is_zero() {
                tokio::time::sleep(next.delay).await;
                past.waited = past.waited.saturating_add(next.delay);
            }
        }
    }

    /// The endpoint for the next attempt.
    fn choose(&self, tried: &[Endpoint], circuit: Option<&Circuit>) -> Endpoint {
        let inner = self.pipeline.inner();
        let choose = |tried: &[Endpoint]| inner.locations.choose(self.wanted(), &self.options.excluded, tried);
        let first = choose(tried);
        let (Some(breaker), Some(circuit)) = (&inner.breaker, circuit) else { return first };
        let mut passed_over = tried.to_vec();
        let mut endpoint = first.clone();
        while breaker.is_open(circuit, &endpoint) {
            passed_over.push(endpoint);
            endpoint = choose(&passed_over);
            if passed_over.contains(&endpoint) {
                return first;
            }
        }
        endpoint
    }

    /// What comes after a failure: `None` if it is the end.
    async fn after(&self, failed: &Failed, endpoint: &Endpoint, used: &Used, past: &mut Past) -> Result<Option<Next>> {
        let inner = self.pipeline.inner();
        let locations = &inner.locations;
        let known = self.pipeline.known();
        let refusal = match failed {
            Failed::Answer(refusal) => Some(refusal),
            Failed::Transport(_) => None,
        };
        if let Some(refusal) = refusal.filter(|it| it.status == StatusCode::UNAUTHORIZED && !past.renewed) {
            past.renewed = true;
            if inner.credential.renew(used, refusal.row, &refusal.headers).await? {
                return Ok(Some(Next { endpoint: Some(endpoint.clone()), delay: Duration::ZERO }));
            }
        }
        let effect = self.request.operation().effect;
        let action = decide(failed.failure(), effect, self.is_repeatable());
        // Told so before anything is done about it: whatever comes later, this attempt may have been carried out.
        past.unclear |= effect != Effect::Read && failed.failure().is_unclear();
        let retry = match action {
            Action::Again(retry) => retry,
            Action::Fail | Action::Ambiguous => {
                if let Some(refusal) = refusal {
                    self.remember_refusal(refusal);
                    // What a write that was carried out unseen meets when it is sent again.
                    past.unclear &= action == Action::Ambiguous || matches!(refusal.status, 404 | 409 | 412);
                }
                return Ok(None);
            }
        };
        if past.retries >= self.policy().max_retries {
            return Ok(None);
        }
        let asked = refusal.and_then(|refusal| known.retry_after(&refusal.headers)).filter(|_| retry == Retry::Wait);
        if asked.is_none() && !inner.budget.take() {
            return Ok(None);
        }
        let mut to = Some(endpoint.clone());
        match retry {
            Retry::Never => return Ok(None),
            Retry::Wait => {}
            Retry::Elsewhere | Retry::WriteRegion | Retry::RefreshAccount => {
                if refusal.is_none() {
                    past.unreachable += 1;
                    if past.unreachable > UNREACHABLE {
                        return Ok(None);
                    }
                    if !failed.failure().is_unclear() {
                        locations.mark(endpoint, Use::Read);
                        locations.mark(endpoint, Use::Write);
                    }
                }
                let topology = locations.topology();
                if retry == Retry::RefreshAccount {
                    locations.mark(endpoint, self.wanted());
                }
                if topology.is_none() || retry == Retry::RefreshAccount || refusal.is_none() && !locations.asked_lately() {
                    self.refresh_account(topology.as_ref()).await;
                }
                past.tried.push(endpoint.clone());
                to = None;
                if retry == Retry::WriteRegion {
                    past.write_region += 1;
                    if past.write_region > WRITE_REGION {
                        return Ok(None);
                    }
                    // Where all regions write, any other may be further.
                    if !locations.is_multi_write() {
                        to = Some(locations.write_region(endpoint).unwrap_or_else(|| endpoint.clone()));
                    }
                }
            }
            Retry::RefreshCollection | Retry::RefreshRanges => {
                past.refreshes += 1;
                if past.refreshes > REFRESHES || !self.forget(retry == Retry::RefreshCollection) {
                    return Ok(None);
                }
            }
        }
        let to = to.unwrap_or_else(|| self.choose(&past.tried, None));
        // Who goes where nobody was asked yet need not wait.
        let moved = to != *endpoint && !past.tried.contains(&to);
        let refreshed = matches!(retry, Retry::RefreshAccount | Retry::RefreshCollection) && past.retries == 0;
        let delay = if moved || refreshed { Some(Duration::ZERO) } else { self.policy().delay(past.retries, past.waited, asked) };
        past.retries += 1;
        Ok(delay.map(|delay| Next { endpoint: Some(to), delay }))
    }

    /// Reads the account for the sake of this call, unless the call is about that itself.
    async fn refresh_account(&self, seen: Option<&Arc<Topology>>) {
        if self.request.operation().role != Some("account") {
            self.pipeline.refresh_account(seen).await;
        }
    }

    /// Forgets what an answer showed to be out of date; `false` if there was nothing, so that the same request would fail again.
    fn forget(&self, whole: bool) -> bool {
        let inner = self.pipeline.inner();
        let Some(path) = self.request.collection_path().filter(|_| !self.request.is_internal()) else { return false };
        if whole {
            return inner.collections.forget(path);
        }
        // A range that the caller names is not another one for being read again.
        !self.names_range() && {
            inner.collections.of(path).forget_ranges();
            true
        }
    }

    fn names_range(&self) -> bool {
        let known = self.pipeline.known();
        known.text(self.request.headers(), known.partition_key_range_id.as_ref()).is_some()
    }
}
