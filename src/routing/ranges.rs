//! The partition key ranges of a collection, by key and by id.

use std::collections::{HashMap, HashSet};
use std::fmt;

use cosmosdb_query::epk::{EpkRange, compare};
use serde::Deserialize;

/// One partition key range, as the service lists it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(from = "Wire")]
pub(crate) struct PartitionKeyRange {
    pub(crate) id: Box<str>,
    pub(crate) keys: EpkRange,
    /// The ids of all ranges that it came of, by splits and merges.
    pub(crate) parents: Vec<Box<str>>,
    /// `online`, `splitting`, `offline`, `split`
    pub(crate) status: Option<Box<str>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Wire {
    id: Box<str>,
    min_inclusive: String,
    max_exclusive: String,
    parents: Option<Vec<Box<str>>>,
    status: Option<Box<str>>,
}

impl From<Wire> for PartitionKeyRange {
    fn from(wire: Wire) -> Self {
        Self {
            id: wire.id,
            keys: EpkRange { min: wire.min_inclusive, max: wire.max_exclusive },
            parents: wire.parents.unwrap_or_default(),
            status: wire.status,
        }
    }
}

/// The ranges that a collection has at one time. Together they are the whole key space, and no key is in two.
#[derive(Debug, Clone)]
pub(crate) struct RoutingMap {
    /// In the order of the key space.
    ranges: Vec<PartitionKeyRange>,
    /// Where each range stands.
    places: HashMap<Box<str>, usize>,
}

/// Why ranges are not all that a collection has: they were read in the middle of a split or a merge. Read them again.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Incomplete {
    /// From one key to before the other there is no range.
    Gap(EpkRange),
    /// These keys are in two ranges.
    Overlap(EpkRange),
}

impl RoutingMap {
    /// The map of ranges as they are listed, those that are gone included.
    ///
    /// # Errors
    ///
    /// If they are not the whole key space.
    pub(crate) fn new(ranges: impl IntoIterator<Item = PartitionKeyRange>) -> Result<Self, Incomplete> {
        let mut gone = HashSet::new();
        let mut by_id = HashMap::new();
        for range in ranges {
            gone.extend(range.parents.iter().cloned());
            by_id.insert(range.id.clone(), range);
        }
        let mut ranges: Vec<_> = by_id.into_values().filter(|range| !gone.contains(&range.id)).collect();
        ranges.sort_unstable_by(|a, b| compare(&a.keys.min, &b.keys.min));
        check(&ranges)?;
        let places = ranges.iter().enumerate().map(|(place, range)| (range.id.clone(), place)).collect();
        Ok(Self { ranges, places })
    }

    /// All ranges, in the order of the key space.
    pub(crate) fn ranges(&self) -> &[PartitionKeyRange] {
        &self.ranges
    }

    /// The range of this id, if it is not gone.
    pub(crate) fn get(&self, id: &str) -> Option<&PartitionKeyRange> {
        self.ranges.get(*self.places.get(id)?)
    }

    /// The keys of a range, or, if it is gone, of all that came of it; `None` if there never was one of this id.
    pub(crate) fn descendants(&self, id: &str) -> Option<EpkRange> {
        let mut own = self.ranges.iter().filter(|range| *range.id == *id || range.parents.iter().any(|parent| **parent == *id));
        let first = own.next()?;
        let last = own.next_back().unwrap_or(first);
        Some(EpkRange { min: first.keys.min.clone(), max: last.keys.max.clone() })
    }

    /// The range that an effective partition key is in; `None` for what is above all keys.
    pub(crate) fn find(&self, key: &str) -> Option<&PartitionKeyRange> {
        let after = self.ranges.partition_point(|range| compare(&range.keys.min, key).is_le());
        self.ranges.get(after.checked_sub(1)?).filter(|range| range.keys.contains(key))
    }

    /// The ranges that have keys of these, in order.
    pub(crate) fn overlapping(&self, keys: &EpkRange) -> &[PartitionKeyRange] {
        if keys.is_empty() {
            return &[];
        }
        let first = self.ranges.partition_point(|range| compare(&range.keys.max, &keys.min).is_le());
        let after = self.ranges.partition_point(|range| compare(&range.keys.min, &keys.max).is_lt());
        self.ranges.get(first..after).unwrap_or_default()
    }
}

