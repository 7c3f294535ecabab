// @generated from spec/types/indexing_policy.yaml. Do not edit: run `cargo codegen generate`.

//! Types of the wire: indexing policy.

#[allow(unused_imports)]
use serde::{Deserialize, Serialize};

/// Which properties of the documents are indexed, and how.
/// Left out, all of them are, for equality, range and order. The path `/*` has to be among the included or the excluded
/// paths; the more precise path wins.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct IndexingPolicy {
    /// When the index follows the documents.
    ///
    /// On the wire `indexingMode`. Default: `consistent`.
    #[serde(rename = "indexingMode", default, skip_serializing_if = "Option::is_none")]
    pub indexing_mode: Option<crate::types::IndexingMode>,
    /// Whether documents are indexed unless their indexing directive says otherwise.
    /// Has to be false with the mode `none`.
    ///
    /// Default: `true`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub automatic: Option<bool>,
    /// The paths that are indexed.
    /// `/a/?` is one value, `/a/*` all below it, `/a/[]/b/?` a value in every element of an array.
    ///
    /// On the wire `includedPaths`.
    #[serde(rename = "includedPaths", default, skip_serializing_if = "Option::is_none")]
    pub included_paths: Option<Vec<crate::types::IncludedPath>>,
    /// The paths that are not indexed.
    ///
    /// On the wire `excludedPaths`.
    #[serde(rename = "excludedPaths", default, skip_serializing_if = "Option::is_none")]
    pub excluded_paths: Option<Vec<crate::types::ExcludedPath>>,
    /// Indexes over several paths, each for an ORDER BY of just these.
    /// Up to eight paths in an index.
    ///
    /// Since API version 2018-09-17.
    ///
    /// On the wire `compositeIndexes`.
    #[serde(
        rename = "compositeIndexes",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub composite_indexes: Option<Vec<Vec<crate::types::CompositePath>>>,
    /// Indexes over points and shapes.
    ///
    /// Since API version 2018-09-17.
    ///
    /// On the wire `spatialIndexes`.
    #[serde(rename = "spatialIndexes", default, skip_serializing_if = "Option::is_none")]
    pub spatial_indexes: Option<Vec<crate::types::SpatialIndex>>,
    /// Indexes over vectors.
    /// They cannot be changed later. Their paths belong among the excluded ones, too.
    ///
    /// Not in the REST reference; known from: product articles.
    ///
    /// On the wire `vectorIndexes`.
    #[serde(rename = "vectorIndexes", default, skip_serializing_if = "Option::is_none")]
    pub vector_indexes: Option<Vec<crate::types::VectorIndex>>,
    /// Indexes over words.
    ///
    /// Not in the REST reference; known from: product articles.
    ///
    /// On the wire `fullTextIndexes`.
    #[serde(
        rename = "fullTextIndexes",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub full_text_indexes: Option<Vec<crate::types::FullTextIndex>>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl IndexingPolicy {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            indexing_mode: None,
            automatic: None,
            included_paths: None,
            excluded_paths: None,
            composite_indexes: None,
            spatial_indexes: None,
            vector_indexes: None,
            full_text_indexes: None,
            extra: serde_json::Map::new(),
        }
    }

    /// When the index follows the documents.
    ///
    /// On the wire `indexingMode`. Default: `consistent`.
    #[must_use]
    pub fn indexing_mode(mut self, indexing_mode: crate::types::IndexingMode) -> Self {
        self.indexing_mode = Some(indexing_mode);
        self
    }

    /// Whether documents are indexed unless their indexing directive says otherwise.
    /// Has to be false with the mode `none`.
    ///
    /// Default: `true`.
    #[must_use]
    pub fn automatic(mut self, automatic: bool) -> Self {
        self.automatic = Some(automatic);
        self
    }

    /// The paths that are indexed.
    /// `/a/?` is one value, `/a/*` all below it, `/a/[]/b/?` a value in every element of an array.
    ///
    /// On the wire `includedPaths`.
    #[must_use]
    pub fn included_paths(
        mut self,
        included_paths: impl IntoIterator<Item = crate::types::IncludedPath>,
    ) -> Self {
        self.included_paths = Some(included_paths.into_iter().collect());
        self
    }

    /// The paths that are not indexed.
    ///
    /// On the wire `excludedPaths`.
    #[must_use]
    pub fn excluded_paths(
        mut self,
        excluded_paths: impl IntoIterator<Item = crate::types::ExcludedPath>,
    ) -> Self {
        self.excluded_paths = Some(excluded_paths.into_iter().collect());
        self
    }

    /// Indexes over several paths, each for an ORDER BY of just these.
    /// Up to eight paths in an index.
    ///
    /// Since API version 2018-09-17.
    ///
    /// On the wire `compositeIndexes`.
    #[must_use]
    pub fn composite_indexes(
        mut self,
        composite_indexes: impl IntoIterator<Item = Vec<crate::types::CompositePath>>,
    ) -> Self {
        self.composite_indexes = Some(composite_indexes.into_iter().collect());
        self
    }

    /// Indexes over points and shapes.
    ///
    /// Since API version 2018-09-17.
    ///
    /// On the wire `spatialIndexes`.
    #[must_use]
    pub fn spatial_indexes(
        mut self,
        spatial_indexes: impl IntoIterator<Item = crate::types::SpatialIndex>,
    ) -> Self {
        self.spatial_indexes = Some(spatial_indexes.into_iter().collect());
        self
    }

    /// Indexes over vectors.
    /// They cannot be changed later. Their paths belong among the excluded ones, too.
    ///
    /// Not in the REST reference; known from: product articles.
    ///
    /// On the wire `vectorIndexes`.
    #[must_use]
    pub fn vector_indexes(
        mut self,
        vector_indexes: impl IntoIterator<Item = crate::types::VectorIndex>,
    ) -> Self {
        self.vector_indexes = Some(vector_indexes.into_iter().collect());
        self
    }

    /// Indexes over words.
    ///
    /// Not in the REST reference; known from: product articles.
    ///
    /// On the wire `fullTextIndexes`.
    #[must_use]
    pub fn full_text_indexes(
        mut self,
        full_text_indexes: impl IntoIterator<Item = crate::types::FullTextIndex>,
    ) -> Self {
        self.full_text_indexes = Some(full_text_indexes.into_iter().collect());
        self
    }
}

