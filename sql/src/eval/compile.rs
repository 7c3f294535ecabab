//! Makes the executable form of a query: resolves names, joins paths, finds aggregates.

use std::collections::{BTreeMap, HashMap};

use cosmosdb_query::plan::AggregateType;
use serde_json::{Number as JsonNumber, Value as Json};

use super::{
    EvalError, Program,
    like::Pattern,
    node::{Component, Grouping, LikePattern, Node, Origin, Plan, Projection, Rank, RowCount, Slot, SortKey, Source},
};
use crate::{
    ast::{self, Collection, Count, CountKind, Expr, ExprKind, Identifier, Literal, LogicalOp, Query, Span, StepKind, UnaryOp},
    functions::{self, Builtin, Function, Kind},
};

/// Deeper trees are refused. The parser makes none; this is for trees made by hand.
const MAX_DEPTH: usize = 160;

/// Compiles a query.
pub(super) fn compile(query: &Query) -> Result<Program, EvalError> {
    let mut compiler = Compiler { scopes: Vec::new(), slots: 1, parameters: Vec::new(), depth: 0 };
    let plan = compiler.query(query)?;
    Ok(Program { plan, slots: compiler.slots, parameters: compiler.parameters })
}

struct Compiler {
    scopes: Vec<Scope>,
    slots: Slot,
    parameters: Vec<(Box<str>, Span)>,
    depth: usize,
}

/// The names that a query binds, and what it aggregates.
#[derive(Default)]
struct Scope {
    names: BTreeMap<Box<str>, Slot>,
    aggregates: Vec<(AggregateType, Node, Slot)>,
    /// Whether an aggregate may stand here: not in `FROM`, `WHERE`, `GROUP BY` or another aggregate.
    aggregating: bool,
}

impl Compiler {
    fn query(&mut self, query: &Query) -> Result<Plan, EvalError> {
        self.scopes.push(Scope::default());
        let mut sources = Vec::new();
        if let Some(from) = &query.from {
            sources.push(self.source(&from.source, true)?);
            for join in &from.joins {
                sources.push(self.source(join, false)?);
            }
        }
        let filter = query.filter.as_ref().map(|filter| self.expr(filter)).transpose()?;
        let keys = self.all(&query.group_by)?;
        self.set_aggregating(true);
        let projection = self.projection(&query.select.projection, &sources)?;
        let (order, rank) = match &query.order_by {
            Some(order) if order.rank => (Vec::new(), Some(self.rank(order)?)),
            Some(order) => (order.items.iter().map(|item| self.sort_key(item)).collect::<Result<_, _>>()?, None),
            None => (Vec::new(), None),
        };
        let aggregates = self.scopes.pop().map(|scope| scope.aggregates).unwrap_or_default();
        let grouped = !keys.is_empty() || !aggregates.is_empty();
        if let (Some(order), true) = (&query.order_by, rank.is_some() && (grouped || query.select.distinct)) {
            return Err(EvalError::new("ORDER BY RANK goes with neither GROUP BY, aggregates nor DISTINCT.").at(order.span));
        }
        Ok(Plan {
            sources,
            filter,
            grouping: grouped.then_some(Grouping { keys, aggregates }),
            projection,
            distinct: query.select.distinct,
            order,
            rank,
            offset: query.offset_limit.as_ref().map(|clause| self.count(&clause.offset)),
            limit: query.offset_limit.as_ref().map(|clause| self.count(&clause.limit)),
            top: query.select.top.as_ref().map(|top| self.count(top)),
        })
    }

    fn source(&mut self, source: &ast::Source, head: bool) -> Result<Source, EvalError> {
        let from = match &source.collection {
            Collection::Subquery(query) => Origin::Rows(Box::new(self.deeper(source.span, |own| own.query(query))?)),
            Collection::Path { root, steps } => {
                let slot = match self.resolve(&root.name) {
                    Some(slot) => slot,
                    // The container itself, under whatever name.
                    None if head || root.name.eq_ignore_ascii_case("root") => 0,
                    None => return Err(unresolved(root)),
                };
                Origin::Path(steps.iter().fold(Node::Path(slot, Vec::new()), |at, step| match &step.kind {
                    StepKind::Property(name) | StepKind::Member(name) => member(at, name),
                    #[allow(clippy::cast_precision_loss)]
                    StepKind::Index(index) => Node::Index(Box::new(at), Box::new(Node::Number(*index as f64))),
                }))
            }
        };
        let slot = self.slot();
        if let (Some(name), Some(scope)) = (source.binding(), self.scopes.last_mut()) {
            scope.names.insert(known_as(name).into(), slot);
        }
        Ok(Source { slot, iterate: source.iterate, from })
    }

