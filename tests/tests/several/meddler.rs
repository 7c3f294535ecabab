//! A transport that keeps some operations of bulk requests from the emulator, and answers for it.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use cosmosdb::bytes::Bytes;
use cosmosdb::http::{Request, Response};
use cosmosdb::{Answer, Transport};
use cosmosdb_emulator::InProcess;
use serde_json::Value;

/// What is answered for an operation that the emulator does not see; `None`: it sees it.
type Meddle = dyn Fn(&Value) -> Option<Value> + Send + Sync;

#[derive(Clone)]
pub struct Meddler {
    beyond: InProcess,
    meddle: Arc<Meddle>,
    /// The operations of each bulk request, in order.
    pub sent: Arc<Mutex<Vec<Vec<Value>>>>,
    flying: Arc<AtomicU64>,
    /// How many bulk requests were on their way at once at most.
    pub most_flying: Arc<AtomicU64>,
    /// Before a request is answered.
    pub before: Arc<dyn Fn(u64) + Send + Sync>,
}

impl Meddler {
    pub fn new(beyond: InProcess, meddle: impl Fn(&Value) -> Option<Value> + Send + Sync + 'static) -> Self {
        Self {
            beyond,
            meddle: Arc::new(meddle),
            sent: Arc::default(),
            flying: Arc::default(),
            most_flying: Arc::default(),
            before: Arc::new(|_| {}),
        }
    }

    /// How many operations each request had.
    pub fn sizes(&self) -> Vec<usize> {
        self.sent.lock().unwrap().iter().map(Vec::len).collect()
    }
}

impl Transport for Meddler {
    fn send<'a>(&'a self, request: Request<Bytes>) -> Answer<'a> {
        let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
        if header("x-ms-cosmos-batch-atomic") != Some("False") {
            return self.beyond.send(request);
        }
        let operations: Vec<Value> = serde_json::from_slice(request.body()).unwrap();
        let number = {
            let mut sent = self.sent.lock().unwrap();
            sent.push(operations.clone());
            sent.len() as u64 - 1
        };
        Box::pin(async move {
            let flying = self.flying.fetch_add(1, Ordering::SeqCst) + 1;
            self.most_flying.fetch_max(flying, Ordering::SeqCst);
            // Others may be sent meanwhile.
            tokio::task::yield_now().await;
            (self.before)(number);
            let kept: Vec<Option<Value>> = operations.iter().map(|operation| (self.meddle)(operation)).collect();
            let passed: Vec<&Value> =
                operations.iter().zip(&kept).filter(|(_, kept)| kept.is_none()).map(|(operation, _)| operation).collect();
            let (head, _) = request.into_parts();
            let answer = if passed.is_empty() {
                Response::builder().status(207).header("x-ms-request-charge", "0").body(Bytes::from_static(b"[]")).unwrap()
            } else {
                let body = Bytes::from(serde_json::to_vec(&passed).unwrap());
                let answer = self.beyond.send(Request::from_parts(head, body)).await;
                match answer {
                    Ok(answer) if answer.status().is_success() => answer,
                    other => {
                        self.flying.fetch_sub(1, Ordering::SeqCst);
                        return other;
                    }
                }
            };
            self.flying.fetch_sub(1, Ordering::SeqCst);
            let (head, body) = answer.into_parts();
            let mut results = serde_json::from_slice::<Vec<Value>>(&body).unwrap().into_iter();
            let all: Vec<Value> = kept.into_iter().map(|kept| kept.unwrap_or_else(|| results.next().unwrap())).collect();
            Ok(Response::from_parts(head, Bytes::from(serde_json::to_vec(&all).unwrap())))
        })
    }
}
