//! What is special to collections: the partition key, the policies, and what a collection keeps of its documents.

use std::collections::HashMap;

use cosmosdb_core::ApiVersion;
use cosmosdb_sql::value::{self, Value as Computed};
use serde_json::{Map, Value, json};

use crate::api::Api;
use crate::call::Call;
use crate::change_log::Log;
use crate::error::{Failure, Fault, Outcome};
use crate::indexes::{Indexes, Policy};
use crate::json::name;
use crate::lifetimes::Lifetimes;
use crate::packed::{Body, Packed};
use crate::partition_key::{Definition, Key, SYSTEM_PATH, split};
use crate::partitions::Partitions;
use crate::store::{Node, Position};

/// Since when every collection has a partition key.
const ALL_PARTITIONED: ApiVersion = ApiVersion::new(2018, 12, 31);
/// Since when the indexes of an included path are no longer written out.
const INDEX_V2: ApiVersion = ApiVersion::new(2018, 9, 17);
/// Since when regions may conflict.
const MULTI_REGION_WRITES: ApiVersion = ApiVersion::new(2018, 6, 18);

/// The last API version in which a collection could be made, if it can be made in no later one.
pub(crate) fn needs_version(api: &Api, collection: &Node) -> Option<String> {
    collection.container.as_ref().filter(|container| container.key.is_system())?;
    let versions = api.service().versions.iter().rev().filter(|info| info.retired.is_none());
    versions.map(|info| info.version).find(|version| *version < ALL_PARTITIONED).map(|version| version.to_string())
}

/// What a collection keeps beside its definition.
#[derive(Debug, Clone)]
pub(crate) struct Container {
    pub(crate) key: Definition,
    /// Where its documents are.
    pub(crate) partitions: Partitions,
    pub(crate) unique: UniqueKeys,
    /// When its documents expire.
    pub(crate) lifetimes: Lifetimes,
    /// What of its documents is to be indexed, if anything is.
    pub(crate) policy: Option<Policy>,
    /// Where its documents are found by what is in them.
    pub(crate) indexes: Indexes,
    /// Every change of its documents, if it is to keep them.
    pub(crate) log: Log,
    /// Counts the changes of everything in the collection.
    pub(crate) lsn: u64,
    /// The number up to which all changes are known where the request is served; `None`: all there are.
    pub(crate) known: Option<u64>,
    pub(crate) documents: u64,
    /// The size of the documents, in bytes.
    pub(crate) size: u64,
    /// The size of the raw media, in bytes.
    pub(crate) media: u64,
}

impl Container {
    /// That of a new collection, whose definition has been prepared.
    pub(crate) fn new(body: &Map<String, Value>) -> Self {
        let key = Definition::of(body.get("partitionKey"));
        Self {
            partitions: Partitions::new(&key, 1),
            key,
            unique: UniqueKeys::of(body.get("uniqueKeyPolicy")),
            lifetimes: Lifetimes::of(body),
            policy: Policy::of(body),
            indexes: Indexes::default(),
            log: Log::of(body),
            lsn: 0,
            known: None,
            documents: 0,
            size: 0,
            media: 0,
        }
    }

    /// Takes over what a new definition says otherwise; what lives for how long has to be reckoned anew.
    pub(crate) fn adopt(&mut self, new: Container) {
        self.lifetimes = new.lifetimes;
        self.policy = new.policy;
        self.indexes = new.indexes;
        self.log.adopt(new.log, self.lsn);
    }

    /// Something was added: a document, or something in one.
    pub(crate) fn grown(&mut self, is_document: bool, size: usize, media: u64) {
        self.documents += u64::from(is_document);
        self.size += size as u64;
        self.media += media;
    }

    /// Something was removed.
    pub(crate) fn shrunk(&mut self, is_document: bool, size: usize, media: u64) {
        self.documents = self.documents.saturating_sub(u64::from(is_document));
        self.size = self.size.saturating_sub(size as u64);
        self.media = self.media.saturating_sub(media);
    }
}

/// The values that unique keys have taken.
#[derive(Debug, Clone, Default)]
pub(crate) struct UniqueKeys {
    keys: Vec<Vec<Vec<String>>>,
    /// By the partition key value, which of the keys, and its values.
    taken: HashMap<(Option<Key>, usize, Vec<u8>), Position>,
}

