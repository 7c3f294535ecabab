//! What of a collection queries depend on.

use cosmosdb_sql::error::Errors;
use cosmosdb_sql::eval::{self, Geometry, VectorMeasure};
use cosmosdb_sql::plan::{self, PartitionKey, PathRanges, QueryPlan};
use cosmosdb_sql::value::View;
use serde::Deserialize;

use crate::call::Call;
use crate::packed::{Body, Packed};
use crate::store::{Spot, State};

use super::asked::Asked;

/// The policies of a collection; those of nothing, for what is in none.
pub(super) struct Container {
    key: PartitionKey,
    vectors: Vec<(String, VectorMeasure)>,
    pub(super) evaluation: eval::Options,
}

impl Container {
    pub(super) fn of(state: &State, call: &Call<'_>, parent: &[Spot]) -> Self {
        let ways = (1..=parent.len()).rev().filter_map(|end| parent.get(..end));
        let collection = ways.filter_map(|way| state.node(way)).find(|node| node.container.is_some());
        let body = &collection.filter(|_| call.resource().free).map(|node| node.body.clone()).unwrap_or_default();
        let vectors: Vec<(String, VectorMeasure)> = vectors(body);
        let mut evaluation = eval::Options::default();
        if text(body, "/geospatialConfig/type").is_some_and(|kind| kind.eq_ignore_ascii_case("Geometry")) {
            evaluation.geometry = Geometry::Planar;
        }
        if let Some(language) = text(body, "/fullTextPolicy/defaultLanguage") {
            evaluation.language = language.into();
        }
        if let Some((_, measure)) = vectors.first() {
            evaluation.vector_measure = *measure;
        }
        let key = body.get("partitionKey").and_then(|key| PartitionKey::deserialize(key.to_value()).ok());
        Self { key: key.unwrap_or_else(|| PartitionKey::new::<String>([])), vectors, evaluation }
    }

    /// Plans a query.
    pub(super) fn plan(&self, asked: &Asked, skip_order_by_rewrite: bool) -> Result<QueryPlan, Errors> {
        let vector_paths = self.vectors.iter().cloned().collect();
        let options = plan::Options { vector_paths, skip_order_by_rewrite, ..self.options() };
        plan::plan_query(&asked.query, &asked.text, &asked.parameters, &self.key, &options)
    }

    /// What a query allows at the paths that its filter is about.
    pub(super) fn path_ranges(&self, asked: &Asked) -> Vec<PathRanges> {
        plan::path_ranges(&asked.query, &asked.parameters, &self.options())
    }

    fn options(&self) -> plan::Options {
        plan::Options { evaluation: self.evaluation.clone(), ..plan::Options::default() }
    }
}

fn vectors(body: &Body) -> Vec<(String, VectorMeasure)> {
    let embedding = |one: Packed<'_>| {
        let path = one.get("path")?.as_str()?.to_owned();
        Some((path, VectorMeasure::parse(one.get("distanceFunction")?.as_str()?)?))
    };
    at(body, "/vectorEmbeddingPolicy/vectorEmbeddings").into_iter().flat_map(View::elements).filter_map(embedding).collect()
}

fn text<'b>(body: &'b Body, path: &str) -> Option<&'b str> {
    at(body, path)?.as_str()
}

/// What is two steps deep in a body.
fn at<'b>(body: &'b Body, path: &str) -> Option<Packed<'b>> {
    let (first, rest) = path.strip_prefix('/')?.split_once('/')?;
    body.get(first)?.get(rest)
}
