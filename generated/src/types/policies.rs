// @generated from spec/types/policies.yaml. Do not edit: run `cargo codegen generate`.

//! Types of the wire: policies.

#[allow(unused_imports)]
use serde::{Deserialize, Serialize};

/// Which values have to be unique within a logical partition.
/// Set when the collection is made.
///
/// Not in the REST reference; known from: product articles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UniqueKeyPolicy {
    /// The keys; up to ten.
    ///
    /// On the wire `uniqueKeys`.
    #[serde(rename = "uniqueKeys")]
    pub unique_keys: Vec<crate::types::UniqueKey>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl UniqueKeyPolicy {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(unique_keys: impl IntoIterator<Item = crate::types::UniqueKey>) -> Self {
        Self {
            unique_keys: unique_keys.into_iter().collect(),
            extra: serde_json::Map::new(),
        }
    }
}

/// Values that are unique together.
///
/// Not in the REST reference; known from: product articles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UniqueKey {
    /// The paths to the values; up to sixteen.
    pub paths: Vec<String>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl UniqueKey {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(paths: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self {
            paths: paths.into_iter().map(Into::into).collect(),
            extra: serde_json::Map::new(),
        }
    }
}

/// Which of two writes wins that met in different regions.
/// Set when the collection is made.
///
/// Not in the REST reference; known from: SDKs.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ConflictResolutionPolicy {
    /// Who decides.
    ///
    /// Default: `LastWriterWins`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<crate::types::ConflictResolutionMode>,
    /// The path to the number that decides for the greater one; only with `LastWriterWins`.
    ///
    /// On the wire `conflictResolutionPath`. Default: `/_ts`.
    #[serde(
        rename = "conflictResolutionPath",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub conflict_resolution_path: Option<String>,
    /// The link to the stored procedure that decides; only with `Custom`.
    /// Without one, or where it fails, the write that lost is kept as a conflict.
    ///
    /// On the wire `conflictResolutionProcedure`.
    #[serde(
        rename = "conflictResolutionProcedure",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub conflict_resolution_procedure: Option<String>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl ConflictResolutionPolicy {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            mode: None,
            conflict_resolution_path: None,
            conflict_resolution_procedure: None,
            extra: serde_json::Map::new(),
        }
    }

    /// Who decides.
    ///
    /// Default: `LastWriterWins`.
    #[must_use]
    pub fn mode(mut self, mode: crate::types::ConflictResolutionMode) -> Self {
        self.mode = Some(mode);
        self
    }

    /// The path to the number that decides for the greater one; only with `LastWriterWins`.
    ///
    /// On the wire `conflictResolutionPath`. Default: `/_ts`.
    #[must_use]
    pub fn conflict_resolution_path(
        mut self,
        conflict_resolution_path: impl Into<String>,
    ) -> Self {
        self.conflict_resolution_path = Some(conflict_resolution_path.into());
        self
    }

    /// The link to the stored procedure that decides; only with `Custom`.
    /// Without one, or where it fails, the write that lost is kept as a conflict.
    ///
    /// On the wire `conflictResolutionProcedure`.
    #[must_use]
    pub fn conflict_resolution_procedure(
        mut self,
        conflict_resolution_procedure: impl Into<String>,
    ) -> Self {
        self.conflict_resolution_procedure = Some(conflict_resolution_procedure.into());
        self
    }
}

cosmosdb_core::string_enum! {
    #[doc = " Who decides on a conflict."] #[doc = ""] #[doc =
    " Not in the REST reference; known from: SDKs."] pub enum ConflictResolutionMode {
    #[doc = " The greater number at a path."] LastWriterWins = "LastWriterWins", #[doc =
    " A stored procedure or whoever reads the conflicts."] Custom = "Custom", }
}

