//! The syntax tree of a query: what the parser makes, the printer writes, the checker, planner and evaluator read.
//!
//! The tree keeps what a reader of the text would notice (`c.a` and `c["a"]` are different nodes, an omitted `ASC` stays
//! omitted, functions keep their letter case) and drops what the grammar alone needs (parentheses). Names of properties are
//! stored unescaped. Chains of `AND` and of `OR` are flat, so that a filter of a thousand alternatives is not a thousand
//! levels deep; the depth of everything else is bounded by the parser (`parser::MAX_DEPTH`), which makes plain
//! recursion over a tree safe.

use std::hash::{Hash, Hasher};

/// Where a node stands in the query text: byte offsets, `end` exclusive.
///
/// Spans take no part in comparison: two trees that differ only in where their nodes stand are equal.
#[derive(Clone, Copy, Debug, Default)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset just past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The smallest span that holds both.
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl PartialEq for Span {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Span {}

impl Hash for Span {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

/// A name with its place: an alias, a container, a function.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Identifier {
    /// The name as written.
    pub name: Box<str>,
    /// Where it stands.
    pub span: Span,
}

/// A whole query, or a subquery.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// `SELECT …`
    pub select: Select,
    /// `FROM …`; a query without it yields one row.
    pub from: Option<From>,
    /// `WHERE …`
    pub filter: Option<Expr>,
    /// `GROUP BY …`; empty when absent.
    pub group_by: Vec<Expr>,
    /// `ORDER BY …`
    pub order_by: Option<OrderBy>,
    /// `OFFSET … LIMIT …`
    pub offset_limit: Option<OffsetLimit>,
    /// From `SELECT` to the last clause.
    pub span: Span,
}

/// `SELECT [DISTINCT] [TOP n] …`
#[derive(Clone, Debug, PartialEq)]
pub struct Select {
    /// Whether `DISTINCT` was written.
    pub distinct: bool,
    /// `TOP n` or `TOP @n`.
    pub top: Option<Count>,
    /// What each row yields.
    pub projection: Projection,
    /// From `SELECT` to the end of the projection.
    pub span: Span,
}

/// What a row yields.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Projection {
    /// `*`, with its place.
    Star(Span),
    /// `VALUE expr`
    Value(Expr),
    /// `expr [AS alias], …`; never empty.
    List(Vec<SelectItem>),
}

/// One expression of a select list.
#[derive(Clone, Debug, PartialEq)]
pub struct SelectItem {
    /// The expression.
    pub expr: Expr,
    /// The alias, if one was written. [`SelectItem::name`] says how the property is called without.
    pub alias: Option<Identifier>,
}

impl SelectItem {
    /// The property that the item becomes: its alias, else the last step of its path (`c.a.b`, `c["b"]`, or a bare `c`);
    /// `None` for anything else, which the service numbers `$1`, `$2` … in the order of such items.
    pub fn name(&self) -> Option<&str> {
        if let Some(alias) = &self.alias {
            return Some(&alias.name);
        }
        match &self.expr.kind {
            ExprKind::Identifier(name) => Some(name),
            ExprKind::Member { name, .. } => Some(name),
            ExprKind::Index { index, .. } => match &index.kind {
                ExprKind::Literal(Literal::String(name)) => Some(name),
                _ => None,
            },
            _ => None,
        }
    }
}

/// A row count: of `TOP`, `OFFSET` or `LIMIT`.
#[derive(Clone, Debug, PartialEq)]
pub struct Count {
    /// A literal or a parameter.
    pub kind: CountKind,
    /// Where it stands.
    pub span: Span,
}

/// How a row count is given.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum CountKind {
    /// `10`
    Literal(Number),
    /// `@n`; the name includes the `@`.
    Parameter(Box<str>),
}

/// `FROM source [JOIN source]…`
#[derive(Clone, Debug, PartialEq)]
pub struct From {
    /// The first source.
    pub source: Source,
    /// The joined ones, in order; each may refer to all before it.
    pub joins: Vec<Source>,
}

/// One source of rows: it binds a name (see [`Source::binding`]).
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Where the values come from.
    pub collection: Collection,
    /// `alias IN collection`: the members of an array, one a row. Otherwise the value itself.
    pub iterate: bool,
    /// The alias: always there when `iterate`, else as written (`c`, `AS c`).
    pub alias: Option<Identifier>,
    /// Where it stands.
    pub span: Span,
}

