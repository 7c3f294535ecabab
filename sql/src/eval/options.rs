//! What evaluation depends on besides the query: the container's policies, and a choice where sources disagree.

use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::Value as Json;

use super::{EvalError, budget::Budget};
use crate::functions::{RegexCache, fulltext::Analyzer};
use crate::parameters::Parameters;

/// Choices for a whole container or account.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// What `=` and `!=` say of values of different types. Sources disagree.
    pub mixed_equality: MixedEquality,
    /// Whether `ORDER BY` one key drops rows without it. The service did so once; today such rows come first.
    pub order_by_drops_undefined: bool,
    /// How the container reads spatial data.
    pub geometry: Geometry,
    /// The language of full-text search.
    pub language: Box<str>,
    /// How `VECTORDISTANCE` measures when a call does not say.
    pub vector_measure: VectorMeasure,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            mixed_equality: MixedEquality::False,
            order_by_drops_undefined: false,
            geometry: Geometry::Geographic,
            language: "en-US".into(),
            vector_measure: VectorMeasure::Cosine,
        }
    }
}

/// What `=` says of values of different types; `!=` says the opposite.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MixedEquality {
    /// `false`, as the reference interpreter of the .NET SDK says.
    #[default]
    False,
    /// Undefined, as the documentation's table of operators says.
    Undefined,
}

/// How coordinates are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Geometry {
    /// Longitude and latitude on the WGS-84 ellipsoid, in metres.
    #[default]
    Geographic,
    /// The plane, in the units of the coordinates.
    Planar,
}

/// How two vectors are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum VectorMeasure {
    /// The cosine of their angle: 1 is most alike.
    #[default]
    Cosine,
    /// Their dot product: more is more alike.
    DotProduct,
    /// Their distance: 0 is most alike.
    Euclidean,
}

impl VectorMeasure {
    /// Reads the name that a vector policy or the options of a call give.
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name.to_ascii_lowercase().as_str() {
            "cosine" => Self::Cosine,
            "dotproduct" => Self::DotProduct,
            "euclidean" => Self::Euclidean,
            _ => return None,
        })
    }
}

/// The caller's user-defined functions.
pub trait Udfs {
    /// Calls `udf.name(args)`. `None` stands for undefined, both ways.
    ///
    /// # Errors
    ///
    /// If there is no such function, or it throws.
    fn call(&self, name: &str, args: &[Option<Json>]) -> Result<Option<Json>, EvalError>;
}

/// What one run of a query depends on: options, parameters, user-defined functions, the time.
pub struct Env<'a> {
    pub(crate) options: &'a Options,
    parameters: Parameters<'a>,
    pub(crate) udfs: Option<&'a dyn Udfs>,
    /// Ticks of 100 ns since 1970.
    pub(crate) now: i64,
    pub(crate) regexes: RegexCache,
    pub(crate) analyzer: Analyzer,
    pub(crate) budget: Budget,
}

impl<'a> Env<'a> {
    /// No parameters, no user-defined functions, the present time.
    pub fn new(options: &'a Options) -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos() / 100);
        Self {
            options,
            parameters: Parameters::default(),
            udfs: None,
            now: i64::try_from(now).unwrap_or(i64::MAX),
            regexes: RegexCache::default(),
            analyzer: Analyzer::new(&options.language),
            budget: Budget::default(),
        }
    }

    /// With a bound to the work of the run: a query that takes more steps fails. A step is an expression evaluated, a row made, or a
    /// value looked at or printed within an array, an object or (every few bytes) a string. What is kept in memory grows with the
    /// steps taken. Without it there is no bound.
    #[must_use]
    pub fn with_steps(self, steps: u64) -> Self {
        Self { budget: Budget::new(steps), ..self }
    }

    /// Lets the run take so many steps more, where it turns out to have more to do.
    pub fn allow_steps(&self, steps: u64) {
        self.budget.allow(steps);
    }

    /// With parameters: their names, `@` included, and values.
    #[must_use]
    pub fn with_parameters(self, parameters: &'a [(String, Json)]) -> Self {
        Self { parameters: Parameters::new(parameters), ..self }
    }

    /// With user-defined functions.
    #[must_use]
    pub fn with_udfs(self, udfs: &'a dyn Udfs) -> Self {
        Self { udfs: Some(udfs), ..self }
    }

    /// At another time, in ticks of 100 ns since 1970.
    #[must_use]
    pub fn with_now(self, now: i64) -> Self {
        Self { now, ..self }
    }

    pub(crate) fn parameter(&self, name: &str) -> Option<&'a Json> {
        self.parameters.get(name)
    }
}