/// How points and shapes are to be understood.
///
/// Not in the REST reference; known from: SDKs.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct GeospatialConfig {
    /// On what they lie.
    ///
    /// On the wire `type`. Default: `Geography`.
    #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<crate::types::GeospatialType>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl GeospatialConfig {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            kind: None,
            extra: serde_json::Map::new(),
        }
    }

    /// On what they lie.
    ///
    /// On the wire `type`. Default: `Geography`.
    #[must_use]
    pub fn kind(mut self, kind: crate::types::GeospatialType) -> Self {
        self.kind = Some(kind);
        self
    }
}

cosmosdb_core::string_enum! {
    #[doc = " What points and shapes lie on."] #[doc = ""] #[doc =
    " Not in the REST reference; known from: SDKs."] pub enum GeospatialType { #[doc =
    " The earth."] Geography = "Geography", #[doc = " The plane."] Geometry = "Geometry",
    }
}

/// A property that is computed from the document, and can be indexed.
///
/// Not in the REST reference; known from: SDKs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ComputedProperty {
    /// Its name.
    pub name: String,
    /// How it is computed, such as `SELECT VALUE LOWER(c.name) FROM c`.
    pub query: String,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl ComputedProperty {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(name: impl Into<String>, query: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            query: query.into(),
            extra: serde_json::Map::new(),
        }
    }
}

/// Which properties of the documents are vectors.
/// Set when the collection is made.
///
/// Not in the REST reference; known from: product articles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct VectorEmbeddingPolicy {
    /// The paths to vectors.
    ///
    /// On the wire `vectorEmbeddings`.
    #[serde(rename = "vectorEmbeddings")]
    pub vector_embeddings: Vec<crate::types::VectorEmbedding>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl VectorEmbeddingPolicy {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(
        vector_embeddings: impl IntoIterator<Item = crate::types::VectorEmbedding>,
    ) -> Self {
        Self {
            vector_embeddings: vector_embeddings.into_iter().collect(),
            extra: serde_json::Map::new(),
        }
    }
}

/// The vectors at a path.
///
/// Not in the REST reference; known from: product articles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct VectorEmbedding {
    /// The path.
    pub path: String,
    /// The type of their elements.
    ///
    /// On the wire `dataType`.
    #[serde(rename = "dataType")]
    pub data_type: crate::types::VectorDataType,
    /// How many elements each has.
    ///
    /// At least 1.
    pub dimensions: i64,
    /// How far two of them are apart.
    ///
    /// On the wire `distanceFunction`.
    #[serde(rename = "distanceFunction")]
    pub distance_function: crate::types::DistanceFunction,
    /// What the service makes them from.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `embeddingSource`.
    #[serde(
        rename = "embeddingSource",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub embedding_source: Option<crate::types::EmbeddingSource>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl VectorEmbedding {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(
        path: impl Into<String>,
        data_type: crate::types::VectorDataType,
        dimensions: i64,
        distance_function: crate::types::DistanceFunction,
    ) -> Self {
        Self {
            path: path.into(),
            data_type,
            dimensions,
            distance_function,
            embedding_source: None,
            extra: serde_json::Map::new(),
        }
    }

    /// What the service makes them from.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `embeddingSource`.
    #[must_use]
    pub fn embedding_source(
        mut self,
        embedding_source: crate::types::EmbeddingSource,
    ) -> Self {
        self.embedding_source = Some(embedding_source);
        self
    }
}

cosmosdb_core::string_enum! {
    #[doc = " The type of a vector's elements."] #[doc = ""] #[doc =
    " Not in the REST reference; known from: product articles."] pub enum VectorDataType
    { #[doc = " Floating point numbers of 32 bits."] Float32 = "float32", #[doc =
    " Floating point numbers of 16 bits."] Float16 = "float16", #[doc =
    " Whole numbers from 0 to 255."] Uint8 = "uint8", #[doc =
    " Whole numbers from -128 to 127."] Int8 = "int8", }
}

cosmosdb_core::string_enum! {
    #[doc = " How far two vectors are apart."] #[doc = ""] #[doc =
    " Not in the REST reference; known from: product articles."] pub enum
    DistanceFunction { #[doc = " By the angle between them."] Cosine = "cosine", #[doc =
    " By the straight line between them."] Euclidean = "euclidean", #[doc =
    " By their dot product."] DotProduct = "dotproduct", }
}

