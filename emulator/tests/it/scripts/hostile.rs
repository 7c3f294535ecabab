//! Scripts that mean harm are stopped in time, and leave the emulator whole.

use std::time::{Duration, Instant};

use cosmosdb_emulator::Emulator;
use serde_json::{Value, json};

use super::{A, DOCS, error};
use crate::site::{Reply, Site};

/// Where scripts may run for so many milliseconds.
async fn impatient(milliseconds: u64) -> Site {
    let site = Site::of(Emulator::builder().script_time(Duration::from_millis(milliseconds)));
    site.add_orders().await;
    site
}

/// Runs a script that has written something, and looks whether all is well after it.
async fn suffer(source: &str) -> Reply {
    let site = impatient(500).await;
    let began = Instant::now();
    let reply = site.script(source, json!([])).await;
    let took = began.elapsed();
    assert!(took < Duration::from_secs(3), "{source}: {took:?}");
    assert_eq!(site.documents().await, [] as [Value; 0], "{source}");
    assert_eq!(site.value("function () { __.response.setBody('well'); }", json!([])).await, json!("well"), "{source}");
    reply
}

/// Writes, then does harm.
fn harm(rest: &str) -> String {
    format!("function () {{ __.createDocument(__.getSelfLink(), {{id: 'x', pk: 'a'}}, () => {{ {rest} }}); }}")
}

#[tokio::test]
async fn endless_loops_are_stopped() {
    let loops = [
        "while (true);",
        "try { while (true); } finally { while (true); }",
        "for (;;) { try { throw 1 } catch {} }",
        "/(a+)+$/.test('a'.repeat(40) + 'b')",
        "const next = () => { Promise.resolve().then(next); }; next();",
        "const next = () => { while (!__.readDocuments(__.getSelfLink(), {}, next)); }; next();",
        "while (true) [...Array(1e5)].map((_, n) => 'x' + n).sort();",
        // Each of these is one step to the engine, which it does not break off; they end by themselves some seconds later.
        "'a'.repeat(3e5).indexOf('a'.repeat(1e5) + 'b'); while (true);",
        "Array.prototype.reverse.call({length: 2e8}); while (true);",
        "(async () => { while (true) await null; })()",
    ];
    for rest in loops {
        let reply = suffer(&harm(rest)).await;
        assert_eq!((reply.code(), &reply.body["code"]), ((408, 0), &json!("RequestTimeout")), "{rest}: {reply:?}");
        assert!(error(&reply).contains("ran for too long"), "{reply:?}");
    }
}

#[tokio::test]
async fn the_time_of_a_script_begins_when_there_is_an_engine_for_it() {
    // To start an engine takes longer than this.
    let reply = impatient(1).await.script("function () { __.response.setBody('well'); }", json!([])).await;
    assert!([(200, 0), (408, 0)].contains(&reply.code()), "{reply:?}");
}

#[tokio::test]
async fn memory_has_a_bound() {
    for rest in [
        "const all = []; while (true) all.push(new Array(1000).fill(7));",
        "let text = 'x'; while (true) text += text;",
        "new Array(1e9).fill(0)",
        "'x'.repeat(1 << 29)",
        "const o = {}; for (let n = 0; ; n++) o['k' + n] = {n};",
        "for (;;) __.createDocument(__.getSelfLink(), {id: 'y'.repeat(1000), pk: 'a'.repeat(100)}) || (() => { throw 'refused' })();",
        "JSON.stringify(new Array(1e8))",
        "new Uint8Array(1 << 30)",
        "[...'x'.repeat(1e7)].map((c) => [c, c])",
        "const map = new Map(); for (let n = 0; ; n++) map.set(n, 'v' + n);",
        "for (;;) console.log('x'.repeat(1e6)); ",
    ] {
        let reply = suffer(&harm(rest)).await;
        assert!([400, 408].contains(&reply.status), "{rest}: {reply:?}");
    }
}

