//! Session tokens, in the form that each API version knows.

use cosmosdb_core::ApiVersion;

use crate::call::Call;
use crate::error::{Failure, Fault, Outcome};
use crate::pkranges::ONLY;
use crate::store::{Place, State};

/// Since when a token names its partition key range.
const BY_RANGE: ApiVersion = ApiVersion::new(2015, 12, 16);
/// Since when it is a vector of numbers.
const VECTOR: ApiVersion = ApiVersion::new(2018, 6, 18);

/// The token of `lsn`, in a collection or outside of all.
pub(crate) fn token(version: ApiVersion, in_collection: bool, lsn: u64) -> String {
    if version < BY_RANGE {
        lsn.to_string()
    } else if version < VECTOR {
        format!("{}:{lsn}", if in_collection { ONLY } else { "M" })
    } else {
        format!("{ONLY}:-1#{lsn}")
    }
}

/// Checks that the emulator has come as far as the session of a request for documents.
pub(crate) fn check(state: &State, call: &Call<'_>, place: &Place) -> Outcome<()> {
    // Of what is no document, sessions tell nothing: clients send their tokens there by mistake.
    let Some(container) = state.container(place.spots()).filter(|_| place.is_partitioned()) else { return Ok(()) };
    let Some(text) = call.headers.get("session_token") else { return Ok(()) };
    let reached = parse(text).ok_or_else(|| {
        let expected = "one or more of {range}:{version}#{lsn}, with commas between them";
        call.headers.invalid("session_token", text, expected)
    })?;
    // Other ranges are none of this collection's: whatever they have reached, it is not waited for.
    let ahead = reached.iter().find(|(range, lsn)| range.is_none_or(|range| range == ONLY) && *lsn > container.lsn);
    match ahead {
        Some((_, lsn)) => Err(Failure::new(
            Fault::ReadSessionNotAvailable,
            format!(
                "The read session is not available for the session token {text}: the collection is at {}, not at {lsn}.",
                container.lsn
            ),
        )),
        None => Ok(()),
    }
}

/// How far a token says that ranges are: `0:-1#12,1:-1#7`. One without a range is of all of them.
fn parse(text: &str) -> Option<Vec<(Option<&str>, u64)>> {
    text.split(',')
        .map(|part| match part.trim().split_once(':') {
            Some(("", _)) => None,
            Some((range, token)) => Some((Some(range), reached(token)?)),
            None => Some((None, reached(part.trim())?)),
        })
        .collect()
}

/// The number of a single token: `12`, `1#12`, or with how far regions are, `1#12#3=11`.
fn reached(token: &str) -> Option<u64> {
    let mut parts = token.split('#');
    let first = number(parts.next()?)?;
    let Some(global) = parts.next() else { return Some(at_least_nothing(first)) };
    let global = number(global)?;
    let regions = |part: &str| {
        let (region, local) = part.split_once('=')?;
        Some((number(region).filter(|region| u32::try_from(*region).is_ok())?, number(local)?))
    };
    parts.map(regions).collect::<Option<Vec<_>>>()?;
    Some(at_least_nothing(global))
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

    #[test]
    fn tokens_have_many_forms() {
        assert_eq!(parse("12").unwrap(), [(None, 12)]);
        assert_eq!(parse("-1#12").unwrap(), [(None, 12)]);
        assert_eq!(parse("0:12").unwrap(), [(Some("0"), 12)]);
        assert_eq!(parse("0:-1#12").unwrap(), [(Some("0"), 12)]);
        assert_eq!(parse("0:1#12#3=11#4=-1, 17:-1#-1").unwrap(), [(Some("0"), 12), (Some("17"), 0)]);
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
