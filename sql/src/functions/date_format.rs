//! `DATETIMEFORMAT`: custom format strings, as .NET knows them.

use super::date::{Civil, TICKS_PER_SECOND};

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const DAYS: [&str; 7] = ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"];

/// Runs of one letter are specifiers, a backslash or quotes make text of what follows, the rest stands for itself.
pub(super) fn format(ticks: i64, pattern: &str) -> String {
    let at = Civil::of(ticks);
    let mut out = String::new();
    let mut rest = pattern.chars().peekable();
    while let Some(letter) = rest.next() {
        match letter {
            '\\' => out.extend(rest.next()),
            '\'' | '"' => out.extend(rest.by_ref().take_while(|next| *next != letter)),
            'd' | 'f' | 'F' | 'h' | 'H' | 'm' | 'M' | 's' | 't' | 'y' => {
                let mut count = 1;
                while rest.next_if_eq(&letter).is_some() {
                    count += 1;
                }
                out.push_str(&specifier(&at, ticks, letter, count));
            }
            'z' | 'K' => out.push('Z'),
            other => out.push(other),
        }
    }
    out
}

fn specifier(at: &Civil, ticks: i64, letter: char, count: usize) -> String {
    let seconds = at.ticks / TICKS_PER_SECOND;
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let number = |value: i64, most: usize| format!("{value:0width$}", width = count.min(most));
    match letter {
        'y' if count <= 2 => number(at.year % 100, 2),
        // No year has more than four digits of its own.
        'y' => format!("{}{}", "0".repeat(count.saturating_sub(4)), number(at.year, 4.min(count))),
        'M' if count >= 3 => named(&MONTHS, at.month - 1, count),
        'M' => number(at.month, 2),
        'd' if count >= 3 => named(&DAYS, ticks.div_euclid(86_400 * TICKS_PER_SECOND).rem_euclid(7), count),
        'd' => number(at.day, 2),
        'H' => number(hour, 2),
        'h' => number(if hour % 12 == 0 { 12 } else { hour % 12 }, 2),
        'm' => number(minute, 2),
        's' => number(second, 2),
        't' => ["AM", "PM"].get(usize::from(hour >= 12)).map(|half| half.chars().take(count).collect()).unwrap_or_default(),
        _ => {
            let fraction: String = format!("{:07}", at.ticks % TICKS_PER_SECOND).chars().take(count).collect();
            if letter == 'F' { fraction.trim_end_matches('0').to_owned() } else { fraction }
        }
    }
}

/// Three letters abbreviate.
fn named(names: &[&str], index: i64, count: usize) -> String {
    let name = usize::try_from(index).ok().and_then(|index| names.get(index)).copied().unwrap_or_default();
    if count == 3 { name.chars().take(3).collect() } else { name.to_owned() }
}
