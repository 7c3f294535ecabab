//! The log of requests: what came, and what became of it. Neither keys, tokens nor contents of documents are in it.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;
use cosmosdb_core::service::Operation;
use cosmosdb_sql::{mask, parser};
use http::{Request, Response};
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::clock;
use crate::handler::Handler;
use crate::headers::Headers;
use crate::served::{Cut, Served};

/// Who is told of requests.
pub(crate) type Log = Arc<dyn Fn(&Logged) + Send + Sync>;

/// A request to an emulator, and what became of it. As text it is a line, as JSON an object.
///
/// ```
/// # #[tokio::main]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let builder = cosmosdb_emulator::Emulator::builder().log(|request| println!("{request}"));
/// let emulator = builder.in_process()?;
/// let client = cosmosdb::Client::builder(emulator.endpoint()).key(emulator.key())?.transport(emulator.transport()).build()?;
/// // 2026-11-28T12:00:00.000Z 201 POST /dbs create_database 4.95 RU 0.3 ms region="Local" activity=…
/// client.create_database("shop").await?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Logged {
    /// When it came, by the clock of the emulator.
    #[serde(serialize_with = "time")]
    pub time: SystemTime,
    /// Its method.
    pub method: String,
    /// Its path, as it came.
    pub path: String,
    /// The operation that it was for, by its name in the specification; `None`: for none.
    pub operation: Option<&'static str>,
    /// The region that it came to; `None`: nobody waited for it until it was looked at.
    pub region: Option<String>,
    /// What it was answered; `None`: the connection broke, or the client went away.
    pub status: Option<u16>,
    /// The sub-status of the answer.
    pub sub_status: Option<u32>,
    /// What it cost, in request units.
    pub charge: Option<f64>,
    /// How long it took, in real time. As JSON: `duration_ms`.
    #[serde(rename = "duration_ms", serialize_with = "milliseconds")]
    pub duration: Duration,
    /// Its activity id.
    pub activity_id: Option<String>,
    /// The number of the [fault](crate::AddedFault::id) that happened to it.
    pub fault: Option<u64>,
    /// What is known of the query, if it was one.
    pub query: Option<LoggedQuery>,
}

/// What is known of a query.
#[derive(Debug, Clone, Default, Serialize)]
#[non_exhaustive]
pub struct LoggedQuery {
    /// Its text, with `?` in place of every string and number. Of a query that cannot be parsed there is none. Values of parameters are
    /// never told.
    pub text: Option<String>,
    /// What its plan needs of clients: `OrderBy`, `Aggregate` …
    pub features: Vec<&'static str>,
    /// Whether an index told where to look: of values, or of partition keys.
    pub index: Option<bool>,
    /// How many resources could have rows: all, or those that the index told.
    pub candidates: Option<usize>,
    /// How many of them were looked at for this page.
    pub read: Option<usize>,
    /// How many rows the page has.
    pub rows: Option<usize>,
}

/// What is noted of a request while it is answered.
#[derive(Debug, Default)]
pub(crate) struct Noted {
    pub(crate) operation: Option<&'static Operation>,
    pub(crate) region: Option<String>,
    pub(crate) fault: Option<u64>,
}

impl Handler {
    /// Answers a request that came to a port, or fails as it is told to.
    pub(crate) async fn serve(self: &Arc<Self>, port: u16, request: &Request<Bytes>) -> Result<Served, Cut> {
        let Some(log) = self.log() else { return self.attend(port, request, None).await };
        let (time, begin) = (self.clock().now(), Instant::now());
        let mut line =
            Line { handler: self, log, request, time, begin, noted: Noted::default(), answer: Told::default(), is_none: false };
        let served = self.attend(port, request, Some(&mut line.noted)).await;
        line.is_none = line.noted.region.is_none() && matches!(served, Err(Cut::Refused));
        line.answer = served.as_ref().map_or_else(|_| Told::default(), |served| Told::of(self, &served.response));
        served
    }
}

/// What a line tells of an answer; of none, nothing.
#[derive(Default)]
struct Told {
    status: Option<u16>,
    sub_status: Option<u32>,
    charge: Option<f64>,
    activity_id: Option<String>,
    query: Option<LoggedQuery>,
}

