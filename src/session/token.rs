//! Session tokens: their forms, and the merge of two of one range.

use std::cmp::Ordering;
use std::fmt;

/// A token of the service, `0:1#10#3=8,1:1#7`: how far each of some ranges is. In the order it was written in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SessionToken(Vec<RangeToken>);

/// How far one range is: `0:1#10#3=8`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RangeToken {
    /// The id of the partition key range; empty where the token names none, as those of API versions before 2015-12-16.
    pub(crate) range: Box<str>,
    pub(crate) progress: Progress,
}

/// How far a range is, by log sequence numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Progress {
    /// `12345`, of old servers.
    Simple(i64),
    /// `1#12345#3=12340`
    Vector(Vector),
}

/// How far a range is, in all and region by region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Vector {
    /// Rises when the regions or the ranges of the account change; -1 where there is none.
    version: i64,
    global: i64,
    /// Of each region how far it is; by region, in order.
    regions: Vec<(u32, i64)>,
}

impl SessionToken {
    /// Reads a token; `None` if any part of it is not one.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        text.split(',').map(|part| RangeToken::parse(part.trim())).collect::<Option<_>>().map(Self)
    }

    pub(crate) fn into_ranges(self) -> Vec<RangeToken> {
        self.0
    }
}

impl FromIterator<RangeToken> for SessionToken {
    fn from_iter<I: IntoIterator<Item = RangeToken>>(ranges: I) -> Self {
        Self(ranges.into_iter().collect())
    }
}

impl RangeToken {
    fn parse(text: &str) -> Option<Self> {
        let (range, progress) = match text.split_once(':') {
            Some((range, progress)) if is_range_id(range) => (range, progress),
            Some(_) => return None,
            None => ("", text),
        };
        Some(Self { range: range.into(), progress: Progress::parse(progress)? })
    }
}

/// Ids are decimal numbers; old servers have an `M` for what is outside of all ranges.
fn is_range_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

impl Progress {
    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('#');
        let first = number(parts.next()?)?;
        let Some(global) = parts.next() else { return Some(Self::Simple(first)) };
        let mut regions = parts
            .map(|part| {
                let (region, local) = part.split_once('=')?;
                Some((u32::try_from(number(region)?).ok()?, number(local)?))
            })
            .collect::<Option<Vec<_>>>()?;
        regions.sort_unstable();
        let twice = regions.windows(2).any(|pair| matches!(pair, [(a, _), (b, _)] if a == b));
        if twice { None } else { Some(Self::Vector(Vector { version: first, global: number(global)?, regions })) }
    }

    /// What covers both: the merge of a range's tokens, in either order the same.
    ///
    /// A token without a version says nothing to one that has it: the server has changed since.
    pub(crate) fn merge(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Simple(a), Self::Simple(b)) => Self::Simple(*a.max(b)),
            (Self::Simple(_), Self::Vector(vector)) | (Self::Vector(vector), Self::Simple(_)) => Self::Vector(vector.clone()),
            (Self::Vector(a), Self::Vector(b)) => Self::Vector(a.merge(b)),
        }
    }
}

impl Vector {
    fn merge(&self, other: &Self) -> Self {
        let (higher, lower) = if self.version >= other.version { (self, other) } else { (other, self) };
        if higher.version == lower.version && !higher.has_regions_of(lower) {
            // The service does not do this. That which is further may hold a reader up, but never shows it the past.
            return self.further(other).clone();
        }
        // Across versions the number of all starts anew, and only the higher version's counts: the older one may be larger.
        let global = if higher.version == lower.version { higher.global.max(lower.global) } else { higher.global };
        let regions = higher.regions.iter().map(|(region, local)| {
            let seen = lower.regions.binary_search_by_key(region, |(region, _)| *region).ok();
            let seen = seen.and_then(|at| lower.regions.get(at)).map_or(*local, |(_, seen)| *seen);
            (*region, seen.max(*local))
        });
        Self { version: higher.version, global, regions: regions.collect() }
    }

    fn has_regions_of(&self, other: &Self) -> bool {
        self.regions.iter().map(|(region, _)| region).eq(other.regions.iter().map(|(region, _)| region))
    }

    /// The one with the higher number of all; of equals, whichever order is asked for, the same one.
    fn further<'a>(&'a self, other: &'a Self) -> &'a Self {
        let order = self.global.cmp(&other.global).then_with(|| self.regions.len().cmp(&other.regions.len()));
        match order.then_with(|| self.regions.cmp(&other.regions)) {
            Ordering::Less => other,
            Ordering::Equal | Ordering::Greater => self,
        }
    }
}

/// Digits, with a minus before them or without: not all that Rust reads.
fn number(text: &str) -> Option<i64> {
    text.parse().ok().filter(|_| !text.starts_with('+'))
}