cosmosdb_core::string_enum! {
    #[doc = " When the index follows the documents."] #[doc =
    " The service takes it in any case, and answers in lower case."] pub enum
    IndexingMode { #[doc = " Together with the write."] Consistent = "consistent", #[doc
    = " Some time after the write; no longer to be had for new collections."] Lazy =
    "lazy", #[doc = " Not at all; documents are found by their id alone."] Off = "none",
    }
}

/// A path that is indexed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct IncludedPath {
    /// It begins with `/`, and ends with `/?` for one value or `/*` for all below.
    pub path: String,
    /// How it is indexed; of old and ignored today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indexes: Option<Vec<crate::types::Index>>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl IncludedPath {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            indexes: None,
            extra: serde_json::Map::new(),
        }
    }

    /// How it is indexed; of old and ignored today.
    #[must_use]
    pub fn indexes(
        mut self,
        indexes: impl IntoIterator<Item = crate::types::Index>,
    ) -> Self {
        self.indexes = Some(indexes.into_iter().collect());
        self
    }
}

/// A path that is not indexed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExcludedPath {
    /// It begins with `/`, and mostly ends with `/*`.
    pub path: String,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl ExcludedPath {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            extra: serde_json::Map::new(),
        }
    }
}

/// How one type of values is indexed; of old.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Index {
    /// What the index can be asked for.
    ///
    /// Default: `Range`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<crate::types::IndexKind>,
    /// The type of values that it holds.
    ///
    /// On the wire `dataType`.
    #[serde(rename = "dataType")]
    pub data_type: crate::types::IndexDataType,
    /// How many bytes of a value it holds; -1 is the most.
    /// Up to 8 for a number and 100 for a string; a spatial index has none.
    ///
    /// Default: `-1`. From -1 to 100.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub precision: Option<i64>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl Index {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(data_type: crate::types::IndexDataType) -> Self {
        Self {
            kind: None,
            data_type,
            precision: None,
            extra: serde_json::Map::new(),
        }
    }

    /// What the index can be asked for.
    ///
    /// Default: `Range`.
    #[must_use]
    pub fn kind(mut self, kind: crate::types::IndexKind) -> Self {
        self.kind = Some(kind);
        self
    }

    /// How many bytes of a value it holds; -1 is the most.
    /// Up to 8 for a number and 100 for a string; a spatial index has none.
    ///
    /// Default: `-1`. From -1 to 100.
    #[must_use]
    pub fn precision(mut self, precision: i64) -> Self {
        self.precision = Some(precision);
        self
    }
}