impl UniqueKeys {
    fn of(policy: Option<&Value>) -> Self {
        let keys = policy.and_then(|policy| policy.get("uniqueKeys")).and_then(Value::as_array);
        let paths = |key: &Value| {
            let paths = key.get("paths").and_then(Value::as_array)?;
            Some(paths.iter().filter_map(Value::as_str).map(split).collect())
        };
        Self { keys: keys.map_or_else(Vec::new, |keys| keys.iter().filter_map(paths).collect()), taken: HashMap::new() }
    }

    /// Whether another document than `own` has the values of this one.
    pub(crate) fn is_taken(&self, key: Option<&Key>, body: &Map<String, Value>, own: Option<Position>) -> bool {
        if self.keys.is_empty() {
            return false;
        }
        self.entries(key, &Body::pack(body)).any(|entry| self.taken.get(&entry).is_some_and(|by| Some(*by) != own))
    }

    /// The documents that have values of this one.
    pub(crate) fn taken_by(&self, key: Option<&Key>, body: &Body) -> impl Iterator<Item = Position> {
        self.entries(key, body).filter_map(|entry| self.taken.get(&entry).copied())
    }

    pub(crate) fn add(&mut self, key: Option<&Key>, body: &Body, position: Position) {
        let entries: Vec<_> = self.entries(key, body).collect();
        self.taken.extend(entries.into_iter().map(|entry| (entry, position)));
    }

    pub(crate) fn remove(&mut self, key: Option<&Key>, body: &Body) {
        let entries: Vec<_> = self.entries(key, body).collect();
        for entry in entries {
            self.taken.remove(&entry);
        }
    }

    /// A value that is absent is one, too: only one document may lack it.
    fn entries(&self, key: Option<&Key>, body: &Body) -> impl Iterator<Item = (Option<Key>, usize, Vec<u8>)> {
        self.keys.iter().enumerate().map(move |(index, paths)| {
            let mut values = Vec::new();
            for path in paths {
                value::key(&body.at(path).map_or(Computed::Undefined, Computed::of), &mut values);
            }
            (key.cloned(), index, values)
        })
    }
}

/// Checks the definition of a collection and fills in what the service does.
pub(crate) fn prepare(call: &Call<'_>, old: Option<&Node>, body: &mut Map<String, Value>) -> Outcome<()> {
    match old {
        None => prepare_partition_key(call, body)?,
        Some(old) => keep_what_stays(call.version, old, body)?,
    }
    prepare_indexing_policy(call.version, body)?;
    check_unique_key_policy(body)?;
    check_lifetimes(body)?;
    let defaults = [
        (
            "conflictResolutionPolicy",
            MULTI_REGION_WRITES,
            json!({"mode": "LastWriterWins", "conflictResolutionPath": "/_ts", "conflictResolutionProcedure": ""}),
        ),
        ("geospatialConfig", ALL_PARTITIONED, json!({"type": "Geography"})),
    ];
    for (property, since, value) in defaults {
        if call.version >= since && !body.contains_key(property) {
            body.insert(property.to_owned(), value);
        }
    }
    Ok(())
}

