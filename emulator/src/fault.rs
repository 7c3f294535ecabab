//! A fault: what goes wrong, for which requests, how often.

use std::collections::BTreeMap;
use std::time::Duration;

use bytes::Bytes;
use cosmosdb_core::service::{self, Operation};
use http::header::{HeaderName, HeaderValue};
use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};

use crate::api::Api;
use crate::regions::{self, Regions};

/// Something that goes wrong with requests, until it has happened often enough or is taken away.
///
/// ```
/// # #[tokio::main]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use cosmosdb_emulator::{Emulator, Fault};
/// use std::time::Duration;
///
/// let emulator = Emulator::in_process()?;
/// // The first two creates are throttled, every tenth read of a document is slow.
/// let throttled = Fault::status(429).sub_status(3200).retry_after(Duration::from_millis(10));
/// let throttled = emulator.faults().add(throttled.on("create_database").times(2));
/// emulator.faults().add(Fault::delay(Duration::from_millis(50)).on("read_document").share(0.1));
///
/// let client = cosmosdb::Client::builder(emulator.endpoint()).key(emulator.key())?.transport(emulator.transport()).build()?;
/// client.create_database("shop").await?;
/// assert_eq!((throttled.hits(), emulator.requests().of("create_database")), (2, 3));
/// # Ok(())
/// # }
/// ```
///
/// It can be written as JSON, too, which the [admin endpoint](crate::EmulatorBuilder::admin_port) takes. What `effect` is not given has none
/// but `delay_ms` and `headers`; it is `"refuse"`, `"cut"`, `{"truncate": 10}`, `{"body": "{"}` or
/// `{"answer": {"status": 429, "sub_status": 3200}}`.
///
/// ```
/// let fault: cosmosdb_emulator::Fault = serde_json::from_str(r#"{
///     "operation": "create_document", "path": "dbs/shop/colls/orders", "times": 2,
///     "effect": {"answer": {"status": 429, "sub_status": 3200}}, "headers": {"retry_after_ms": "10"}
/// }"#)?;
/// # serde_json::to_string(&fault)?;
/// # serde_json::Result::Ok(())
/// ```
///
/// All its members are optional: `operation`, `resource`, `kind` (`"read"` or `"write"`), `path`, `region` and `range` say which requests,
/// `share`, `after` and `times` which of them; `after_carrying_out` is whether the request is carried out first.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Fault {
    #[serde(skip_serializing_if = "Option::is_none")]
    operation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    resource: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<Kind>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<String>,
    pub(crate) share: f64,
    #[serde(rename = "after")]
    pub(crate) skipped: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) times: Option<u64>,
    #[serde(rename = "delay_ms", with = "milliseconds", skip_serializing_if = "Option::is_none")]
    pub(crate) delay: Option<Duration>,
    pub(crate) effect: Effect,
    /// By their names in the specification or on the wire.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) headers: BTreeMap<String, String>,
    /// Though its effect does not need that.
    after_carrying_out: bool,
}

/// What requests do, as far as faults are concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Read,
    Write,
}

/// What goes wrong.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Effect {
    /// Nothing but the time it takes.
    #[default]
    None,
    /// The request does not reach the service.
    Refuse,
    /// The connection breaks instead of an answer.
    Cut,
    /// The connection breaks after so many bytes of the body.
    Truncate(usize),
    /// The body is another one.
    Body(#[serde(with = "text")] Bytes),
    /// The answer is another one.
    Answer {
        status: u16,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sub_status: Option<u32>,
    },
}

impl Default for Fault {
    fn default() -> Self {
        Self {
            operation: None,
            resource: None,
            kind: None,
            path: None,
            region: None,
            range: None,
            share: 1.0,
            skipped: 0,
            times: None,
            delay: None,
            effect: Effect::None,
            headers: BTreeMap::new(),
            after_carrying_out: false,
        }
    }
}

