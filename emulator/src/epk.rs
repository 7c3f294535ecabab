//! Effective partition keys and spans of them: where in a collection's key space a document lies, and what a partition has of it.

use std::cmp::Ordering;
use std::fmt;

/// An effective partition key. Zero bytes at its end count for nothing: the bounds of ranges may have them or not.
#[derive(Debug, Clone)]
pub(crate) struct Epk(Box<[u8]>);

impl Epk {
    /// Where the key space begins.
    pub(crate) fn first() -> Self {
        Self(Box::default())
    }

    /// Where it ends: above every key.
    pub(crate) fn end() -> Self {
        Self(Box::new([0xFF]))
    }

    /// Reads hexadecimal digits.
    pub(crate) fn parse(hex: &str) -> Option<Self> {
        let digits = hex.chars().map(|digit| digit.to_digit(16)).collect::<Option<Vec<u32>>>()?;
        let (pairs, rest) = digits.as_chunks::<2>();
        let bytes: Option<Vec<u8>> = pairs.iter().map(|[high, low]| u8::try_from(high << 4 | low).ok()).collect();
        rest.is_empty().then_some(Self(bytes?.into()))
    }

    /// The key that is the upper 128 bits of all that begin like it.
    pub(crate) fn of_number(number: u128) -> Self {
        Self(Box::new(number.to_be_bytes()))
    }

    /// The upper 128 bits; what is shorter ends in zeros.
    pub(crate) fn number(&self) -> u128 {
        let mut padded = [0; 16];
        padded.iter_mut().zip(&self.0).for_each(|(to, from)| *to = *from);
        u128::from_be_bytes(padded)
    }

    /// The end of the keys that begin with this one.
    fn end_of_prefix(&self) -> Self {
        Self(self.0.iter().copied().chain([0xFF]).collect())
    }

    fn significant(&self) -> &[u8] {
        let zeros = self.0.iter().rev().take_while(|byte| **byte == 0).count();
        self.0.get(..self.0.len() - zeros).unwrap_or_default()
    }
}

impl PartialEq for Epk {
    fn eq(&self, other: &Self) -> bool {
        self.significant() == other.significant()
    }
}

impl Eq for Epk {}

impl PartialOrd for Epk {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Epk {
    fn cmp(&self, other: &Self) -> Ordering {
        self.significant().cmp(other.significant())
    }
}

impl fmt::Display for Epk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02X}"))
    }
}

/// A part of the key space; its end is not in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) min: Epk,
    pub(crate) max: Epk,
}

impl Span {
    /// All of the key space.
    pub(crate) fn whole() -> Self {
        Self { min: Epk::first(), max: Epk::end() }
    }

    /// The keys that begin with this one.
    pub(crate) fn of_prefix(front: Epk) -> Self {
        Self { max: front.end_of_prefix(), min: front }
    }

    pub(crate) fn contains(&self, key: &Epk) -> bool {
        self.min <= *key && *key < self.max
    }

    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        let common = self.clone().within(other);
        common.min < common.max
    }

    /// What is in both; that may be nothing.
    pub(crate) fn within(self, other: &Self) -> Self {
        Self { min: self.min.max(other.min.clone()), max: self.max.min(other.max.clone()) }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.min, self.max)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn epk(hex: &str) -> Epk {
        Epk::parse(hex).unwrap()
    }

    #[test]
    fn zeros_at_the_end_count_for_nothing() {
        assert_eq!(epk("1F00"), epk("1f"));
        assert!(epk("1F00") < epk("1F01") && epk("1F") < epk("1F0001") && epk("1FFF") < epk("20"));
        assert!(Epk::first() < epk("01") && epk("3FFF") < Epk::end());
        assert_eq!(epk("1f0A00").to_string(), "1F0A00");
        assert_eq!(Epk::of_number(epk("1F").number()), epk("1F"));
        assert!(Epk::parse("1").is_none() && Epk::parse("1G").is_none() && Epk::parse("+1").is_none());
    }

    #[test]
    fn a_span_has_its_beginning_and_not_its_end() {
        let span = Span { min: epk("10"), max: epk("20") };
        assert!(span.contains(&epk("10")) && span.contains(&epk("1FFF")) && !span.contains(&epk("20")));
        assert!(!span.overlaps(&Span { min: epk("20"), max: Epk::end() }));
        assert!(span.overlaps(&Span::whole()) && span.overlaps(&Span::of_prefix(epk("1F"))));
        assert!(Span::of_prefix(epk("1F")).contains(&epk("1FAB")));
        assert_eq!(span.clone().within(&Span::whole()), span);
    }
}
