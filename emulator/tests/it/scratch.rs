//! A service that the emulator has never heard of: it is served by its tables alone.

use std::sync::LazyLock;

use cosmosdb_core::ApiVersion;
use cosmosdb_core::http::Method;
use cosmosdb_core::service::{
    Body, Content, Effect, Header, HeaderKind, IdKind, Operation, Paging, Property, Range, Resource, Service, Target, Type,
    VersionInfo,
};
use serde_json::json;

use crate::site::Site;

const V1: ApiVersion = ApiVersion::new(2020, 7, 15);
const V2: ApiVersion = ApiVersion::new(2030, 1, 1);

static SCRATCH: LazyLock<Service> = LazyLock::new(|| Service {
    title: "Scratch",
    default_version: V1,
    versions: &[
        VersionInfo { version: V1, docs: "", published: true, retired: None },
        VersionInfo { version: V2, docs: "", published: false, retired: None },
    ],
    headers: HEADERS,
    statuses: &[],
    types: &[],
    resources: RESOURCES,
    operations: operations().leak(),
    request_headers: &[],
    response_headers: &[],
});

const fn header(name: &'static str, wire: &'static str) -> Header {
    Header {
        name,
        wire,
        kind: HeaderKind::String,
        value: None,
        drops_body: false,
        sensitive: false,
        by_core: false,
        required_when: None,
        range: Range::ALL,
    }
}

static VERSION: Header = header("version", "x-ms-version");
static AUTHORIZATION: Header = header("authorization", "authorization");
static DATE: Header = header("date", "x-ms-date");
static COLOUR: Header = header("colour", "x-scratch-colour");
static COUNT: Header = header("max_item_count", "x-scratch-count");
static CONTINUATION: Header = header("continuation", "x-scratch-next");
static ITEMS: Header = header("item_count", "x-scratch-items");
static ETAG: Header = header("etag", "etag");
static IF_MATCH: Header = header("if_match", "If-Match");
static IF_NONE_MATCH: Header = header("if_none_match", "If-None-Match");
static BRIEF: Header = Header { value: Some("yes"), drops_body: true, ..header("brief", "x-scratch-brief") };

static HEADERS: &[&Header] =
    &[&VERSION, &AUTHORIZATION, &DATE, &COLOUR, &COUNT, &CONTINUATION, &ITEMS, &ETAG, &IF_MATCH, &IF_NONE_MATCH, &BRIEF];
static RESOURCES: &[&Resource] = &[&SHELF, &LABEL];
static PAINTED: &[(&Header, &str)] = &[(&COLOUR, "Red")];
static COLOURED: &[&Header] = &[&COLOUR];

const fn property(wire: &'static str) -> Property {
    Property {
        wire,
        shape: None,
        depth: 0,
        values: &[],
        required: None,
        system: false,
        identity: false,
        sensitive: false,
        range: Range::ALL,
    }
}

static SHELF: Resource = Resource {
    name: "shelf",
    parent: None,
    segment: "shelves",
    id: IdKind::Name,
    signs: "shelves",
    rid_bytes: None,
    feed: Some("Shelves"),
    free: false,
    shape: &Type {
        name: "Shelf",
        properties: &[
            Property { identity: true, required: Some(Range::ALL), ..property("id") },
            Property { system: true, ..property("_labels") },
        ],
    },
};

static LABEL: Resource = Resource {
    name: "label",
    parent: Some(&SHELF),
    segment: "labels",
    id: IdKind::Name,
    signs: "labels",
    rid_bytes: None,
    feed: Some("Labels"),
    free: false,
    shape: &Type {
        name: "Label",
        properties: &[
            Property { identity: true, required: Some(Range::ALL), ..property("id") },
            Property { required: Some(Range::ALL), ..property("text") },
            Property { values: &[("old", Range::ALL), ("new", Range { since: Some(V2), until: None })], ..property("style") },
        ],
    },
};

fn operation(name: &'static str, method: Method, on: Target, effect: Effect, resource: &'static Resource) -> Operation {
    Operation {
        name,
        reference: None,
        method,
        resource,
        on,
        effect,
        role: None,
        requires: &[],
        headers: &[],
        sends: &[],
        body: Body::None,
        content_type: None,
        ok: &[(200, Content::Resource)],
        fails: &[],
        returns: &[],
        pages: None,
        batch: None,
        range: Range::ALL,
    }
}

