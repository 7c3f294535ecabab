//! Where a key goes: to nobody that an answer names, unless it is of the account.

use cosmosdb::bytes::Bytes;
use cosmosdb::http::{Request, Response};
use cosmosdb::{HttpOptions, RetryPolicy};
use cosmosdb_tests::loopback::{Server, soon};
use cosmosdb_tests::watch::Watch;
use cosmosdb_tests::wire::Wire;
use serde_json::json;

use crate::support::{at, document, orders};

/// Endpoints that an account may be made to name, none of which is its own.
const FOREIGN: [&str; 12] = [
    "https://evil.example/",
    "https://contoso.documents.azure.com.evil.example/",
    "https://evil.example/contoso.documents.azure.com",
    "https://contoso.documents.azure.com@evil.example/",
    "https://documents.azure.com/",
    "https://evil-azure.com/",
    "http://contoso-westus.documents.azure.com/",
    "https://127.0.0.1:8081/",
    "https://localhost/",
    "https://[::1]/",
    "ftp://contoso-westus.documents.azure.com/",
    "//evil.example",
];

#[tokio::test(start_paused = true)]
async fn row_30_a_key_goes_to_no_foreign_host() {
    let watch = Watch::begin();
    let locations: Vec<_> = FOREIGN
        .iter()
        .enumerate()
        .map(|(number, url)| json!({"name": format!("Evil {number}"), "databaseAccountEndpoint": url}))
        .chain([json!({"name": "West US", "databaseAccountEndpoint": "https://contoso-westus.documents.azure.com:443/"})])
        .collect();
    let account = json!({"writableLocations": locations, "readableLocations": locations, "enableMultipleWriteLocations": true});
    let account = Bytes::from(serde_json::to_vec(&account).unwrap());
    let wire = Wire::answered(
        move |request: &Request<Bytes>| {
            if request.uri().path() == "/" {
                return Response::new(account.clone());
            }
            // Unwell, so that the client looks for others.
            let answer = Response::builder().status(503).header("x-ms-activity-id", "a");
            answer.header("location", "https://evil.example/").body(Bytes::new()).unwrap()
        },
        watch.seen(),
    );
    let regions: Vec<_> = (0..FOREIGN.len()).map(|number| format!("Evil {number}")).collect();
    let builder = at("https://contoso.documents.azure.com", watch.seen()).transport(wire.clone());
    let client = builder.preferred_regions(regions).multiple_write_regions().build().unwrap();
    for _ in 0..5 {
        let error = orders(&client).read_document(1, "1").await.unwrap_err();
        watch.seen().error(&error);
        let error = orders(&client).create_document(1, &document("2", 1)).await.unwrap_err();
        watch.seen().error(&error);
        assert_eq!(error.status(), Some(503));
    }
    let sent = wire.sent();
    assert!(sent.len() > 100);
    let own = |host: &str| matches!(host, "contoso.documents.azure.com" | "contoso-westus.documents.azure.com");
    for request in &sent {
        assert!(request.uri().host().is_some_and(own) && request.uri().scheme_str() == Some("https"), "{}", request.uri());
    }
    let west = sent.iter().filter(|request| request.uri().host() == Some("contoso-westus.documents.azure.com"));
    assert!(west.count() > 0, "the one that may be trusted is used");
}

#[tokio::test(start_paused = true)]
async fn row_30_an_emulator_leads_to_no_other_machine() {
    let watch = Watch::begin();
    let wire = Wire::answered(
        |request: &Request<Bytes>| {
            let there = "https://contoso.documents.azure.com/";
            let locations = json!([{"name": "West US", "databaseAccountEndpoint": there},
                {"name": "East US", "databaseAccountEndpoint": "http://10.0.0.1:8081/"}]);
            let account = json!({"writableLocations": locations, "readableLocations": locations});
            let mut answer = Response::new(Bytes::from(serde_json::to_vec(&account).unwrap()));
            if request.uri().path() != "/" {
                *answer.status_mut() = 503.try_into().unwrap();
            }
            answer
        },
        watch.seen(),
    );
    let builder = at("http://localhost:8081", watch.seen()).transport(wire.clone()).preferred_regions(["West US", "East US"]);
    let client = builder.build().unwrap();
    let error = orders(&client).read_document(1, "1").await.unwrap_err();
    watch.seen().error(&error);
    let sent = wire.sent();
    assert!(sent.len() > 2 && sent.iter().all(|request| request.uri().host() == Some("localhost")));
}

#[tokio::test]
async fn row_30_a_redirect_is_not_followed() {
    let watch = Watch::begin();
    let elsewhere = Server::start(|mut connection| async move {
        connection.request().await;
    });
    let elsewhere = elsewhere.await.unwrap();
    for status in [301, 302, 303, 307, 308] {
        let location = elsewhere.endpoint();
        let server = Server::start(move |mut connection| {
            let location = location.clone();
            async move {
                while connection.request().await.is_some() {
                    let answer = format!("HTTP/1.1 {status} Moved\r\nLocation: {location}/\r\nContent-Length: 0\r\n\r\n");
                    connection.answer(answer.as_bytes()).await;
                }
            }
        });
        let server = server.await.unwrap();
        let builder = at(server.endpoint(), watch.seen()).http(HttpOptions::new()).retry(RetryPolicy::default());
        let orders = orders(&builder.build().unwrap());
        let error = soon(orders.read_document(1, "1").into_future()).await.unwrap_err();
        watch.seen().error(&error);
        assert_eq!((error.status(), error.attempts()), (Some(status), 1), "{error}");
        let error = soon(orders.create_document(1, &document("2", 1)).into_future()).await.unwrap_err();
        watch.seen().error(&error);
        assert_eq!((error.status(), server.requests().len()), (Some(status), 2), "{error}");
    }
    assert_eq!(elsewhere.connections(), 0);
}
