//! A fault: what goes wrong, for which requests, how often.

use std::time::Duration;

use bytes::Bytes;

use crate::regions;

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
#[derive(Debug, Clone)]
pub struct Fault {
    operation: Option<String>,
    region: Option<String>,
    range: Option<String>,
    pub(crate) share: f64,
    pub(crate) skipped: u64,
    pub(crate) times: Option<u64>,
    pub(crate) delay: Option<Duration>,
    pub(crate) effect: Effect,
    /// By their names in the specification or on the wire.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) is_carried_out: bool,
}

/// What goes wrong.
#[derive(Debug, Clone)]
pub(crate) enum Effect {
    /// Nothing but the time it takes.
    None,
    /// The request does not reach the service.
    Refuse,
    /// The connection breaks instead of an answer.
    Cut,
    /// The connection breaks after so many bytes of the body.
    Truncate(usize),
    /// The body is another one.
    Body(Bytes),
    /// The answer is another one.
    Status { status: u16, sub_status: Option<u32> },
}

impl Fault {
    /// The answer is an error with this status, and the request is not carried out.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self::new(Effect::Status { status, sub_status: None }, false)
    }

    /// The answer takes longer by this much.
    #[must_use]
    pub fn delay(delay: Duration) -> Self {
        Self { delay: Some(delay), ..Self::new(Effect::None, true) }
    }

    /// There is no connection, so that the client knows that nothing was done. Over a socket that cannot be told of one request
    /// among others: there it is what [`cut_before`](Self::cut_before) is.
    #[must_use]
    pub fn refused() -> Self {
        Self::new(Effect::Refuse, false)
    }

    /// The connection breaks when the request has been sent, and it is not carried out.
    #[must_use]
    pub fn cut_before() -> Self {
        Self::new(Effect::Cut, false)
    }

    /// The connection breaks when the request has been carried out, before the answer.
    #[must_use]
    pub fn cut_after() -> Self {
        Self::new(Effect::Cut, true)
    }

    /// The connection breaks after this many bytes of the answer's body; the request is carried out.
    #[must_use]
    pub fn truncated(bytes: usize) -> Self {
        Self::new(Effect::Truncate(bytes), true)
    }

    /// The answer has this body in place of its own; the request is carried out.
    #[must_use]
    pub fn body(body: impl Into<Vec<u8>>) -> Self {
        Self::new(Effect::Body(Bytes::from(body.into())), true)
    }

    /// The answer has this header in place of its own, by its name in the specification or on the wire.
    #[must_use]
    pub fn wrong_header(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self::new(Effect::None, true).header(name, value)
    }

    fn new(effect: Effect, is_carried_out: bool) -> Self {
        Self {
            operation: None,
            region: None,
            range: None,
            share: 1.0,
            skipped: 0,
            times: None,
            delay: None,
            effect,
            headers: Vec::new(),
            is_carried_out,
        }
    }

    /// The sub-status of an answer by [`status`](Self::status).
    #[must_use]
    pub fn sub_status(mut self, number: u32) -> Self {
        if let Effect::Status { sub_status, .. } = &mut self.effect {
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
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The request is carried out, and only then the fault happens: a write that the client cannot know of.
    #[must_use]
    pub fn after_carrying_out(mut self) -> Self {
        self.is_carried_out = true;
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

    pub(crate) fn concerns(&self, operation: &str, about: &About) -> bool {
        self.operation.as_deref().is_none_or(|own| own == operation)
            && self.region.as_deref().is_none_or(|own| regions::are_same(own, &about.region))
            && (self.range.is_none() || self.range == about.range)
    }
}

/// What of a request faults are told by, beside its operation.
pub(crate) struct About {
    pub(crate) region: String,
    /// The id of the partition key range that it names.
    pub(crate) range: Option<String>,
}