#[tokio::test]
async fn recursion_has_a_bound() {
    let fine = "function () { const down = (n) => (n === 0 ? 0 : 1 + down(n - 1)); __.response.setBody(down(2000)); }";
    assert_eq!(Site::with_orders().await.value(fine, json!([])).await, json!(2000));
    for rest in [
        "const down = () => down() + 1; down();",
        "const deep = {}; let d = deep; for (let n = 0; n < 1e5; n++) d = d.d = {}; JSON.stringify(deep);",
        "JSON.parse('['.repeat(1e6))",
        "const o = {toString() { return o + ''; }}; o + '';",
        "const o = {get x() { return this.x; }}; o.x;",
        "new RegExp('('.repeat(1e5))",
        "eval('('.repeat(1e5))",
        "let f = () => 1; for (let n = 0; n < 1e6; n++) f = f.bind(null); f();",
        "let p = {}; for (let n = 0; n < 1e5; n++) p = new Proxy(p, {}); p.x;",
        "let a = []; for (let n = 0; n < 1e6; n++) a = [a]; a.flat(Infinity).toString(); a.toString();",
    ] {
        let reply = suffer(&harm(rest)).await;
        assert!([400, 408].contains(&reply.status), "{rest}: {reply:?}");
    }
}

#[tokio::test]
async fn nothing_that_a_script_breaks_is_the_emulators() {
    for rest in [
        "JSON.stringify = () => 'no'; JSON.parse = null; throw new Error('mine')",
        "Array.prototype.push = Array.prototype.map = null; Object.prototype.toJSON = () => ({evil: 1}); throw new Error('mine')",
        "Promise.prototype.then = () => { throw 1; }; globalThis.Promise = 7; throw new Error('mine')",
        "Object.prototype.status = 500; Object.prototype.body = '}'; throw new Error('mine')",
        "Object.freeze(Object.prototype); Object.freeze(Array.prototype); throw new Error('mine')",
        "Object.defineProperty(Array.prototype, 0, {set() { throw 1 }, get() { while (0); }}); throw new Error('mine')",
        "Error.prototype.toString = () => { throw 1; }; String.prototype.split = null; throw new Error('mine')",
        "Error.prepareStackTrace = () => { throw 2; }; throw new Error('mine')",
        "delete globalThis.getContext; delete globalThis.__; delete globalThis.JSON; throw new Error('mine')",
    ] {
        let reply = suffer(&harm(rest)).await;
        assert_eq!(reply.status, 400, "{rest}: {reply:?}");
    }
}

#[tokio::test]
async fn functions_and_triggers_are_stopped_too() {
    let site = impatient(300).await;
    site.add("1", "a").await;
    site.function("endless", "function () { while (true); }").await;
    site.trigger("endless", "Pre", "All", "function () { while (true); }").await;
    let query = [("x-ms-documentdb-isquery", "True"), A];
    let (asked, written) = (json!({"query": "SELECT udf.endless() FROM c"}), json!({"id": "2", "pk": "a"}));
    let asked = site.send("POST", DOCS, &query, asked).await;
    assert_eq!(asked.code(), (408, 0), "{asked:?}");
    let trigger = [A, ("x-ms-documentdb-pre-trigger-include", "endless")];
    let written = site.send("POST", DOCS, &trigger, written).await;
    assert_eq!(written.code(), (408, 0), "{written:?}");
    assert_eq!(site.documents().await.len(), 1);
}

#[tokio::test]
async fn no_more_operations_are_accepted_when_time_is_short() {
    let site = impatient(2000).await;
    let source = r#"function () {
        const began = Date.now();
        let made = 0;
        (function next() {
            const accepted = __.createDocument(__.getSelfLink(), {id: "d" + made, pk: "a"}, () => { made++; while (Date.now() - began < 400 * made); next(); });
            if (!accepted) __.response.setBody(made);
        })();
    }"#;
    let made = site.value(source, json!([])).await;
    assert!([json!(4), json!(5)].contains(&made), "{made}");
    assert_eq!(json!(site.documents().await.len()), made, "what was accepted is kept");
}

