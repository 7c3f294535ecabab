//! Parts of the key space.

use std::cmp::Ordering;

use super::number::{binary_decode_number, binary_encode_number};
use super::{Component, Scheme, effective_partition_key, push_hex};

/// The upper end of the key space. No key reaches it.
const END: &str = "FF";
/// The largest 128-bit hash.
const LARGEST_HASH: u128 = u128::MAX >> 2;
/// The digits of a 128-bit hash.
const HASH_DIGITS: usize = 32;

/// A part of the key space: from `min` to before `max`.
///
/// ```
/// use cosmosdb_query::epk::EpkRange;
///
/// let lower = EpkRange { min: String::new(), max: "1FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF".into() };
/// assert!(lower.contains("013AEFCF77FA271571CF665A58C933F1"));
/// assert!(!lower.contains("1FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF"));
/// assert_eq!(EpkRange::full().intersection(&lower), Some(lower));
/// ```
#[derive(Clone, Debug)]
pub struct EpkRange {
    /// The lowest key; `""` is the lowest of all.
    pub min: String,
    /// The key above the highest; `"FF"` is above all.
    pub max: String,
}

impl EpkRange {
    /// The whole key space.
    #[must_use]
    pub fn full() -> Self {
        Self { min: String::new(), max: END.to_owned() }
    }

    /// Where the documents lie whose leading values are these, in a container with so many paths.
    ///
    /// With all values, one key; with fewer of a hierarchical key, all keys that begin so. A hash of all values says nothing as long as
    /// one is missing.
    #[must_use]
    pub fn of(components: &[Component], paths: usize, scheme: Scheme) -> Self {
        let key = || effective_partition_key(components, scheme);
        match scheme {
            _ if components.len() >= paths => Self::point(&key(), paths, scheme),
            _ if components.is_empty() => Self::full(),
            Scheme::MultiHash | Scheme::Range => Self::prefix(&key()),
            Scheme::HashV1 | Scheme::HashV2 => Self::full(),
        }
    }

    /// One key, of a container with so many paths: from it to before the next.
    #[must_use]
    pub fn point(key: &str, paths: usize, scheme: Scheme) -> Self {
        let digits = match scheme {
            Scheme::HashV2 => HASH_DIGITS,
            Scheme::MultiHash => HASH_DIGITS * paths.max(1),
            Scheme::HashV1 | Scheme::Range => key.len().max(2),
        };
        Self { min: key.to_owned(), max: successor(key, digits) }
    }

    /// All keys that begin so.
    #[must_use]
    pub fn prefix(key: &str) -> Self {
        Self { min: key.to_owned(), max: format!("{key}{END}") }
    }

    /// Whether no key is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        compare(&self.min, &self.max).is_ge()
    }

    /// Whether a key is in it.
    #[must_use]
    pub fn contains(&self, key: &str) -> bool {
        compare(&self.min, key).is_le() && compare(key, &self.max).is_lt()
    }

    /// Whether there are keys in both.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.intersection(other).is_some()
    }

    /// The keys in both; `None` if there are none.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Option<Self> {
        let min = if compare(&self.min, &other.min).is_ge() { &self.min } else { &other.min };
        let max = if compare(&self.max, &other.max).is_le() { &self.max } else { &other.max };
        compare(min, max).is_lt().then(|| Self { min: min.clone(), max: max.clone() })
    }

    /// A key in the middle, where the range can be split; `None` if it is too small, or the keys are not hashed.
    #[must_use]
    pub fn middle(&self, scheme: Scheme) -> Option<String> {
        let middle = match scheme {
            Scheme::HashV1 => {
                let [min, max] = [number(&self.min)?, number(&self.max)?];
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                number_key(((min + max) / 2.0) as u32)
            }
            Scheme::HashV2 | Scheme::MultiHash => middle_hash(&self.min, &self.max)?,
            Scheme::Range => return None,
        };
        (compare(&self.min, &middle).is_lt() && compare(&middle, &self.max).is_lt()).then_some(middle)
    }

    /// The key space in so many parts of the same size, as a new container has it; whole, if the keys are not hashed.
    #[must_use]
    pub fn even(parts: u32, scheme: Scheme) -> Vec<Self> {
        let parts = if scheme == Scheme::Range { 1 } else { parts.max(1) };
        let bound = |part: u32| match (part, scheme) {
            (0, _) => String::new(),
            (part, _) if part == parts => END.to_owned(),
            (part, Scheme::HashV1) => number_key(u32::MAX / parts * part),
            (part, _) => hash_key(LARGEST_HASH / u128::from(parts) * u128::from(part)),
        };
        (0..parts).map(|part| Self { min: bound(part), max: bound(part + 1) }).collect()
    }
}

