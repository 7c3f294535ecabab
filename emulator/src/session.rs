//! Session tokens, in the form that each API version knows.

use std::fmt::{self, Write as _};

use cosmosdb_core::ApiVersion;

use crate::call::Call;
use crate::documents;
use crate::error::{Failure, Fault, Outcome};
use crate::partitions::Partition;
use crate::progress::Reached;
use crate::store::{Place, State};

/// Since when a token names its partition key range.
const BY_RANGE: ApiVersion = ApiVersion::new(2015, 12, 16);
/// Since when it is a vector of numbers.
const VECTOR: ApiVersion = ApiVersion::new(2018, 6, 18);
/// The version of the vectors of a partition and of an account where nothing has changed yet.
const FIRST: i64 = -1;

/// Writes the token of partitions of a collection, as far as they are known where the request is served.
pub(crate) fn write_token<'p>(
    to: &mut String,
    state: &State,
    version: ApiVersion,
    partitions: impl Iterator<Item = &'p Partition>,
) -> fmt::Result {
    if version < BY_RANGE {
        return write!(to, "{}", lsn(state, partitions));
    }
    for (index, Partition { id, progress, .. }) in partitions.enumerate() {
        if index > 0 {
            to.push(',');
        }
        let lsn = progress.known_lsn(state.here, &state.regions);
        if version < VECTOR {
            write!(to, "{id}:{lsn}")?;
            continue;
        }
        write!(to, "{id}:{}#{lsn}", FIRST + progress.merges() + state.regions.changes())?;
        if state.regions.are_several() {
            let regions = progress.known_of_regions(state.here, &state.regions);
            regions.enumerate().try_for_each(|(region, lsn)| write!(to, "#{region}={lsn}"))?;
        }
    }
    Ok(())
}

/// The token of what is in no collection.
pub(crate) fn token_of_account(state: &State, version: ApiVersion) -> String {
    let lsn = state.lsn(&[]);
    if version < BY_RANGE {
        lsn.to_string()
    } else if version < VECTOR {
        format!("M:{lsn}")
    } else {
        format!("0:{FIRST}#{lsn}")
    }
}

/// How far partitions are known to have come where the request is served.
pub(crate) fn lsn<'p>(state: &State, partitions: impl Iterator<Item = &'p Partition>) -> u64 {
    partitions.map(|partition| partition.progress.known_lsn(state.here, &state.regions)).max().unwrap_or(0)
}

/// Checks that the partitions which a request for documents is about have come as far as its session, as far as is known here.
pub(crate) fn check(state: &State, call: &Call<'_>, place: &Place) -> Outcome<()> {
    // Of what is no document, sessions tell nothing: clients send their tokens there by mistake.
    if !place.is_partitioned() {
        return Ok(());
    }
    let partitions = documents::partitions(state, call, place.spots())?;
    let Some(text) = call.headers.get("session_token") else { return Ok(()) };
    let session = parse(text).ok_or_else(|| {
        let expected = "one or more of {range}:{version}#{lsn}, with commas between them";
        call.headers.invalid("session_token", text, expected)
    })?;
    for partition in partitions {
        // Ranges that are none of this one's forebears are not waited for, whatever they have reached.
        let concerns = |range: &Option<&str>| range.is_none_or(|range| partition.is_or_was(range));
        let mut concerning = session.iter().filter(|(range, _)| concerns(range));
        if !concerning.all(|(_, reached)| partition.progress.has_reached(reached, state.here)) {
            return Err(Failure::new(
                Fault::ReadSessionNotAvailable,
                format!(
                    "The read session is not available for the session token {text}: the partition key range {} is at {} here.",
                    partition.id,
                    partition.progress.known_lsn(state.here, &state.regions)
                ),
            ));
        }
    }
    Ok(())
}

/// How far a token says that ranges are: `0:-1#12,1:-1#7`. One without a range is of all of them.
fn parse(text: &str) -> Option<Vec<(Option<&str>, Reached)>> {
    text.split(',')
        .map(|part| match part.trim().split_once(':') {
            Some(("", _)) => None,
            Some((range, token)) => Some((Some(range), reached(token)?)),
            None => Some((None, reached(part.trim())?)),
        })
        .collect()
}

/// A single token: `12`, `1#12`, or with how far regions are, `1#12#3=11`.
fn reached(token: &str) -> Option<Reached> {
    let mut parts = token.split('#');
    let first = number(parts.next()?)?;
    let Some(global) = parts.next() else { return Some(Reached { lsn: at_least_nothing(first), regions: Vec::new() }) };
    let lsn = at_least_nothing(number(global)?);
    let region = |part: &str| {
        let (region, local) = part.split_once('=')?;
        let region = number(region).and_then(|region| u32::try_from(region).ok())?;
        Some((usize::try_from(region).ok()?, at_least_nothing(number(local)?)))
    };
    Some(Reached { lsn, regions: parts.map(region).collect::<Option<Vec<_>>>()? })
}

/// Digits, with a minus before them or without.
fn number(text: &str) -> Option<i64> {
    text.parse().ok().filter(|_| !text.starts_with('+'))
}

/// Before anything has happened, the number may be -1.
fn at_least_nothing(lsn: i64) -> u64 {
    u64::try_from(lsn).unwrap_or(0)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn one(range: Option<&'static str>, lsn: u64, regions: &[(usize, u64)]) -> (Option<&'static str>, Reached) {
        (range, Reached { lsn, regions: regions.to_vec() })
    }

    #[test]
    fn tokens_have_many_forms() {
        assert_eq!(parse("12").unwrap(), [one(None, 12, &[])]);
        assert_eq!(parse("-1#12").unwrap(), [one(None, 12, &[])]);
        assert_eq!(parse("0:12").unwrap(), [one(Some("0"), 12, &[])]);
        assert_eq!(parse("0:-1#12").unwrap(), [one(Some("0"), 12, &[])]);
        let several = [one(Some("0"), 12, &[(3, 11), (4, 0)]), one(Some("17"), 0, &[])];
        assert_eq!(parse("0:1#12#3=11#4=-1, 17:-1#-1").unwrap(), several);
    }

    #[test]
    fn what_is_no_token_is_told_from_one() {
        for text in
            ["x", "0:", ":1", "0:1#", "0:1#x", "0:1#+2", "0:1#2#3", "0:1#2#3=", "0:1#2#-3=4", "0:1,", ",", "0:1:2", "0:1.5"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
