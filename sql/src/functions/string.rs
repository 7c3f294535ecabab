//! Strings. No function turns another type into text: that is undefined.

use std::collections::HashSet;

use super::{
    Answer, Args, Stop,
    args::OrUndefined,
    text::{self, MAX_MADE, folded, length, slice},
};
use crate::{
    eval::Env,
    value::{Text, Value, View},
};

/// Longer results of `REPLICATE` are undefined.
const MAX_REPLICATED: usize = 10_000;

pub(super) fn concat<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    let mut joined = String::new();
    for index in 0..args.0.len() {
        joined.push_str(args.text(index)?);
        if joined.len() > MAX_MADE {
            return Err(Stop::Undefined);
        }
    }
    Ok(Value::text(joined))
}

/// Compares two strings, with a third argument that says whether letter case is ignored.
fn compare<'a, V: View<'a>>(args: Args<'_, 'a, V>, test: impl Fn(&str, &str) -> bool) -> Answer<'a, V> {
    let (left, right, ignore_case) = (args.text(0)?, args.text(1)?, args.flag_or(2, false)?);
    Ok(Value::Bool(test(&folded(left, ignore_case), &folded(right, ignore_case))))
}

pub(super) fn contains<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    compare(args, |text, part| text.contains(part))
}

pub(super) fn starts_with<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    compare(args, |text, part| text.starts_with(part))
}

pub(super) fn ends_with<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    compare(args, |text, part| text.ends_with(part))
}

pub(super) fn string_equals<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    compare(args, |left, right| left == right)
}

/// `CONTAINS(…) AND CONTAINS(…)` or the same with `OR`: three-valued, so that an undefined part may not matter.
fn contains_many<'a, V: View<'a>>(args: Args<'_, 'a, V>, ignore_case: bool, decisive: bool) -> Answer<'a, V> {
    let text = folded(args.text(0)?, ignore_case);
    let mut unknown = false;
    for part in args.from(1) {
        match part.as_str().map(|part| text.contains(&*folded(part, ignore_case))) {
            Some(found) if found == decisive => return Ok(Value::Bool(decisive)),
            Some(_) => {}
            None => unknown = true,
        }
    }
    if unknown { Err(Stop::Undefined) } else { Ok(Value::Bool(!decisive)) }
}

pub(super) fn contains_all_ci<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    contains_many(args, true, false)
}

pub(super) fn contains_all_cs<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    contains_many(args, false, false)
}

pub(super) fn contains_any_ci<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    contains_many(args, true, true)
}

pub(super) fn contains_any_cs<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    contains_many(args, false, true)
}

pub(super) fn index_of<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    let (text, part) = (args.text(0)?, args.text(1)?);
    let start = clip(args.number_or(2, 0.0)?);
    if start > length(text) {
        return found(None);
    }
    let from = text::offset(text, start);
    let hit = text.get(from..).and_then(|rest| rest.find(part)).map(|at| text::position(text, from + at));
    found(hit)
}

/// The search goes backwards from the start: what it finds ends there or before.
pub(super) fn last_index_of<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    let (text, part) = (args.text(0)?, args.text(1)?);
    let start = args.number_or(2, f64::INFINITY)?;
    if start < 0.0 {
        return found(None);
    }
    let until = text::offset(text, clip(start).saturating_add(1));
    found(text.get(..until).and_then(|head| head.rfind(part)).map(|at| text::position(text, at)))
}

#[allow(clippy::cast_precision_loss)]
fn found<'a, V: View<'a>>(position: Option<usize>) -> Answer<'a, V> {
    Ok(Value::Number(position.map_or(-1.0, |position| position as f64)))
}

/// A position: what is negative or not a number counts from the start, fractions are cut off.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn clip(position: f64) -> usize {
    position as usize
}

fn part<'a, V: View<'a>>(text: &str, start: usize, end: usize) -> Answer<'a, V> {
    Ok(Value::text(slice(text, start, end).into_owned()))
}

pub(super) fn left<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    part(args.text(0)?, 0, clip(args.number(1)?))
}

pub(super) fn right<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    let text = args.text(0)?;
    part(text, length(text).saturating_sub(clip(args.number(1)?)), usize::MAX)
}

/// What lies between the start and the start plus the length, clipped to the text.
pub(super) fn substring<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    let (text, start, count) = (args.text(0)?, args.number(1)?.trunc(), args.number(2)?.trunc());
    part(text, clip(start), clip(start + count))
}

#[allow(clippy::cast_precision_loss)]
pub(super) fn length_of<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    Ok(Value::Number(length(args.text(0)?) as f64))
}

pub(super) fn lower<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    Ok(Value::text(text::lower(args.text(0)?)))
}

pub(super) fn upper<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    Ok(Value::text(text::upper(args.text(0)?)))
}

/// White space, or any of the characters of the second argument.
fn trimmed<'s, 'a, V: View<'a>>(args: Args<'s, 'a, V>, start: bool, end: bool) -> Result<&'s str, Stop> {
    let (mut text, set) = (args.text(0)?, args.given(1).then(|| args.text(1)).transpose()?);
    let set: Option<HashSet<char>> = set.map(|set| set.chars().collect());
    let dropped = |character: char| set.as_ref().map_or_else(|| character.is_whitespace(), |set| set.contains(&character));
    if start {
        text = text.trim_start_matches(dropped);
    }
    if end {
        text = text.trim_end_matches(dropped);
    }
    Ok(text)
}

pub(super) fn trim<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    Ok(Value::text(trimmed(args, true, true)?.to_owned()))
}

pub(super) fn ltrim<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    Ok(Value::text(trimmed(args, true, false)?.to_owned()))
}

pub(super) fn rtrim<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    Ok(Value::text(trimmed(args, false, true)?.to_owned()))
}

pub(super) fn replace<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    let (text, old, new) = (args.text(0)?, args.text(1)?, args.text(2)?);
    // An empty text to replace would match everywhere.
    if old.is_empty() {
        return Ok(Value::text(text.to_owned()));
    }
    let made = text.matches(old).count().saturating_mul(new.len());
    if made > MAX_MADE {
        return Err(Stop::Undefined);
    }
    Ok(Value::text(text.replace(old, new)))
}

pub(super) fn replicate<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    let (text, count) = (args.text(0)?, args.number(1)?);
    if count < 0.0 || !count.is_finite() {
        return Err(Stop::Undefined);
    }
    let total = length(text).checked_mul(clip(count)).filter(|total| *total <= MAX_REPLICATED).or_undefined()?;
    Ok(Value::text(if total == 0 { String::new() } else { text.repeat(clip(count)) }))
}

pub(super) fn reverse<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    Ok(Value::text(args.text(0)?.chars().rev().collect::<String>()))
}

pub(super) fn string_join<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    let (items, separator) = (args.array(0)?, args.text(1)?);
    let mut joined = String::new();
    for (index, item) in items.elements().enumerate() {
        if index > 0 {
            joined.push_str(separator);
        }
        joined.push_str(item.as_str().or_undefined()?);
        if joined.len() > MAX_MADE {
            return Err(Stop::Undefined);
        }
    }
    Ok(Value::text(joined))
}

pub(super) fn string_split<'a, V: View<'a>>(args: Args<'_, 'a, V>, _: &Env<'a>) -> Answer<'a, V> {
    let (text, separator) = (args.text(0)?, args.text(1)?);
    let own = |part: &str| Value::String(Text::from(part.to_owned()));
    // Nothing separates: the text is the only part.
    Ok(if separator.is_empty() { Value::array([own(text)]) } else { Value::array(text.split(separator).map(own)) })
}
