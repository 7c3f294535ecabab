//! The one path of every call: choose an endpoint, sign, send, classify, send again.

mod attempts;
mod recovery;
mod send;
mod session;
mod stale;

use std::pin::{Pin, pin};
use std::time::Duration;

use bytes::Bytes;
use tokio::time::Instant;
use tracing::Instrument;

pub(crate) use attempts::Attempts;
pub(crate) use send::{Extras, Wire};

use crate::error::{Error, ErrorKind, Result};
use crate::failed::{Failed, UNCLEAR};
use crate::hedging::hedge;
use crate::log::Log;
use crate::observer::Finished;
use crate::operation::Request;
use crate::options::CallOptions;
use crate::pipeline::Pipeline;
use crate::response::{Meta, RawResponse};
use crate::routing::Use;
use crate::service::Effect;
use crate::trace;

/// What became of a call: an answer that is a success, or why there is none.
pub(crate) type Ended = std::result::Result<http::Response<Bytes>, End>;

/// Why there is no success.
pub(crate) enum End {
    /// The last attempt failed, and there is to be no other.
    Failed { failed: Failed, unclear: bool },
    /// Nothing was sent this time, or nothing can be.
    Error(Error),
    /// There is no time for another attempt.
    OutOfTime,
}

/// A call on its way.
pub(crate) type Exchange = Pin<Box<dyn Future<Output = Result<RawResponse>> + Send>>;

/// Carries out a call: attempt after attempt, until one succeeds, fails for good, or time runs out.
///
/// It is boxed here, once, so that no operation pays for the size of all this, and because a call may need another one first.
pub(crate) fn exchange(pipeline: Pipeline, request: Request, options: CallOptions) -> Exchange {
    Box::pin(async move { watched(&pipeline, &request, &options).await })
}

/// With its span, and its observer told.
async fn watched(pipeline: &Pipeline, request: &Request, options: &CallOptions) -> Result<RawResponse> {
    let inner = pipeline.inner();
    let operation = request.operation();
    let span = trace::begin(request, inner.locations.configured());
    let log = Log::new();
    // A time limit beyond what the clock can count is none.
    let deadline = options.timeout.and_then(|limit| log.started().checked_add(limit));
    let ended = {
        // Pinned here, so that it is nowhere twice; and dropped before the log is read, so that it tells of what was given up.
        let mut call = pin!(carry_out(pipeline, request, options, deadline, &log));
        match span.is_none() {
            true => until(deadline, call.as_mut()).await,
            false => until(deadline, call.as_mut().instrument(span.clone())).await,
        }
    };
    let last = log.take_last();
    let unclear = operation.effect != Effect::Read && log.is_unclear();
    if matches!(ended, Err(End::OutOfTime)) {
        // Who does not answer in time is no better than who answers that it is unwell.
        log.abandoned().iter().for_each(|endpoint| inner.locations.strike(endpoint, wanted(request)));
    }
    let elapsed = log.started().elapsed();
    let diagnostics = log.into_diagnostics();
    let result = match ended {
        Ok(answer) => {
            inner.budget.earn();
            let (head, body) = answer.into_parts();
            let meta = Meta::new(head.status.as_u16(), head.headers, diagnostics, pipeline.clone());
            Ok(RawResponse { operation, body, meta })
        }
        Err(End::Failed { failed, unclear }) => Err(failed.into_error(unclear, diagnostics, pipeline)),
        // An earlier attempt may have been carried out, and that is what counts.
        Err(End::Error(error)) if unclear => Err(Error::new(ErrorKind::Ambiguous, error.message())
            .with_note(Some(UNCLEAR.to_owned()))
            .with_diagnostics(diagnostics)
            .with_source(error)),
        Err(End::Error(error)) => Err(error.with_diagnostics(diagnostics)),
        Err(End::OutOfTime) => {
            let last = last.map(|failed| failed.into_error(false, diagnostics.clone(), pipeline));
            Err(timed_out(options.timeout, unclear, last).with_diagnostics(diagnostics))
        }
    };
    let result = result.map_err(|error| error.of(operation));
    if inner.observer.is_some() || !span.is_none() {
        let (outcome, response_bytes) = match &result {
            Ok(response) => (Ok(&response.meta), response.body.len()),
            Err(error) => (Err(error), 0),
        };
        let diagnostics = match outcome {
            Ok(meta) => meta.diagnostics(),
            Err(error) => error.diagnostics(),
        };
        let finished = Finished {
            operation,
            database: request.database(),
            collection: request.collection(),
            outcome,
            diagnostics,
            elapsed,
            request_bytes: request.body().len(),
            response_bytes,
        };
        trace::end(&span, &finished);
        if let Some(observer) = &inner.observer {
            observer.finished(&finished);
        }
    }
    result
}

