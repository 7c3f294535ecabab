//! Dates as HTTP writes them: `Thu, 27 Apr 2017 00:51:12 GMT`.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAY: u64 = 24 * 3600;
/// The first second of the year 10000, which has no form.
const END: u64 = 253_402_300_800;

/// The text of a time; `None` outside of the years 1970 to 9999.
pub(crate) fn format(time: SystemTime) -> Option<String> {
    let seconds = time.duration_since(UNIX_EPOCH).ok()?.as_secs();
    if seconds >= END {
        return None;
    }
    let (days, second) = (seconds / DAY, seconds % DAY);
    let (year, month, day) = civil(days);
    let weekday = DAYS.get(usize::try_from(days % 7).ok()?)?;
    let name = MONTHS.get(usize::try_from(month).ok()?.checked_sub(1)?)?;
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    let mut text = String::with_capacity(29);
    text.push_str(weekday);
    text.push_str(", ");
    push_digits(&mut text, day);
    text.extend([" ", name, " "]);
    push_digits(&mut text, year / 100);
    push_digits(&mut text, year % 100);
    for (before, number) in [(' ', hour), (':', minute), (':', second)] {
        text.push(before);
        push_digits(&mut text, number);
    }
    text.push_str(" GMT");
    Some(text)
}

/// The two digits of a number below 100. Every attempt is dated, so that formatting by the standard library would be felt.
fn push_digits(text: &mut String, number: u64) {
    text.extend([number / 10, number % 10].map(|digit| char::from_digit(u32::try_from(digit).unwrap_or(0), 10).unwrap_or('0')));
}

/// The time of a text; `None` if it has another form. The name of the day is not looked at.
pub(crate) fn parse(text: &str) -> Option<SystemTime> {
    let (_, date) = text.trim().split_once(", ")?;
    let mut parts = date.split(' ');
    let (day, name, year, time, zone) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let mut time = time.split(':');
    let (hour, minute, second) = (time.next()?, time.next()?, time.next()?);
    if zone != "GMT" || parts.next().is_some() || time.next().is_some() {
        return None;
    }
    let month = u64::try_from(MONTHS.iter().position(|month| *month == name)?).ok()? + 1;
    let number = |text: &str, digits: usize, most: u64| {
        let plain = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<u64>().ok().filter(|number| plain && *number <= most)
    };
    let (year, day) = (number(year, 4, 9999)?, number(day, 2, 31)?);
    let (hour, minute, second) = (number(hour, 2, 23)?, number(minute, 2, 59)?, number(second, 2, 60)?);
    let days = days(year, month, day)?;
    // A day that the month does not have comes out as another.
    (civil(days) == (year, month, day)).then_some(())?;
    UNIX_EPOCH.checked_add(Duration::from_secs(days * DAY + hour * 3600 + minute * 60 + second))
}

/// Years begin in March, so that the day that not every year has is their last.
const FROM_MARCH_0000: u64 = 719_468;
/// The days of 400 years.
const ERA: u64 = 146_097;

/// Year, month and day of a number of days since 1970.
fn civil(days: u64) -> (u64, u64, u64) {
    let days = days + FROM_MARCH_0000;
    let (era, day) = (days / ERA, days % ERA);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + u64::from(month <= 2), month, day)
}

/// The number of days since 1970 of a year, month and day; `None` if it is before that.
fn days(year: u64, month: u64, day: u64) -> Option<u64> {
    let year = year.checked_sub(u64::from(month <= 2))?;
    let (era, year) = (year / 400, year % 400);
    let month = if month > 2 { month - 3 } else { month + 9 };
    let day = ((153 * month + 2) / 5 + day).checked_sub(1)?;
    (era * ERA + year * 365 + year / 4 - year / 100 + day).checked_sub(FROM_MARCH_0000)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_those_of_another_library() {
        let mut random = fastrand::Rng::with_seed(5);
        let ends = [0, DAY - 1, 951_782_400, 951_868_799, 4_107_542_400, END - 1];
        for seconds in ends.into_iter().chain((0..20_000).map(|_| random.u64(..END))) {
            let time = UNIX_EPOCH + Duration::from_secs(seconds);
            let text = format(time).unwrap();
            assert_eq!(text, httpdate::fmt_http_date(time));
            assert_eq!(parse(&text), Some(time), "{text}");
        }
        assert_eq!(format(UNIX_EPOCH + Duration::from_secs(END)), None);
        assert_eq!(format(UNIX_EPOCH - Duration::from_secs(1)), None);
    }

    #[test]
    fn other_text_is_no_date() {
        for bad in [
            "",
            "yesterday",
            "Thu, 27 Apr 2017 00:51:12",
            "Thu, 27 Apr 2017 00:51:12 CET",
            "Thu, 27 Apr 2017 24:00:00 GMT",
            "Thu, 31 Feb 2017 00:00:00 GMT",
            "Thu, 00 Feb 2017 00:00:00 GMT",
            "Thu, 27 Apr 17 00:51:12 GMT",
            "Thu, +7 Apr 2017 00:51:12 GMT",
            "Thu, 27 Apr 1969 00:51:12 GMT",
            "Thu, 27 Apr 2017 00:51:12 GMT x",
        ] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}