cosmosdb_core::string_enum! {
    #[doc = " What an index can be asked for."] pub enum IndexKind { #[doc =
    " Equality; of old."] Hash = "Hash", #[doc = " Equality and range and order."] Range
    = "Range", #[doc = " Distance and containment."] Spatial = "Spatial", }
}

cosmosdb_core::string_enum! {
    #[doc = " The type of values that an index holds."] #[doc =
    " Booleans and null are always indexed."] pub enum IndexDataType { #[doc =
    " Strings."] String = "String", #[doc = " Numbers."] Number = "Number", #[doc =
    " GeoJSON points."] Point = "Point", #[doc = " GeoJSON polygons."] Polygon =
    "Polygon", #[doc = " GeoJSON lines."] LineString = "LineString", #[doc =
    " GeoJSON sets of polygons."] #[doc = ""] #[doc =
    " Not in the REST reference; known from: .NET SDK."] MultiPolygon = "MultiPolygon", }
}

/// A path of a composite index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CompositePath {
    /// The path to a value, without the `/?` at its end.
    pub path: String,
    /// The order of its values.
    ///
    /// Default: `ascending`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<crate::types::CompositePathOrder>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl CompositePath {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            order: None,
            extra: serde_json::Map::new(),
        }
    }

    /// The order of its values.
    ///
    /// Default: `ascending`.
    #[must_use]
    pub fn order(mut self, order: crate::types::CompositePathOrder) -> Self {
        self.order = Some(order);
        self
    }
}

cosmosdb_core::string_enum! {
    #[doc = " The order of the values of a path in a composite index."] pub enum
    CompositePathOrder { #[doc = " The smallest first."] Ascending = "ascending", #[doc =
    " The greatest first."] Descending = "descending", }
}

/// An index over the points and shapes at a path.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SpatialIndex {
    /// The path, with `/*` at its end.
    pub path: String,
    /// The shapes that it holds.
    pub types: Vec<crate::types::SpatialType>,
    /// The part of the plane that it covers.
    /// Required where the collection holds geometries instead of geographies.
    ///
    /// On the wire `boundingBox`.
    #[serde(rename = "boundingBox", default, skip_serializing_if = "Option::is_none")]
    pub bounding_box: Option<crate::types::BoundingBox>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl SpatialIndex {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(
        path: impl Into<String>,
        types: impl IntoIterator<Item = crate::types::SpatialType>,
    ) -> Self {
        Self {
            path: path.into(),
            types: types.into_iter().collect(),
            bounding_box: None,
            extra: serde_json::Map::new(),
        }
    }

    /// The part of the plane that it covers.
    /// Required where the collection holds geometries instead of geographies.
    ///
    /// On the wire `boundingBox`.
    #[must_use]
    pub fn bounding_box(mut self, bounding_box: crate::types::BoundingBox) -> Self {
        self.bounding_box = Some(bounding_box);
        self
    }
}

cosmosdb_core::string_enum! {
    #[doc = " A shape that a spatial index holds."] pub enum SpatialType { #[doc =
    " Points."] Point = "Point", #[doc = " Lines."] LineString = "LineString", #[doc =
    " Polygons."] Polygon = "Polygon", #[doc = " Sets of polygons."] MultiPolygon =
    "MultiPolygon", }
}

/// A rectangle of the plane.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BoundingBox {
    /// The least x.
    pub xmin: f64,
    /// The least y.
    pub ymin: f64,
    /// The greatest x.
    pub xmax: f64,
    /// The greatest y.
    pub ymax: f64,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl BoundingBox {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(xmin: f64, ymin: f64, xmax: f64, ymax: f64) -> Self {
        Self {
            xmin,
            ymin,
            xmax,
            ymax,
            extra: serde_json::Map::new(),
        }
    }
}

