//! The attempts of a call, one after the other.

use std::time::Duration;

use tokio::time::Instant;

use super::recovery::Past;
use super::{End, Ended, Extras, wanted};
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
use crate::retry::RetryPolicy;
use crate::routing::{Endpoint, Use};
use crate::service::Effect;

/// The attempts of a call.
#[derive(Clone, Copy)]
pub(crate) struct Attempts<'a> {
    pub(super) pipeline: &'a Pipeline,
    pub(super) request: &'a Request,
    pub(super) options: &'a CallOptions,
    pub(super) deadline: Option<Instant>,
    pub(super) log: &'a Log,
}

/// Where the next attempt goes, and after what wait.
pub(super) struct Next {
    /// `None`: wherever is best.
    pub(super) endpoint: Option<Endpoint>,
    pub(super) delay: Duration,
}

impl<'a> Attempts<'a> {
    pub(super) fn policy(&self) -> &'a RetryPolicy {
        self.options.retry.as_ref().unwrap_or(&self.pipeline.inner().retry)
    }

    /// Whether an etag, or the caller, sees to it that doing it twice does no harm.
    pub(super) fn is_repeatable(&self) -> bool {
        let conditional = || {
            let if_match = self.pipeline.known().if_match.as_ref();
            self.request.operation().effect != Effect::Execute
                && self.pipeline.known().text(self.request.headers(), if_match).is_some_and(|etag| etag.trim() != "*")
        };
        self.options.idempotent || conditional()
    }

    pub(super) fn wanted(&self) -> Use {
        wanted(self.request)
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
    ///
    /// What is rarely needed is boxed where it is awaited: every call has this future, and it is moved into its box once.
    pub(crate) async fn run(&self, avoided: &[Endpoint], hedged: bool) -> Ended {
        let mut past = Past::new(avoided, self.circuit().await);
        let mut next = Next { endpoint: None, delay: Duration::ZERO };
        loop {
            let endpoint = next.endpoint.take().unwrap_or_else(|| self.choose(past.tried(), past.circuit()));
            let (answer, used) = self.attempt(&endpoint, next.delay, hedged).await.map_err(End::Error)?;
            let failed = match answer {
                Ok(answer) => {
                    self.succeeded(&endpoint, past.circuit(), answer.headers());
                    return Ok(answer);
                }
                Err(failed) => failed,
            };
            next = match Box::pin(self.after(&failed, &endpoint, &used, &mut past)).await.map_err(End::Error)? {
                Some(next) => next,
                None => return Err(End::Failed { unclear: past.is_unclear(), failed }),
            };
            // If time runs out from here on, this is why it took so long.
            self.log.keep(failed);
            if self.deadline.is_some_and(|deadline| deadline.saturating_duration_since(Instant::now()) <= next.delay) {
                return Err(End::OutOfTime);
            }
            if !next.delay.is_zero() {
                tokio::time::sleep(next.delay).await;
                past.has_waited(next.delay);
            }
        }
    }

    /// One attempt: the answer, if it is a success, or how it failed; and what it was authorised with. The outer error is final.
    async fn attempt(
        &self,
        endpoint: &Endpoint,
        waited: Duration,
        hedged: bool,
    ) -> Result<(std::result::Result<http::Response<bytes::Bytes>, Failed>, Used)> {
        let known = self.pipeline.known();
        let wire = &self.pipeline.inner().wire;
        let session = self.session().await;
        let tentative = self.wanted() == Use::Write && self.pipeline.inner().locations.is_multi_write();
        let ready = wire.sign(self.request, endpoint, Extras { session: session.as_deref(), tentative }).await?;
        let in_flight = self.log.begin(endpoint, waited, hedged);
        let (answer, used) = wire.send(ready).await;
        let result = match answer {
            Ok(answer) => {
                let status = answer.status().as_u16();
                let sub_status = known.sub_status(answer.headers());
                in_flight.end(Outcome::Answered { status, sub_status }, known.request_charge(answer.headers()));
                let documented = self.request.operation().ok.iter().any(|(ok, _)| *ok == status);
                if answer.status().is_success() || documented {
                    Ok(answer)
                } else {
                    Err(Failed::Answer(Refusal::new(self.pipeline.service(), known, answer)))
                }
            }
            Err(error) => {
                let outcome = match (error.is_final(), error.is_maybe_sent()) {
                    (true, _) => Outcome::Impossible,
                    (false, true) => Outcome::Broken,
                    (false, false) => Outcome::NotSent,
                };
                in_flight.end(outcome, None);
                Err(Failed::Transport(error))
            }
        };
        Ok((result, used))
    }

    /// What a success tells of the endpoint, the range and the collection.
    fn succeeded(&self, endpoint: &Endpoint, circuit: Option<&Circuit>, headers: &http::HeaderMap) {
        let inner = self.pipeline.inner();
        inner.locations.works(endpoint, self.wanted());
        if let (Some(breaker), Some(circuit)) = (&inner.breaker, circuit) {
            breaker.succeeded(circuit, endpoint);
        }
        self.remember(headers);
        if self.request.operation().effect == Effect::Delete && self.request.is_about_collection() {
            self.forget_collection();
        }
    }

    /// The endpoint for the next attempt.
    pub(super) fn choose(&self, tried: &[Endpoint], circuit: Option<&Circuit>) -> Endpoint {
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
}