impl Fault {
    /// The answer is an error with this status, and the request is not carried out.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self::new(Effect::Answer { status, sub_status: None })
    }

    /// The answer takes longer by this much.
    #[must_use]
    pub fn delay(delay: Duration) -> Self {
        Self { delay: Some(delay), ..Self::new(Effect::None) }
    }

    /// There is no connection, so that the client knows that nothing was done. Over a socket that cannot be told of one request
    /// among others: there it is what [`cut_before`](Self::cut_before) is.
    #[must_use]
    pub fn refused() -> Self {
        Self::new(Effect::Refuse)
    }

    /// The connection breaks when the request has been sent, and it is not carried out.
    #[must_use]
    pub fn cut_before() -> Self {
        Self::new(Effect::Cut)
    }

    /// The connection breaks when the request has been carried out, before the answer.
    #[must_use]
    pub fn cut_after() -> Self {
        Self::new(Effect::Cut).after_carrying_out()
    }

    /// The connection breaks after this many bytes of the answer's body; the request is carried out.
    #[must_use]
    pub fn truncated(bytes: usize) -> Self {
        Self::new(Effect::Truncate(bytes))
    }

    /// The answer has this body in place of its own; the request is carried out.
    #[must_use]
    pub fn body(body: impl Into<Vec<u8>>) -> Self {
        Self::new(Effect::Body(Bytes::from(body.into())))
    }

    /// The answer has this header in place of its own, by its name in the specification or on the wire.
    #[must_use]
    pub fn wrong_header(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self::new(Effect::None).header(name, value)
    }

    fn new(effect: Effect) -> Self {
        Self { effect, ..Self::default() }
    }

    /// The sub-status of an answer by [`status`](Self::status).
    #[must_use]
    pub fn sub_status(mut self, number: u32) -> Self {
        if let Effect::Answer { sub_status, .. } = &mut self.effect {
            *sub_status = Some(number);
        }
        self
    }

    /// After which time the answer says to try again; in whole milliseconds.
    #[must_use]
    pub fn retry_after(self, time: Duration) -> Self {
        self.header("retry_after_ms", time.as_millis().to_string())
    }

    /// A header of the answer, by its name in the specification or on the wire.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.insert(name.into(), value.into());
        self
    }

    /// The request is carried out, and only then the fault happens: a write that the client cannot know of.
    #[must_use]
    pub fn after_carrying_out(mut self) -> Self {
        self.after_carrying_out = true;
        self
    }

    /// What happens takes longer by this much.
    #[must_use]
    pub fn delayed(mut self, delay: Duration) -> Self {
        self.delay = Some(delay);
        self
    }

    /// Only requests of this operation, by its name in the specification: `read_document`.
    #[must_use]
    pub fn on(mut self, operation: impl Into<String>) -> Self {
        self.operation = Some(operation.into());
        self
    }

    /// Only requests that are about this resource, by its name in the specification: `document`.
    #[must_use]
    pub fn on_resource(mut self, resource: impl Into<String>) -> Self {
        self.resource = Some(resource.into());
        self
    }

    /// Only requests that read: queries, too.
    #[must_use]
    pub fn on_reads(mut self) -> Self {
        self.kind = Some(Kind::Read);
        self
    }

    /// Only requests that do more than read: writes, batches, stored procedures.
    #[must_use]
    pub fn on_writes(mut self) -> Self {
        self.kind = Some(Kind::Write);
        self
    }

    /// Only requests whose path is this one, or below it: `dbs/shop/colls/orders`. A request that has rids in its path is not known by
    /// names.
    #[must_use]
    pub fn under(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Only requests in this region.
    #[must_use]
    pub fn in_region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// Only requests that name this partition key range: with status 410 and sub-status 1007 it is just being split, with 1008 moved.
    #[must_use]
    pub fn in_range(mut self, id: impl Into<String>) -> Self {
        self.range = Some(id.into());
        self
    }

    /// Only this share of the requests, from 0 to 1. Which ones is a matter of the emulator's seed.
    #[must_use]
    pub fn share(mut self, share: f64) -> Self {
        self.share = share;
        self
    }

    /// The first requests, this many, are spared.
    #[must_use]
    pub fn after(mut self, requests: u64) -> Self {
        self.skipped = requests;
        self
    }

    /// It happens this often, and then no more.
    #[must_use]
    pub fn times(mut self, times: u64) -> Self {
        self.times = Some(times);
        self
    }

    /// Whether the request is carried out before, or while, this happens.
    pub(crate) fn is_carried_out(&self) -> bool {
        self.after_carrying_out || matches!(self.effect, Effect::None | Effect::Truncate(_) | Effect::Body(_))
    }

    pub(crate) fn concerns(&self, about: &About) -> bool {
        let operation = about.operation;
        self.operation.as_deref().is_none_or(|own| own == operation.map_or("", |of| of.name))
            && self.resource.as_deref().is_none_or(|own| operation.is_some_and(|of| of.resource.name == own))
            && self.kind.is_none_or(|own| operation.is_some_and(|of| Kind::of(of) == own))
            && self.path.as_deref().is_none_or(|own| about.path.starts_with(&segments(own)))
            && self.region.as_deref().is_none_or(|own| regions::are_same(own, &about.region))
            && (self.range.is_none() || self.range == about.range)
    }

    /// Says what about it can never happen.
    pub(crate) fn check(&self, api: &Api, regions: &Regions) -> Result<(), String> {
        let service = api.service();
        if let Some(name) = self.operation.as_deref().filter(|name| service.operation(name).is_none()) {
            let has_a_word = |known: &&str| name.split('_').any(|word| word.len() > 3 && known.contains(word));
            let similar: Vec<&str> = service.operations.iter().map(|of| of.name).filter(has_a_word).collect();
            return Err(format!("there is no operation {name}; there are {}, and others", similar.join(", ")));
        }
        if let Some(name) = self.resource.as_deref().filter(|name| service.resource(name).is_none()) {
            let all: Vec<&str> = service.resources.iter().map(|resource| resource.name).collect();
            return Err(format!("there is no resource {name}; there are {}", all.join(", ")));
        }
        if let Some(region) = &self.region {
            regions.find(region)?;
        }
        if !(0.0..=1.0).contains(&self.share) {
            return Err(format!("a share is a number from 0 to 1, not {}", self.share));
        }
        if let Effect::Answer { status, .. } = self.effect
            && !(200..=599).contains(&status)
        {
            return Err(format!("a status is a number from 200 to 599, not {status}"));
        }
        for (name, value) in &self.headers {
            if HeaderName::try_from(api.wire(name).unwrap_or(name)).is_err() || HeaderValue::try_from(value).is_err() {
                return Err(format!("there can be no header {name} with that value"));
            }
        }
        if matches!(self.effect, Effect::None) && self.delay.is_none() && self.headers.is_empty() {
            let effects = r#""refuse", "cut", {"truncate": 10}, {"body": "{"}, {"answer": {"status": 503}}"#;
            return Err(format!("a fault does something: it has an effect ({effects}), a delay_ms, or headers"));
        }
        Ok(())
    }
}