    fn projection(&mut self, projection: &ast::Projection, sources: &[Source]) -> Result<Projection, EvalError> {
        Ok(match projection {
            ast::Projection::Value(expr) => Projection::Value(self.expr(expr)?),
            ast::Projection::Star(span) => match sources {
                [source] => Projection::Value(Node::Path(source.slot, Vec::new())),
                _ => return Err(EvalError::new("'SELECT *' needs exactly one source.").at(*span)),
            },
            ast::Projection::List(items) => {
                let mut unnamed = 0;
                let mut members = Vec::new();
                for item in items {
                    let name = item.name().map_or_else(
                        || {
                            unnamed += 1;
                            format!("${unnamed}").into()
                        },
                        Box::from,
                    );
                    members.push((name, self.expr(&item.expr)?));
                }
                Projection::List(unique(members))
            }
        })
    }

    fn sort_key(&mut self, item: &ast::OrderItem) -> Result<SortKey, EvalError> {
        Ok(SortKey { node: self.expr(&item.expr)?, direction: item.direction })
    }

    /// `ORDER BY RANK score` or `ORDER BY RANK RRF(score, …[, weights])`.
    fn rank(&mut self, order: &ast::OrderBy) -> Result<Rank, EvalError> {
        let [item] = order.items.as_slice() else {
            return Err(EvalError::new("ORDER BY RANK takes one scoring function.").at(order.span));
        };
        let (scores, fused) = match call(&item.expr) {
            Some((Builtin::Rrf, args)) => (args, true),
            _ => (std::slice::from_ref(&item.expr), false),
        };
        let (scores, weights) = match scores.split_last() {
            Some((last, scores)) if fused && call(last).is_none() => (scores, Some(self.expr(last)?)),
            _ => (scores, None),
        };
        let components = scores.iter().map(|score| self.component(score)).collect::<Result<Vec<_>, _>>()?;
        Ok(Rank { components, weights, fused, direction: item.direction })
    }

    fn component(&mut self, score: &Expr) -> Result<Component, EvalError> {
        match call(score) {
            Some((Builtin::FullTextScore, [text, terms @ ..])) => {
                Ok(Component::FullText { text: self.expr(text)?, terms: self.all(terms)? })
            }
            _ => Ok(Component::Other(SortKey { node: self.expr(score)?, direction: None })),
        }
    }

    fn count(&mut self, count: &Count) -> RowCount {
        match &count.kind {
            CountKind::Literal(number) => RowCount::Constant(number.as_f64(), count.span),
            CountKind::Parameter(name) => {
                self.parameters.push((name.clone(), count.span));
                RowCount::Parameter(name.clone(), count.span)
            }
        }
    }

    fn all(&mut self, exprs: &[Expr]) -> Result<Vec<Node>, EvalError> {
        exprs.iter().map(|expr| self.expr(expr)).collect()
    }

    fn boxed(&mut self, expr: &Expr) -> Result<Box<Node>, EvalError> {
        self.expr(expr).map(Box::new)
    }

    fn expr(&mut self, expr: &Expr) -> Result<Node, EvalError> {
        self.deeper(expr.span, |own| own.kind(expr))
    }

    /// Goes one level down, if that is not too deep.
    fn deeper<T>(&mut self, span: Span, compile: impl FnOnce(&mut Self) -> Result<T, EvalError>) -> Result<T, EvalError> {
        if self.depth >= MAX_DEPTH {
            return Err(EvalError::new("The query is nested too deeply.").at(span));
        }
        self.depth += 1;
        let result = compile(self);
        self.depth -= 1;
        result
    }