/// Operations cannot be statics that are made of one another: the methods in them have destructors.
fn operations() -> Vec<&'static Operation> {
    let operations = vec![
        Operation {
            body: Body::Object(SHELF.shape),
            ok: &[(201, Content::Resource)],
            ..operation("create_shelf", Method::POST, Target::Feed, Effect::Create, &SHELF)
        },
        operation("read_shelf", Method::GET, Target::Item, Effect::Read, &SHELF),
        Operation {
            ok: &[(202, Content::None)],
            ..operation("delete_shelf", Method::DELETE, Target::Item, Effect::Delete, &SHELF)
        },
        Operation {
            body: Body::Object(LABEL.shape),
            ok: &[(201, Content::Resource)],
            ..operation("create_label", Method::POST, Target::Feed, Effect::Create, &LABEL)
        },
        Operation {
            body: Body::Object(LABEL.shape),
            sends: PAINTED,
            ok: &[(203, Content::Resource)],
            range: Range { since: Some(V2), until: None },
            ..operation("create_painted_label", Method::POST, Target::Feed, Effect::Create, &LABEL)
        },
        Operation {
            body: Body::Object(LABEL.shape),
            requires: COLOURED,
            ok: &[(201, Content::Resource), (200, Content::Resource)],
            ..operation("upsert_label", Method::POST, Target::Feed, Effect::Upsert, &LABEL)
        },
        operation("read_label", Method::GET, Target::Item, Effect::Read, &LABEL),
        Operation {
            ok: &[(200, Content::Feed)],
            pages: Some(Paging { next: &CONTINUATION, resume: &CONTINUATION, until: None }),
            ..operation("list_labels", Method::GET, Target::Feed, Effect::Read, &LABEL)
        },
        Operation {
            body: Body::Object(LABEL.shape),
            ..operation("replace_label", Method::PUT, Target::Item, Effect::Replace, &LABEL)
        },
        Operation {
            ok: &[(204, Content::None)],
            ..operation("delete_label", Method::DELETE, Target::Item, Effect::Delete, &LABEL)
        },
    ];
    operations.into_iter().map(|operation| &*Box::leak(Box::new(operation))).collect()
}

#[tokio::test]
async fn a_made_up_resource_is_like_any_other() {
    let site = Site::serving(&SCRATCH);
    let shelf = site.post("/shelves", json!({"id": "s"})).await;
    assert_eq!(shelf.status, 201, "{shelf:?}");
    assert_eq!(shelf.text("_labels"), "labels/");
    let label = json!({"id": "a", "text": "x", "more": [1]});
    let created = site.post("/shelves/s/labels", label.clone()).await;
    assert_eq!(created.status, 201, "{created:?}");
    let (rid, etag) = (created.text("_rid"), created.text("_etag"));
    assert_eq!(created.text("_self"), format!("shelves/{}/labels/{rid}/", shelf.text("_rid")));
    assert_eq!((created.header("etag"), &created.body["_ts"]), (Some(etag.as_str()), &json!(crate::site::START)));
    assert_eq!(created.body["more"], json!([1]));

    assert_eq!(site.post("/shelves/s/labels", label.clone()).await.code(), (409, 0));
    assert_eq!(site.post("/shelves/none/labels", label.clone()).await.status, 404);
    assert_eq!(site.get("/shelves/s/labels/none").await.code(), (404, 0));
    assert_eq!(site.post("/shelves/s/labels", json!({"id": "b"})).await.code(), (400, 0));
    assert_eq!(site.get("/shelves/s/labels/a").await.body, created.body);
    assert_eq!(site.get(&format!("/{}", created.text("_self"))).await.body, created.body);
    let head = site.send("HEAD", "/shelves/s/labels/a", &[], "").await;
    assert_eq!((head.status, head.bytes.len()), (200, 0));

    assert_eq!(site.send("GET", "/shelves/s/labels/a", &[("If-None-Match", &etag)], "").await.status, 304);
    assert_eq!(site.send("PUT", "/shelves/s/labels/a", &[("If-Match", "\"x\"")], &label).await.status, 412);
    let replaced = site.send("PUT", "/shelves/s/labels/a", &[("If-Match", &etag)], &label).await;
    assert_eq!((replaced.status, replaced.text("_rid")), (200, rid));
    assert_ne!(replaced.text("_etag"), etag);
    let brief = site.send("PUT", "/shelves/s/labels/a", &[("x-scratch-brief", "yes")], &label).await;
    assert_eq!((brief.status, brief.bytes.len()), (200, 0));

    for id in ["b", "c"] {
        site.post("/shelves/s/labels", json!({"id": id, "text": "x"})).await;
    }
    let page = site.send("GET", "/shelves/s/labels", &[("x-scratch-count", "2")], "").await;
    assert_eq!((page.ids("Labels"), page.header("x-scratch-items")), (vec!["a".to_owned(), "b".to_owned()], Some("2")));
    let next = page.header("x-scratch-next").unwrap();
    let page = site.send("GET", "/shelves/s/labels", &[("x-scratch-next", next)], "").await;
    assert_eq!((page.ids("Labels"), page.header("x-scratch-next")), (vec!["c".to_owned()], None));

    assert_eq!(site.delete("/shelves/s/labels/a").await.status, 204);
    assert_eq!(site.delete("/shelves/s/labels/a").await.status, 404);
    assert_eq!(site.delete("/shelves/s").await.status, 202);
    assert_eq!(site.get("/shelves/s/labels/b").await.status, 404);
}

