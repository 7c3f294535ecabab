//! `spec/schema/*.schema.json`: JSON Schemas of the specification's own files, so that editors complete and check them.
//!
//! The form comes from the structures that the files are read into. Where one names a header, a status, a type or a version, those
//! that there are become completions; other names stay valid, since they may have been added after the schema was made:
//! `cargo codegen check` knows for sure.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use crate::ir::{Api, Header};
use crate::json::to_text;
use crate::source::Sources;
use crate::spec::{HeadersFile, QuirksFile, ResourceFile, ServiceFile, StatusesFile, TypesFile};
use crate::sync::FileSet;

/// The folder of the schemas.
pub const FOLDER: &str = "spec/schema/";

/// Adds every schema; `groups` are the names of the groups of headers, which the API has no more.
pub fn emit(api: &Api, groups: &[String], files: &mut FileSet) {
    for (name, schema) in all(api, groups) {
        files.insert(format!("{FOLDER}{name}.schema.json"), to_text(&schema, 130));
    }
}

/// Every schema by the name of its file.
#[must_use]
pub fn all(api: &Api, groups: &[String]) -> [(&'static str, Value); 6] {
    let names = Names { api, groups };
    [
        ("service", names.schema::<ServiceFile>()),
        ("headers", names.schema::<HeadersFile>()),
        ("statuses", names.schema::<StatusesFile>()),
        ("types", names.schema::<TypesFile>()),
        ("resource", names.schema::<ResourceFile>()),
        ("quirks", names.schema::<QuirksFile>()),
    ]
}

/// The names of the groups of headers.
#[must_use]
pub fn groups(sources: &Sources) -> Vec<String> {
    let text = sources.iter().find(|(path, _)| path.split_once('/').is_some_and(|(_, inner)| inner == "headers.yaml"));
    let file = text.and_then(|(_, text)| serde_saphyr::from_str::<HeadersFile>(text).ok()).unwrap_or_default();
    file.groups.iter().map(|(name, _)| name.value.clone()).collect()
}

/// What is expected at a place where the structures have just text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    Version,
    RequestHeader,
    ResponseHeader,
    AnyHeader,
    RequestHeaders,
    ResponseHeaders,
    RequestHeaderOrGroup,
    ResponseHeaderOrGroup,
    Status,
    Resource,
    Operation,
    Type,
    Fields,
    TypeExpression,
    Content,
    Quirk,
}

/// The fields that name a version, wherever they stand; but for [`PAGES`], whose `until` is a status.
const VERSIONS: [&str; 3] = ["since", "until", "required_since"];

const PAGES: &str = "Pages";

/// The fields that name something, by structure; the root is called `""`.
const FIELDS: [(&str, &str, Named); 20] = [
    ("", "default", Named::Version),
    ("", "error", Named::Type),
    ("", "requests", Named::RequestHeaderOrGroup),
    ("", "responses", Named::ResponseHeaderOrGroup),
    ("", "parent", Named::Resource),
    ("Example", "version", Named::Version),
    ("Group", "headers", Named::AnyHeader),
    ("Header", "type", Named::TypeExpression),
    ("Operation", "body", Named::TypeExpression),
    ("Operation", "fails", Named::Status),
    ("Operation", "fields", Named::Fields),
    ("Operation", "headers", Named::RequestHeaderOrGroup),
    ("Operation", "like", Named::Operation),
    ("Operation", "requires", Named::RequestHeader),
    ("Operation", "returns", Named::ResponseHeaderOrGroup),
    ("Pages", "next", Named::ResponseHeader),
    ("Pages", "resume", Named::RequestHeader),
    ("Property", "type", Named::TypeExpression),
    ("Quirk", "about", Named::Quirk),
    ("Type", "alias", Named::TypeExpression),
];

/// The maps whose keys name something, and those whose values do.
const KEYS: [(&str, &str, Named); 3] = [
    ("Answer", "headers", Named::ResponseHeaders),
    ("Operation", "sends", Named::RequestHeaders),
    ("Request", "headers", Named::RequestHeaders),
];
const VALUES: [(&str, &str, Named); 1] = [("Operation", "ok", Named::Content)];