/// An index over the vectors at a path, which the vector embedding policy has to name.
///
/// Not in the REST reference; known from: product articles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct VectorIndex {
    /// The path to the vectors.
    pub path: String,
    /// How the neighbours of a vector are found.
    ///
    /// On the wire `type`.
    #[serde(rename = "type")]
    pub kind: crate::types::VectorIndexType,
    /// How many bytes a vector is compressed to; only with `quantizedFlat` and `diskANN`.
    ///
    /// On the wire `quantizationByteSize`. From 1 to 512.
    #[serde(
        rename = "quantizationByteSize",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub quantization_byte_size: Option<i64>,
    /// How many vectors are looked at while one is indexed; only with `diskANN`.
    ///
    /// On the wire `indexingSearchListSize`. Default: `100`. From 10 to 500.
    #[serde(
        rename = "indexingSearchListSize",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub indexing_search_list_size: Option<i64>,
    /// How vectors are compressed.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `quantizerType`.
    #[serde(rename = "quantizerType", default, skip_serializing_if = "Option::is_none")]
    pub quantizer_type: Option<crate::types::QuantizerType>,
    /// The path to the value that the index is divided by.
    ///
    /// On the wire `vectorIndexShardKey`.
    #[serde(
        rename = "vectorIndexShardKey",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub vector_index_shard_key: Option<Vec<String>>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl VectorIndex {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(path: impl Into<String>, kind: crate::types::VectorIndexType) -> Self {
        Self {
            path: path.into(),
            kind,
            quantization_byte_size: None,
            indexing_search_list_size: None,
            quantizer_type: None,
            vector_index_shard_key: None,
            extra: serde_json::Map::new(),
        }
    }

    /// How many bytes a vector is compressed to; only with `quantizedFlat` and `diskANN`.
    ///
    /// On the wire `quantizationByteSize`. From 1 to 512.
    #[must_use]
    pub fn quantization_byte_size(mut self, quantization_byte_size: i64) -> Self {
        self.quantization_byte_size = Some(quantization_byte_size);
        self
    }

    /// How many vectors are looked at while one is indexed; only with `diskANN`.
    ///
    /// On the wire `indexingSearchListSize`. Default: `100`. From 10 to 500.
    #[must_use]
    pub fn indexing_search_list_size(mut self, indexing_search_list_size: i64) -> Self {
        self.indexing_search_list_size = Some(indexing_search_list_size);
        self
    }

    /// How vectors are compressed.
    ///
    /// Not in the REST reference; known from: SDKs.
    ///
    /// On the wire `quantizerType`.
    #[must_use]
    pub fn quantizer_type(
        mut self,
        quantizer_type: crate::types::QuantizerType,
    ) -> Self {
        self.quantizer_type = Some(quantizer_type);
        self
    }

    /// The path to the value that the index is divided by.
    ///
    /// On the wire `vectorIndexShardKey`.
    #[must_use]
    pub fn vector_index_shard_key(
        mut self,
        vector_index_shard_key: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.vector_index_shard_key = Some(
            vector_index_shard_key.into_iter().map(Into::into).collect(),
        );
        self
    }
}

cosmosdb_core::string_enum! {
    #[doc = " How the neighbours of a vector are found."] #[doc = ""] #[doc =
    " Not in the REST reference; known from: product articles."] pub enum VectorIndexType
    { #[doc = " By looking at every vector; up to 505 dimensions."] Flat = "flat", #[doc
    = " By looking at every compressed vector; up to 4096 dimensions."] QuantizedFlat =
    "quantizedFlat", #[doc = " Approximately and fast; up to 4096 dimensions."] DiskAnn =
    "diskANN", }
}

cosmosdb_core::string_enum! {
    #[doc = " How vectors are compressed."] #[doc = ""] #[doc =
    " Not in the REST reference; known from: SDKs."] pub enum QuantizerType { #[doc =
    " By product quantization."] Product = "product", #[doc =
    " By spherical quantization."] Spherical = "spherical", }
}

/// An index over the words at a path, which the full-text policy has to name.
///
/// Not in the REST reference; known from: product articles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FullTextIndex {
    /// The path to the text.
    pub path: String,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl FullTextIndex {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            extra: serde_json::Map::new(),
        }
    }
}
