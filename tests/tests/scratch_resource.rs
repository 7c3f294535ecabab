//! A new resource and a new header are an edit of YAML alone: the generator, the core and the emulator serve them as they are.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::Path;
use std::process::Command;

const HEADER: &str = "
  label_colour:
    wire: x-ms-test-label-colour
    docs: The colour of the label.
";

const RESOURCE: &str = r##"
resource: label
docs: A word that is put on a collection.
parent: collection
segment: labels
id: name
feed: Labels
properties:
  id: {identity: true, required: true, docs: The label's name.}
  weight: {type: integer, required: true, docs: How much it counts.}
  text: {docs: What it says.}
  _rid: {name: rid, system: true, docs: The system id.}
  _etag: {name: etag, system: true, docs: Its version.}
operations:
  create_label:
    docs: Puts a label on the collection.
    verb: POST
    on: feed
    effect: create
    headers: [label_colour]
    fields: resource
    ok: {201: resource}
    examples:
      - name: create-label
        version: 2020-07-15
        path: /dbs/shop/colls/orders/labels
        send: {headers: {label_colour: red}, body: {id: urgent, weight: 3}}
        get: {status: 201, body: {id: urgent, weight: 3}}
  read_label:
    docs: Reads a label.
    verb: GET
    on: item
    effect: read
    ok: {200: resource}
    fails: [not_found]
    examples:
      - name: read-label
        version: 2020-07-15
        path: /dbs/shop/colls/orders/labels/urgent
        get: {status: 200, body: {id: urgent, weight: 3}}
  list_labels:
    docs: Lists the labels of the collection.
    verb: GET
    on: feed
    effect: read
    headers: [$page]
    ok: {200: feed}
    returns: [continuation, item_count]
    pages: {next: continuation, resume: continuation}
    examples:
      - name: list-labels
        version: 2020-07-15
        path: /dbs/shop/colls/orders/labels
        get: {status: 200, body: {_rid: "", Labels: [{id: urgent, weight: 3}], _count: 1}}
  delete_label:
    docs: Takes a label off the collection.
    verb: DELETE
    on: item
    effect: delete
    ok: {204: none}
    fails: [not_found]
    examples:
      - name: delete-label
        version: 2020-07-15
        path: /dbs/shop/colls/orders/labels/urgent
        get: {status: 204}
"##;

const MAIN: &str = r##"
use std::sync::Arc;
use cosmosdb_emulator::Emulator;
use scratch::{Client, Scripted, operations::CreateLabelFailure, types::PartitionKeyDefinition};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // What is sent.
    let answer = scratch::http::Response::builder().status(201).body(r#"{"id":"urgent","weight":3,"_etag":"\"1\""}"#.into())?;
    let transport = Arc::new(Scripted::new([answer]));
    let client = Client::builder("https://contoso.documents.azure.com").key("AAAA")?.transport(transport.clone()).build()?;
    let orders = client.database("shop").collection("orders");
    let created = orders.create_label("urgent", 3).text("now").label_colour("red").await?;
    assert_eq!(created.body().etag.as_deref(), Some("\"1\""));
    let sent = transport.sent();
    assert_eq!(sent[0].uri.path(), "/dbs/shop/colls/orders/labels");
    assert_eq!(sent[0].headers["x-ms-test-label-colour"], "red");
    let body = String::from_utf8_lossy(&sent[0].body);
    assert!([r#""id":"urgent""#, r#""text":"now""#, r#""weight":3"#].iter().all(|member| body.contains(member)), "{body}");
    assert_eq!(orders.read_label("urgent").request()?.link(), "dbs/shop/colls/orders/labels/urgent");

    // What the emulator makes of it, given the tables.
    let emulator = Emulator::builder().service(&scratch::SERVICE).start().await?;
    let client = Client::builder(emulator.endpoint()).key(emulator.key())?.build()?;
    client.create_database("shop").await?;
    client.database("shop").create_collection("orders", PartitionKeyDefinition::new(["/pk"])).await?;
    let orders = client.database("shop").collection("orders");
    for n in 0..5 {
        let label = orders.create_label(format!("l{n}"), n).label_colour("red").await?.into_body();
        assert!(label.rid.is_some() && label.etag.is_some());
    }
    let taken = orders.create_label("l0", 1).await.unwrap_err();
    assert_eq!(taken.failure::<scratch::operations::CreateLabel>(), Some(CreateLabelFailure::Conflict));
    let mut pages = orders.list_labels().max_item_count(2).pages();
    let mut seen = Vec::new();
    while let Some(page) = pages.try_next().await? {
        assert!(page.body().items.len() <= 2);
        seen.extend(page.into_body().items.into_iter().map(|label| label.weight));
    }
    assert_eq!(seen, [0, 1, 2, 3, 4]);
    assert_eq!(orders.read_label("l3").await?.body().weight, 3);
    assert_eq!(orders.delete_label("l3").await?.status(), 204);
    assert!(orders.read_label("l3").await.unwrap_err().is_not_found());
    println!("four operations of a resource that is nothing but YAML");
    Ok(())
}
"##;

#[test]
fn a_resource_is_yaml_alone() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let scratch = tempfile::tempdir().unwrap();
    let at = |path: &str| scratch.path().join(path);
    copy(&root.join("spec"), &at("spec"));
    let headers = fs::read_to_string(at("spec/headers.yaml")).unwrap();
    assert!(headers.contains("\ngroups:\n"));
    fs::write(at("spec/headers.yaml"), headers.replacen("\ngroups:\n", &format!("{HEADER}\ngroups:\n"), 1)).unwrap();
    fs::write(at("spec/resources/label.yaml"), RESOURCE).unwrap();

    let (spec, out) = (at("spec"), at("crate"));
    run(Command::new("cargo")
        .current_dir(root)
        .args(["run", "--quiet", "--package", "cosmosdb-codegen", "--", "--spec"])
        .arg(&spec)
        .args(["generate", "--api-version", "2020-07-15", "--out"])
        .arg(&out)
        .arg("--core")
        .arg(root));
    // Two packages of one name and version cannot be in one build.
    let manifest = fs::read_to_string(out.join("Cargo.toml")).unwrap();
    let own = "name = \"cosmosdb\"\n";
    assert!(manifest.contains(own));
    let manifest = manifest.replace(own, "name = \"scratch\"\n").replace("[workspace]\n", "");
    fs::write(out.join("Cargo.toml"), manifest).unwrap();

    fs::create_dir_all(at("main/src")).unwrap();
    fs::write(at("main/src/main.rs"), MAIN).unwrap();
    let shown = |path: &Path| path.display().to_string();
    fs::write(at("Cargo.toml"), "[workspace]\nmembers = [\"crate\", \"main\"]\nresolver = \"3\"\n").unwrap();
    fs::write(
        at("main/Cargo.toml"),
        format!(
            "[package]\nname = \"scratch-main\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
             scratch = {{ path = \"../crate\" }}\ncosmosdb-emulator = {{ path = \"{}\" }}\n\
             tokio = {{ version = \"1\", features = [\"macros\", \"rt\"] }}\n",
            shown(&root.join("emulator"))
        ),
    )
    .unwrap();
    fs::copy(root.join("Cargo.lock"), at("Cargo.lock")).unwrap();
    let told = run(Command::new("cargo")
        .current_dir(scratch.path())
        .args(["run", "--quiet", "--package", "scratch-main"])
        .env("RUSTFLAGS", "")
        .env("CARGO_TARGET_DIR", root.join("target/scratch")));
    assert!(told.contains("four operations"), "{told}");
}

fn run(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{text}");
    text
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}
