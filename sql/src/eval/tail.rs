//! What becomes of the rows that pass the filter: groups, projection, `DISTINCT`, order, `OFFSET`, `LIMIT` and `TOP`.

use std::{
    cmp::Ordering,
    collections::{HashMap, HashSet, VecDeque},
};

use super::{
    Accumulator, Env, EvalError, VectorMeasure,
    node::{Grouping, Node, Plan, Projection, RowCount, SortKey},
    query::set,
    scalar::{Frame, object, slot},
};
use crate::{
    ast::Direction,
    functions::Builtin,
    value::{Key, Value, View, compare, key},
};

/// Collects the rows of one run of a query.
pub(super) struct Tail<'a, V> {
    plan: &'a Plan,
    seen: HashSet<Key>,
    skip: usize,
    take: usize,
    groups: Option<Groups<'a, V>>,
    sorted: Vec<(Vec<Value<'a, V>>, Value<'a, V>)>,
    /// What is ready.
    pub(super) rows: VecDeque<Value<'a, V>>,
}

impl<'a, V: View<'a>> Tail<'a, V> {
    /// For at most so many rows, or fewer if the query says so.
    pub(super) fn new(plan: &'a Plan, enough: usize, env: &Env<'a>) -> Result<Self, EvalError> {
        let (skip, take) = window(plan, env)?;
        Ok(Self { skip, take: take.min(enough), ..Self::unbounded(plan) })
    }

    /// For all rows.
    pub(super) fn unbounded(plan: &'a Plan) -> Self {
        let groups = plan.grouping.as_ref().map(Groups::new);
        let (seen, sorted, rows) = (HashSet::new(), Vec::new(), VecDeque::new());
        Self { plan, seen, skip: 0, take: usize::MAX, groups, sorted, rows }
    }

    /// Takes a row that passed the filter. Says whether more are wanted.
    pub(super) fn accept(&mut self, frame: &mut Frame<'a, V>, env: &Env<'a>) -> Result<bool, EvalError> {
        match &mut self.groups {
            Some(groups) => {
                groups.add(self.plan, frame, env)?;
                Ok(self.take > 0)
            }
            None => self.emit(frame, env),
        }
    }

    fn emit(&mut self, frame: &mut Frame<'a, V>, env: &Env<'a>) -> Result<bool, EvalError> {
        if self.take == 0 {
            return Ok(false);
        }
        let row = project(&self.plan.projection, frame, env)?;
        if row.is_undefined() || (self.plan.distinct && !self.seen.insert(key_of(&row, env)?)) {
            return Ok(true);
        }
        if !self.plan.order.is_empty() {
            let keys = self.plan.order.iter().map(|key| key.node.eval(frame, env)).collect::<Result<Vec<_>, _>>()?;
            keys.iter().try_for_each(|key| env.budget.look_at(key))?;
            self.sorted.push((keys, row));
            return Ok(true);
        }
        if self.skip > 0 {
            self.skip -= 1;
            return Ok(true);
        }
        self.rows.push_back(row);
        self.take -= 1;
        Ok(self.take > 0)
    }

    /// There are no more rows: groups and order come out now.
    pub(super) fn finish(&mut self, frame: &mut Frame<'a, V>, env: &Env<'a>) -> Result<(), EvalError> {
        if let Some(groups) = self.groups.take() {
            for group in groups.finish() {
                for (slot, value) in group {
                    set(frame, slot, value);
                }
                if !self.emit(frame, env)? {
                    break;
                }
            }
        }
        let mut sorted = std::mem::take(&mut self.sorted);
        let directions = self.plan.order.iter().map(|key| direction(key, frame, env)).collect::<Result<Vec<_>, _>>()?;
        if env.options.order_by_drops_undefined && directions.len() == 1 {
            sorted.retain(|(keys, _)| !keys.iter().all(Value::is_undefined));
        }
        // Ties keep the order of the documents; in a descending query it is the reverse, as an index read backwards gives.
        if directions.first() == Some(&Direction::Descending) {
            sorted.reverse();
        }
        sorted.sort_by(|(a, _), (b, _)| {
            let mut keys = a.iter().zip(b).zip(&directions);
            keys.find_map(|((a, b), direction)| Some(directed(compare(a, b), *direction)).filter(|order| order.is_ne()))
                .unwrap_or(Ordering::Equal)
        });
        self.rows.extend(sorted.into_iter().map(|(_, row)| row).skip(self.skip).take(self.take));
        Ok(())
    }
}

fn key_of<'a, V: View<'a>>(value: &Value<'a, V>, env: &Env<'_>) -> Result<Key, EvalError> {
    env.budget.look_at(value)?;
    let mut out = Key::new();
    key(value, &mut out);
    Ok(out)
}

