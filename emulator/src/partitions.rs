//! The physical partitions of a collection: each has a part of the key space, and splits and merges when it is told to.
//!
//! All changes in a collection are counted by one counter, and a partition's number is that of the last change in it. So what a
//! client has kept of a partition, an entity tag or a session, goes on in whatever takes the partition's place.

use cosmosdb_epk::{Component, Scheme, effective_partition_key};

use crate::epk::{Epk, Span};
use crate::partition_key::Definition;
use crate::progress::Progress;

/// The highest key of a 128-bit hash.
const HIGHEST: u128 = u128::MAX >> 2;

/// The partitions of a collection, in the order of their keys; together they have all keys.
#[derive(Debug, Clone)]
pub(crate) struct Partitions {
    all: Vec<Partition>,
    /// How many there have ever been.
    made: u32,
    scheme: Scheme,
    /// Whether documents have different keys at all.
    divisible: bool,
}

/// A physical partition, which clients know as a partition key range.
#[derive(Debug, Clone)]
pub(crate) struct Partition {
    pub(crate) id: u32,
    pub(crate) span: Span,
    /// The ids of all partitions that it has come from.
    pub(crate) parents: Vec<u32>,
    /// Which share of the collection's throughput it has.
    pub(crate) share: f64,
    /// How far it has come.
    pub(crate) progress: Progress,
}

impl Partition {
    /// Whether clients know it by this id, or knew what it has come from by it.
    pub(crate) fn is_or_was(&self, id: &str) -> bool {
        number_of(id).is_some_and(|id| id == self.id || self.parents.contains(&id))
    }
}