struct Names<'a> {
    api: &'a Api,
    groups: &'a [String],
}

impl Names<'_> {
    fn schema<T: JsonSchema>(&self) -> Value {
        // The editors' language servers understand this draft best.
        let root = SchemaSettings::draft07().into_generator().into_root_schema_for::<T>();
        let mut root = root.to_value();
        let mut used: Vec<Named> = Vec::new();
        self.complete("", &mut root, &mut used);
        if let Some(definitions) = root.get_mut("definitions").and_then(Value::as_object_mut) {
            for (name, schema) in definitions.iter_mut() {
                self.complete(name, schema, &mut used);
            }
        }
        if let (false, Some(root)) = (used.is_empty(), root.as_object_mut()) {
            let definitions = root.entry("definitions").or_insert_with(|| Map::new().into());
            if let Some(definitions) = definitions.as_object_mut() {
                definitions.extend(used.iter().map(|named| (named.title().to_owned(), self.names_of(*named))));
            }
        }
        root
    }

    /// Puts references to names in the place of text, in one structure.
    fn complete(&self, structure: &str, schema: &mut Value, used: &mut Vec<Named>) {
        let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) else { return };
        let versions = VERSIONS.iter().filter(|_| structure != PAGES).map(|field| (*field, Named::Version));
        for (field, named) in of(&FIELDS, structure).into_iter().chain(versions) {
            if let Some(property) = properties.get_mut(field) {
                refer(property, named);
                note(used, named);
            }
        }
        for (field, named) in of(&VALUES, structure) {
            if let Some(value) = properties.get_mut(field).and_then(|it| it.get_mut("additionalProperties")) {
                refer(value, named);
                note(used, named);
            }
        }
        for (field, named) in of(&KEYS, structure) {
            if let Some(map) = properties.get_mut(field).and_then(Value::as_object_mut) {
                map.insert("allOf".into(), json!([{"$ref": format!("#/definitions/{}", named.title())}]));
                note(used, named);
            }
        }
    }

    /// The definition that completes keys: editors do so from known properties alone.
    fn keys(&self, which: fn(&Header) -> bool) -> Value {
        let known = self.api.headers.iter().filter(|it| which(it)).map(|it| {
            let docs = format!("`{}`: {}", it.wire, crate::text::first_line(&it.about.docs));
            (it.name.spec.clone(), json!({"description": docs}))
        });
        json!({"type": ["object", "null"], "properties": known.collect::<Map<_, _>>()})
    }

    /// The definition that completes a name.
    fn names_of(&self, named: Named) -> Value {
        let api = self.api;
        let headers = |which: fn(&Header) -> bool| api.headers.iter().filter(move |it| which(it)).map(|it| it.name.spec.clone());
        let groups = || self.groups.iter().map(|it| format!("${it}"));
        let types = || api.types.iter().map(|it| it.name.spec.clone());
        let scalars = ["string", "integer", "decimal", "boolean", "date", "json", "bytes"].map(str::to_owned);
        let suffixes = r"(\[\]|\{\})*$";
        let snake = "^[a-z][a-z0-9_]*$".to_owned();
        let (names, pattern): (Vec<String>, String) = match named {
            Named::Version => {
                (api.versions.iter().map(|it| it.version.to_string()).collect(), "^[0-9]{4}-[0-9]{2}-[0-9]{2}$".into())
            }
            Named::RequestHeader => (headers(|it| it.in_request).collect(), snake),
            Named::ResponseHeader => (headers(|it| it.in_response).collect(), snake),
            Named::RequestHeaders => return self.keys(|it| it.in_request),
            Named::ResponseHeaders => return self.keys(|it| it.in_response),
            Named::AnyHeader => (headers(|_| true).collect(), snake),
            Named::RequestHeaderOrGroup => {
                (groups().chain(headers(|it| it.in_request)).collect(), r"^\$?[a-z][a-z0-9_]*$".into())
            }
            Named::ResponseHeaderOrGroup => {
                (groups().chain(headers(|it| it.in_response)).collect(), r"^\$?[a-z][a-z0-9_]*$".into())
            }
            Named::Status => (api.statuses.iter().map(|it| it.name.spec.clone()).collect(), snake),
            Named::Resource => (api.resources.iter().map(|it| it.name.spec.clone()).collect(), snake),
            Named::Operation => (api.operations.iter().map(|it| it.name.spec.clone()).collect(), snake),
            Named::Type => (types().collect(), "^[A-Z][A-Za-z0-9]*$".into()),
            Named::Fields => (["resource".to_owned()].into_iter().chain(types()).collect(), "^[A-Z][A-Za-z0-9]*$".into()),
            Named::TypeExpression => (scalars.into_iter().chain(types()).collect(), format!("^[A-Za-z][A-Za-z0-9]*{suffixes}")),
            Named::Content => {
                let words = ["none", "json", "bytes", "resource", "feed"].map(str::to_owned);
                (words.into_iter().chain(types()).collect(), format!("^[A-Za-z][A-Za-z0-9]*{suffixes}"))
            }
            Named::Quirk => {
                let kinds = [
                    ("operation", api.operations.iter().map(|it| &it.name.spec).collect::<Vec<_>>()),
                    ("header", api.headers.iter().map(|it| &it.name.spec).collect()),
                    ("status", api.statuses.iter().map(|it| &it.name.spec).collect()),
                    ("type", api.types.iter().map(|it| &it.name.spec).collect()),
                    ("resource", api.resources.iter().map(|it| &it.name.spec).collect()),
                ];
                let all = kinds.iter().flat_map(|(kind, names)| names.iter().map(move |name| format!("{kind} {name}")));
                (all.collect(), "^(operation|header|status|type|resource) [A-Za-z][A-Za-z0-9_]*$".into())
            }
        };
        json!({"anyOf": [{"enum": names}, {"type": "string", "pattern": pattern}]})
    }
}