impl Told {
    fn of(handler: &Handler, response: &Response<Bytes>) -> Self {
        let headers = Headers::new(handler.api(), response.headers());
        Self {
            status: Some(response.status().as_u16()),
            sub_status: headers.get("sub_status").and_then(|number| number.parse().ok()),
            charge: headers.get("request_charge").and_then(|charge| charge.parse().ok()),
            activity_id: headers.get("activity_id").map(str::to_owned),
            query: response.extensions().get::<LoggedQuery>().cloned(),
        }
    }
}

/// A line that is written when it is dropped: however a request ends, and be it that nobody waits for its answer any more.
struct Line<'r> {
    handler: &'r Handler,
    log: &'r Log,
    request: &'r Request<Bytes>,
    time: SystemTime,
    begin: Instant,
    noted: Noted,
    answer: Told,
    /// Where nobody listens no request has come.
    is_none: bool,
}

impl Drop for Line<'_> {
    fn drop(&mut self) {
        if self.is_none {
            return;
        }
        let Told { status, sub_status, charge, activity_id, query } = std::mem::take(&mut self.answer);
        let is_query = self.noted.operation.is_some_and(|of| matches!(of.role, Some("query" | "query_plan")));
        let query = is_query.then(|| LoggedQuery { text: query_text(self.request.body()), ..query.unwrap_or_default() });
        let sent_id = || Headers::new(self.handler.api(), self.request.headers()).get("activity_id").map(str::to_owned);
        (self.log)(&Logged {
            time: self.time,
            method: self.request.method().to_string(),
            path: self.request.uri().path().to_owned(),
            operation: self.noted.operation.map(|operation| operation.name),
            region: self.noted.region.take(),
            status,
            sub_status,
            charge,
            duration: self.begin.elapsed(),
            activity_id: activity_id.or_else(sent_id),
            fault: self.noted.fault,
            query,
        });
    }
}

/// The text of a query, without its values.
fn query_text(body: &[u8]) -> Option<String> {
    let body: Value = serde_json::from_slice(body).ok()?;
    let text = body.get("query")?.as_str()?;
    parser::parse(text).ok().map(|_| mask(text))
}

// ---- as text and as JSON -------------------------------------------------------------------------------------------

impl fmt::Display for Logged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ", clock::text(self.time))?;
        match (self.status, self.sub_status) {
            (Some(status), Some(sub_status)) => write!(f, "{status}/{sub_status}")?,
            (Some(status), None) => write!(f, "{status}")?,
            (None, _) => f.write_str("cut")?,
        }
        write!(f, " {} {} {}", self.method, self.path, self.operation.unwrap_or("-"))?;
        if let Some(charge) = self.charge {
            write!(f, " {charge} RU")?;
        }
        write!(f, " {:.1} ms", self.duration.as_secs_f64() * 1000.0)?;
        if let Some(region) = &self.region {
            write!(f, " region={region:?}")?;
        }
        if let Some(id) = &self.activity_id {
            write!(f, " activity={id}")?;
        }
        if let Some(fault) = self.fault {
            write!(f, " fault={fault}")?;
        }
        self.query.as_ref().map_or(Ok(()), |query| query.fmt(f))
    }
}

impl LoggedQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(index) = self.index {
            write!(f, " index={}", if index { "used" } else { "none" })?;
        }
        for (name, count) in [("candidates", self.candidates), ("read", self.read), ("rows", self.rows)] {
            if let Some(count) = count {
                write!(f, " {name}={count}")?;
            }
        }
        if !self.features.is_empty() {
            write!(f, " features={}", self.features.join(","))?;
        }
        self.text.as_ref().map_or(Ok(()), |text| write!(f, " query={text:?}"))
    }
}

fn time<S: Serializer>(time: &SystemTime, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&clock::text(*time))
}

fn milliseconds<S: Serializer>(duration: &Duration, to: S) -> Result<S::Ok, S::Error> {
    // As many digits as tell something.
    to.serialize_f64((duration.as_secs_f64() * 1_000_000.0).round() / 1000.0)
}