#[tokio::test]
async fn a_script_may_run_for_five_seconds() {
    let site = Site::with_orders().await;
    let source = "function (ms) { const began = Date.now(); while (Date.now() - began < ms); __.response.setBody('done'); }";
    assert_eq!(site.value(source, json!([4000])).await, json!("done"));
    let began = Instant::now();
    assert_eq!(site.script(source, json!([60_000])).await.code(), (408, 0));
    assert!((4..8).contains(&began.elapsed().as_secs()), "{:?}", began.elapsed());
}

#[tokio::test]
async fn a_script_that_is_stopped_too_often_is_blocked() {
    let site = impatient(300).await;
    site.keep("endless", "function () { while (true); }").await;
    for _ in 0..5 {
        assert_eq!(site.call("endless", json!([])).await.code(), (408, 0));
    }
    let blocked = site.call("endless", json!([])).await;
    assert_eq!((blocked.code(), &blocked.body["code"]), ((403, 0), &json!("Forbidden")));
    assert!(error(&blocked).contains("'endless' is blocked for execution"), "{blocked:?}");
    // Others still run, and so does another version of it.
    assert_eq!(site.script("function () {}", json!([])).await.status, 200);
    let mended = json!({"id": "endless", "body": "function () { __.response.setBody(1); }"});
    assert_eq!(site.put(&format!("{}/sprocs/endless", super::ORDERS), mended).await.status, 200);
    assert_eq!(site.call("endless", json!([])).await.body, json!(1));
}

/// A script that hangs holds up neither the executor's only thread nor those who ask afterwards for good.
#[tokio::test(flavor = "current_thread")]
async fn the_executor_goes_on_while_a_script_runs() {
    let site = impatient(1500).await;
    site.keep("endless", "function () { while (true); }").await;
    let ticks = async {
        let mut ticks = 0;
        loop {
            tokio::time::sleep(Duration::from_millis(50)).await;
            ticks += 1;
            if ticks == 20 {
                return;
            }
        }
    };
    let (reply, waiting, ()) = tokio::join!(site.call("endless", json!([])), site.get("/dbs/shop"), ticks);
    assert_eq!((reply.status, waiting.status), (408, 200));
}

#[tokio::test]
async fn comments_do_not_hide_the_function_that_is_run() {
    let site = impatient(2000).await;
    let source =
        "/** Outer. */ function outer() { __.response.setBody(inner()); /** Inner. */ function inner() { return 'outer'; } }";
    assert_eq!(site.value(source, json!([])).await, json!("outer"));
    let comments = format!("{} function () {{ __.response.setBody('many'); }}", "/* a * b **/ ".repeat(60));
    assert_eq!(site.value(&comments, json!([])).await, json!("many"));
    let source = "function () { console.log('x'.repeat(8191) + '\u{1F600}'); __.response.setBody('logged'); }";
    assert_eq!(site.value(source, json!([])).await, json!("logged"));
}

#[tokio::test]
async fn a_promise_that_is_broken_for_want_of_memory_is_a_failure() {
    let site = impatient(20_000).await;
    for rest in [
        // Each of these promises waits for the next one.
        "const next = () => Promise.resolve().then(next); next();",
        "const all = []; const more = async () => { all.push(new Array(1000).fill(7)); await null; return more(); }; more();",
    ] {
        let reply = site.script(&harm(rest), json!([])).await;
        assert_eq!(reply.code(), (400, 0), "{rest}: {reply:?}");
        assert!(error(&reply).contains("ran out of memory"), "{rest}: {reply:?}");
        assert_eq!(site.documents().await, [] as [Value; 0], "{rest}");
    }
}