impl Source {
    /// The name by which expressions reach this source: the alias, else the last step of the path that has a name.
    /// `None` for an unnamed subquery or a path that ends in a number.
    pub fn binding(&self) -> Option<&str> {
        if let Some(alias) = &self.alias {
            return Some(&alias.name);
        }
        match &self.collection {
            Collection::Path { root, steps } => match steps.last() {
                None => Some(&root.name),
                Some(step) => match &step.kind {
                    StepKind::Property(name) | StepKind::Member(name) => Some(name),
                    StepKind::Index(_) => None,
                },
            },
            Collection::Subquery(_) => None,
        }
    }
}

/// What a source ranges over.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Collection {
    /// `c`, `ROOT`, `c.a["b"][0]`. The root is an alias bound by an earlier source or an enclosing query; at the head of a
    /// query any other name, and `ROOT` in any letter case, is the container itself.
    Path {
        /// The first name.
        root: Identifier,
        /// The steps below it.
        steps: Vec<Step>,
    },
    /// `(SELECT …)`
    Subquery(Box<Query>),
}

/// One step of a path in `FROM`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Which way it goes.
    pub kind: StepKind,
    /// Where it stands.
    pub span: Span,
}

/// Which way a step goes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StepKind {
    /// `.name`
    Property(Box<str>),
    /// `["name"]`
    Member(Box<str>),
    /// `[0]`
    Index(u64),
}

/// `ORDER BY …` or `ORDER BY RANK …`
#[derive(Clone, Debug, PartialEq)]
pub struct OrderBy {
    /// Whether `RANK` was written: the keys are scoring functions.
    pub rank: bool,
    /// The keys, never empty.
    pub items: Vec<OrderItem>,
    /// From `ORDER` to the last key.
    pub span: Span,
}

/// One sort key.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderItem {
    /// The key.
    pub expr: Expr,
    /// `ASC` or `DESC`, if written. Without, plain keys ascend; scores go best first.
    pub direction: Option<Direction>,
}

/// A sort direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// `ASC`
    Ascending,
    /// `DESC`
    Descending,
}

/// `OFFSET n LIMIT m`
#[derive(Clone, Debug, PartialEq)]
pub struct OffsetLimit {
    /// Rows to skip.
    pub offset: Count,
    /// Rows to return at most.
    pub limit: Count,
}

/// A scalar expression with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Where it stands, parentheses excluded.
    pub span: Span,
}

/// The kinds of scalar expressions.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ExprKind {
    /// `undefined`, `null`, `true`, `1.5`, `"text"`
    Literal(Literal),
    /// `[a, b]`
    Array(Vec<Expr>),
    /// `{"a": x, b: y}`; keys unescaped, in order, possibly repeated.
    Object(Vec<(Box<str>, Expr)>),
    /// `@name`; the name includes the `@`.
    Parameter(Box<str>),
    /// A bare name: the alias of a source.
    Identifier(Box<str>),
    /// `base.name`
    Member {
        /// The object.
        base: Box<Expr>,
        /// The property.
        name: Box<str>,
    },
    /// `base[index]`: a property by name or an element by number.
    Index {
        /// The object or array.
        base: Box<Expr>,
        /// The name or number; any expression.
        index: Box<Expr>,
    },
    /// `NOT x`, `-x` …
    Unary {
        /// The operator.
        op: UnaryOp,
        /// Its operand.
        operand: Box<Expr>,
    },
    /// `a + b`, `a = b`, `a ?? b` … (not `AND`, `OR`: those are [`ExprKind::Logical`])
    Binary {
        /// The operator.
        op: BinaryOp,
        /// Left operand.
        left: Box<Expr>,
        /// Right operand.
        right: Box<Expr>,
    },
    /// `a AND b AND c` or `a OR b OR c`: two operands or more, to be taken from left to right. The first is never itself a
    /// chain of the same operator.
    Logical {
        /// The operator.
        op: LogicalOp,
        /// The operands.
        operands: Vec<Expr>,
    },
    /// `condition ? then : otherwise`
    Conditional {
        /// The condition.
        condition: Box<Expr>,
        /// The value when the condition is `true`.
        then: Box<Expr>,
        /// The value otherwise.
        otherwise: Box<Expr>,
    },
    /// `needle [NOT] IN (a, b, …)`; the list is never empty.
    In {
        /// Whether `NOT` was written.
        negated: bool,
        /// What is looked for.
        needle: Box<Expr>,
        /// Where.
        list: Vec<Expr>,
    },
    /// `value [NOT] BETWEEN low AND high`
    Between {
        /// Whether `NOT` was written.
        negated: bool,
        /// The value.
        value: Box<Expr>,
        /// Inclusive lower bound.
        low: Box<Expr>,
        /// Inclusive upper bound.
        high: Box<Expr>,
    },
    /// `value [NOT] LIKE pattern [ESCAPE "c"]`
    Like {
        /// Whether `NOT` was written.
        negated: bool,
        /// The text.
        value: Box<Expr>,
        /// The pattern.
        pattern: Box<Expr>,
        /// The escape character, as the string literal that was written.
        escape: Option<Box<str>>,
    },
    /// `NAME(args)` or `udf.name(args)`
    Call {
        /// Whether it is a user-defined function.
        udf: bool,
        /// The name as written; built-in names compare without regard to letter case, those of UDFs with.
        name: Identifier,
        /// The arguments.
        args: Vec<Expr>,
    },
    /// `EXISTS(q)`, `ARRAY(q)`, `(q)` …
    Subquery {
        /// How the rows become a value.
        kind: SubqueryKind,
        /// The query.
        query: Box<Query>,
    },
    /// Text that the planner puts into a rewritten query for the client to fill in (`{documentdb-…}`). It prints as it is;
    /// the parser never makes one, and it has no value.
    Placeholder(Box<str>),
}