impl fmt::Display for SessionToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, range) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str(",")?;
            }
            write!(f, "{range}")?;
        }
        Ok(())
    }
}

impl fmt::Display for RangeToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_range(f, &self.range, &self.progress)
    }
}

/// The token of a range, without making a [`RangeToken`] first.
pub(crate) fn write_range(out: &mut impl fmt::Write, range: &str, progress: &Progress) -> fmt::Result {
    if range.is_empty() { write!(out, "{progress}") } else { write!(out, "{range}:{progress}") }
}

impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Simple(lsn) => write!(f, "{lsn}"),
            Self::Vector(Vector { version, global, regions }) => {
                write!(f, "{version}#{global}")?;
                regions.iter().try_for_each(|(region, local)| write!(f, "#{region}={local}"))
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn progress(text: &str) -> Progress {
        Progress::parse(text).unwrap()
    }

    fn merged(a: &str, b: &str) -> String {
        progress(a).merge(&progress(b)).to_string()
    }

    #[test]
    fn every_form_is_read_and_written() {
        for text in [
            "0:-1#12345",
            "0:1#12345#3=12340",
            "12345",
            "-1",
            "1#12345#3=12340#7=-1",
            "0:1#10,1:1#7",
            "M:860",
            "0:9223372036854775807#-9223372036854775808#4294967295=0",
        ] {
            assert_eq!(SessionToken::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(SessionToken::parse("0:1#2#9=1#3=4, 1:1#7").unwrap().to_string(), "0:1#2#3=4#9=1,1:1#7");
    }

    #[test]
    fn what_is_no_token_is_refused() {
        for text in [
            "",
            "x",
            "0:",
            ":1",
            "0:1#",
            "0:#1",
            "0:1#x",
            "0:1#+2",
            "+1",
            "0:1#2#3",
            "0:1#2#3=",
            "0:1#2#=3",
            "0:1#2#-3=4",
            "0:1,",
            ",",
            "0:1:2",
            "0:1.5",
            "0: 1",
            "0 1:1",
            "0:1#2#3=4#3=5",
            "0:1#2#4294967296=1",
            "0:9223372036854775808",
            "0:1#2,x:y",
        ] {
            assert_eq!(SessionToken::parse(text), None, "{text}");
        }
    }

    #[test]
    fn within_a_version_what_is_further_counts() {
        assert_eq!(merged("1#10#1=5#2=9", "1#12#1=8#2=3"), "1#12#1=8#2=9");
        assert_eq!(merged("-1#10", "-1#9"), "-1#10");
        assert_eq!(merged("10", "9"), "10");
    }

    #[test]
    fn across_versions_the_higher_one_has_the_word() {
        // False progress: the older version's number is larger, and means nothing any more.
        assert_eq!(merged("1#100#1=5#2=9", "2#40#1=3#3=7"), "2#40#1=5#3=7");
        assert_eq!(merged("-1#100", "1#40#3=7"), "1#40#3=7");
        assert_eq!(merged("100", "-1#40"), "-1#40");
    }

    #[test]
    fn regions_that_do_not_fit_leave_the_one_that_is_further() {
        assert_eq!(merged("1#10#1=5", "1#12#1=8#2=3"), "1#12#1=8#2=3");
        assert_eq!(merged("1#10#1=5", "1#10#2=5"), "1#10#2=5");
    }

    /// Some token, out of few numbers, so that ties are many.
    fn any(random: &mut fastrand::Rng, regions: Option<&[u32]>) -> Progress {
        if regions.is_none() && random.u8(..10) == 0 {
            return Progress::Simple(random.i64(-1..6));
        }
        let some: Vec<u32> = (1..4).filter(|_| random.bool()).collect();
        let regions = regions.unwrap_or(&some).iter().map(|region| (*region, random.i64(-1..6))).collect();
        Progress::Vector(Vector { version: random.i64(-1..3), global: random.i64(-1..6), regions })
    }

    #[test]
    fn merging_does_not_depend_on_the_order() {
        let random = &mut fastrand::Rng::with_seed(9);
        for _ in 0..20_000 {
            let (a, b) = (any(random, None), any(random, None));
            let both = a.merge(&b);
            assert_eq!(both, b.merge(&a), "{a} {b}");
            assert_eq!(a.merge(&a), a, "{a}");
            assert_eq!(a.merge(&both), both, "{a} {b}");
            assert_eq!(SessionToken::parse(&format!("7:{both}")).unwrap().to_string(), format!("7:{both}"));
            // With one set of regions it does not depend on the grouping either. Across sets it does, by the service's own rule: a
            // region that only one of the versions knows is forgotten on the way.
            let [a, b, c] = [(); 3].map(|()| any(random, Some(&[1, 2])));
            assert_eq!(a.merge(&b).merge(&c), a.merge(&b.merge(&c)), "{a} {b} {c}");
        }
    }
}