/// By the keys that are in them: the same bounds may be written shorter or longer.
impl PartialEq for EpkRange {
    fn eq(&self, other: &Self) -> bool {
        compare(&self.min, &other.min).is_eq() && compare(&self.max, &other.max).is_eq()
    }
}

impl Eq for EpkRange {}

/// The order of the key space.
///
/// Zero bytes at the end do not count: a bound of a hierarchical key may be a single value's hash, or be filled up with zeros.
///
/// ```
/// use cosmosdb_query::epk::compare;
///
/// assert!(compare("1F", "1F0000").is_eq());
/// assert!(compare("1F", "1F01").is_lt());
/// assert!(compare("", "FF").is_lt());
/// ```
#[must_use]
pub fn compare(a: &str, b: &str) -> Ordering {
    trimmed(a).cmp(trimmed(b))
}

fn trimmed(mut key: &str) -> &str {
    while let Some(shorter) = key.strip_suffix("00") {
        key = shorter;
    }
    key
}

/// The next key of so many digits.
fn successor(key: &str, digits: usize) -> String {
    let mut next: Vec<u8> = key.bytes().chain(std::iter::repeat(b'0')).take(digits.max(key.len())).collect();
    for digit in next.iter_mut().rev() {
        match *digit {
            b'F' => *digit = b'0',
            b'9' => {
                *digit = b'A';
                return String::from_utf8(next).unwrap_or_default();
            }
            _ => {
                *digit += 1;
                return String::from_utf8(next).unwrap_or_default();
            }
        }
    }
    END.to_owned()
}

/// The mean of two bounds, in the first of their hashes that are not the same.
fn middle_hash(min: &str, max: &str) -> Option<String> {
    if let (Some((first, min)), Some((same, max))) = (min.split_at_checked(HASH_DIGITS), max.split_at_checked(HASH_DIGITS))
        && first == same
    {
        return Some(format!("{first}{}", middle_hash(min, max)?));
    }
    let [min, max] = [hash(min)?, hash(max)?];
    Some(hash_key(min + max.checked_sub(min)? / 2))
}

/// The first hash of a bound.
fn hash(bound: &str) -> Option<u128> {
    if bound == END {
        return Some(LARGEST_HASH);
    }
    let first = bound.get(..HASH_DIGITS).unwrap_or(bound);
    let value = if first.is_empty() { 0 } else { u128::from_str_radix(first, 16).ok()? };
    let missing = u32::try_from(HASH_DIGITS - first.len()).ok()?;
    Some(value.checked_shl(missing * 4).unwrap_or(0))
}

fn hash_key(hash: u128) -> String {
    format!("{hash:032X}")
}

/// The 32-bit hash that a bound begins with.
fn number(bound: &str) -> Option<f64> {
    match bound {
        "" => Some(0.0),
        END => Some(f64::from(u32::MAX)),
        _ => binary_decode_number(bound.strip_prefix("05")?),
    }
}

