//! What time it is for an emulator, and how tests let it be another.

use std::fmt;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use time::format_description::well_known::iso8601::{Config, EncodedConfig, Iso8601, TimePrecision};

use crate::emulator::invalid;

/// The last second that HTTP has a date for: the end of the year 9999.
const LAST: u64 = 253_402_300_799;

/// RFC 3339 with milliseconds, which all have the same length.
const MILLISECONDS: EncodedConfig =
    Config::DEFAULT.set_time_precision(TimePrecision::Second { decimal_digits: std::num::NonZeroU8::new(3) }).encode();

/// What tells the time.
pub(crate) type Source = Arc<dyn Fn() -> SystemTime + Send + Sync>;

/// The clock of an emulator. Whatever depends on time follows it: how long documents live, tokens and signatures are valid, regions lag,
/// and what throughput a second has left. Delays of faults and the time that scripts may take are real.
///
/// ```
/// # #[tokio::main]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use std::time::Duration;
///
/// let emulator = cosmosdb_emulator::Emulator::in_process()?;
/// let clock = emulator.clock();
/// clock.freeze();
/// let before = clock.now();
/// clock.advance(Duration::from_secs(3600));
/// assert_eq!(clock.now(), before + Duration::from_secs(3600));
/// # Ok(())
/// # }
/// ```
///
/// A client signs by its own clock, and signatures are valid for a quarter of an hour: whoever moves the emulator's further than that is
/// answered 403, unless it moves along. No clock shows a time before 1970, or after 9999.
#[derive(Clone)]
pub struct Clock {
    source: Source,
    hands: Arc<Mutex<Hands>>,
}

/// How the time is told.
#[derive(Debug, Clone, Copy)]
enum Hands {
    /// Later than the source by this.
    Ahead(Duration),
    /// Earlier than the source by this.
    Behind(Duration),
    /// Always the same.
    Frozen(SystemTime),
}

impl Clock {
    /// One that tells what the source does.
    pub(crate) fn new(source: Source) -> Self {
        Self { source, hands: Arc::new(Mutex::new(Hands::Ahead(Duration::ZERO))) }
    }

    /// Another one, which shows the same and goes on by itself.
    pub(crate) fn fork(&self) -> Self {
        Self { source: Arc::clone(&self.source), hands: Arc::new(Mutex::new(*self.hands())) }
    }

    /// Reads a time, as RFC 3339 or HTTP write it.
    ///
    /// ```
    /// use cosmosdb_emulator::Clock;
    ///
    /// assert_eq!(Clock::parse("2026-11-28T12:00:00Z")?, Clock::parse("Sat, 28 Nov 2026 12:00:00 GMT")?);
    /// # std::io::Result::Ok(())
    /// ```
    ///
    /// # Errors
    ///
    /// It is none, or one that no clock shows.
    pub fn parse(text: &str) -> io::Result<SystemTime> {
        let time = OffsetDateTime::parse(text, &Rfc3339).ok().map(SystemTime::from);
        let time = time.or_else(|| httpdate::parse_http_date(text).ok());
        let time = time.filter(|time| (UNIX_EPOCH..=last()).contains(time));
        time.ok_or_else(|| {
            invalid(format!("`{text}` should be a time from 1970 on, as 2026-11-28T12:00:00Z or Sat, 28 Nov 2026 12:00:00 GMT"))
        })
    }

    /// What time it is.
    #[must_use]
    pub fn now(&self) -> SystemTime {
        self.read(*self.hands())
    }

    /// Lets so much time pass at once; a frozen clock stays frozen.
    pub fn advance(&self, by: Duration) {
        let mut hands = self.hands();
        let then = self.read(*hands).checked_add(by).unwrap_or_else(last);
        *hands = self.showing(then, hands.are_frozen());
    }

    /// Makes it this time. The clock goes on from there, unless it is frozen. It may go back, too: what was written later keeps its time.
    pub fn set(&self, time: SystemTime) {
        let mut hands = self.hands();
        *hands = self.showing(time, hands.are_frozen());
    }

    /// Stops it: it moves only when it is told to.
    pub fn freeze(&self) {
        let mut hands = self.hands();
        *hands = self.showing(self.read(*hands), true);
    }

    /// Lets it go on from where it is, if it was frozen.
    pub fn resume(&self) {
        let mut hands = self.hands();
        *hands = self.showing(self.read(*hands), false);
    }

    /// Whether it stands still.
    #[must_use]
    pub fn is_frozen(&self) -> bool {
        self.hands().are_frozen()
    }

    fn hands(&self) -> MutexGuard<'_, Hands> {
        self.hands.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn read(&self, hands: Hands) -> SystemTime {
        let shown = match hands {
            Hands::Ahead(by) => (self.source)().checked_add(by),
            Hands::Behind(by) => (self.source)().checked_sub(by),
            Hands::Frozen(time) => Some(time),
        };
        // No clock shows what HTTP has no date for.
        shown.unwrap_or_else(last).clamp(UNIX_EPOCH, last())
    }

    fn showing(&self, time: SystemTime, frozen: bool) -> Hands {
        let time = time.clamp(UNIX_EPOCH, last());
        if frozen {
            return Hands::Frozen(time);
        }
        match time.duration_since((self.source)()) {
            Ok(ahead) => Hands::Ahead(ahead),
            Err(behind) => Hands::Behind(behind.duration()),
        }
    }
}

impl Hands {
    fn are_frozen(self) -> bool {
        matches!(self, Self::Frozen(_))
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Clock").field("now", &text(self.now())).field("frozen", &self.is_frozen()).finish()
    }
}

/// A time in UTC as RFC 3339 has it, with milliseconds.
pub(crate) fn text(time: SystemTime) -> String {
    let time = OffsetDateTime::from(time.clamp(UNIX_EPOCH, last()));
    time.format(&Iso8601::<MILLISECONDS>).unwrap_or_default()
}

fn last() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(LAST)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_and_written() {
        let noon = UNIX_EPOCH + Duration::from_secs(1_795_867_200);
        for text in ["2026-11-28T12:00:00Z", "2026-11-28T14:00:00.000+02:00", "Sat, 28 Nov 2026 12:00:00 GMT"] {
            assert_eq!(Clock::parse(text).unwrap(), noon, "{text}");
        }
        assert_eq!(text(noon + Duration::from_micros(1500)), "2026-11-28T12:00:00.001Z");
        for wrong in ["", "noon", "2026-11-28", "1969-12-31T23:59:59Z", "9999-12-31T23:59:59-01:00"] {
            assert!(Clock::parse(wrong).is_err_and(|error| error.to_string().contains("2026-11-28T12:00:00Z")), "{wrong}");
        }
    }
}