/// What the service makes a document's vectors from; a preview.
///
/// Not in the REST reference; known from: .NET SDK.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EmbeddingSource {
    /// The paths to the text.
    ///
    /// On the wire `sourcePaths`.
    #[serde(rename = "sourcePaths", default, skip_serializing_if = "Option::is_none")]
    pub source_paths: Option<Vec<String>>,
    /// The deployment of the model.
    ///
    /// On the wire `deploymentName`.
    #[serde(rename = "deploymentName", default, skip_serializing_if = "Option::is_none")]
    pub deployment_name: Option<String>,
    /// The model.
    ///
    /// On the wire `modelName`.
    #[serde(rename = "modelName", default, skip_serializing_if = "Option::is_none")]
    pub model_name: Option<String>,
    /// Where the model is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<String>,
    /// How the service authorizes itself there.
    ///
    /// On the wire `authType`.
    #[serde(rename = "authType", default, skip_serializing_if = "Option::is_none")]
    pub auth_type: Option<String>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl EmbeddingSource {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            source_paths: None,
            deployment_name: None,
            model_name: None,
            endpoint: None,
            auth_type: None,
            extra: serde_json::Map::new(),
        }
    }

    /// The paths to the text.
    ///
    /// On the wire `sourcePaths`.
    #[must_use]
    pub fn source_paths(
        mut self,
        source_paths: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.source_paths = Some(source_paths.into_iter().map(Into::into).collect());
        self
    }

    /// The deployment of the model.
    ///
    /// On the wire `deploymentName`.
    #[must_use]
    pub fn deployment_name(mut self, deployment_name: impl Into<String>) -> Self {
        self.deployment_name = Some(deployment_name.into());
        self
    }

    /// The model.
    ///
    /// On the wire `modelName`.
    #[must_use]
    pub fn model_name(mut self, model_name: impl Into<String>) -> Self {
        self.model_name = Some(model_name.into());
        self
    }

    /// Where the model is asked.
    #[must_use]
    pub fn endpoint(mut self, endpoint: impl Into<String>) -> Self {
        self.endpoint = Some(endpoint.into());
        self
    }

    /// How the service authorizes itself there.
    ///
    /// On the wire `authType`.
    #[must_use]
    pub fn auth_type(mut self, auth_type: impl Into<String>) -> Self {
        self.auth_type = Some(auth_type.into());
        self
    }
}

/// Which properties of the documents are searched by their words.
///
/// Not in the REST reference; known from: product articles.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FullTextPolicy {
    /// The language of paths that name none, such as `en-US`.
    ///
    /// On the wire `defaultLanguage`.
    #[serde(
        rename = "defaultLanguage",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub default_language: Option<String>,
    /// The paths to text.
    ///
    /// On the wire `fullTextPaths`.
    #[serde(rename = "fullTextPaths", default, skip_serializing_if = "Option::is_none")]
    pub full_text_paths: Option<Vec<crate::types::FullTextPath>>,
    /// The package of text analysis; a preview.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub package: Option<serde_json::Value>,
    /// How the text of paths that say nothing is split; a preview.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `defaultSpec`.
    #[serde(rename = "defaultSpec", default, skip_serializing_if = "Option::is_none")]
    pub default_spec: Option<serde_json::Value>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl FullTextPolicy {
    /// Nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            default_language: None,
            full_text_paths: None,
            package: None,
            default_spec: None,
            extra: serde_json::Map::new(),
        }
    }

    /// The language of paths that name none, such as `en-US`.
    ///
    /// On the wire `defaultLanguage`.
    #[must_use]
    pub fn default_language(mut self, default_language: impl Into<String>) -> Self {
        self.default_language = Some(default_language.into());
        self
    }

    /// The paths to text.
    ///
    /// On the wire `fullTextPaths`.
    #[must_use]
    pub fn full_text_paths(
        mut self,
        full_text_paths: impl IntoIterator<Item = crate::types::FullTextPath>,
    ) -> Self {
        self.full_text_paths = Some(full_text_paths.into_iter().collect());
        self
    }

    /// The package of text analysis; a preview.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    #[must_use]
    pub fn package(mut self, package: impl Into<serde_json::Value>) -> Self {
        self.package = Some(package.into());
        self
    }

    /// How the text of paths that say nothing is split; a preview.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `defaultSpec`.
    #[must_use]
    pub fn default_spec(mut self, default_spec: impl Into<serde_json::Value>) -> Self {
        self.default_spec = Some(default_spec.into());
        self
    }
}