impl Partitions {
    /// Those of a new collection.
    pub(crate) fn new(definition: &Definition, count: u32) -> Self {
        let scheme = definition.scheme();
        let divisible = !definition.is_system() && scheme != Scheme::Range;
        let count = if divisible { count.max(1) } else { 1 };
        let bound = |index: u32| match index {
            0 => Epk::first(),
            index if index == count => Epk::end(),
            index => bound(scheme, highest(scheme) / u128::from(count) * u128::from(index)),
        };
        let partition = |id: u32| Partition {
            id,
            span: Span { min: bound(id), max: bound(id + 1) },
            parents: Vec::new(),
            share: 1.0 / f64::from(count),
            progress: Progress::default(),
        };
        Self { all: (0..count).map(partition).collect(), made: count, scheme, divisible }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Partition> {
        self.all.iter()
    }

    /// The partition of this id, as clients write it.
    pub(crate) fn get(&self, id: &str) -> Option<&Partition> {
        let id = number_of(id)?;
        self.all.iter().find(|partition| partition.id == id)
    }

    /// Those that have any keys of a span.
    pub(crate) fn overlapping(&self, span: &Span) -> Vec<&Partition> {
        self.all.iter().filter(|partition| partition.span.overlaps(span)).collect()
    }

    /// The progress of the partition that has a key.
    pub(crate) fn progress_of(&mut self, key: &Epk) -> Option<&mut Progress> {
        self.all.iter_mut().find(|partition| partition.span.contains(key)).map(|partition| &mut partition.progress)
    }

    /// Lets all partitions begin at a number.
    pub(crate) fn begin_at(&mut self, lsn: u64) {
        self.all.iter_mut().for_each(|partition| partition.progress = Progress::at(lsn));
    }

    /// Divides a partition in two of equal size.
    ///
    /// # Errors
    ///
    /// The reason why that cannot be done.
    pub(crate) fn split(&mut self, id: &str) -> Result<[Partition; 2], String> {
        let (index, old) = self.find(id)?;
        if !self.divisible {
            return Err("the keys of the collection cannot be divided by hashes".to_owned());
        }
        let (low, high) = (number(self.scheme, &old.span.min), number(self.scheme, &old.span.max));
        if high - low < 2 {
            return Err(format!("the partition key range {id} is too small to be split"));
        }
        let middle = bound(self.scheme, low + (high - low) / 2);
        let parents: Vec<u32> = old.parents.iter().copied().chain([old.id]).collect();
        let child = |id: u32, span: Span| Partition {
            id,
            span,
            parents: parents.clone(),
            share: old.share / 2.0,
            progress: old.progress.clone(),
        };
        let children = [
            child(self.made, Span { min: old.span.min.clone(), max: middle.clone() }),
            child(self.made + 1, Span { min: middle, max: old.span.max.clone() }),
        ];
        self.made += 2;
        self.all.splice(index..=index, children.iter().cloned());
        Ok(children)
    }

    /// Makes one partition of two neighbours.
    ///
    /// # Errors
    ///
    /// The reason why that cannot be done.
    pub(crate) fn merge(&mut self, one: &str, other: &str) -> Result<Partition, String> {
        let (one, other) = (self.find(one)?, self.find(other)?);
        let ((index, first), (next, second)) = if one.0 < other.0 { (one, other) } else { (other, one) };
        if index + 1 != next {
            return Err(format!("the partition key ranges {} and {} are no neighbours", first.id, second.id));
        }
        let mut parents: Vec<u32> = [first.parents, vec![first.id], second.parents, vec![second.id]].concat();
        parents.sort_unstable();
        parents.dedup();
        let merged = Partition {
            id: self.made,
            span: Span { min: first.span.min, max: second.span.max },
            parents,
            share: first.share + second.share,
            progress: first.progress.merge(second.progress),
        };
        self.made += 1;
        self.all.splice(index..=next, [merged.clone()]);
        Ok(merged)
    }

    fn find(&self, id: &str) -> Result<(usize, Partition), String> {
        let found = self.all.iter().enumerate().find(|(_, partition)| number_of(id) == Some(partition.id));
        found.map(|(index, partition)| (index, partition.clone())).ok_or_else(|| format!("there is no partition key range {id}"))
    }
}

/// The number that an id is: digits, with no zeros before them.
fn number_of(id: &str) -> Option<u32> {
    let is_plain = id == "0" || id.starts_with(|first: char| ('1'..='9').contains(&first));
    id.parse().ok().filter(|_| is_plain)
}

/// The highest of the numbers that keys are divided by: with the first version of the hash these are the 32-bit hashes.
fn highest(scheme: Scheme) -> u128 {
    if scheme == Scheme::HashV1 { u128::from(u32::MAX) } else { HIGHEST }
}

/// The key at which a number begins.
fn bound(scheme: Scheme, number: u128) -> Epk {
    if scheme != Scheme::HashV1 {
        return Epk::of_number(number);
    }
    let hash = u32::try_from(number).unwrap_or(u32::MAX);
    let key = effective_partition_key(&[Component::Number(f64::from(hash))], Scheme::Range);
    Epk::parse(&key).unwrap_or_else(Epk::first)
}

/// The number that begins at a key; that of the end is the highest.
fn number(scheme: Scheme, key: &Epk) -> u128 {
    if *key == Epk::end() {
        return highest(scheme);
    }
    if scheme != Scheme::HashV1 {
        return key.number();
    }
    // The first hash whose key is not below: keys have the order of the hashes.
    let (mut low, mut high) = (0, highest(scheme));
    while low < high {
        let middle = low + (high - low) / 2;
        if bound(scheme, middle) < *key { low = middle + 1 } else { high = middle }
    }
    low
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use serde_json::json;

    use super::*;

    fn partitions(definition: serde_json::Value, count: u32) -> Partitions {
        Partitions::new(&Definition::of(Some(&definition)), count)
    }

    fn spans(partitions: &Partitions) -> Vec<(u32, String)> {
        partitions.iter().map(|partition| (partition.id, partition.span.to_string())).collect()
    }

    /// Every key is in exactly one partition, and the bounds meet.
    fn check(partitions: &Partitions) {
        let all: Vec<&Partition> = partitions.iter().collect();
        assert_eq!((&all[0].span.min, &all[all.len() - 1].span.max), (&Epk::first(), &Epk::end()));
        assert!(all.windows(2).all(|pair| pair[0].span.max == pair[1].span.min && pair[0].span.min < pair[0].span.max));
        assert!((all.iter().map(|partition| partition.share).sum::<f64>() - 1.0).abs() < 1e-9);
    }

    #[test]
    fn bounds_are_those_of_the_service() {
        let two = partitions(json!({"paths": ["/pk"], "version": 2}), 2);
        let middle = format!("1{}", "F".repeat(31));
        assert_eq!(spans(&two), [(0, format!("-{middle}")), (1, format!("{middle}-FF"))]);
        for (definition, count) in [
            (json!({"paths": ["/pk"], "version": 2}), 5),
            (json!({"paths": ["/a", "/b"], "kind": "MultiHash", "version": 2}), 3),
            (json!({"paths": ["/pk"]}), 7),
        ] {
            let all = partitions(definition, count);
            assert_eq!(all.iter().count(), usize::try_from(count).unwrap());
            check(&all);
        }
        assert_eq!(partitions(json!({"paths": ["/pk"], "kind": "Range"}), 4).iter().count(), 1);
    }

    #[test]
    fn partitions_split_and_merge() {
        for definition in [json!({"paths": ["/pk"], "version": 2}), json!({"paths": ["/pk"]})] {
            let mut all = partitions(definition, 2);
            let [low, high] = all.split("1").unwrap();
            assert_eq!((low.id, high.id, &low.parents, &high.parents), (2, 3, &vec![1], &vec![1]));
            let [left, _] = all.split("2").unwrap();
            assert_eq!((left.id, &left.parents), (4, &vec![1, 2]));
            check(&all);
            assert!(all.merge("0", "3").is_err() && all.split("1").is_err() && all.merge("0", "7").is_err());
            let merged = all.merge("5", "4").unwrap();
            assert_eq!((merged.id, &merged.parents, &merged.span), (6, &vec![1, 2, 4, 5], &low.span));
            check(&all);
        }
    }

    #[test]
    fn what_is_too_small_is_not_split() {
        let mut all = partitions(json!({"paths": ["/pk"]}), 1);
        let mut id = "0".to_owned();
        let mut times = 0;
        while let Ok([low, _]) = all.split(&id) {
            id = low.id.to_string();
            times += 1;
        }
        assert_eq!(times, 31);
        check(&all);
    }
}