    fn kind(&mut self, expr: &Expr) -> Result<Node, EvalError> {
        Ok(match &expr.kind {
            ExprKind::Literal(literal) => match literal {
                Literal::Undefined => Node::Undefined,
                Literal::Null => Node::Null,
                Literal::Bool(value) => Node::Bool(*value),
                Literal::Number(number) => Node::Number(number.as_f64()),
                Literal::String(text) => Node::String(text.clone()),
            },
            ExprKind::Array(items) => folded(self.all(items)?),
            ExprKind::Object(members) => {
                let members = members.iter().map(|(name, value)| Ok((name.clone(), self.expr(value)?)));
                Node::Object(unique(members.collect::<Result<_, EvalError>>()?))
            }
            ExprKind::Parameter(name) => {
                self.parameters.push((name.clone(), expr.span));
                Node::Parameter(name.clone())
            }
            ExprKind::Identifier(name) => match self.resolve(name) {
                Some(slot) => Node::Path(slot, Vec::new()),
                None => return Err(unresolved(&Identifier { name: name.clone(), span: expr.span })),
            },
            ExprKind::Member { base, name } => member(self.expr(base)?, name),
            ExprKind::Index { base, index } => {
                let base = self.expr(base)?;
                match self.expr(index)? {
                    Node::String(name) => member(base, &name),
                    Node::Number(at) if at < 0.0 || at.fract() != 0.0 => {
                        return Err(EvalError::new("An array index must be a whole number that is not negative.").at(index.span));
                    }
                    index => Node::Index(Box::new(base), Box::new(index)),
                }
            }
            ExprKind::Unary { op, operand } => match (op, self.expr(operand)?) {
                (UnaryOp::Minus, Node::Number(value)) => Node::Number(-value),
                (op, operand) => Node::Unary(*op, Box::new(operand)),
            },
            ExprKind::Binary { op, left, right } => Node::Binary(*op, self.boxed(left)?, self.boxed(right)?),
            ExprKind::Logical { op: LogicalOp::And, operands } => Node::And(self.all(operands)?),
            ExprKind::Logical { op: LogicalOp::Or, operands } => Node::Or(self.all(operands)?),
            ExprKind::Conditional { condition, then, otherwise } => {
                Node::Conditional(Box::new([self.expr(condition)?, self.expr(then)?, self.expr(otherwise)?]))
            }
            ExprKind::In { negated, needle, list } => {
                Node::In { negated: *negated, needle: self.boxed(needle)?, list: self.all(list)? }
            }
            ExprKind::Between { negated, value, low, high } => {
                Node::Between { negated: *negated, operands: Box::new([self.expr(value)?, self.expr(low)?, self.expr(high)?]) }
            }
            ExprKind::Like { negated, value, pattern, escape } => {
                Node::Like { negated: *negated, value: self.boxed(value)?, pattern: self.pattern(pattern, escape.as_deref())? }
            }
            ExprKind::Call { udf: true, name, args } => Node::Udf(name.name.clone(), self.all(args)?, expr.span),
            ExprKind::Call { udf: false, name, args } => self.call(name, args)?,
            ExprKind::Subquery { kind, query } => Node::Subquery(*kind, Box::new(self.query(query)?), expr.span),
            ExprKind::Placeholder(text) => {
                return Err(EvalError::new(format!("'{text}' must be filled in before the query is run.")).at(expr.span));
            }
        })
    }

    fn pattern(&mut self, pattern: &Expr, escape: Option<&str>) -> Result<LikePattern, EvalError> {
        let escape = match escape.map(|escape| (escape.chars().next(), escape.chars().count())) {
            None => None,
            Some((Some(escape), 1)) => Some(escape),
            Some(_) => return Err(EvalError::new("The escape of LIKE must be one character.").at(pattern.span)),
        };
        Ok(match self.expr(pattern)? {
            Node::String(text) => LikePattern::Constant(Pattern::new(&text, escape)),
            node => LikePattern::Computed(Box::new(node), escape),
        })
    }