fn prepare_partition_key(call: &Call<'_>, body: &mut Map<String, Value>) -> Outcome<()> {
    let invalid = |why: &str| Failure::bad_request(format!("The partition key definition is invalid: {why}."));
    let definition = match body.get_mut("partitionKey") {
        Some(Value::Object(definition)) => definition,
        None | Some(Value::Null) => {
            if call.version >= ALL_PARTITIONED {
                let message = "The collection needs a partition key definition: send partitionKey.";
                return Err(Failure::new(Fault::PartitionKeyDefinitionMissing, message));
            }
            body.shift_remove("partitionKey");
            return Ok(());
        }
        Some(other) => return Err(invalid(&format!("it should be an object, and is {}", name(other)))),
    };
    let kind = match definition.get("kind").and_then(Value::as_str) {
        None if !definition.contains_key("kind") => "Hash",
        Some(kind) if kind.eq_ignore_ascii_case("Hash") => "Hash",
        Some(kind) if kind.eq_ignore_ascii_case("MultiHash") => "MultiHash",
        Some(kind) if kind.eq_ignore_ascii_case("Range") => "Range",
        _ => return Err(invalid("kind should be Hash or MultiHash")),
    };
    let version = match definition.get("version") {
        None => None,
        Some(version) => match version.as_u64() {
            Some(version @ 1..=2) => Some(version),
            _ => return Err(invalid("version should be 1 or 2")),
        },
    };
    let paths = match definition.get("paths") {
        Some(Value::Array(paths)) => paths,
        _ => return Err(invalid("paths should be an array")),
    };
    for path in paths {
        let Some(path) = path.as_str() else { return Err(invalid("every path should be a string")) };
        let steps = split(path);
        if !path.starts_with('/') || path.ends_with('/') || path.contains('*') || steps.iter().any(String::is_empty) {
            return Err(invalid(&format!("the path {path} should have the form /property, without * and without / at its end")));
        }
    }
    match (kind, paths.len(), version) {
        ("MultiHash", 1..=3, Some(2)) | ("Hash" | "Range", 1, _) => {}
        ("MultiHash", 1..=3, _) => return Err(invalid("MultiHash needs version 2")),
        ("MultiHash", _, _) => return Err(invalid("MultiHash takes one to three paths")),
        _ => return Err(invalid(&format!("{kind} takes exactly one path"))),
    }
    let mut known = Map::new();
    known.insert("paths".to_owned(), Value::Array(paths.clone()));
    known.insert("kind".to_owned(), kind.into());
    if let Some(version) = version {
        known.insert("version".to_owned(), version.into());
    }
    *definition = known;
    Ok(())
}

/// The partition key, the id and some policies are chosen for good.
fn keep_what_stays(version: ApiVersion, old: &Node, body: &mut Map<String, Value>) -> Outcome<()> {
    let fixed = |what: &str| Failure::bad_request(format!("The {what} of a collection cannot be changed."));
    if body.get("id").is_some_and(|id| id.as_str() != Some(&old.id)) {
        return Err(fixed("id"));
    }
    let had = |property: &str| old.body.get(property).map(Packed::to_value);
    match (body.get("partitionKey").filter(|key| !key.is_null()), had("partitionKey").as_ref()) {
        (Some(new), Some(old_key)) if Definition::of(Some(new)) != Definition::of(Some(old_key)) => {
            return Err(fixed("partition key"));
        }
        (None, Some(_)) if version >= ALL_PARTITIONED => {
            return Err(Failure::bad_request("The partition key of the collection has to be sent again, unchanged."));
        }
        (Some(new), None) if new.pointer("/paths/0").and_then(Value::as_str) != Some(SYSTEM_PATH) => {
            return Err(fixed("partition key"));
        }
        _ => {}
    }
    for (property, what) in [
        ("uniqueKeyPolicy", "unique key policy"),
        ("conflictResolutionPolicy", "conflict resolution policy"),
        ("vectorEmbeddingPolicy", "vector embedding policy"),
        ("clientEncryptionPolicy", "client encryption policy"),
    ] {
        let new = body.get(property).filter(|value| !value.is_null());
        if let Some(new) = new
            && !says_the_same(new, had(property).as_ref())
        {
            return Err(fixed(what));
        }
    }
    for property in
        ["partitionKey", "uniqueKeyPolicy", "conflictResolutionPolicy", "vectorEmbeddingPolicy", "clientEncryptionPolicy"]
    {
        match had(property) {
            Some(value) => drop(body.insert(property.to_owned(), value)),
            None => drop(body.shift_remove(property)),
        }
    }
    Ok(())
}

/// Clients send back what they know of a policy: what is there has to be the same, and what is empty says nothing.
fn says_the_same(new: &Value, old: Option<&Value>) -> bool {
    match (new, old) {
        (_, Some(old)) if new == old => true,
        (Value::Object(members), old) => {
            members.iter().all(|(name, value)| says_the_same(value, old.and_then(|old| old.get(name))))
        }
        (Value::Array(items), None) => items.is_empty(),
        (Value::String(text), None) => text.is_empty(),
        (Value::Null, None) => true,
        _ => false,
    }
}

