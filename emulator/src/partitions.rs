//! The physical partitions of a collection: each has a part of the key space, and splits and merges when it is told to.
//!
//! All changes in a collection are counted by one counter, and a partition's number is that of the last change in it. So what a
//! client has kept of a partition, an entity tag or a session, goes on in whatever takes the partition's place.

use cosmosdb_query::epk::{EpkRange, Scheme};

use serde::{Deserialize, Serialize};

use crate::partition_key::Definition;
use crate::progress::Progress;

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
    pub(crate) span: EpkRange,
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
        // All documents of a collection without a key have the same.
        let divisible = !definition.is_system();
        let spans = EpkRange::even(if divisible { count } else { 1 }, scheme);
        let made = u32::try_from(spans.len()).unwrap_or(u32::MAX);
        let share = 1.0 / f64::from(made);
        let partition = |(id, span)| Partition { id, span, parents: Vec::new(), share, progress: Progress::default() };
        Self { all: (0..).zip(spans).map(partition).collect(), made, scheme, divisible }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Partition> {
        self.all.iter()
    }

    pub(crate) fn are_several(&self) -> bool {
        self.all.len() > 1
    }

    /// The partition of this id, as clients write it.
    pub(crate) fn get(&self, id: &str) -> Option<&Partition> {
        let id = number_of(id)?;
        self.all.iter().find(|partition| partition.id == id)
    }

    /// Those that have any keys of a span.
    pub(crate) fn overlapping(&self, span: &EpkRange) -> Vec<&Partition> {
        self.all.iter().filter(|partition| partition.span.overlaps(span)).collect()
    }

    /// The progress of the partition that has a key.
    pub(crate) fn progress_of(&mut self, key: &str) -> Option<&mut Progress> {
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
        let middle = old.span.middle(self.scheme).filter(|_| self.divisible);
        let middle = middle.ok_or_else(|| format!("the partition key range {id} is too small, or its keys are not hashed"))?;
        let parents: Vec<u32> = old.parents.iter().copied().chain([old.id]).collect();
        let child = |id: u32, span: EpkRange| Partition {
            id,
            span,
            parents: parents.clone(),
            share: old.share / 2.0,
            progress: old.progress.clone(),
        };
        let children = [
            child(self.made, EpkRange { min: old.span.min.clone(), max: middle.clone() }),
            child(self.made + 1, EpkRange { min: middle, max: old.span.max.clone() }),
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
            span: EpkRange { min: first.span.min, max: second.span.max },
            parents,
            share: first.share + second.share,
            progress: first.progress.merge(second.progress),
        };
        self.made += 1;
        self.all.splice(index..=next, [merged.clone()]);
        Ok(merged)
    }

    /// What is to be kept of them.
    pub(crate) fn record(&self) -> Record {
        let all = self.all.iter().map(|it| One {
            id: it.id,
            span: (it.span.min.clone(), it.span.max.clone()),
            parents: it.parents.clone(),
            share: it.share,
            progress: it.progress.clone(),
        });
        Record { all: all.collect(), made: self.made }
    }

    /// Becomes what was kept.
    pub(crate) fn restore(&mut self, record: Record) {
        let partition = |One { id, span: (min, max), parents, share, progress }| {
            let span = EpkRange { min, max };
            Partition { id, span, parents, share, progress }
        };
        self.all = record.all.into_iter().map(partition).collect();
        self.made = record.made;
    }

    fn find(&self, id: &str) -> Result<(usize, Partition), String> {
        let found = self.all.iter().enumerate().find(|(_, partition)| number_of(id) == Some(partition.id));
        found.map(|(index, partition)| (index, partition.clone())).ok_or_else(|| format!("there is no partition key range {id}"))
    }
}

/// The partitions of a collection, as they are kept.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Record {
    all: Vec<One>,
    made: u32,
}

#[derive(Debug, Serialize, Deserialize)]
struct One {
    id: u32,
    span: (String, String),
    parents: Vec<u32>,
    share: f64,
    progress: Progress,
}

/// The number that an id is: digits, with no zeros before them.
fn number_of(id: &str) -> Option<u32> {
    let is_plain = id == "0" || id.starts_with(|first: char| ('1'..='9').contains(&first));
    id.parse().ok().filter(|_| is_plain)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use serde_json::json;

    use super::*;

    fn partitions(definition: serde_json::Value, count: u32) -> Partitions {
        Partitions::new(&Definition::of(Some(&definition)), count)
    }

    /// Every key is in exactly one partition, and the bounds meet.
    fn check(partitions: &Partitions) {
        let all: Vec<&Partition> = partitions.iter().collect();
        assert_eq!((all[0].span.min.as_str(), all[all.len() - 1].span.max.as_str()), ("", "FF"));
        assert!(all.windows(2).all(|pair| pair[0].span.max == pair[1].span.min && !pair[0].span.is_empty()));
        assert!((all.iter().map(|partition| partition.share).sum::<f64>() - 1.0).abs() < 1e-9);
    }

    #[test]
    fn there_are_as_many_as_are_wanted() {
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
        let mut system = Partitions::new(&Definition::of(None), 4);
        assert!(system.iter().count() == 1 && system.split("0").is_err());
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
        while let Ok([low, _]) = all.split(&id) {
            id = low.id.to_string();
        }
        // A hash has 32 bits.
        assert!((31..=33).contains(&(all.iter().count() - 1)));
        check(&all);
    }
}