/// The text at a path.
///
/// Not in the REST reference; known from: product articles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FullTextPath {
    /// The path.
    pub path: String,
    /// The language of the text, such as `en-US`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// What splits the text into words; a preview.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tokenizer: Option<serde_json::Value>,
    /// What words are changed by; a preview.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filters: Option<serde_json::Value>,
    /// The list of words to leave out; a preview.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `stopWordListKind`.
    #[serde(
        rename = "stopWordListKind",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub stop_word_list_kind: Option<serde_json::Value>,
    /// More words to leave out; a preview.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `addStopWords`.
    #[serde(rename = "addStopWords", default, skip_serializing_if = "Option::is_none")]
    pub add_stop_words: Option<Vec<String>>,
    /// Words not to leave out; a preview.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `removeStopWords`.
    #[serde(
        rename = "removeStopWords",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub remove_stop_words: Option<Vec<String>>,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl FullTextPath {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            language: None,
            tokenizer: None,
            filters: None,
            stop_word_list_kind: None,
            add_stop_words: None,
            remove_stop_words: None,
            extra: serde_json::Map::new(),
        }
    }

    /// The language of the text, such as `en-US`.
    #[must_use]
    pub fn language(mut self, language: impl Into<String>) -> Self {
        self.language = Some(language.into());
        self
    }

    /// What splits the text into words; a preview.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    #[must_use]
    pub fn tokenizer(mut self, tokenizer: impl Into<serde_json::Value>) -> Self {
        self.tokenizer = Some(tokenizer.into());
        self
    }

    /// What words are changed by; a preview.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    #[must_use]
    pub fn filters(mut self, filters: impl Into<serde_json::Value>) -> Self {
        self.filters = Some(filters.into());
        self
    }

    /// The list of words to leave out; a preview.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `stopWordListKind`.
    #[must_use]
    pub fn stop_word_list_kind(
        mut self,
        stop_word_list_kind: impl Into<serde_json::Value>,
    ) -> Self {
        self.stop_word_list_kind = Some(stop_word_list_kind.into());
        self
    }

    /// More words to leave out; a preview.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `addStopWords`.
    #[must_use]
    pub fn add_stop_words(
        mut self,
        add_stop_words: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.add_stop_words = Some(add_stop_words.into_iter().map(Into::into).collect());
        self
    }

    /// Words not to leave out; a preview.
    ///
    /// Not in the REST reference; known from: .NET SDK.
    ///
    /// On the wire `removeStopWords`.
    #[must_use]
    pub fn remove_stop_words(
        mut self,
        remove_stop_words: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.remove_stop_words = Some(
            remove_stop_words.into_iter().map(Into::into).collect(),
        );
        self
    }
}

/// How long the feed of all versions and deletes is kept.
/// Has to be absent on accounts with continuous backup, whose retention takes its place.
///
/// Not in the REST reference; known from: SDKs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ChangeFeedPolicy {
    /// How many minutes; 0 turns it off.
    ///
    /// On the wire `retentionDuration`. At least 0.
    #[serde(rename = "retentionDuration")]
    pub retention_duration: i64,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl ChangeFeedPolicy {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(retention_duration: i64) -> Self {
        Self {
            retention_duration,
            extra: serde_json::Map::new(),
        }
    }
}