fn prepare_indexing_policy(version: ApiVersion, body: &mut Map<String, Value>) -> Outcome<()> {
    let invalid = |why: String| Failure::bad_request(format!("The indexing policy is invalid: {why}."));
    let mut policy = match body.get_mut("indexingPolicy") {
        None | Some(Value::Null) => Map::new(),
        Some(Value::Object(policy)) => std::mem::take(policy),
        Some(other) => return Err(invalid(format!("it should be an object, and is {}", name(other)))),
    };
    let mode = match policy.get("indexingMode") {
        None | Some(Value::Null) => "consistent".to_owned(),
        Some(Value::String(mode)) => mode.to_lowercase(),
        Some(other) => return Err(invalid(format!("indexingMode should be a string, and is {}", name(other)))),
    };
    if !["consistent", "lazy", "none"].contains(&mode.as_str()) {
        return Err(invalid(format!("there is no indexingMode {mode}")));
    }
    let indexed = mode != "none";
    let automatic = policy.get("automatic").and_then(Value::as_bool).unwrap_or(indexed);
    if automatic && !indexed {
        return Err(invalid("with indexingMode none, automatic has to be false".to_owned()));
    }
    let mut take_paths = |property: &str| -> Outcome<Option<Vec<Value>>> {
        match policy.shift_remove(property) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::Array(paths)) => match paths.iter().find(|path| path.get("path").and_then(Value::as_str).is_none()) {
                Some(_) => Err(invalid(format!("every one of {property} needs a path"))),
                None => Ok(Some(paths)),
            },
            Some(other) => Err(invalid(format!("{property} should be an array, and is {}", name(&other)))),
        }
    };
    let (included, excluded) = (take_paths("includedPaths")?, take_paths("excludedPaths")?);
    let is_root = |path: &Value| matches!(path.get("path").and_then(Value::as_str), Some("/*" | "/"));
    let excludes_all = excluded.as_ref().is_some_and(|paths| paths.iter().any(is_root));
    let mut excluded = excluded.unwrap_or_default();
    let mut included = match included {
        Some(paths) if !paths.is_empty() => paths,
        _ if !indexed || excludes_all => Vec::new(),
        _ => vec![json!({"path": "/*"})],
    };
    if indexed && !excludes_all && !included.iter().any(is_root) {
        return Err(invalid("the root path /* has to be included or excluded".to_owned()));
    }
    if indexed && version >= INDEX_V2 {
        let etag = json!({"path": "/\"_etag\"/?"});
        if !excluded.contains(&etag) && !excludes_all {
            excluded.push(etag);
        }
    } else if indexed {
        included.iter_mut().for_each(write_indexes_out);
    }
    let mut prepared = Map::new();
    prepared.insert("indexingMode".to_owned(), mode.into());
    prepared.insert("automatic".to_owned(), automatic.into());
    prepared.insert("includedPaths".to_owned(), Value::Array(included));
    prepared.insert("excludedPaths".to_owned(), Value::Array(excluded));
    for (property, value) in policy {
        prepared.entry(property).or_insert(value);
    }
    body.insert("indexingPolicy".to_owned(), Value::Object(prepared));
    Ok(())
}

/// Of old, every path showed its indexes: of strings and of numbers at least.
fn write_indexes_out(path: &mut Value) {
    let Value::Object(path) = path else { return };
    let indexes = path.entry("indexes").or_insert_with(|| json!([]));
    let Value::Array(indexes) = indexes else { return };
    for index in indexes.iter_mut() {
        // In the service's order of members.
        let of = |member: &str| index.get(member).cloned();
        *index = json!({
            "kind": of("kind").unwrap_or_else(|| json!("Range")),
            "dataType": of("dataType").unwrap_or(Value::Null),
            "precision": of("precision").unwrap_or_else(|| json!(-1)),
        });
    }
    for kind in ["String", "Number"] {
        if !indexes.iter().any(|index| index.get("dataType").and_then(Value::as_str) == Some(kind)) {
            indexes.push(json!({"kind": "Range", "dataType": kind, "precision": -1}));
        }
    }
}