impl Kind {
    fn of(operation: &Operation) -> Self {
        if operation.effect == service::Effect::Read { Self::Read } else { Self::Write }
    }
}

/// What of a request faults are told by.
pub(crate) struct About {
    /// `None`: it is for none.
    pub(crate) operation: Option<&'static Operation>,
    pub(crate) path: Vec<String>,
    pub(crate) region: String,
    /// The id of the partition key range that it names.
    pub(crate) range: Option<String>,
}

/// What a path is made of. Slashes too many count for nothing.
pub(crate) fn segments(path: &str) -> Vec<String> {
    let segments = path.split('/').filter(|segment| !segment.is_empty());
    segments.map(|segment| percent_decode_str(segment).decode_utf8_lossy().into_owned()).collect()
}

/// Durations in whole milliseconds.
mod milliseconds {
    use std::time::Duration;

    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(duration: &Option<Duration>, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_u64(duration.map_or(0, |duration| u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Duration>, D::Error> {
        Ok(Option::<u64>::deserialize(from)?.map(Duration::from_millis))
    }
}

/// Bytes that are text, mostly: what is none is not shown as it is.
mod text {
    use bytes::Bytes;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(bytes: &Bytes, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&String::from_utf8_lossy(bytes))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Bytes, D::Error> {
        String::deserialize(from).map(Bytes::from)
    }
}