/// The value of a row.
pub(super) fn project<'a, V: View<'a>>(
    projection: &'a Projection,
    frame: &mut Frame<'a, V>,
    env: &Env<'a>,
) -> Result<Value<'a, V>, EvalError> {
    match projection {
        Projection::Value(node) => node.eval(frame, env),
        Projection::List(members) => object(members, frame, env),
    }
}

/// How many rows to skip, and how many to take then.
pub(super) fn window(plan: &Plan, env: &Env<'_>) -> Result<(usize, usize), EvalError> {
    let count = |count: &Option<RowCount>, default| count.as_ref().map_or(Ok(default), |count| number_of_rows(count, env));
    let take = count(&plan.limit, usize::MAX)?.min(count(&plan.top, usize::MAX)?);
    Ok((count(&plan.offset, 0)?, take))
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn number_of_rows(count: &RowCount, env: &Env<'_>) -> Result<usize, EvalError> {
    let (value, span) = match count {
        RowCount::Constant(value, span) => (Some(*value), *span),
        RowCount::Parameter(name, span) => (env.parameter(name).and_then(serde_json::Value::as_f64), *span),
    };
    match value {
        Some(value) if value >= 0.0 && value.fract() == 0.0 => Ok(value as usize),
        _ => Err(EvalError::new("A row count must be a whole number that is not negative.").at(span)),
    }
}

/// The direction of a key. Vectors come most alike first, which is ascending for a distance.
pub(super) fn direction<'a, V: View<'a>>(
    key: &'a SortKey,
    frame: &mut Frame<'a, V>,
    env: &Env<'a>,
) -> Result<Direction, EvalError> {
    if let Some(direction) = key.direction {
        return Ok(direction);
    }
    let Node::Call(Builtin::VectorDistance | Builtin::VectorScore, args) = &key.node else { return Ok(Direction::Ascending) };
    let named = match args.get(3) {
        Some(options) => options.eval(frame, env)?.members().find(|(name, _)| name.eq_ignore_ascii_case("distanceFunction")),
        None => None,
    };
    let measure = named.and_then(|(_, name)| name.as_str().and_then(VectorMeasure::parse)).unwrap_or(env.options.vector_measure);
    Ok(if measure == VectorMeasure::Euclidean { Direction::Ascending } else { Direction::Descending })
}

/// An order in a direction.
pub(super) fn directed(order: Ordering, direction: Direction) -> Ordering {
    match direction {
        Direction::Ascending => order,
        Direction::Descending => order.reverse(),
    }
}

/// Rows by their grouping keys, in the order in which groups were first seen.
struct Groups<'a, V> {
    grouping: &'a Grouping,
    places: HashMap<Key, usize>,
    groups: Vec<Group<'a, V>>,
}

struct Group<'a, V> {
    /// The sources of the first row: the grouped expressions are the same for all rows.
    sources: Vec<(usize, Value<'a, V>)>,
    totals: Vec<Accumulator<'a, V>>,
}

impl<'a, V: View<'a>> Groups<'a, V> {
    fn new(grouping: &'a Grouping) -> Self {
        Self { grouping, places: HashMap::new(), groups: Vec::new() }
    }

    fn add(&mut self, plan: &Plan, frame: &mut Frame<'a, V>, env: &Env<'a>) -> Result<(), EvalError> {
        let mut own = Key::new();
        for node in &self.grouping.keys {
            let value = node.eval(frame, env)?;
            env.budget.look_at(&value)?;
            key(&value, &mut own);
        }
        let place = *self.places.entry(own).or_insert(self.groups.len());
        if place == self.groups.len() {
            let sources = plan.sources.iter().map(|source| (source.slot, slot(frame, source.slot).clone())).collect();
            self.groups.push(Group { sources, totals: totals(self.grouping) });
        }
        if let Some(group) = self.groups.get_mut(place) {
            for (total, (_, node, _)) in group.totals.iter_mut().zip(&self.grouping.aggregates) {
                let value = node.eval(frame, env)?;
                env.budget.look_at(&value)?;
                total.push(value);
            }
        }
        Ok(())
    }

    /// The slots of each group. Without keys all rows are one group, even if there are none.
    fn finish(mut self) -> Vec<Vec<(usize, Value<'a, V>)>> {
        if self.groups.is_empty() && self.grouping.keys.is_empty() {
            self.groups.push(Group { sources: Vec::new(), totals: totals(self.grouping) });
        }
        let grouping = self.grouping;
        let slots = |group: Group<'a, V>| {
            let totals = group.totals.into_iter().zip(&grouping.aggregates).map(|(total, (_, _, slot))| (*slot, total.finish()));
            group.sources.into_iter().chain(totals).collect()
        };
        self.groups.into_iter().map(slots).collect()
    }
}

fn totals<'a, V: View<'a>>(grouping: &Grouping) -> Vec<Accumulator<'a, V>> {
    grouping.aggregates.iter().map(|(aggregate, _, _)| Accumulator::new(*aggregate)).collect()
}
