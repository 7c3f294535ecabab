//! Clocks that do not agree.

use std::time::{Duration, SystemTime};

use crate::date;

/// What the service bears with is 15 minutes; what is more than a third of it is worth telling.
const WORTH_TELLING: Duration = Duration::from_secs(5 * 60);

/// What the `Date` header of an answer that refuses a signature tells of our clock: how far it is off, if it is by more than 5 minutes.
pub(crate) fn clock_skew(service: &str, ours: SystemTime) -> Option<String> {
    let theirs = date::parse(service)?;
    let (skew, which) = match ours.duration_since(theirs) {
        Ok(ahead) => (ahead, "ahead of"),
        Err(behind) => (behind.duration(), "behind"),
    };
    (skew > WORTH_TELLING).then(|| {
        format!(
            "this machine's clock is {} {which} the service's, which refuses what is signed more than 15 min off: set the clock right",
            text(skew)
        )
    })
}

/// `16 min 3 s`, `2 d 4 h`: two units say enough.
fn text(time: Duration) -> String {
    let seconds = time.as_secs();
    let units = [(seconds / 86_400, "d"), (seconds / 3_600 % 24, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")];
    let told = units.iter().skip_while(|(count, _)| *count == 0).take(2).filter(|(count, _)| *count > 0);
    told.map(|(count, unit)| format!("{count} {unit}")).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const NOON: &str = "Thu, 27 Apr 2017 12:00:00 GMT";

    fn told(seconds: i64) -> Option<String> {
        let noon = date::parse(NOON).unwrap();
        let by = Duration::from_secs(seconds.unsigned_abs());
        clock_skew(NOON, if seconds < 0 { noon - by } else { noon + by })
    }

    #[test]
    fn a_skew_is_named() {
        assert!(told(963).unwrap().starts_with("this machine's clock is 16 min 3 s ahead of the service's"));
        assert!(told(-960).unwrap().starts_with("this machine's clock is 16 min behind the service's"));
        assert!(told(2 * 86_400 + 4 * 3_600 + 59).unwrap().contains("2 d 4 h ahead"));
        assert!(told(3_600).unwrap().contains(" 1 h ahead"));
    }

    #[test]
    fn small_ones_and_no_dates_say_nothing() {
        assert_eq!([told(300), told(-300), told(0)], [None, None, None]);
        assert!(told(301).is_some() && told(-301).is_some());
        assert_eq!(clock_skew("yesterday", SystemTime::now()), None);
    }
}