#[tokio::test]
async fn headers_and_versions_choose_the_operation() {
    let site = Site::serving(&SCRATCH);
    site.post("/shelves", json!({"id": "s"})).await;
    let label = json!({"id": "a", "text": "x"});
    let post = |headers: Vec<(&'static str, &'static str)>| {
        let (site, label) = (&site, &label);
        async move { site.send("POST", "/shelves/s/labels", &headers, label).await.status }
    };
    assert_eq!(post(vec![("x-scratch-colour", "blue")]).await, 201, "the upsert, which requires the header");
    assert_eq!(post(vec![("x-scratch-colour", "blue")]).await, 200);
    assert_eq!(post(vec![]).await, 409, "the create");
    assert_eq!(post(vec![("x-scratch-colour", "red")]).await, 400, "only a later version has it");
    site.delete("/shelves/s/labels/a").await;
    assert_eq!(post(vec![("x-scratch-colour", "RED"), ("x-ms-version", "2030-01-01")]).await, 203);
    assert_eq!(site.put("/shelves/s/labels", json!({})).await.code(), (405, 0));
    assert_eq!(site.get("/shelves").await.code(), (405, 0));
    assert_eq!(site.get("/dbs").await.code(), (404, 0));
    assert_eq!(site.get("/").await.code(), (404, 0));
    let new = json!({"id": "n", "text": "x", "style": "new"});
    assert_eq!(site.post("/shelves/s/labels", new.clone()).await.status, 400);
    assert_eq!(site.send("POST", "/shelves/s/labels", &[("x-ms-version", "2030-01-01")], new).await.status, 201);
}

/// The service as it is, and labels in its collections: what a new file of the specification would make of it.
static EXTENDED: LazyLock<Service> = LazyLock::new(|| {
    let real = &cosmosdb::SERVICE;
    let label: &'static Resource = Box::leak(Box::new(Resource { parent: real.resource("collection"), ..LABEL }));
    let of_labels = |name, method, on, effect, body, ok| {
        let operation = Operation { body, ok, ..operation(name, method, on, effect, label) };
        &*Box::leak(Box::new(operation))
    };
    let more = [
        of_labels(
            "create_label",
            Method::POST,
            Target::Feed,
            Effect::Create,
            Body::Object(label.shape),
            &[(201, Content::Resource)],
        ),
        of_labels("read_label", Method::GET, Target::Item, Effect::Read, Body::None, &[(200, Content::Resource)]),
        of_labels("list_labels", Method::GET, Target::Feed, Effect::Read, Body::None, &[(200, Content::Feed)]),
        of_labels("patch_label", Method::PATCH, Target::Item, Effect::Patch, Body::Json, &[(200, Content::Resource)]),
        of_labels("delete_label", Method::DELETE, Target::Item, Effect::Delete, Body::None, &[(204, Content::None)]),
    ];
    Service {
        title: real.title,
        default_version: real.default_version,
        versions: real.versions,
        headers: real.headers,
        statuses: real.statuses,
        types: real.types,
        resources: real.resources.iter().copied().chain([label]).collect::<Vec<_>>().leak(),
        operations: real.operations.iter().copied().chain(more).collect::<Vec<_>>().leak(),
        request_headers: real.request_headers,
        response_headers: real.response_headers,
    }
});

#[tokio::test]
async fn a_resource_may_be_added_to_the_service() {
    let site = Site::serving(&EXTENDED);
    site.add_orders().await;
    let labels = "/dbs/shop/colls/orders/labels";
    let created = site.post(labels, json!({"id": "a", "text": "x"})).await;
    assert_eq!(created.status, 201, "{created:?}");
    assert!(created.text("_self").contains("/labels/"), "{created:?}");
    assert!(created.header("x-ms-session-token").unwrap().starts_with("0:-1#"));
    assert_eq!(created.header("x-ms-alt-content-path"), Some("dbs/shop/colls/orders"));
    assert_eq!(site.post(labels, json!({"id": "a", "text": "x"})).await.status, 409);
    let patch = json!([{"op": "set", "path": "/text", "value": "y"}]);
    let patched = site.send("PATCH", &format!("{labels}/a"), &[], patch).await;
    assert_eq!((patched.status, patched.text("text")), (200, "y".to_owned()), "{patched:?}");
    assert_eq!(site.get(&format!("/{}", created.text("_self"))).await.body, patched.body);
    assert_eq!(site.send("HEAD", &format!("{labels}/a"), &[], "").await.status, 200);
    assert_eq!(site.get(labels).await.ids("Labels"), ["a"]);
    assert_eq!(site.delete(&format!("{labels}/a")).await.status, 204);
    assert_eq!(site.get(&format!("{labels}/a")).await.code(), (404, 0));
    assert_eq!(site.get("/dbs/shop/colls/none/labels").await.code(), (404, 1003));
}