/// Checks that each range begins where the one before it ends, from the lowest key to the highest.
fn check(ranges: &[PartitionKeyRange]) -> Result<(), Incomplete> {
    let EpkRange { min: mut reached, max: end } = EpkRange::full();
    for range in ranges {
        if compare(&reached, &range.keys.min).is_lt() {
            return Err(Incomplete::Gap(EpkRange { min: reached, max: range.keys.min.clone() }));
        }
        if compare(&reached, &range.keys.min).is_gt() || range.keys.is_empty() {
            return Err(Incomplete::Overlap(EpkRange { min: range.keys.min.clone(), max: reached }));
        }
        reached.clone_from(&range.keys.max);
    }
    match compare(&reached, &end) {
        std::cmp::Ordering::Less => Err(Incomplete::Gap(EpkRange { min: reached, max: end })),
        std::cmp::Ordering::Equal => Ok(()),
        std::cmp::Ordering::Greater => Err(Incomplete::Overlap(EpkRange { min: end, max: reached })),
    }
}

impl fmt::Display for Incomplete {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (keys, what) = match self {
            Self::Gap(keys) => (keys, "no partition key range has"),
            Self::Overlap(keys) => (keys, "two partition key ranges have"),
        };
        write!(f, "{what} the keys from `{}` to `{}`: a split or a merge may be under way", keys.min, keys.max)
    }
}

