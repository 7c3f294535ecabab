//! Queries in JavaScript.

use serde_json::{Value, json};

use super::error;
use crate::site::Site;

async fn with_people() -> Site {
    let site = Site::with_orders().await;
    for (id, name, age, tags) in [
        ("1", "Cay", 30, json!(["x", "y"])),
        ("2", "Ann", 20, json!([])),
        ("3", "Bob", 40, json!(["z"])),
        ("4", "Dan", 30, json!(null)),
    ] {
        site.put_document(json!({"id": id, "pk": "a", "name": name, "age": age, "tags": tags})).await;
    }
    site
}

async fn chained(site: &Site, chain: &str) -> Value {
    let source = format!("function () {{ const result = {chain}; if (!result.isAccepted) throw new Error('no time'); }}");
    site.value(&source, json!([])).await
}

#[tokio::test]
async fn steps_follow_one_another() {
    let site = with_people().await;
    for (chain, expected) in [
        ("__.filter((d) => d.age > 20)", json!(["1", "3", "4"])),
        ("__.chain().filter((d) => d.age === 30).sortBy((d) => d.name).value()", json!(["1", "4"])),
        ("__.sortBy((d) => d.name)", json!(["2", "3", "1", "4"])),
        ("__.chain().sortByDescending((d) => d.age).value()", json!(["3", "1", "4", "2"])),
        ("__.sortByDescending((d) => d.name)", json!(["4", "1", "3", "2"])),
        ("__.value()", json!(["1", "2", "3", "4"])),
    ] {
        let rows = chained(&site, chain).await;
        let ids: Vec<&Value> = rows.as_array().unwrap().iter().map(|row| &row["id"]).collect();
        assert_eq!(json!(ids), expected, "{chain}");
    }
    for (chain, expected) in [
        ("__.map((d) => d.name + d.age)", json!(["Cay30", "Ann20", "Bob40", "Dan30"])),
        ("__.pluck('name')", json!(["Cay", "Ann", "Bob", "Dan"])),
        ("__.chain().filter((d) => d.tags).pluck('tags').flatten().value()", json!(["x", "y", "z"])),
        ("__.chain().map((d) => [[d.id]]).flatten(true).value()", json!([["1"], ["2"], ["3"], ["4"]])),
        ("__.unwind((d) => d.tags, (d, tag) => d.id + tag)", json!(["1x", "1y", "3z"])),
        (
            "__.chain().filter((d) => d.id === '3').unwind('tags').map((pair) => [pair[0].id, pair[1]]).value()",
            json!([["3", "z"]]),
        ),
        ("__.chain().map((d) => d.age).sortBy((age) => age).filter((age) => age > 20).value()", json!([30, 30, 40])),
    ] {
        assert_eq!(chained(&site, chain).await, expected, "{chain}");
    }
}

#[tokio::test]
async fn rows_come_in_pages() {
    let site = with_people().await;
    for (chain, pages) in [
        ("pluck('id')", json!([["1", "2", "3"], ["4"]])),
        ("unwind((d) => [d.id, d.id])", json!(6)),
        ("sortBy((d) => d.name).pluck('id')", json!([["2", "3", "1"], ["4"]])),
    ] {
        let source = format!(
            "function () {{ const pages = []; (function next(continuation) {{
                __.chain().{chain}.value({{pageSize: 3, continuation}}, (error, rows, options) => {{
                    if (error) throw error;
                    pages.push(rows);
                    options.continuation ? next(options.continuation) : __.response.setBody(pages);
                }});
            }})(); }}"
        );
        let told = site.value(&source, json!([])).await;
        if pages.is_array() {
            assert_eq!(told, pages, "{chain}");
        } else {
            let sizes: Vec<usize> = told.as_array().unwrap().iter().map(|page| page.as_array().unwrap().len()).collect();
            assert_eq!(sizes, [3, 3, 2], "{chain}");
        }
    }
}

#[tokio::test]
async fn many_documents_are_looked_at_in_several_goes() {
    let site = Site::with_orders().await;
    let make = "function () { for (let n = 0; n < 250; n++) __.createDocument(__.getSelfLink(), {id: 'd' + n, pk: 'a', n}); }";
    assert_eq!(site.script(make, json!([])).await.status, 200);
    assert_eq!(chained(&site, "__.chain().filter((d) => d.n % 100 === 99).pluck('n').value()").await, json!([99, 199]));
    assert_eq!(
        chained(&site, "__.chain().sortByDescending((d) => d.n).pluck('n').value({pageSize: 2})").await,
        json!([249, 248])
    );
}

#[tokio::test]
async fn what_a_step_throws_is_the_scripts_failure() {
    let site = with_people().await;
    let thrown = site.script("function () { __.filter((d) => d.none.x); }", json!([])).await;
    assert_eq!(thrown.code(), (400, 0));
    assert!(error(&thrown).contains("TypeError"), "{thrown:?}");
    let wrong = site.script("function () { __.filter(7); }", json!([])).await;
    assert!(error(&wrong).contains("filter needs a function"), "{wrong:?}");
}
