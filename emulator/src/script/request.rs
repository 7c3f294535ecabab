//! Requests that may run scripts: they are answered on a thread of their own, and nothing else is answered meanwhile.
//!
//! A script is a transaction over data that is behind one lock. Whoever waits for the lock would hold up a thread of the executor,
//! so all others wait for their turn before that, as futures do.

use std::sync::Arc;
use std::thread;

use bytes::Bytes;
use cosmosdb_core::service::{Effect, Operation};
use http::{Request, Response};
use tokio::sync::{RwLock, RwLockReadGuard, oneshot};

use crate::error::{Failure, Outcome};
use crate::handler::{Handler, Routed};
use crate::headers::Headers;
use crate::served::Cut;

/// Whose turn it is: a script's alone, or that of any number of other requests.
#[derive(Debug, Default)]
pub(crate) struct Turns(Arc<RwLock<()>>);

impl Turns {
    /// Waits until no script runs.
    pub(crate) async fn take(&self) -> RwLockReadGuard<'_, ()> {
        self.0.read().await
    }
}

/// Answers a request without holding up the executor; in the region that answers at the port when its turn has come.
pub(crate) async fn answer(
    handler: &Arc<Handler>,
    port: u16,
    request: &Request<Bytes>,
    routed: Outcome<Routed>,
) -> Result<Response<Bytes>, Cut> {
    let headers = Headers::new(handler.api(), request.headers());
    let turn = handler.turns().take().await;
    let region = handler.region(port)?;
    let runs = |operation| may_run(operation, &headers, request.body()) || may_conflict(handler, region, operation);
    if !routed.as_ref().is_ok_and(|routed| runs(routed.operation)) {
        let answered = handler.handle(region, port, request, routed);
        drop(turn);
        return Ok(handler.settle(request, answered).await);
    }
    drop(turn);
    let turn = Arc::clone(&handler.turns().0).write_owned().await;
    let region = handler.region(port)?;
    let (told, answer) = oneshot::channel();
    let (worker, its_request) = (Arc::clone(handler), request.clone());
    let started = thread::Builder::new().name("request with scripts".to_owned()).spawn(move || {
        let answered = worker.handle(region, port, &its_request, routed);
        drop(turn);
        // Whoever asked may have gone: what was done is done.
        let _ = told.send(answered);
    });
    Ok(match (started, answer.await) {
        (Ok(_), Ok(answered)) => handler.settle(request, answered).await,
        _ => handler.refuse_unread(request.headers(), &Failure::internal("There is no thread to run scripts on.")),
    })
}

/// Whether a request may be a write that conflicts with one made elsewhere, which a script may resolve.
fn may_conflict(handler: &Handler, region: usize, operation: &Operation) -> bool {
    operation.effect != Effect::Read && handler.state().regions.may_conflict(region)
}

/// Whether a request may run a script. It is not yet known whether it is a good one.
fn may_run(operation: &Operation, headers: &Headers<'_>, body: &[u8]) -> bool {
    // All user-defined functions are called `udf.…`, which JSON may write in escapes.
    let has = |text: &[u8]| body.windows(text.len()).any(|word| word.eq_ignore_ascii_case(text));
    let calls_functions = || has(b"udf") || has(b"\\u");
    let names_triggers = || ["pre_trigger_include", "post_trigger_include"].iter().any(|header| headers.get(header).is_some());
    match operation.role {
        Some("script") => true,
        Some("query") => calls_functions(),
        _ => operation.effect != Effect::Read && names_triggers(),
    }
}
