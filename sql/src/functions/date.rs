//! Dates and times: ISO 8601 text in UTC, ticks of 100 ns since 1970, milliseconds since 1970.

use super::{
    Answer, Args, Stop,
    args::{OrUndefined, to_integer},
    date_format,
};
use crate::{
    eval::Env,
    value::{Value, View},
};

pub(crate) const TICKS_PER_SECOND: i64 = 10_000_000;
const TICKS_PER_MILLISECOND: i64 = 10_000;
const TICKS_PER_MICROSECOND: i64 = 10;
const TICKS_PER_DAY: i64 = 86_400 * TICKS_PER_SECOND;
/// 0001-01-01T00:00:00 and the last tick of 9999, the range that the text can show.
const FIRST: i64 = -62_135_596_800 * TICKS_PER_SECOND;
const LAST: i64 = 253_402_300_800 * TICKS_PER_SECOND - 1;
/// 1601-01-01: bins do not start before.
const FIRST_BIN: i64 = -11_644_473_600 * TICKS_PER_SECOND;

/// A date and time in the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Civil {
    pub(super) year: i64,
    pub(super) month: i64,
    pub(super) day: i64,
    /// Ticks since midnight.
    pub(super) ticks: i64,
}

impl Civil {
    /// Nothing if the calendar has no such day, or the year is not of four digits.
    fn new(year: i64, month: i64, day: i64, ticks: i64) -> Option<Self> {
        let valid = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day)
            && (0..TICKS_PER_DAY).contains(&ticks);
        valid.then_some(Self { year, month, day, ticks })
    }

    pub(super) fn of(ticks: i64) -> Self {
        // Days since 0000-03-01, so that a leap day is the last of its year; 400 years have 146 097 days.
        let shifted = ticks.div_euclid(TICKS_PER_DAY) + 719_468;
        let (era, day) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let day = day - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year + era * 400 + i64::from(month <= 2);
        Self { year, month, day, ticks: ticks.rem_euclid(TICKS_PER_DAY) }
    }

    fn to_ticks(self) -> i64 {
        let year = if self.month <= 2 { self.year - 1 } else { self.year };
        let (era, year) = (year.div_euclid(400), year.rem_euclid(400));
        let month = (self.month + 9) % 12;
        let day = (153 * month + 2) / 5 + self.day - 1 + year * 365 + year / 4 - year / 100;
        (era * 146_097 + day - 719_468) * TICKS_PER_DAY + self.ticks
    }
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Reads `YYYY-MM-DD`, then maybe `T` or a space and `hh:mm:ss`, then maybe a fraction of 1 to 7 digits, then maybe `Z`.
pub(super) fn parse(text: &str) -> Option<i64> {
    let text = text.strip_suffix('Z').unwrap_or(text);
    let bytes = text.as_bytes();
    let separated = |places: [usize; 2], by: u8| places.iter().all(|place| bytes.get(*place) == Some(&by)).then_some(());
    let at = |from: usize, digits: usize| -> Option<i64> {
        let digits = bytes.get(from..from + digits)?;
        digits.iter().all(u8::is_ascii_digit).then(|| digits.iter().fold(0, |value, digit| value * 10 + i64::from(digit - b'0')))
    };
    separated([4, 7], b'-')?;
    let (year, month, day) = (at(0, 4)?, at(5, 2)?, at(8, 2)?);
    let ticks = match bytes.get(10) {
        None => 0,
        Some(b'T' | b' ') => {
            separated([13, 16], b':')?;
            let (hour, minute, second) = (at(11, 2)?, at(14, 2)?, at(17, 2)?);
            (hour < 24 && minute < 60 && second < 60).then_some(())?;
            let fraction = match text.get(19..)? {
                "" => 0,
                fraction => {
                    let digits = fraction.strip_prefix('.').filter(|digits| (1..=7).contains(&digits.len()))?;
                    digits.bytes().all(|digit| digit.is_ascii_digit()).then_some(())?;
                    format!("{digits:0<7}").parse().ok()?
                }
            };
            (hour * 3600 + minute * 60 + second) * TICKS_PER_SECOND + fraction
        }
        Some(_) => return None,
    };
    Civil::new(year, month, day, ticks).map(Civil::to_ticks)
}