/// Which properties of the documents clients encrypt.
/// Set when the collection is made.
///
/// Not in the REST reference; known from: SDKs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ClientEncryptionPolicy {
    /// The encrypted paths.
    ///
    /// On the wire `includedPaths`.
    #[serde(rename = "includedPaths")]
    pub included_paths: Vec<crate::types::ClientEncryptionIncludedPath>,
    /// The version of the policy.
    /// 2 is needed for the id and the partition key, which may only be encrypted deterministically.
    ///
    /// On the wire `policyFormatVersion`. From 1 to 2.
    #[serde(rename = "policyFormatVersion")]
    pub policy_format_version: i64,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl ClientEncryptionPolicy {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(
        included_paths: impl IntoIterator<
            Item = crate::types::ClientEncryptionIncludedPath,
        >,
        policy_format_version: i64,
    ) -> Self {
        Self {
            included_paths: included_paths.into_iter().collect(),
            policy_format_version,
            extra: serde_json::Map::new(),
        }
    }
}

/// A path that clients encrypt.
///
/// Not in the REST reference; known from: SDKs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ClientEncryptionIncludedPath {
    /// The path to a property at the top of the document.
    pub path: String,
    /// The id of the client encryption key.
    ///
    /// On the wire `clientEncryptionKeyId`.
    #[serde(rename = "clientEncryptionKeyId")]
    pub client_encryption_key_id: String,
    /// Whether equal values look equal.
    ///
    /// On the wire `encryptionType`.
    #[serde(rename = "encryptionType")]
    pub encryption_type: crate::types::EncryptionType,
    /// The algorithm.
    ///
    /// On the wire `encryptionAlgorithm`.
    #[serde(rename = "encryptionAlgorithm")]
    pub encryption_algorithm: crate::types::EncryptionAlgorithm,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl ClientEncryptionIncludedPath {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(
        path: impl Into<String>,
        client_encryption_key_id: impl Into<String>,
        encryption_type: crate::types::EncryptionType,
        encryption_algorithm: crate::types::EncryptionAlgorithm,
    ) -> Self {
        Self {
            path: path.into(),
            client_encryption_key_id: client_encryption_key_id.into(),
            encryption_type,
            encryption_algorithm,
            extra: serde_json::Map::new(),
        }
    }
}

cosmosdb_core::string_enum! {
    #[doc = " Whether equal values look equal when they are encrypted."] #[doc = ""]
    #[doc = " Not in the REST reference; known from: SDKs."] pub enum EncryptionType {
    #[doc = " They do; they can be searched for."] Deterministic = "Deterministic", #[doc
    = " They do not."] Randomized = "Randomized", }
}

cosmosdb_core::string_enum! {
    #[doc = " The algorithm that clients encrypt with."] #[doc = ""] #[doc =
    " Not in the REST reference; known from: SDKs."] pub enum EncryptionAlgorithm { #[doc
    = " AES-256 in CBC mode with HMAC-SHA-256."] AeadAes256CbcHmacSha256 =
    "AEAD_AES_256_CBC_HMAC_SHA256", }
}

/// The key that a client encryption key is wrapped with.
///
/// Not in the REST reference; known from: SDKs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct KeyWrapMetadata {
    /// The store that holds it, such as `AZURE_KEY_VAULT`.
    ///
    /// On the wire `type`.
    #[serde(rename = "type")]
    pub kind: String,
    /// A name for it.
    pub name: String,
    /// Where it is in its store; the URL of a key in a vault.
    pub value: String,
    /// What it wraps with, such as `RSA-OAEP`.
    pub algorithm: String,
    /// Members that the specification does not know; they are kept when the value is sent back.
    #[serde(flatten)]
    pub extra: serde_json::Map<String, serde_json::Value>,
}

impl KeyWrapMetadata {
    /// What is required; the rest is set one by one.
    #[must_use]
    pub fn new(
        kind: impl Into<String>,
        name: impl Into<String>,
        value: impl Into<String>,
        algorithm: impl Into<String>,
    ) -> Self {
        Self {
            kind: kind.into(),
            name: name.into(),
            value: value.into(),
            algorithm: algorithm.into(),
            extra: serde_json::Map::new(),
        }
    }
}