impl std::error::Error for Incomplete {}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use cosmosdb_query::epk::Scheme;
    use serde_json::json;

    use super::*;

    fn range(id: &str, min: &str, max: &str, parents: &[&str]) -> PartitionKeyRange {
        let parents = parents.iter().map(|id| (*id).into()).collect();
        PartitionKeyRange { id: id.into(), keys: EpkRange { min: min.into(), max: max.into() }, parents, status: None }
    }

    fn ids<'a>(ranges: impl IntoIterator<Item = &'a PartitionKeyRange>) -> Vec<&'a str> {
        ranges.into_iter().map(|range| &*range.id).collect()
    }

    #[test]
    fn ranges_are_read_as_the_service_lists_them() {
        let listed = json!([
            {"id": "2", "minInclusive": "1F", "maxExclusive": "FF", "parents": ["0"], "status": "online", "ridPrefix": 2},
            {"id": "1", "minInclusive": "", "maxExclusive": "1F", "parents": ["0"], "throughputFraction": 0.5},
            {"id": "0", "minInclusive": "", "maxExclusive": "FF", "parents": null, "status": "splitting"},
        ]);
        let map = RoutingMap::new(serde_json::from_value::<Vec<PartitionKeyRange>>(listed).unwrap()).unwrap();
        assert_eq!(ids(map.ranges()), ["1", "2"]);
        assert_eq!(map.get("2").unwrap().status.as_deref(), Some("online"));
        assert!(map.get("0").is_none());
        assert_eq!(
            [map.find(""), map.find("1E"), map.find("1F00"), map.find("FE"), map.find("FF")].map(|found| Some(&*found?.id)),
            [Some("1"), Some("1"), Some("2"), Some("2"), None]
        );
    }

    #[test]
    fn what_is_not_the_whole_key_space_is_no_map() {
        let keys = |min: &str, max: &str| EpkRange { min: min.into(), max: max.into() };
        let told = |ranges: Vec<PartitionKeyRange>| RoutingMap::new(ranges).unwrap_err();
        assert_eq!(told(vec![]), Incomplete::Gap(EpkRange::full()));
        assert_eq!(told(vec![range("0", "10", "FF", &[])]), Incomplete::Gap(keys("", "10")));
        assert_eq!(told(vec![range("0", "", "10", &[]), range("1", "20", "FF", &[])]), Incomplete::Gap(keys("10", "20")));
        assert_eq!(told(vec![range("0", "", "10", &[])]), Incomplete::Gap(keys("10", "FF")));
        assert_eq!(told(vec![range("0", "", "20", &[]), range("1", "10", "FF", &[])]), Incomplete::Overlap(keys("10", "20")));
        // One child of a split is there, the other not yet.
        let half = told(vec![range("0", "", "FF", &[]), range("1", "", "1F", &["0"])]);
        assert!(half.to_string().contains("from `1F` to `FF`"), "{half}");
    }

    #[test]
    fn bounds_may_be_filled_up_with_zeros() {
        let bound = "22E342F38A486A088463DFF7838A5963";
        let filled = format!("{bound}{}", "0".repeat(32));
        let map = RoutingMap::new([range("0", "", bound, &[]), range("1", &filled, "FF", &[])]).unwrap();
        assert_eq!(&*map.find(bound).unwrap().id, "1");
        assert_eq!(ids(map.overlapping(&EpkRange::prefix(bound))), ["1"]);
        assert_eq!(ids(map.overlapping(&EpkRange { min: "".into(), max: filled })), ["0"]);
    }

    /// A collection that splits and merges, kept as plainly as can be: every range there ever was.
    struct History {
        ranges: Vec<(PartitionKeyRange, bool)>,
        scheme: Scheme,
    }

    impl History {
        fn live(&self) -> Vec<&PartitionKeyRange> {
            self.ranges.iter().filter(|(_, live)| *live).map(|(range, _)| range).collect()
        }

        fn replace(&mut self, old: &[PartitionKeyRange], new: Vec<EpkRange>) {
            let mut parents: Vec<Box<str>> = old.iter().flat_map(|old| old.parents.iter().chain([&old.id]).cloned()).collect();
            parents.sort();
            parents.dedup();
            for (range, live) in &mut self.ranges {
                *live &= !old.iter().any(|old| old.id == range.id);
            }
            for keys in new {
                let id = self.ranges.len().to_string().into();
                self.ranges.push((PartitionKeyRange { id, keys, parents: parents.clone(), status: None }, true));
            }
        }

        fn step(&mut self, random: &mut fastrand::Rng) {
            let mut live: Vec<_> = self.live().into_iter().cloned().collect();
            live.sort_by(|a, b| compare(&a.keys.min, &b.keys.min));
            let at = random.usize(..live.len());
            match live.get(at..at + 2) {
                Some(pair @ [low, high]) if random.u8(..3) == 0 => {
                    self.replace(pair, vec![EpkRange { min: low.keys.min.clone(), max: high.keys.max.clone() }]);
                }
                _ => {
                    let old = live.swap_remove(at);
                    let Some(mut middle) = old.keys.middle(self.scheme) else { return };
                    let upper = EpkRange { min: middle.clone(), max: old.keys.max.clone() };
                    if random.bool() {
                        middle.push_str("00000000000000000000000000000000");
                    }
                    self.replace(std::slice::from_ref(&old), vec![EpkRange { min: old.keys.min.clone(), max: middle }, upper]);
                }
            }
        }
    }

    fn any_key(random: &mut fastrand::Rng, bounds: &[PartitionKeyRange]) -> String {
        match random.u8(..4) {
            0 => random.choice(bounds).unwrap().keys.min.clone(),
            1 => "3F".to_owned(),
            _ => format!("{:032X}", random.u128(..) >> 2),
        }
    }

    #[test]
    fn lookups_agree_with_a_search_of_everything() {
        let random = &mut fastrand::Rng::with_seed(3);
        for _ in 0..30 {
            let whole = range("0", "", "FF", &[]);
            let mut history = History { ranges: vec![(whole, true)], scheme: Scheme::MultiHash };
            for _ in 0..25 {
                (0..random.usize(1..4)).for_each(|_| history.step(random));
                // From everything there ever was, in any order.
                let mut all: Vec<_> = history.ranges.iter().map(|(range, _)| range.clone()).collect();
                random.shuffle(&mut all);
                check_against(&RoutingMap::new(all).unwrap(), &history, random);
            }
        }
    }

    fn check_against(map: &RoutingMap, history: &History, random: &mut fastrand::Rng) {
        let live = history.live();
        assert_eq!(map.ranges().len(), live.len());
        for (range, is_live) in &history.ranges {
            assert_eq!(map.get(&range.id).is_some(), *is_live);
        }
        for _ in 0..20 {
            let [key, other] = [(); 2].map(|()| any_key(random, map.ranges()));
            let holders: Vec<_> = live.iter().filter(|range| range.keys.contains(&key)).collect();
            assert_eq!(holders, [&map.find(&key).unwrap()]);
            let keys = EpkRange { min: key, max: if random.u8(..9) == 0 { "FF".to_owned() } else { other } };
            let mut overlapping = live.clone();
            overlapping.retain(|range| range.keys.overlaps(&keys));
            overlapping.sort_by(|a, b| compare(&a.keys.min, &b.keys.min));
            assert_eq!(map.overlapping(&keys).iter().collect::<Vec<_>>(), overlapping, "{keys:?}");
        }
    }

    #[test]
    fn a_range_that_is_gone_is_all_that_came_of_it() {
        let map = RoutingMap::new([
            range("0", "", "1F", &[]),
            range("3", "1F", "2F", &["1", "2"]),
            range("5", "2F", "37", &["1", "4"]),
            range("6", "37", "FF", &["1", "4"]),
        ]);
        let map = map.unwrap();
        let keys = |id: &str| map.descendants(id).map(|keys| (keys.min, keys.max));
        let own = |min: &str, max: &str| Some((min.to_owned(), max.to_owned()));
        assert_eq!([keys("0"), keys("2"), keys("4")], [own("", "1F"), own("1F", "2F"), own("2F", "FF")]);
        assert_eq!([keys("1"), keys("6"), keys("9")], [own("1F", "FF"), own("37", "FF"), None]);
    }
}
