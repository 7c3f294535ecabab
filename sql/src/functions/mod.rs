//! The built-in functions: a table of what there is, and one way to call them.
//!
//! A function sees its arguments through `Args`, whose accessors end the call with undefined when an argument is missing or
//! of another type; that is the rule for all but a few functions (`IS_*`, `ARRAY_CONTAINS`, `IIF` …), which look for themselves.

use cosmosdb_query::plan::AggregateType;

use crate::{
    eval::{Env, EvalError},
    value::{Value, View},
};

mod args;
mod array;
mod date;
mod date_format;
pub(crate) mod fulltext;
mod geometry;
mod item;
mod math;
mod regex;
mod spatial;
mod string;
mod table;
pub(crate) mod text;
mod types;
mod vector;

pub(crate) use args::{Answer, Args, Stop};
pub(crate) use regex::RegexCache;
pub use table::{Builtin, FUNCTIONS};

/// What is known of a built-in function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Function {
    /// The name in capitals. Queries may write it in any letter case.
    pub name: &'static str,
    /// Which function it is.
    pub builtin: Builtin,
    /// What it belongs to.
    pub family: Family,
    /// The fewest arguments it takes.
    pub min_args: usize,
    /// The most arguments it takes.
    pub max_args: usize,
}

/// The groups of functions, as the public reference groups them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Family {
    /// Over the rows of a query or group.
    Aggregate,
    /// Over arrays.
    Array,
    /// `IIF`
    Conditional,
    /// Over dates and times.
    Date,
    /// Full-text search.
    FullText,
    /// Over items.
    Item,
    /// Over numbers.
    Math,
    /// Over GeoJSON.
    Spatial,
    /// Over strings.
    String,
    /// Type checks and conversions.
    Type,
    /// Over vectors.
    Vector,
    /// Not in the public reference: what rewritten queries use, and aggregates in preview.
    Internal,
}

/// When a function has a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// For every row, from its arguments.
    Scalar,
    /// For a group of rows.
    Aggregate,
    /// Inside `ORDER BY RANK` only.
    Score,
}

impl Function {
    /// When the function has a value.
    pub fn kind(&self) -> Kind {
        self.builtin.kind()
    }

    /// Whether a call with this many arguments is well formed.
    pub fn accepts(&self, arguments: usize) -> bool {
        (self.min_args..=self.max_args).contains(&arguments)
    }
}

impl Builtin {
    /// When the function has a value.
    pub fn kind(self) -> Kind {
        match self {
            Self::FullTextScore | Self::Rrf => Kind::Score,
            _ if self.aggregate().is_some() => Kind::Aggregate,
            _ => Kind::Scalar,
        }
    }

    /// The aggregate that it is, if it is one.
    pub(crate) fn aggregate(self) -> Option<AggregateType> {
        Some(match self {
            Self::Avg => AggregateType::Average,
            Self::Count => AggregateType::Count,
            Self::CountIf => AggregateType::CountIf,
            Self::MakeList => AggregateType::MakeList,
            Self::MakeSet => AggregateType::MakeSet,
            Self::Max => AggregateType::Max,
            Self::Min => AggregateType::Min,
            Self::Sum => AggregateType::Sum,
            _ => return None,
        })
    }
}

/// The function of a name, in any letter case.
///
/// ```
/// let substring = cosmosdb_sql::functions::find("Substring").unwrap();
/// assert!(substring.accepts(3) && !substring.accepts(2));
/// ```
pub fn find(name: &str) -> Option<&'static Function> {
    FUNCTIONS.iter().find(|function| function.name.eq_ignore_ascii_case(name))
}

/// The value of a call. Aggregates and scores have none here: the evaluator computes them over rows.
pub(crate) fn call<'a, V: View<'a>>(builtin: Builtin, args: &[Value<'a, V>], env: &Env<'a>) -> Result<Value<'a, V>, EvalError> {
    match table::dispatch(builtin, Args(args), env) {
        Ok(value) => Ok(value),
        Err(Stop::Undefined) => Ok(Value::Undefined),
        Err(Stop::Failed(error)) => Err(error),
    }
}