fn check_unique_key_policy(body: &mut Map<String, Value>) -> Outcome<()> {
    let invalid = |why: &str| Failure::bad_request(format!("The unique key policy is invalid: {why}."));
    let Some(policy) = body.get("uniqueKeyPolicy") else { return Ok(()) };
    let keys = match policy.get("uniqueKeys") {
        None | Some(Value::Null) => return Ok(()),
        Some(Value::Array(keys)) => keys,
        Some(_) => return Err(invalid("uniqueKeys should be an array")),
    };
    if keys.len() > 10 {
        return Err(invalid("there may be ten unique keys at most"));
    }
    for key in keys {
        let paths = key.get("paths").and_then(Value::as_array).filter(|paths| (1..=16).contains(&paths.len()));
        let paths = paths.ok_or_else(|| invalid("a unique key has one to sixteen paths"))?;
        if paths.iter().any(|path| path.as_str().is_none_or(|path| !path.starts_with('/'))) {
            return Err(invalid("every path should be a string that begins with /"));
        }
    }
    Ok(())
}

fn check_lifetimes(body: &Map<String, Value>) -> Outcome<()> {
    if let Some(path) = body.get("ttlPropertyPath").filter(|path| !path.is_null()) {
        let is_path = |path: &&str| path.starts_with('/') && !split(path).iter().any(String::is_empty);
        if path.as_str().filter(is_path).is_none() {
            return Err(Failure::bad_request(format!("ttlPropertyPath is {path}, and should be a path such as /created.")));
        }
        if body.get("defaultTtl").is_none_or(Value::is_null) {
            return Err(Failure::bad_request("ttlPropertyPath takes a defaultTtl: without it, nothing expires."));
        }
    }
    for (property, lowest) in [("defaultTtl", 1), ("analyticalStorageTtl", 0)] {
        let Some(value) = body.get(property).filter(|value| !value.is_null()) else { continue };
        let fine = value.as_i64().is_some_and(|ttl| ttl == -1 || (lowest..=i64::from(i32::MAX)).contains(&ttl));
        if !fine {
            return Err(Failure::bad_request(format!(
                "{property} is {value}, and should be -1 or a whole number from {lowest} to {}.",
                i32::MAX
            )));
        }
    }
    match body.get("changeFeedPolicy").and_then(|policy| policy.get("retentionDuration")) {
        Some(minutes) if minutes.as_u64().is_none() => {
            Err(Failure::bad_request(format!("retentionDuration is {minutes}, and should be a whole number of minutes.")))
        }
        _ => Ok(()),
    }
}

/// A collection without a partition key shows the one that the service makes up, in the versions that know no other.
pub(crate) fn present(call: &Call<'_>, node: &Node) -> Option<Map<String, Value>> {
    if node.body.contains_key("partitionKey") || call.version < ALL_PARTITIONED {
        return None;
    }
    let mut body = node.body.to_map();
    body.insert("partitionKey".to_owned(), json!({"paths": [SYSTEM_PATH], "kind": "Hash", "systemKey": true}));
    Some(body)
}

/// Response headers of a collection.
pub(crate) fn headers(call: &Call<'_>) -> Vec<(&'static str, String)> {
    if call.is_read() {
        // Indexes are always up to date here.
        vec![("index_transformation_progress", "100".to_owned()), ("lazy_indexing_progress", "-1".to_owned())]
    } else {
        vec![("collection_partition_index", "0".to_owned()), ("collection_service_index", "0".to_owned())]
    }
}

/// What is allotted to a collection; sizes are in KB.
pub(crate) const QUOTA: &str = "functions=50;storedProcedures=100;triggers=25;documentSize=10240;documentsSize=10485760;\
                                documentsCount=-1;collectionSize=10485760;";

/// What of that a collection uses.
pub(crate) fn usage(collection: &Node) -> String {
    let (size, documents) = collection.container.as_ref().map_or((0, 0), |container| (container.size, container.documents));
    let kilobytes = size.div_ceil(1024);
    format!(
        "functions={};storedProcedures={};triggers={};documentSize=0;documentsSize={kilobytes};documentsCount={documents};\
         collectionSize={kilobytes};",
        collection.count("user_defined_function"),
        collection.count("stored_procedure"),
        collection.count("trigger"),
    )
}
