//! Which values of the partition key a filter allows, and where in the key space they are.
//!
//! The filter is read as alternatives, each of which holds every path of the key to a set of values. What it says beyond that
//! only widens the answer: a range too many costs time, a range too few would lose rows.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::HashSet;

use cosmosdb_query::plan::QueryRange;
use serde_json::Value;

use super::constant::constant;
use super::{Options, PartitionKey, PartitionKind};
use crate::ast::{
    BinaryOp, Collection, Expr, ExprKind, Literal, LogicalOp, Query, Source, Step, StepKind, SubqueryKind, UnaryOp,
};
use crate::check::has_aggregate;
use crate::epk::{Component, effective_partition_key, split_path};
use crate::eval::Env;
use crate::value::compare_text;

/// More alternatives than this are not worth telling apart.
const MAX_ALTERNATIVES: usize = 8192;

/// How much the analysis may do: an alternative made is a step, too.
const MAX_STEPS: u64 = 1_000_000;

/// A range of partition keys, as values of the first one or more paths.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct KeyRange {
    /// The lower end. No values at all stand for the lower end of the key space.
    pub min: Vec<Component>,
    /// The upper end. [`Component::Infinity`] alone stands for the upper end of the key space.
    pub max: Vec<Component>,
    /// Whether the lower end belongs to it.
    pub is_min_inclusive: bool,
    /// Whether the upper end belongs to it.
    pub is_max_inclusive: bool,
}

impl KeyRange {
    /// All keys.
    fn all() -> Self {
        Self { min: Vec::new(), max: vec![Component::Infinity], is_min_inclusive: true, is_max_inclusive: false }
    }

    /// No key: the service reports the lower end of the space.
    fn none() -> Self {
        Self { min: Vec::new(), max: Vec::new(), is_min_inclusive: true, is_max_inclusive: true }
    }

    /// Whether it holds one key only, of a definition with this many paths.
    pub(super) fn is_one_key(&self, paths: usize) -> bool {
        !self.min.is_empty() && self.min.len() == paths && self.min == self.max
    }
}

/// The ranges of partition keys that can have rows of the query.
pub fn key_ranges(query: &Query, parameters: &[(String, Value)], key: &PartitionKey, options: &Options) -> Vec<KeyRange> {
    let env = environment(parameters, options);
    key_ranges_in(query, key, &env)
}

/// What constants are computed with. Their steps are bounded: what takes more is taken for what no one knows.
pub(super) fn environment<'a>(parameters: &'a [(String, Value)], options: &'a Options) -> Env<'a> {
    Env::new(&options.evaluation).with_parameters(parameters).with_steps(MAX_STEPS)
}

/// As [`key_ranges`], where several analyses share their steps.
pub(super) fn key_ranges_in(query: &Query, key: &PartitionKey, env: &Env<'_>) -> Vec<KeyRange> {
    if query.from.is_none() {
        return vec![KeyRange::none()];
    }
    let paths: Vec<Vec<String>> = key.paths.iter().map(|path| split_path(path)).collect();
    let mut analysis = Analysis { paths: &paths, env, scopes: Vec::new() };
    let (mut ranges, mut seen) = (Vec::new(), HashSet::new());
    match analysis.query(query) {
        Allowed::All => ranges.push(KeyRange::all()),
        Allowed::Some(alternatives) => {
            let single = alternatives.len() == 1;
            for alternative in alternatives {
                let Some(range) = key_range(&alternative, key.kind) else { return vec![KeyRange::all()] };
                if single {
                    return vec![range];
                }
                // Keys that are not hashed are cut where they are long: then only the values tell ranges apart.
                let ends = match key.kind {
                    PartitionKind::Range => [&range.min, &range.max].map(|end| format!("{end:?}")),
                    _ => [&range.min, &range.max].map(|end| effective_partition_key(end, key.scheme())),
                };
                if seen.insert((ends, range.is_min_inclusive, range.is_max_inclusive)) {
                    ranges.push(range);
                }
            }
        }
    }
    if ranges.is_empty() {
        ranges.push(KeyRange::none());
    }
    ranges
}

