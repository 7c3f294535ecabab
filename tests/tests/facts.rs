//! The core decodes a little of what the service answers for itself, by structures of its own. What they are called on the wire is a fact of
//! the specification: here it is held against its tables, as the core's sources have it.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use cosmosdb::SERVICE;
use cosmosdb::service::Type;

/// The names on the wire of the fields of a structure that `serde` decodes.
fn names(source: &str, structure: &str) -> Vec<String> {
    let head = [format!("struct {structure} {{"), format!("pub(crate) struct {structure} {{")];
    let lines: Vec<&str> = source.lines().map(str::trim).collect();
    let at = lines.iter().position(|line| head.iter().any(|head| line == head)).unwrap_or_else(|| panic!("no {structure}"));
    let attributes = lines[..at].iter().rev().take_while(|line| line.starts_with("#["));
    let camel = attributes.clone().any(|line| line.contains("rename_all = \"camelCase\""));
    assert!(attributes.clone().any(|line| line.contains("Deserialize")), "{structure} is decoded");
    let mut names = Vec::new();
    let mut renamed = None;
    for line in lines[at + 1..].iter().take_while(|line| **line != "}") {
        if let Some((_, rest)) = line.split_once("rename = \"") {
            renamed = rest.split('"').next().map(str::to_owned);
        } else if let Some((field, _)) = line.split_once(':').filter(|_| !line.starts_with("//") && !line.starts_with('#')) {
            let field = field.trim_start_matches("pub(crate) ");
            names.push(renamed.take().unwrap_or_else(|| if camel { camel_case(field) } else { field.to_owned() }));
        }
    }
    names
}

fn camel_case(field: &str) -> String {
    let mut words = field.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| name + &word[..1].to_uppercase() + &word[1..])
}

/// The type of a resource, or of what lies in one of its properties.
fn shape(resource: &str, property: Option<&str>) -> &'static Type {
    let shape = SERVICE.resource(resource).unwrap().shape;
    let Some(property) = property else { return shape };
    shape
        .properties
        .iter()
        .find(|it| it.wire == property)
        .and_then(|it| it.shape)
        .unwrap_or_else(|| panic!("{resource} {property}"))
}

#[test]
fn what_the_core_decodes_is_in_the_tables() {
    let sources = concat!(env!("CARGO_MANIFEST_DIR"), "/../src/routing");
    let read = [
        ("topology.rs", "Account", shape("account", None)),
        ("topology.rs", "Location", shape("account", Some("writableLocations"))),
        ("topology.rs", "Location", shape("account", Some("readableLocations"))),
        ("topology.rs", "ConsistencyPolicy", shape("account", Some("userConsistencyPolicy"))),
        ("collections.rs", "Collection", shape("collection", None)),
        ("definition.rs", "Wire", shape("collection", Some("partitionKey"))),
        ("ranges.rs", "Wire", shape("partition_key_range", None)),
    ];
    for (file, structure, shape) in read {
        let names = names(&std::fs::read_to_string(format!("{sources}/{file}")).unwrap(), structure);
        assert!(!names.is_empty(), "{file} {structure}");
        for name in names {
            let known = shape.properties.iter().any(|property| property.wire == name);
            assert!(known, "src/routing/{file}: `{structure}` reads `{name}`, which is no property of {}", shape.name);
        }
    }
}

#[test]
fn the_results_of_batches_are_in_the_tables() {
    let source = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../src/batch/result.rs")).unwrap();
    let shape = SERVICE.types.iter().find(|shape| shape.name == "BatchResult").unwrap();
    let mut known: Vec<_> = shape.properties.iter().map(|property| property.wire.to_owned()).collect();
    let mut read = names(&source, "Wire");
    known.sort();
    read.sort();
    assert_eq!(read, known);
    assert!(SERVICE.status("batch_response_too_large").is_some());
}

#[test]
fn the_names_are_found() {
    let source = "#[derive(Deserialize)]\n#[serde(rename_all = \"camelCase\")]\nstruct A {\n    #[serde(default)]\n    one_two: u8,\n    \
                  /// not: this\n    #[serde(rename = \"_rid\")]\n    pub(crate) rid: u8,\n}\n";
    assert_eq!(names(source, "A"), ["oneTwo", "_rid"]);
}

/// What the core asks for by its role, and reads by its name, is there: without it, it would quietly do less.
#[test]
fn roles_and_headers_of_the_core_are_in_the_tables() {
    for role in ["account", "collection", "partition_key_ranges", "batch", "query", "query_plan"] {
        assert!(SERVICE.role(role).is_some(), "{role}");
    }
    let known = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../src/known.rs")).unwrap();
    let names: Vec<_> = known.split("wire(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(names.len() > 10);
    for name in names {
        assert!(SERVICE.header(name).is_some(), "{name}");
    }
}

/// A change feed over all ranges is asked for by headers that the core names.
#[test]
fn feeds_that_are_followed_have_the_headers_that_the_core_sets() {
    let followed = SERVICE.operations.iter().filter(|it| it.pages.as_ref().is_some_and(|pages| pages.until.is_some()));
    let followed: Vec<_> = followed.collect();
    assert_eq!(followed.len(), 2);
    for operation in followed {
        assert!(operation.sends.iter().any(|(header, _)| header.name == "a_im"), "{}", operation.name);
        let needed =
            ["partition_key", "partition_key_range_id", "start_epk", "end_epk", "read_key_type", "intended_collection_rid"];
        for name in needed {
            assert!(operation.headers.iter().any(|header| header.name == name), "{} has no {name}", operation.name);
        }
    }
    assert!(SERVICE.operations.iter().any(|it| it.headers.iter().any(|header| header.name == "if_modified_since")));
}
