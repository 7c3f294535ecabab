//! The executable form of a query: names resolved to slots, paths joined, patterns compiled.

use cosmosdb_query::plan::AggregateType;
use serde_json::Value as Json;

use super::like::Pattern;
use crate::{
    ast::{BinaryOp, Direction, Span, SubqueryKind, UnaryOp},
    functions::Builtin,
};

/// A place of the frame: slot 0 is the document, the others are the sources and aggregates of the query and its subqueries.
pub(super) type Slot = usize;

/// A scalar expression.
#[derive(Debug)]
pub(super) enum Node {
    Undefined,
    Null,
    Bool(bool),
    Number(f64),
    String(Box<str>),
    /// A constant array or object.
    Json(Json),
    Parameter(Box<str>),
    /// Members below a slot; none: the slot itself.
    Path(Slot, Vec<Box<str>>),
    Member(Box<Node>, Box<str>),
    Index(Box<Node>, Box<Node>),
    Array(Vec<Node>),
    Object(Vec<(Box<str>, Node)>),
    Unary(UnaryOp, Box<Node>),
    Binary(BinaryOp, Box<Node>, Box<Node>),
    And(Vec<Node>),
    Or(Vec<Node>),
    Conditional(Box<[Node; 3]>),
    In {
        negated: bool,
        needle: Box<Node>,
        list: Vec<Node>,
    },
    Between {
        negated: bool,
        operands: Box<[Node; 3]>,
    },
    Like {
        negated: bool,
        value: Box<Node>,
        pattern: LikePattern,
    },
    Call(Builtin, Vec<Node>),
    Udf(Box<str>, Vec<Node>, Span),
    Subquery(SubqueryKind, Box<Plan>, Span),
}

/// The pattern of `LIKE`: known beforehand, or made of each row.
#[derive(Debug)]
pub(super) enum LikePattern {
    Constant(Pattern),
    Computed(Box<Node>, Option<char>),
}

/// A query or subquery.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) sources: Vec<Source>,
    pub(super) filter: Option<Node>,
    /// Present when rows are grouped, be it into one.
    pub(super) grouping: Option<Grouping>,
    pub(super) projection: Projection,
    pub(super) distinct: bool,
    pub(super) order: Vec<SortKey>,
    pub(super) rank: Option<Rank>,
    pub(super) offset: Option<RowCount>,
    pub(super) limit: Option<RowCount>,
    pub(super) top: Option<RowCount>,
}

impl Plan {
    /// The paths in a document that alone decide on the order of rows.
    pub(super) fn document_order(&self) -> Option<Vec<(Vec<String>, Direction)>> {
        let Source { slot: document, iterate: false, from: Origin::Path(Node::Path(0, front)) } = self.sources.first()? else {
            return None;
        };
        if self.distinct || self.grouping.is_some() || self.rank.is_some() || self.order.is_empty() {
            return None;
        }
        let path = |key: &SortKey| match &key.node {
            Node::Path(slot, steps) if slot == document => {
                let path: Vec<String> = front.iter().chain(steps).map(|step| step.to_string()).collect();
                (!path.is_empty()).then(|| (path, key.direction.unwrap_or(Direction::Ascending)))
            }
            _ => None,
        };
        self.order.iter().map(path).collect()
    }
}

/// `FROM` or `JOIN`: fills a slot.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) slot: Slot,
    pub(super) iterate: bool,
    pub(super) from: Origin,
}

#[derive(Debug)]
pub(super) enum Origin {
    Path(Node),
    Rows(Box<Plan>),
}

#[derive(Debug)]
pub(super) enum Projection {
    Value(Node),
    List(Vec<(Box<str>, Node)>),
}

#[derive(Debug)]
pub(super) struct Grouping {
    pub(super) keys: Vec<Node>,
    pub(super) aggregates: Vec<(AggregateType, Node, Slot)>,
}

#[derive(Debug)]
pub(super) struct SortKey {
    pub(super) node: Node,
    /// `None`: ascending, but a vector distance most alike first.
    pub(super) direction: Option<Direction>,
}

/// `ORDER BY RANK`
#[derive(Debug)]
pub(super) struct Rank {
    pub(super) components: Vec<Component>,
    /// Weights of `RRF`; `None`: one component alone, or all weights 1.
    pub(super) weights: Option<Node>,
    /// Whether ranks are fused rather than scores sorted.
    pub(super) fused: bool,
    pub(super) direction: Option<Direction>,
}

#[derive(Debug)]
pub(super) enum Component {
    FullText { text: Node, terms: Vec<Node> },
    Other(SortKey),
}

#[derive(Debug)]
pub(super) enum RowCount {
    Constant(f64, Span),
    Parameter(Box<str>, Span),
}