/// The text of a time, if the calendar can show it.
fn show<'a, V: View<'a>>(ticks: i64) -> Answer<'a, V> {
    if !(FIRST..=LAST).contains(&ticks) {
        return Err(Stop::Undefined);
    }
    let Civil { year, month, day, ticks } = Civil::of(ticks);
    let (seconds, fraction) = (ticks / TICKS_PER_SECOND, ticks % TICKS_PER_SECOND);
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    Ok(Value::text(format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{fraction:07}Z")))
}

/// A part of a date and time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
    Millisecond,
    Microsecond,
    Nanosecond,
}

impl Part {
    fn parse(name: &str) -> Option<Self> {
        Some(match name.to_ascii_lowercase().as_str() {
            "year" | "yyyy" | "yy" => Self::Year,
            "month" | "mm" | "m" => Self::Month,
            "day" | "dd" | "d" => Self::Day,
            "hour" | "hh" => Self::Hour,
            "minute" | "mi" | "n" => Self::Minute,
            "second" | "ss" | "s" => Self::Second,
            "millisecond" | "ms" => Self::Millisecond,
            "microsecond" | "mcs" => Self::Microsecond,
            "nanosecond" | "ns" => Self::Nanosecond,
            _ => return None,
        })
    }

    /// How long it is, where it is always as long; a nanosecond is less than a tick.
    fn ticks(self) -> Option<i64> {
        Some(match self {
            Self::Year | Self::Month | Self::Nanosecond => return None,
            Self::Day => TICKS_PER_DAY,
            Self::Hour => 3600 * TICKS_PER_SECOND,
            Self::Minute => 60 * TICKS_PER_SECOND,
            Self::Second => TICKS_PER_SECOND,
            Self::Millisecond => TICKS_PER_MILLISECOND,
            Self::Microsecond => TICKS_PER_MICROSECOND,
        })
    }
}

/// An argument that is a date and time.
fn time<'a, V: View<'a>>(args: Args<'_, 'a, V>, index: usize) -> Result<i64, Stop> {
    parse(args.text(index)?).or_undefined()
}

/// An argument that names a part.
fn unit<'a, V: View<'a>>(args: Args<'_, 'a, V>, index: usize) -> Result<Part, Stop> {
    Part::parse(args.text(index)?).or_undefined()
}

#[allow(clippy::cast_precision_loss)]
fn integer<'a, V: View<'a>>(value: i64) -> Answer<'a, V> {
    Ok(Value::Number(value as f64))
}

/// Moves a time by so many parts; a day that the month does not have becomes its last.
fn moved(ticks: i64, part: Part, count: i64) -> Option<i64> {
    match part {
        Part::Year | Part::Month => {
            let at = Civil::of(ticks);
            let months = if part == Part::Year { count.checked_mul(12)? } else { count };
            let total = (at.year * 12 + at.month - 1).checked_add(months)?;
            let (year, month) = (total.div_euclid(12), total.rem_euclid(12) + 1);
            Civil::new(year, month, at.day.min(days_in_month(year, month)), at.ticks).map(Civil::to_ticks)
        }
        Part::Nanosecond => ticks.checked_add(count / 100),
        _ => ticks.checked_add(count.checked_mul(part.ticks()?)?),
    }
}

pub(super) fn add<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    show(moved(time(args, 2)?, unit(args, 0)?, args.integer(1)?).or_undefined()?)
}

pub(super) fn ago<'a, V: View<'a>>(args: Args<'_, 'a, V>, env: &Env<'a>) -> Answer<'a, V> {
    let count = args.integer(1)?.checked_neg().or_undefined()?;
    show(moved(env.now, unit(args, 0)?, count).or_undefined()?)
}

/// Rounds down to a whole number of bins since the start. Years and months are not of one length, so they have no bins.
pub(super) fn bin<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    let (at, unit, count) = (time(args, 0)?, unit(args, 1)?, args.integer_or(2, 1)?);
    let start = if args.given(3) { time(args, 3)? } else { 0 };
    let size = match unit {
        // Of nanoseconds only whole ticks can be told apart.
        Part::Nanosecond => count / 100,
        _ => unit.ticks().and_then(|ticks| ticks.checked_mul(count)).or_undefined()?,
    };
    if size <= 0 || start < FIRST_BIN {
        return Err(Stop::Undefined);
    }
    show(at - (at - start).rem_euclid(size))
}