/// The same ranges in the key space: in order, without overlap.
pub(super) fn query_ranges(ranges: &[KeyRange], key: &PartitionKey) -> Vec<QueryRange> {
    let scheme = key.scheme();
    let mut found: Vec<QueryRange> = Vec::with_capacity(ranges.len());
    for range in ranges {
        let min = effective_partition_key(&range.min, scheme);
        let max = if range.max == range.min { min.clone() } else { effective_partition_key(&range.max, scheme) };
        let mut converted =
            QueryRange { min, max, is_min_inclusive: range.is_min_inclusive, is_max_inclusive: range.is_max_inclusive };
        if key.kind != PartitionKind::Hash && range.is_max_inclusive && (1..key.paths.len()).contains(&range.max.len()) {
            // All keys that begin with these values.
            converted.max.push_str("FF");
            converted.is_max_inclusive = false;
        }
        found.push(converted);
    }
    found.sort_by(|a, b| a.min.cmp(&b.min).then(b.is_min_inclusive.cmp(&a.is_min_inclusive)));
    let mut merged: Vec<QueryRange> = Vec::with_capacity(found.len());
    for range in found {
        match merged.last_mut() {
            Some(last) if range.min < last.max || (range.min == last.max && last.is_max_inclusive && range.is_min_inclusive) => {
                if range.max == last.max {
                    last.is_max_inclusive |= range.is_max_inclusive;
                } else if range.max > last.max {
                    (last.max, last.is_max_inclusive) = (range.max, range.is_max_inclusive);
                }
            }
            _ => merged.push(range),
        }
    }
    merged
}

fn key_range(alternative: &[Set], kind: PartitionKind) -> Option<KeyRange> {
    let mut range = KeyRange { min: Vec::new(), max: Vec::new(), is_min_inclusive: true, is_max_inclusive: true };
    for set in alternative {
        match set {
            Set::Point(value) => {
                range.min.push(value.clone());
                range.max.push(value.clone());
            }
            Set::Between { min, max } if kind == PartitionKind::Range => {
                range.min.push(min.value.clone());
                range.max.push(max.value.clone());
                range.is_min_inclusive &= min.inclusive;
                range.is_max_inclusive &= max.inclusive;
            }
            Set::Any | Set::Between { .. } => break,
        }
    }
    let complete = range.min.len() == alternative.len() || kind != PartitionKind::Hash;
    (complete && !range.min.is_empty()).then_some(range)
}

/// The values that one path may have.
#[derive(Clone, Debug, PartialEq)]
enum Set {
    Any,
    Point(Component),
    /// Of numbers, or of strings.
    Between {
        min: Bound,
        max: Bound,
    },
}

#[derive(Clone, Debug, PartialEq)]
struct Bound {
    value: Component,
    inclusive: bool,
}

/// What a condition allows.
enum Allowed {
    /// Everything.
    All,
    /// What one of these alternatives does: a set for each path. No alternatives: nothing.
    Some(Vec<Vec<Set>>),
}

impl Allowed {
    const NONE: Self = Self::Some(Vec::new());

    fn and(self, other: Self) -> Self {
        let (left, right) = match (self, other) {
            (Self::All, other) | (other, Self::All) => return other,
            (Self::Some(left), Self::Some(right)) => (left, right),
        };
        if left.len().saturating_mul(right.len()) > MAX_ALTERNATIVES {
            // Either is a bound of both.
            return Self::Some(if left.len() <= right.len() { left } else { right });
        }
        let mut both = Vec::new();
        for a in &left {
            for b in &right {
                let sets: Option<Vec<Set>> = a.iter().zip(b).map(|(a, b)| intersect(a, b)).collect();
                both.extend(sets);
            }
        }
        Self::Some(both)
    }

    fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Some(mut left), Self::Some(right)) if left.len() + right.len() <= MAX_ALTERNATIVES => {
                left.extend(right);
                Self::Some(left)
            }
            _ => Self::All,
        }
    }
}

fn intersect(a: &Set, b: &Set) -> Option<Set> {
    match (a, b) {
        (Set::Any, other) | (other, Set::Any) => Some(other.clone()),
        (Set::Point(a), Set::Point(b)) => (a == b).then(|| Set::Point(a.clone())),
        (Set::Point(point), Set::Between { min, max }) | (Set::Between { min, max }, Set::Point(point)) => {
            let above = match compare(point, &min.value)? {
                Ordering::Less => false,
                Ordering::Equal => min.inclusive,
                Ordering::Greater => true,
            };
            let below = match compare(point, &max.value)? {
                Ordering::Less => true,
                Ordering::Equal => max.inclusive,
                Ordering::Greater => false,
            };
            (above && below).then(|| Set::Point(point.clone()))
        }
        (Set::Between { min: min_a, max: max_a }, Set::Between { min: min_b, max: max_b }) => {
            let min = match compare(&min_a.value, &min_b.value)? {
                Ordering::Less => min_b.clone(),
                Ordering::Greater => min_a.clone(),
                Ordering::Equal => Bound { value: min_a.value.clone(), inclusive: min_a.inclusive && min_b.inclusive },
            };
            let max = match compare(&max_a.value, &max_b.value)? {
                Ordering::Less => max_a.clone(),
                Ordering::Greater => max_b.clone(),
                Ordering::Equal => Bound { value: max_a.value.clone(), inclusive: max_a.inclusive && max_b.inclusive },
            };
            let empty = match compare(&min.value, &max.value)? {
                Ordering::Less => false,
                Ordering::Equal => !(min.inclusive && max.inclusive),
                Ordering::Greater => true,
            };
            (!empty).then_some(Set::Between { min, max })
        }
    }
}