/// Waits for a call, but not longer than until the deadline.
async fn until(deadline: Option<Instant>, call: impl Future<Output = Ended>) -> Ended {
    match deadline {
        None => call.await,
        Some(deadline) => tokio::time::timeout_at(deadline, call).await.unwrap_or(Err(End::OutOfTime)),
    }
}

/// The time is over, in the middle of an attempt or before the next one. What was answered last, if anything, tells why it took so
/// long.
fn timed_out(limit: Option<Duration>, unclear: bool, last: Option<Error>) -> Error {
    let limit = limit.unwrap_or_default();
    let note = unclear.then(|| UNCLEAR.to_owned());
    match last {
        None => Error::new(ErrorKind::Timeout, format!("no answer within {limit:?}")).with_note(note),
        Some(last) => {
            let message = format!("no success within {limit:?}; the last attempt that ended: {last}");
            let error = Error::new(ErrorKind::Timeout, message).with_note(note).with_status(last.status_info());
            let error = if let Some(meta) = last.meta() { error.with_meta(meta.clone()) } else { error };
            error.with_source(last)
        }
    }
}

/// What the endpoint of a request is wanted for.
pub(crate) fn wanted(request: &Request) -> Use {
    match request.operation().effect {
        Effect::Read => Use::Read,
        _ if request.is_in_partition() => Use::Write,
        _ => Use::WriteMetadata,
    }
}

/// One call, or several of the same beside one another where the client hedges.
async fn carry_out(pipeline: &Pipeline, request: &Request, options: &CallOptions, deadline: Option<Instant>, log: &Log) -> Ended {
    let locations = &pipeline.inner().locations;
    let mut aside = None;
    if !request.is_internal() && locations.wants_topology() {
        let topology = locations.topology();
        let known = topology.is_some();
        // Boxed, since it is rare.
        let mut refresh = Box::pin(async move { pipeline.refresh_account(topology.as_ref()).await });
        match deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()) / 2) {
            // What is known will do until there is something newer.
            _ if known => aside = Some(refresh),
            // What is not, is waited for, though not for all of the call's time: there is still the configured endpoint.
            Some(half) => drop(tokio::time::timeout(half, refresh.as_mut()).await),
            None => refresh.await,
        }
    }
    let call = Attempts { pipeline, request, options, deadline, log };
    let mut arms = pin!(async {
        match call.hedging() {
            None => call.run(&[], false).await,
            Some((hedging, endpoints)) => Box::pin(hedge(&call, hedging, &endpoints)).await,
        }
    });
    match aside {
        None => arms.await,
        Some(refresh) => alongside(refresh, arms.as_mut()).await,
    }
}

/// Polls something that nobody waits for beside something that somebody does; the first ends with the second.
async fn alongside<T>(aside: impl Future<Output = ()>, main: impl Future<Output = T>) -> T {
    let (mut aside, mut main) = (pin!(aside), pin!(main));
    let mut over = false;
    std::future::poll_fn(|cx| {
        if !over {
            over = aside.as_mut().poll(cx).is_ready();
        }
        main.as_mut().poll(cx)
    })
    .await
}