impl Named {
    fn title(self) -> &'static str {
        match self {
            Named::Version => "NameOfVersion",
            Named::RequestHeader => "NameOfRequestHeader",
            Named::ResponseHeader => "NameOfResponseHeader",
            Named::AnyHeader => "NameOfHeader",
            Named::RequestHeaders => "RequestHeaders",
            Named::ResponseHeaders => "ResponseHeaders",
            Named::RequestHeaderOrGroup => "NameOfRequestHeaderOrGroup",
            Named::ResponseHeaderOrGroup => "NameOfResponseHeaderOrGroup",
            Named::Status => "NameOfStatus",
            Named::Resource => "NameOfResource",
            Named::Operation => "NameOfOperation",
            Named::Type => "NameOfType",
            Named::Fields => "NameOfTypeOfFields",
            Named::TypeExpression => "TypeExpression",
            Named::Content => "Content",
            Named::Quirk => "NameOfElement",
        }
    }
}

fn of(table: &[(&'static str, &'static str, Named)], structure: &str) -> Vec<(&'static str, Named)> {
    table.iter().filter(|(it, ..)| *it == structure).map(|(_, field, named)| (*field, *named)).collect()
}

fn note(used: &mut Vec<Named>, named: Named) {
    if !used.contains(&named) {
        used.push(named);
    }
}

/// Puts a reference where a schema wants text; in a list, where its items do.
fn refer(schema: &mut Value, named: Named) {
    if let Some(items) = schema.get_mut("items") {
        return refer(items, named);
    }
    let Some(map) = schema.as_object_mut() else { return };
    let optional = map.remove("type").is_some_and(|it| it.as_array().is_some_and(|types| types.contains(&json!("null"))));
    let reference = json!({"$ref": format!("#/definitions/{}", named.title())});
    match optional {
        true => map.insert("anyOf".into(), json!([reference, {"type": "null"}])),
        // Beside a bare reference this draft would have no description.
        false => map.insert("allOf".into(), json!([reference])),
    };
}