fn number_key(hash: u32) -> String {
    let mut bytes = vec![0x05];
    binary_encode_number(f64::from(hash), &mut bytes);
    let mut key = String::new();
    push_hex(&bytes, &mut key);
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    const REDMOND: &str = "22E342F38A486A088463DFF7838A5963";

    fn string(text: &str) -> Component {
        Component::String(text.into())
    }

    fn range(min: &str, max: &str) -> EpkRange {
        EpkRange { min: min.into(), max: max.into() }
    }

    #[test]
    fn leading_values_bound_all_keys_that_begin_so() {
        let prefix = EpkRange::of(&[string("redmond")], 2, Scheme::MultiHash);
        assert_eq!((prefix.min.as_str(), prefix.max.as_str()), (REDMOND, &*format!("{REDMOND}FF")));
        let full = [string("redmond"), Component::Number(5.0)];
        assert!(prefix.contains(&effective_partition_key(&full, Scheme::MultiHash)));
        assert!(!prefix.contains(&effective_partition_key(&[string("seattle"), Component::Null], Scheme::MultiHash)));
        for scheme in [Scheme::HashV1, Scheme::HashV2, Scheme::MultiHash] {
            assert_eq!(EpkRange::of(&[], 2, scheme), EpkRange::full());
        }
        assert_eq!(EpkRange::of(&full, 3, Scheme::HashV2), EpkRange::full());
    }

    #[test]
    fn a_point_ends_before_the_next_key() {
        let point = EpkRange::of(&[string("redmond")], 1, Scheme::HashV2);
        assert_eq!((point.min.as_str(), point.max.as_str()), (REDMOND, "22E342F38A486A088463DFF7838A5964"));
        assert!(point.contains(REDMOND));
        // One hash of two: filled up before it is counted on.
        assert_eq!(EpkRange::point(REDMOND, 2, Scheme::MultiHash).max, format!("{REDMOND}{}1", "0".repeat(31)));
        assert_eq!(EpkRange::point("05C1FF", 1, Scheme::HashV1).max, "05C200");
        assert_eq!(EpkRange::point("19", 1, Scheme::HashV1).max, "1A");
        assert!(EpkRange::point("", 1, Scheme::HashV1).contains(""));
        let v1 = EpkRange::of(&[string("redmond")], 1, Scheme::HashV1);
        assert!(v1.contains("05C1EFE313830C087366656E706F6500") && !v1.contains("05C1EFE313830C087366656E706F660000"));
    }

    #[test]
    fn zeros_at_the_end_do_not_count() {
        let short = range("", REDMOND);
        let long = range("", &format!("{REDMOND}{}", "00".repeat(16)));
        assert_eq!(short, long);
        assert!(!long.contains(REDMOND) && !long.overlaps(&range(REDMOND, "FF")));
        assert!(compare(&format!("{REDMOND}10"), REDMOND).is_gt());
        assert!(range(REDMOND, &long.max).is_empty());
    }

    #[test]
    fn intersections() {
        let (low, high) = (range("", "20"), range("10", "FF"));
        assert_eq!(low.intersection(&high), Some(range("10", "20")));
        assert_eq!(range("", "10").intersection(&high), None);
        assert!(low.overlaps(&high) && !range("20", "30").overlaps(&low));
    }

    #[test]
    fn an_even_share_covers_everything() {
        for scheme in [Scheme::HashV1, Scheme::HashV2, Scheme::MultiHash, Scheme::Range] {
            for parts in [0, 1, 2, 3, 7] {
                let shares = EpkRange::even(parts, scheme);
                assert_eq!(shares.first().map(|first| first.min.as_str()), Some(""));
                assert_eq!(shares.last().map(|last| last.max.as_str()), Some("FF"));
                for pair in shares.windows(2) {
                    assert!(matches!(pair, [a, b] if a.max == b.min && !a.is_empty()), "{scheme:?} {parts}");
                }
            }
        }
        let half = EpkRange::even(2, Scheme::HashV2).pop().map(|upper| upper.min);
        assert_eq!(half, Some(format!("1F{}", "F".repeat(30))));
    }

    #[test]
    fn the_middle_is_the_mean_of_the_hashes() {
        let half = format!("1F{}", "F".repeat(30));
        assert_eq!(EpkRange::full().middle(Scheme::HashV2), Some(half.clone()));
        assert_eq!(range("", &half).middle(Scheme::MultiHash), Some(format!("0F{}", "F".repeat(30))));
        // Of one value of a hierarchical key, in the middle of the second values.
        assert_eq!(EpkRange::prefix(REDMOND).middle(Scheme::MultiHash), Some(format!("{REDMOND}{half}")));
        let v1 = EpkRange::full().middle(Scheme::HashV1);
        assert_eq!(v1.as_deref(), Some(number_key(u32::MAX / 2).as_str()));
        assert_eq!(EpkRange::point(REDMOND, 1, Scheme::HashV2).middle(Scheme::HashV2), None);
        assert_eq!(EpkRange::full().middle(Scheme::Range), None);
        assert_eq!(range("xyz", "FF").middle(Scheme::HashV2), None);
    }
}
