//! Scripts that really run: stored procedures, triggers, functions.

mod api;
mod chains;
mod failures;
mod functions;
mod hostile;
mod mutations;
mod procedures;
mod triggers;

use serde_json::{Value, json};

use crate::site::{KEY, Reply, Site};

const ORDERS: &str = "/dbs/shop/colls/orders";
const DOCS: &str = "/dbs/shop/colls/orders/docs";
const A: (&str, &str) = (KEY, r#"["a"]"#);
const LOG: (&str, &str) = ("x-ms-documentdb-script-enable-logging", "True");

impl Site {
    /// Keeps a stored procedure in `orders`.
    async fn keep(&self, id: &str, source: &str) {
        let reply = self.post(&format!("{ORDERS}/sprocs"), json!({"id": id, "body": source})).await;
        assert_eq!(reply.status, 201, "{reply:?}");
    }

    /// Runs one on the documents with the partition key value `a`.
    async fn call(&self, id: &str, arguments: Value) -> Reply {
        self.call_with(id, &[A], arguments).await
    }

    async fn call_with(&self, id: &str, headers: &[(&str, &str)], arguments: Value) -> Reply {
        self.send("POST", &format!("{ORDERS}/sprocs/{id}"), headers, arguments).await
    }

    /// Keeps a procedure and runs it.
    async fn script(&self, source: &str, arguments: Value) -> Reply {
        let id = format!("s{}", self.get(&format!("{ORDERS}/sprocs")).await.ids("StoredProcedures").len());
        self.keep(&id, source).await;
        self.call(&id, arguments).await
    }

    /// The value that a script answers.
    async fn value(&self, source: &str, arguments: Value) -> Value {
        let reply = self.script(source, arguments).await;
        assert_eq!(reply.status, 200, "{source}: {reply:?}");
        reply.body
    }

    /// Keeps a trigger.
    async fn trigger(&self, id: &str, kind: &str, operation: &str, source: &str) {
        let trigger = json!({"id": id, "body": source, "triggerType": kind, "triggerOperation": operation});
        let reply = self.post(&format!("{ORDERS}/triggers"), trigger).await;
        assert_eq!(reply.status, 201, "{reply:?}");
    }

    /// Keeps a function.
    async fn function(&self, id: &str, source: &str) {
        let reply = self.post(&format!("{ORDERS}/udfs"), json!({"id": id, "body": source})).await;
        assert_eq!(reply.status, 201, "{reply:?}");
    }

    /// Adds a document with the partition key value `a`.
    async fn put_document(&self, document: Value) {
        let reply = self.send("POST", DOCS, &[A], document).await;
        assert_eq!(reply.status, 201, "{reply:?}");
    }

    /// The documents with the partition key value `a`, without what the service adds.
    async fn documents(&self) -> Vec<Value> {
        let reply = self.send("GET", DOCS, &[A], "").await;
        let documents = reply.body["Documents"].as_array().cloned().unwrap_or_else(|| panic!("no documents: {reply:?}"));
        documents.into_iter().map(own).collect()
    }

    async fn document(&self, id: &str) -> Value {
        let reply = self.send("GET", &format!("{DOCS}/{id}"), &[A], "").await;
        assert_eq!(reply.status, 200, "{reply:?}");
        own(reply.body)
    }
}

/// A document without what the service adds.
fn own(document: Value) -> Value {
    document.as_object().unwrap().iter().filter(|(name, _)| !name.starts_with('_')).map(|(n, v)| (n.clone(), v.clone())).collect()
}

/// The message of a script that threw.
fn error(reply: &Reply) -> String {
    let (errors, _) = reply.message().strip_prefix("Message: ").and_then(|text| text.split_once("\r\n")).unwrap_or_else(|| {
        panic!("no errors of a script: {reply:?}");
    });
    let errors: Value = serde_json::from_str(errors).unwrap();
    errors["Errors"][0].as_str().unwrap().to_owned()
}