/// The order of two ends of ranges of one type; none between types.
fn compare(a: &Component, b: &Component) -> Option<Ordering> {
    use Component::{MaxNumber, MaxString, MinNumber, MinString, Number, String};
    match (a, b) {
        (Number(a), Number(b)) => a.partial_cmp(b),
        (String(a), String(b)) => Some(compare_text(a, b)),
        (MinNumber, MinNumber) | (MaxNumber, MaxNumber) | (MinString, MinString) | (MaxString, MaxString) => {
            Some(Ordering::Equal)
        }
        (MinNumber, Number(_) | MaxNumber) | (Number(_), MaxNumber) => Some(Ordering::Less),
        (MaxNumber, Number(_) | MinNumber) | (Number(_), MinNumber) => Some(Ordering::Greater),
        (MinString, String(_) | MaxString) | (String(_), MaxString) => Some(Ordering::Less),
        (MaxString, String(_) | MinString) | (String(_), MinString) => Some(Ordering::Greater),
        _ => None,
    }
}

/// The document path that a name stands for, or that it stands for none.
type Binding<'q> = (&'q str, Option<Vec<&'q str>>);

struct Analysis<'q> {
    paths: &'q [Vec<String>],
    env: &'q Env<'q>,
    scopes: Vec<Binding<'q>>,
}

impl<'q> Analysis<'q> {
    /// What must hold for the query to have a row.
    fn query(&mut self, query: &'q Query) -> Allowed {
        let outer = self.scopes.len();
        let mut allowed = Allowed::All;
        if let Some(from) = &query.from {
            for source in std::iter::once(&from.source).chain(&from.joins) {
                let more = self.source(source);
                allowed = self.both(allowed, more);
            }
        }
        if let Some(filter) = &query.filter {
            let more = self.condition(filter);
            allowed = self.both(allowed, more);
        }
        self.scopes.truncate(outer);
        allowed
    }

    /// What both allow.
    fn both(&self, left: Allowed, right: Allowed) -> Allowed {
        if let (Allowed::Some(some), Allowed::Some(more)) = (&left, &right)
            && self.env.budget.spend(some.len().saturating_mul(more.len())).is_err()
        {
            // Either is a bound of both.
            return left;
        }
        left.and(right)
    }

    fn source(&mut self, source: &'q Source) -> Allowed {
        let (path, allowed) = match &source.collection {
            Collection::Path { root, steps } => (self.path_of(&root.name, steps), Allowed::All),
            Collection::Subquery(query) => (None, self.subquery(query)),
        };
        self.scopes.push((source.binding().unwrap_or_default(), path.filter(|_| !source.iterate)));
        allowed
    }

    /// As [`Self::query`] for a query inside: an aggregate has a row where its filter lets nothing pass.
    fn subquery(&mut self, query: &'q Query) -> Allowed {
        if super::rewrite::projected(query).any(has_aggregate) { Allowed::All } else { self.query(query) }
    }

    fn path_of(&self, root: &str, steps: &'q [Step]) -> Option<Vec<&'q str>> {
        let mut path = match self.scopes.iter().rev().find(|(name, _)| *name == root) {
            Some((_, path)) => path.clone()?,
            None if self.scopes.is_empty() => Vec::new(),
            None => return None,
        };
        for step in steps {
            match &step.kind {
                StepKind::Property(name) | StepKind::Member(name) => path.push(name),
                StepKind::Index(_) => return None,
            }
        }
        Some(path)
    }

    /// Which path of the key an expression is.
    fn key_path(&self, expr: &Expr) -> Option<usize> {
        let path = self.document_path(expr)?;
        self.paths.iter().position(|key| key.len() == path.len() && key.iter().zip(&path).all(|(a, b)| a == b))
    }

    fn document_path<'e>(&self, expr: &'e Expr) -> Option<Vec<&'e str>>
    where
        'q: 'e,
    {
        let (base, step) = match &expr.kind {
            ExprKind::Identifier(name) => {
                let (_, path) = self.scopes.iter().rev().find(|(bound, _)| *bound == &**name)?;
                return path.clone();
            }
            ExprKind::Member { base, name } => (base, name),
            ExprKind::Index { base, index } => match &index.kind {
                ExprKind::Literal(Literal::String(name)) => (base, name),
                _ => return None,
            },
            _ => return None,
        };
        let mut path = self.document_path(base)?;
        path.push(step);
        Some(path)
    }