    fn call(&mut self, name: &Identifier, args: &[Expr]) -> Result<Node, EvalError> {
        let Some(function) = functions::find(&name.name) else {
            return Err(EvalError::new(format!("'{}' is not a recognized built-in function name.", name.name)).at(name.span));
        };
        if !function.accepts(args.len()) {
            return Err(EvalError::new(format!("The {} function takes other arguments.", function.name)).at(name.span));
        }
        match function.kind() {
            Kind::Scalar => Ok(Node::Call(function.builtin, self.all(args)?)),
            Kind::Aggregate => self.aggregate(function, name.span, args),
            Kind::Score => {
                Err(EvalError::new(format!("The {} function belongs into ORDER BY RANK.", function.name)).at(name.span))
            }
        }
    }

    /// An aggregate is computed beside the rows; where it stands, its slot is read.
    fn aggregate(&mut self, function: &Function, span: Span, args: &[Expr]) -> Result<Node, EvalError> {
        let (Some(aggregate), [arg]) = (function.builtin.aggregate(), args) else { return Ok(Node::Undefined) };
        if !self.set_aggregating(false) {
            return Err(EvalError::new(format!("The aggregate {} cannot stand here.", function.name)).at(span));
        }
        let arg = self.expr(arg)?;
        self.set_aggregating(true);
        let slot = self.slot();
        if let Some(scope) = self.scopes.last_mut() {
            scope.aggregates.push((aggregate, arg, slot));
        }
        Ok(Node::Path(slot, Vec::new()))
    }

    /// Says whether aggregates may stand here from now on, and whether they might before.
    fn set_aggregating(&mut self, aggregating: bool) -> bool {
        self.scopes.last_mut().is_some_and(|scope| std::mem::replace(&mut scope.aggregating, aggregating))
    }

    fn slot(&mut self) -> Slot {
        let slot = self.slots;
        self.slots += 1;
        slot
    }

    /// The slot that a name stands for: the innermost, the last bound.
    fn resolve(&self, name: &str) -> Option<Slot> {
        let name = known_as(name);
        self.scopes.iter().rev().find_map(|scope| scope.names.get(name)).copied()
    }
}

/// `ROOT` is a word, not a name: letter case is free.
fn known_as(name: &str) -> &str {
    if name.eq_ignore_ascii_case("root") { "root" } else { name }
}

fn unresolved(name: &Identifier) -> EvalError {
    EvalError::new(format!("Identifier '{}' could not be resolved.", name.name)).at(name.span)
}

/// The built-in function that an expression calls.
fn call(expr: &Expr) -> Option<(Builtin, &[Expr])> {
    match &expr.kind {
        ExprKind::Call { udf: false, name, args } => {
            functions::find(&name.name).map(|function| (function.builtin, args.as_slice()))
        }
        _ => None,
    }
}

/// A member of what a node yields; below a slot, the path grows.
fn member(base: Node, name: &str) -> Node {
    match base {
        Node::Path(slot, mut steps) => {
            steps.push(name.into());
            Node::Path(slot, steps)
        }
        base => Node::Member(Box::new(base), name.into()),
    }
}

/// Of members with one name the last remains, in the place of the first.
fn unique(members: Vec<(Box<str>, Node)>) -> Vec<(Box<str>, Node)> {
    let mut places: HashMap<Box<str>, usize> = HashMap::new();
    let mut unique: Vec<(Box<str>, Node)> = Vec::with_capacity(members.len());
    for (name, node) in members {
        let place = *places.entry(name.clone()).or_insert(unique.len());
        match unique.get_mut(place) {
            Some((_, slot)) => *slot = node,
            None => unique.push((name, node)),
        }
    }
    unique
}

/// An array of constants is one constant: embeddings have thousands of numbers.
fn folded(items: Vec<Node>) -> Node {
    let constants = items.iter().map(|item| match item {
        Node::Null => Some(Json::Null),
        Node::Bool(value) => Some(Json::Bool(*value)),
        Node::Number(value) => JsonNumber::from_f64(*value).map(Json::Number),
        Node::String(text) => Some(Json::String(text.to_string())),
        Node::Json(json) => Some(json.clone()),
        _ => None,
    });
    match constants.collect::<Option<Vec<_>>>() {
        Some(constants) => Node::Json(Json::Array(constants)),
        None => Node::Array(items),
    }
}