/// Counts the boundaries of the part that lie between.
pub(super) fn diff<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    let (unit, start, end) = (unit(args, 0)?, time(args, 1)?, time(args, 2)?);
    let (from, to) = (Civil::of(start), Civil::of(end));
    integer(match unit {
        Part::Year => to.year - from.year,
        Part::Month => (to.year - from.year) * 12 + to.month - from.month,
        Part::Nanosecond => (end - start).checked_mul(100).or_undefined()?,
        _ => {
            let ticks = unit.ticks().or_undefined()?;
            end.div_euclid(ticks) - start.div_euclid(ticks)
        }
    })
}

pub(super) fn format<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    Ok(Value::text(date_format::format(time(args, 0)?, args.text(1)?)))
}

/// Year, month and day are needed; hour, minute, second and ticks of a second default to 0.
pub(super) fn from_parts<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    let (year, month, day) = (args.integer(0)?, args.integer(1)?, args.integer(2)?);
    let clock = [(3, 24), (4, 60), (5, 60), (6, TICKS_PER_SECOND)];
    let mut ticks = 0;
    for (index, limit) in clock {
        let value = args.integer_or(index, 0)?;
        if !(0..limit).contains(&value) {
            return Err(Stop::Undefined);
        }
        ticks = ticks * limit + value;
    }
    show(Civil::new(year, month, day, ticks).or_undefined()?.to_ticks())
}

fn part_of<'a, V: View<'a>>(at: i64, part: Part) -> Answer<'a, V> {
    let at = Civil::of(at);
    let (seconds, fraction) = (at.ticks / TICKS_PER_SECOND, at.ticks % TICKS_PER_SECOND);
    integer(match part {
        Part::Year => at.year,
        Part::Month => at.month,
        Part::Day => at.day,
        Part::Hour => seconds / 3600,
        Part::Minute => seconds / 60 % 60,
        Part::Second => seconds % 60,
        Part::Millisecond => fraction / TICKS_PER_MILLISECOND,
        Part::Microsecond => fraction / TICKS_PER_MICROSECOND,
        Part::Nanosecond => fraction * 100,
    })
}

pub(super) fn part<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    part_of(time(args, 1)?, unit(args, 0)?)
}

pub(super) fn day<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    part_of(time(args, 0)?, Part::Day)
}

pub(super) fn month<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    part_of(time(args, 0)?, Part::Month)
}

pub(super) fn year<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    part_of(time(args, 0)?, Part::Year)
}

pub(super) fn to_ticks<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    integer(time(args, 0)?)
}

pub(super) fn to_timestamp<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    integer(time(args, 0)?.div_euclid(TICKS_PER_MILLISECOND))
}

pub(super) fn ticks_to_date<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    show(to_integer(args.number(0)?).or_undefined()?)
}

pub(super) fn timestamp_to_date<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    show(args.integer(0)?.checked_mul(TICKS_PER_MILLISECOND).or_undefined()?)
}

/// The time at which the query began: the same for every row.
pub(super) fn now<'a, V: View<'a>>(_: Args<'_, 'a, V>, env: &Env<'a>) -> Answer<'a, V> {
    show(env.now)
}

pub(super) fn now_ticks<'a, V: View<'a>>(_: Args<'_, 'a, V>, env: &Env<'a>) -> Answer<'a, V> {
    integer(env.now)
}

pub(super) fn now_timestamp<'a, V: View<'a>>(_: Args<'_, 'a, V>, env: &Env<'a>) -> Answer<'a, V> {
    integer(env.now.div_euclid(TICKS_PER_MILLISECOND))
}
