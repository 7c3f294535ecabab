//! A transport that keeps some operations of bulk requests from the service, and answers for it.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use cosmosdb::bytes::Bytes;
use cosmosdb::http::{Request, Response};
use cosmosdb::{Answer, Transport, TransportError};
use serde_json::Value;

/// What is answered for an operation that the service does not see; `None`: it sees it.
type Meddle = dyn Fn(&Value) -> Option<Value> + Send + Sync;

/// Carries requests on, and meddles with those of a bulk. Clones share what they saw.
#[derive(Clone)]
pub struct Meddler {
    beyond: Arc<dyn Transport>,
    meddle: Arc<Meddle>,
    sent: Arc<Mutex<Vec<Vec<Value>>>>,
    flying: Arc<AtomicU64>,
    most_flying: Arc<AtomicU64>,
    before: Arc<dyn Fn(u64) + Send + Sync>,
}

impl Meddler {
    /// One that answers some operations by itself.
    pub fn new(beyond: impl Transport, meddle: impl Fn(&Value) -> Option<Value> + Send + Sync + 'static) -> Self {
        Self {
            beyond: Arc::new(beyond),
            meddle: Arc::new(meddle),
            sent: Arc::default(),
            flying: Arc::default(),
            most_flying: Arc::default(),
            before: Arc::new(|_| {}),
        }
    }

    /// Does something before a request goes on, by its number.
    #[must_use]
    pub fn before(self, each: impl Fn(u64) + Send + Sync + 'static) -> Self {
        Self { before: Arc::new(each), ..self }
    }

    /// The operations of each bulk request, in order.
    #[must_use]
    pub fn sent(&self) -> Vec<Vec<Value>> {
        self.sent.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How many operations each request had.
    #[must_use]
    pub fn sizes(&self) -> Vec<usize> {
        self.sent().iter().map(Vec::len).collect()
    }

    /// How many bulk requests were on their way at once at most.
    #[must_use]
    pub fn most_flying(&self) -> u64 {
        self.most_flying.load(Ordering::SeqCst)
    }

    async fn answer(
        &self,
        number: u64,
        request: Request<Bytes>,
        operations: Vec<Value>,
    ) -> Result<Response<Bytes>, TransportError> {
        // Others may be sent meanwhile.
        tokio::task::yield_now().await;
        (self.before)(number);
        let kept: Vec<Option<Value>> = operations.iter().map(|operation| (self.meddle)(operation)).collect();
        let passed = operations.iter().zip(&kept).filter(|(_, kept)| kept.is_none()).map(|(operation, _)| operation.clone());
        let passed: Vec<Value> = passed.collect();
        let answer = if passed.is_empty() {
            let mut nothing = Response::new(Bytes::from_static(b"[]"));
            *nothing.status_mut() = cosmosdb::http::StatusCode::MULTI_STATUS;
            nothing
        } else {
            let body = Value::Array(passed).to_string();
            self.beyond.send(request.map(|_| body.into())).await?
        };
        let Ok(results) = serde_json::from_slice::<Vec<Value>>(answer.body()) else { return Ok(answer) };
        let mut results = results.into_iter();
        let all: Vec<Value> = kept.into_iter().filter_map(|kept| kept.or_else(|| results.next())).collect();
        Ok(answer.map(|_| Value::Array(all).to_string().into()))
    }
}

impl Transport for Meddler {
    fn send<'a>(&'a self, request: Request<Bytes>) -> Answer<'a> {
        let atomic = request.headers().get("x-ms-cosmos-batch-atomic");
        if atomic.is_none_or(|atomic| atomic != "False") {
            return self.beyond.send(request);
        }
        let operations: Vec<Value> = serde_json::from_slice(request.body()).unwrap_or_default();
        let mut sent = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        let number = sent.len() as u64;
        sent.push(operations.clone());
        Box::pin(async move {
            let flying = self.flying.fetch_add(1, Ordering::SeqCst) + 1;
            self.most_flying.fetch_max(flying, Ordering::SeqCst);
            let answer = self.answer(number, request, operations).await;
            self.flying.fetch_sub(1, Ordering::SeqCst);
            answer
        })
    }
}
