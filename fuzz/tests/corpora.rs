//! Every input of the corpora does what it should, without a fuzzer and on a stable compiler.

use std::fs;
use std::path::Path;

/// Hands all inputs of a corpus to its target, and those that once failed.
fn run(name: &str, target: fn(&[u8])) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut count = 0;
    for folder in ["corpus", "regressions"] {
        let Ok(inputs) = fs::read_dir(root.join(folder).join(name)) else { continue };
        for input in inputs {
            let path = input.expect("an entry of the folder").path();
            println!("{}", path.display());
            target(&fs::read(&path).expect("an input"));
            count += 1;
        }
    }
    assert!(count > 10, "{name} has {count} inputs");
}

#[test]
fn document() {
    run("document", cosmosdb_fuzz::document::run);
}

#[test]
fn http() {
    run("http", cosmosdb_fuzz::http::run);
}

#[test]
fn query() {
    run("query", cosmosdb_fuzz::query::run);
}

#[test]
fn script() {
    run("script", cosmosdb_fuzz::script::run);
}

#[test]
fn token() {
    run("token", cosmosdb_fuzz::token::run);
    for genuine in cosmosdb_fuzz::token::seeds() {
        println!("{genuine}");
        cosmosdb_fuzz::token::run(genuine.as_bytes());
    }
}