    fn constant(&self, expr: &Expr) -> Option<Option<Cow<'q, Value>>> {
        constant(expr, self.env)
    }

    /// What must hold for a condition to be true.
    fn condition(&mut self, expr: &'q Expr) -> Allowed {
        if let Some(value) = self.constant(expr) {
            return if value.as_deref() == Some(&Value::Bool(true)) { Allowed::All } else { Allowed::NONE };
        }
        if let Some(path) = self.key_path(expr) {
            return self.points(path, [Component::Bool(true)]);
        }
        match &expr.kind {
            ExprKind::Logical { op: LogicalOp::And, operands } => {
                let mut allowed = Allowed::All;
                for operand in operands {
                    let more = self.condition(operand);
                    allowed = self.both(allowed, more);
                }
                allowed
            }
            ExprKind::Logical { op: LogicalOp::Or, operands } => {
                let mut allowed = Allowed::NONE;
                for operand in operands {
                    allowed = allowed.or(self.condition(operand));
                }
                allowed
            }
            ExprKind::Unary { op: UnaryOp::Not, operand } => match self.key_path(operand) {
                Some(path) => self.points(path, [Component::Bool(false)]),
                None => Allowed::All,
            },
            ExprKind::Binary { op, left, right } => self.comparison(*op, left, right),
            ExprKind::In { negated: false, needle, list } => {
                let Some(path) = self.key_path(needle) else { return Allowed::All };
                let values: Option<Vec<_>> = list.iter().map(|item| self.constant(item)).collect();
                values
                    .map_or(Allowed::All, |values| self.points(path, values.into_iter().flatten().map(|value| component(&value))))
            }
            ExprKind::Between { negated: false, value, low, high } => {
                let allowed = self.operands([&**value, low, high]);
                let above = self.compared_to(BinaryOp::GreaterOrEqual, value, low);
                let below = self.compared_to(BinaryOp::LessOrEqual, value, high);
                let inside = self.both(above, below);
                self.both(allowed, inside)
            }
            ExprKind::Like { negated: false, value, pattern, escape } => self.like(value, pattern, escape.as_deref()),
            ExprKind::Call { udf: false, name, args } => self.call(&name.name, args),
            ExprKind::Subquery { kind: SubqueryKind::Exists | SubqueryKind::Scalar, query } => self.subquery(query),
            _ => Allowed::All,
        }
    }

    fn comparison(&mut self, op: BinaryOp, left: &'q Expr, right: &'q Expr) -> Allowed {
        let allowed = self.operands([left, right]);
        let known = self.compared_to(op, left, right);
        self.both(allowed, known)
    }

    /// A comparison with undefined is not true: a subquery in one must have a row.
    fn operands<const N: usize>(&mut self, operands: [&'q Expr; N]) -> Allowed {
        let mut allowed = Allowed::All;
        for operand in operands {
            if let ExprKind::Subquery { kind: SubqueryKind::Scalar, query } = &operand.kind {
                let has_row = self.subquery(query);
                allowed = self.both(allowed, has_row);
            }
        }
        allowed
    }

    /// `left op right`
    fn compared_to(&self, op: BinaryOp, left: &Expr, right: &Expr) -> Allowed {
        let mirrored = match op {
            BinaryOp::Equal | BinaryOp::NotEqual => op,
            BinaryOp::Less => BinaryOp::Greater,
            BinaryOp::LessOrEqual => BinaryOp::GreaterOrEqual,
            BinaryOp::Greater => BinaryOp::Less,
            BinaryOp::GreaterOrEqual => BinaryOp::LessOrEqual,
            _ => return Allowed::All,
        };
        match (self.constant(left), self.constant(right)) {
            (None, Some(value)) => self.compared(op, left, value.as_deref()),
            (Some(value), None) => self.compared(mirrored, right, value.as_deref()),
            _ => Allowed::All,
        }
    }

    /// `expr op value`
    fn compared(&self, op: BinaryOp, expr: &Expr, value: Option<&Value>) -> Allowed {
        let Some(value) = value else { return Allowed::NONE };
        if let ExprKind::Call { udf: false, name, args } = &expr.kind
            && let (BinaryOp::Equal, [of], Some(number)) = (op, args.as_slice(), value.as_f64())
            && name.name.eq_ignore_ascii_case("ABS")
        {
            let Some(path) = self.key_path(of) else { return Allowed::All };
            let both = [Component::Number(-number), Component::Number(number)];
            return if number < 0.0 { Allowed::NONE } else { self.points(path, both) };
        }
        let Some(path) = self.key_path(expr) else { return Allowed::All };
        let value = component(value);
        if op == BinaryOp::Equal {
            return self.points(path, [value]);
        }
        let (lowest, highest) = match value {
            Component::Number(_) => {
                (Bound { value: Component::MinNumber, inclusive: false }, Bound { value: Component::MaxNumber, inclusive: false })
            }
            Component::String(_) => (
                Bound { value: Component::String("".into()), inclusive: true },
                Bound { value: Component::MaxString, inclusive: false },
            ),
            _ => return Allowed::All,
        };
        let bound = |inclusive| Bound { value, inclusive };
        let (min, max) = match op {
            BinaryOp::Less => (lowest, bound(false)),
            BinaryOp::LessOrEqual => (lowest, bound(true)),
            BinaryOp::Greater => (bound(false), highest),
            BinaryOp::GreaterOrEqual => (bound(true), highest),
            _ => return Allowed::All,
        };
        self.set(path, Set::Between { min, max })
    }

    /// A pattern without wildcards is the text itself.
    fn like(&self, value: &Expr, pattern: &Expr, escape: Option<&str>) -> Allowed {
        let Some(path) = self.key_path(value) else { return Allowed::All };
        let constant = self.constant(pattern).flatten();
        let Some(pattern) = constant.as_deref().and_then(Value::as_str) else { return Allowed::All };
        let mut text = String::new();
        let mut chars = pattern.chars();
        while let Some(c) = chars.next() {
            let mut buffer = [0; 4];
            if escape == Some(c.encode_utf8(&mut buffer)) {
                text.extend(chars.next());
            } else if matches!(c, '%' | '_' | '[' | ']') {
                return Allowed::All;
            } else {
                text.push(c);
            }
        }
        self.points(path, [Component::String(text.into())])
    }

    fn call(&self, name: &str, args: &[Expr]) -> Allowed {
        match (name.to_ascii_uppercase().as_str(), args) {
            ("IS_BOOL" | "IS_BOOLEAN", [of]) => match self.key_path(of) {
                Some(path) => self.points(path, [Component::Bool(false), Component::Bool(true)]),
                None => Allowed::All,
            },
            ("IS_NULL", [of]) => match self.key_path(of) {
                Some(path) => self.points(path, [Component::Null]),
                None => Allowed::All,
            },
            ("ARRAY_CONTAINS", [list, of, partial @ ..]) => {
                let whole =
                    partial.iter().all(|partial| self.constant(partial).flatten().as_deref() == Some(&Value::Bool(false)));
                let (Some(path), true) = (self.key_path(of), whole) else { return Allowed::All };
                match self.constant(list).flatten().as_deref() {
                    Some(Value::Array(values)) => self.points(path, values.iter().map(component)),
                    _ => Allowed::All,
                }
            }
            _ => Allowed::All,
        }
    }

    fn points(&self, path: usize, values: impl IntoIterator<Item = Component>) -> Allowed {
        let mut allowed: Vec<Vec<Set>> = Vec::new();
        for value in values {
            if allowed.len() == MAX_ALTERNATIVES || self.env.budget.step().is_err() {
                return Allowed::All;
            }
            allowed.push(self.alternative(path, Set::Point(value)));
        }
        Allowed::Some(allowed)
    }

    fn set(&self, path: usize, set: Set) -> Allowed {
        Allowed::Some(vec![self.alternative(path, set)])
    }

    fn alternative(&self, path: usize, set: Set) -> Vec<Set> {
        let sets = (0..self.paths.len()).map(|other| if other == path { set.clone() } else { Set::Any });
        sets.collect()
    }
}

/// The partition key of a document with this value at the path: arrays and objects have none.
fn component(value: &Value) -> Component {
    match value {
        Value::Null => Component::Null,
        Value::Bool(value) => Component::Bool(*value),
        Value::Number(value) => Component::Number(value.as_f64().unwrap_or_default()),
        Value::String(value) => Component::String(value.as_str().into()),
        Value::Array(_) | Value::Object(_) => Component::Undefined,
    }
}