/// A constant.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Literal {
    /// `undefined`
    Undefined,
    /// `null`
    Null,
    /// `true`, `false`
    Bool(bool),
    /// `1`, `-1.5e3`, `0xFF`, `NaN`, `Infinity`
    Number(Number),
    /// `"text"`, `'text'`; unescaped.
    String(Box<str>),
}

/// A number as written: an integer that fits 64 bits stays one, all else is a double.
#[derive(Clone, Copy, Debug)]
pub enum Number {
    /// An integer literal.
    Integer(i64),
    /// Any other number.
    Double(f64),
}

impl Number {
    /// The value as a double.
    #[allow(clippy::cast_precision_loss)]
    pub fn as_f64(self) -> f64 {
        match self {
            Self::Integer(value) => value as f64,
            Self::Double(value) => value,
        }
    }
}

impl PartialEq for Number {
    /// Literals are equal when they are the same token value; so `NaN` equals itself here.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Integer(a), Self::Integer(b)) => a == b,
            (Self::Double(a), Self::Double(b)) => a.to_bits() == b.to_bits() || (a.is_nan() && b.is_nan()),
            _ => false,
        }
    }
}

/// Operators with one operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UnaryOp {
    /// `NOT`
    Not,
    /// `-`
    Minus,
    /// `+`
    Plus,
    /// `~`
    BitNot,
}

/// Operators with two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BinaryOp {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `%`
    Modulo,
    /// `&`
    BitAnd,
    /// `|`
    BitOr,
    /// `^`
    BitXor,
    /// `<<`
    ShiftLeft,
    /// `>>`
    ShiftRight,
    /// `>>>`
    ShiftRightZeroFill,
    /// `||`
    Concat,
    /// `=`
    Equal,
    /// `!=`, `<>`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `??`
    Coalesce,
}

/// The operators whose chains are flat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LogicalOp {
    /// `AND`
    And,
    /// `OR`
    Or,
}

/// How the rows of a subquery become a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SubqueryKind {
    /// `(q)`: the only row; no row is undefined, two are an error.
    Scalar,
    /// `EXISTS(q)`: whether there is a row.
    Exists,
    /// `ARRAY(q)`: all rows.
    Array,
    /// `ALL(q)`: whether every row is `true`.
    All,
    /// `FIRST(q)`: the first row.
    First,
    /// `LAST(q)`: the last row.
    Last,
}

impl Expr {
    /// Calls `visit` on each direct operand, in the order of the text. Queries inside are not entered.
    pub fn for_each_child<'a>(&'a self, visit: &mut dyn FnMut(&'a Expr)) {
        match &self.kind {
            ExprKind::Literal(_)
            | ExprKind::Parameter(_)
            | ExprKind::Identifier(_)
            | ExprKind::Subquery { .. }
            | ExprKind::Placeholder(_) => {}
            ExprKind::Array(items) | ExprKind::Logical { operands: items, .. } | ExprKind::Call { args: items, .. } => {
                items.iter().for_each(visit);
            }
            ExprKind::Object(members) => members.iter().for_each(|(_, value)| visit(value)),
            ExprKind::Member { base, .. } => visit(base),
            ExprKind::Index { base, index } => {
                visit(base);
                visit(index);
            }
            ExprKind::Unary { operand, .. } => visit(operand),
            ExprKind::Binary { left, right, .. } => {
                visit(left);
                visit(right);
            }
            ExprKind::Conditional { condition, then, otherwise } => {
                visit(condition);
                visit(then);
                visit(otherwise);
            }
            ExprKind::In { needle, list, .. } => {
                visit(needle);
                list.iter().for_each(visit);
            }
            ExprKind::Between { value, low, high, .. } => {
                visit(value);
                visit(low);
                visit(high);
            }
            ExprKind::Like { value, pattern, .. } => {
                visit(value);
                visit(pattern);
            }
        }
    }
}
