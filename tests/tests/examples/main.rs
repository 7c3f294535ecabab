// @generated from spec/resources. Do not edit: run `cargo codegen generate`.

//! The documented examples: the client sends each request, and decodes each answer.

#![allow(missing_docs, unused_imports)]
use cosmosdb::{Client, RequestOptions as _, Rid, operations, types};
use cosmosdb_tests::examples::{Case, Outcome};
use serde_json::json;
mod read_account {
    use super::*;
    #[tokio::test]
    async fn read_account() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "read_account",
            version: "2020-07-15",
            verb: "GET",
            path: "/",
            signs: ("", ""),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("x-ms-max-media-storage-usage-mb", "2048"),
                ("x-ms-media-storage-usage-mb", "0"),
            ],
            answer_body: Some(
                "{\"_self\":\"\",\"id\":\"contoso\",\"_rid\":\"contoso.documents.azure.com\",\"media\":\"//media/\",\"addresses\":\"//addresses/\",\"_dbs\":\"//dbs/\",\"writableLocations\":[{\"name\":\"West Europe\",\"databaseAccountEndpoint\":\"https://contoso-westeurope.documents.azure.com:443/\"}],\"readableLocations\":[{\"name\":\"West Europe\",\"databaseAccountEndpoint\":\"https://contoso-westeurope.documents.azure.com:443/\"},{\"name\":\"North Europe\",\"databaseAccountEndpoint\":\"https://contoso-northeurope.documents.azure.com:443/\"}],\"enableMultipleWriteLocations\":false,\"userReplicationPolicy\":{\"asyncReplication\":false,\"minReplicaSetSize\":3,\"maxReplicasetSize\":4},\"userConsistencyPolicy\":{\"defaultConsistencyLevel\":\"Session\"},\"systemReplicationPolicy\":{\"minReplicaSetSize\":3,\"maxReplicasetSize\":4},\"readPolicy\":{\"primaryReadCoefficient\":1,\"secondaryReadCoefficient\":1},\"queryEngineConfiguration\":\"{\\\"maxSqlQueryInputLength\\\":262144,\\\"maxJoinsPerSqlQuery\\\":10}\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client.read_account();
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "max_media_storage_usage_mb",
                    meta.header::<cosmosdb::headers::MaxMediaStorageUsageMb>().is_some(),
                );
                case.check_header(
                    "media_storage_usage_mb",
                    meta.header::<cosmosdb::headers::MediaStorageUsageMb>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn read_account_several_write_regions() -> Result<
        (),
        Box<dyn std::error::Error>,
    > {
        let case = Case {
            operation: "read_account",
            version: "2020-07-15",
            verb: "GET",
            path: "/",
            signs: ("", ""),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[],
            answer_body: Some(
                "{\"_self\":\"\",\"id\":\"contoso-global\",\"_rid\":\"contoso-global.documents.azure.com\",\"media\":\"//media/\",\"addresses\":\"//addresses/\",\"_dbs\":\"//dbs/\",\"writableLocations\":[{\"name\":\"West Europe\",\"databaseAccountEndpoint\":\"https://contoso-global-westeurope.documents.azure.com:443/\"},{\"name\":\"East US 2\",\"databaseAccountEndpoint\":\"https://contoso-global-eastus2.documents.azure.com:443/\"}],\"readableLocations\":[{\"name\":\"West Europe\",\"databaseAccountEndpoint\":\"https://contoso-global-westeurope.documents.azure.com:443/\"},{\"name\":\"East US 2\",\"databaseAccountEndpoint\":\"https://contoso-global-eastus2.documents.azure.com:443/\"}],\"enableMultipleWriteLocations\":true,\"userConsistencyPolicy\":{\"defaultConsistencyLevel\":\"BoundedStaleness\",\"maxStalenessPrefix\":100000,\"maxIntervalInSeconds\":300}}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client.read_account();
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod head_account {
    use super::*;
    #[tokio::test]
    async fn head_account() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "head_account",
            version: "2020-07-15",
            verb: "HEAD",
            path: "/",
            signs: ("", ""),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("x-ms-max-media-storage-usage-mb", "2048"),
                ("x-ms-media-storage-usage-mb", "0"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client.head_account();
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "max_media_storage_usage_mb",
                    meta.header::<cosmosdb::headers::MaxMediaStorageUsageMb>().is_some(),
                );
                case.check_header(
                    "media_storage_usage_mb",
                    meta.header::<cosmosdb::headers::MediaStorageUsageMb>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod create_database {
    use super::*;
    #[tokio::test]
    async fn create_a_database() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "create_database",
            version: "2015-08-06",
            verb: "POST",
            path: "/dbs",
            signs: ("dbs", ""),
            rid_bytes: None,
            headers: &[
                ("content-type", "application/json"),
                ("x-ms-version", "2015-08-06"),
            ],
            body: Some("{\"id\":\"volcanodb2\"}"),
            status: 201,
            feed: None,
            answer_headers: &[
                ("etag", "\"00000a00-0000-0000-0000-56672f920000\""),
                ("x-ms-session-token", "860"),
                ("x-ms-request-charge", "4.95"),
            ],
            answer_body: Some(
                "{\"id\":\"volcanodb2\",\"_rid\":\"CqNBAA==\",\"_ts\":1449602962,\"_self\":\"dbs/CqNBAA==/\",\"_etag\":\"\\\"00000a00-0000-0000-0000-56672f920000\\\"\",\"_colls\":\"colls/\",\"_users\":\"users/\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client.create_database("volcanodb2");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn create_database_with_throughput() -> Result<
        (),
        Box<dyn std::error::Error>,
    > {
        let case = Case {
            operation: "create_database",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs",
            signs: ("dbs", ""),
            rid_bytes: None,
            headers: &[
                ("x-ms-offer-throughput", "400"),
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some("{\"id\":\"shop\"}"),
            status: 201,
            feed: None,
            answer_headers: &[
                ("etag", "\"00003a00-0000-0700-0000-5f0eefc00000\""),
                ("x-ms-session-token", "0:-1#151"),
                ("x-ms-request-charge", "4.95"),
            ],
            answer_body: Some(
                "{\"id\":\"shop\",\"_rid\":\"bZEsAA==\",\"_ts\":1594814400,\"_self\":\"dbs/bZEsAA==/\",\"_etag\":\"\\\"00003a00-0000-0700-0000-5f0eefc00000\\\"\",\"_colls\":\"colls/\",\"_users\":\"users/\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client.create_database("shop").offer_throughput(400);
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn create_database_with_autoscale() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "create_database",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs",
            signs: ("dbs", ""),
            rid_bytes: None,
            headers: &[
                ("x-ms-cosmos-offer-autopilot-settings", "{\"maxThroughput\":4000}"),
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some("{\"id\":\"warehouse\"}"),
            status: 201,
            feed: None,
            answer_headers: &[
                ("etag", "\"00004100-0000-0700-0000-5f0efdd00000\""),
                ("x-ms-session-token", "0:-1#153"),
                ("x-ms-request-charge", "4.95"),
            ],
            answer_body: Some(
                "{\"id\":\"warehouse\",\"_rid\":\"KpYcAA==\",\"_ts\":1594818000,\"_self\":\"dbs/KpYcAA==/\",\"_etag\":\"\\\"00004100-0000-0700-0000-5f0efdd00000\\\"\",\"_colls\":\"colls/\",\"_users\":\"users/\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .create_database("warehouse")
            .offer_autopilot_settings(&types::OfferAutopilotSettings::new(4000));
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn create_database_that_exists() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "create_database",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs",
            signs: ("dbs", ""),
            rid_bytes: None,
            headers: &[
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some("{\"id\":\"shop\"}"),
            status: 409,
            feed: None,
            answer_headers: &[("x-ms-request-charge", "1.24")],
            answer_body: Some(
                "{\"code\":\"Conflict\",\"message\":\"Entity with the specified id already exists in the system.\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client.create_database("shop");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
                assert_eq!(
                    error.failure:: < operations::CreateDatabase > (),
                    Some(operations::CreateDatabaseFailure::Conflict)
                );
            }
        }
        Ok(())
    }
}
mod list_databases {
    use super::*;
    #[tokio::test]
    async fn list_databases() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "list_databases",
            version: "2015-08-06",
            verb: "GET",
            path: "/dbs",
            signs: ("dbs", ""),
            rid_bytes: None,
            headers: &[("x-ms-max-item-count", "3"), ("x-ms-version", "2015-08-06")],
            body: None,
            status: 200,
            feed: Some("Databases"),
            answer_headers: &[
                ("x-ms-item-count", "3"),
                ("x-ms-session-token", "860"),
                ("x-ms-request-charge", "2"),
                ("x-ms-continuation", "vdoeAA=="),
            ],
            answer_body: Some(
                "{\"_rid\":\"\",\"Databases\":[{\"id\":\"iot2\",\"_rid\":\"qicAAA==\",\"_ts\":1446192371,\"_self\":\"dbs/qicAAA==/\",\"_etag\":\"\\\"00001800-0000-0000-0000-563324f30000\\\"\",\"_colls\":\"colls/\",\"_users\":\"users/\"},{\"id\":\"TestDB2\",\"_rid\":\"KI0YAA==\",\"_ts\":1446243863,\"_self\":\"dbs/KI0YAA==/\",\"_etag\":\"\\\"00001f00-0000-0000-0000-5633ee170000\\\"\",\"_colls\":\"colls/\",\"_users\":\"users/\"},{\"id\":\"FoodDB\",\"_rid\":\"vdoeAA==\",\"_ts\":1442511602,\"_self\":\"dbs/vdoeAA==/\",\"_etag\":\"\\\"00000100-0000-0000-0000-55fafaf20000\\\"\",\"_colls\":\"colls/\",\"_users\":\"users/\"}],\"_count\":3}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client.list_databases().max_item_count(3);
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.body().items);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "continuation",
                    meta.header::<cosmosdb::headers::Continuation>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn list_databases_last_page() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "list_databases",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs",
            signs: ("dbs", ""),
            rid_bytes: None,
            headers: &[
                ("x-ms-max-item-count", "3"),
                ("x-ms-continuation", "vdoeAA=="),
                ("x-ms-version", "2020-07-15"),
            ],
            body: None,
            status: 200,
            feed: Some("Databases"),
            answer_headers: &[("x-ms-item-count", "1"), ("x-ms-request-charge", "2")],
            answer_body: Some(
                "{\"_rid\":\"\",\"Databases\":[{\"id\":\"shop\",\"_rid\":\"bZEsAA==\",\"_ts\":1594814400,\"_self\":\"dbs/bZEsAA==/\",\"_etag\":\"\\\"00003a00-0000-0700-0000-5f0eefc00000\\\"\",\"_colls\":\"colls/\",\"_users\":\"users/\"}],\"_count\":1}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .list_databases()
            .max_item_count(3)
            .continuation("vdoeAA==");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.body().items);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod read_database {
    use super::*;
    #[tokio::test]
    async fn get_a_database() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "read_database",
            version: "2015-08-06",
            verb: "GET",
            path: "/dbs/volcanodb",
            signs: ("dbs", "dbs/volcanodb"),
            rid_bytes: None,
            headers: &[("x-ms-version", "2015-08-06")],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"00000100-0000-0000-0000-564f7b5e0000\""),
                ("x-ms-session-token", "860"),
                ("x-ms-request-charge", "2"),
            ],
            answer_body: Some(
                "{\"id\":\"volcanodb\",\"_rid\":\"Sl8fAA==\",\"_ts\":1448049502,\"_self\":\"dbs/Sl8fAA==/\",\"_etag\":\"\\\"00000100-0000-0000-0000-564f7b5e0000\\\"\",\"_colls\":\"colls/\",\"_users\":\"users/\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client.read_database("volcanodb");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn read_database_by_rid() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "read_database",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/bZEsAA==",
            signs: ("dbs", "bzesaa=="),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"00003a00-0000-0700-0000-5f0eefc00000\""),
                ("x-ms-request-charge", "2"),
            ],
            answer_body: Some(
                "{\"id\":\"shop\",\"_rid\":\"bZEsAA==\",\"_ts\":1594814400,\"_self\":\"dbs/bZEsAA==/\",\"_etag\":\"\\\"00003a00-0000-0700-0000-5f0eefc00000\\\"\",\"_colls\":\"colls/\",\"_users\":\"users/\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client.read_database(Rid("bZEsAA=="));
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn read_database_unchanged() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "read_database",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/shop",
            signs: ("dbs", "dbs/shop"),
            rid_bytes: None,
            headers: &[
                ("if-none-match", "\"00003a00-0000-0700-0000-5f0eefc00000\""),
                ("x-ms-version", "2020-07-15"),
            ],
            body: None,
            status: 304,
            feed: None,
            answer_headers: &[
                ("etag", "\"00003a00-0000-0700-0000-5f0eefc00000\""),
                ("x-ms-request-charge", "1"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client
            .read_database("shop")
            .if_none_match("\"00003a00-0000-0700-0000-5f0eefc00000\"");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
                assert_eq!(
                    error.failure:: < operations::ReadDatabase > (),
                    Some(operations::ReadDatabaseFailure::NotModified)
                );
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn read_database_that_is_missing() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "read_database",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/no-such-database",
            signs: ("dbs", "dbs/no-such-database"),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 404,
            feed: None,
            answer_headers: &[("x-ms-request-charge", "1")],
            answer_body: Some(
                "{\"code\":\"NotFound\",\"message\":\"Entity with the specified id does not exist in the system.\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client.read_database("no-such-database");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
                assert_eq!(
                    error.failure:: < operations::ReadDatabase > (),
                    Some(operations::ReadDatabaseFailure::NotFound)
                );
            }
        }
        Ok(())
    }
}
mod delete_database {
    use super::*;
    #[tokio::test]
    async fn delete_a_database() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "delete_database",
            version: "2015-08-06",
            verb: "DELETE",
            path: "/dbs/volcanodb2",
            signs: ("dbs", "dbs/volcanodb2"),
            rid_bytes: None,
            headers: &[("x-ms-version", "2015-08-06")],
            body: None,
            status: 204,
            feed: None,
            answer_headers: &[
                ("x-ms-session-token", "861"),
                ("x-ms-request-charge", "4.95"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client.delete_database("volcanodb2");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn delete_database_that_has_changed() -> Result<
        (),
        Box<dyn std::error::Error>,
    > {
        let case = Case {
            operation: "delete_database",
            version: "2020-07-15",
            verb: "DELETE",
            path: "/dbs/shop",
            signs: ("dbs", "dbs/shop"),
            rid_bytes: None,
            headers: &[
                ("if-match", "\"00003900-0000-0700-0000-5f0eefb00000\""),
                ("x-ms-version", "2020-07-15"),
            ],
            body: None,
            status: 412,
            feed: None,
            answer_headers: &[("x-ms-request-charge", "1.24")],
            answer_body: Some(
                "{\"code\":\"PreconditionFailed\",\"message\":\"One of the specified pre-condition is not met.\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .delete_database("shop")
            .if_match("\"00003900-0000-0700-0000-5f0eefb00000\"");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
                assert_eq!(
                    error.failure:: < operations::DeleteDatabase > (),
                    Some(operations::DeleteDatabaseFailure::PreconditionFailed)
                );
            }
        }
        Ok(())
    }
}
mod query_databases {
    use super::*;
    #[tokio::test]
    async fn query_databases() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "query_databases",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs",
            signs: ("dbs", ""),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-isquery", "True"),
                ("content-type", "application/query+json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"query\":\"SELECT * FROM root r WHERE r.id = @id\",\"parameters\":[{\"name\":\"@id\",\"value\":\"shop\"}]}",
            ),
            status: 200,
            feed: Some("Databases"),
            answer_headers: &[("x-ms-item-count", "1"), ("x-ms-request-charge", "2.83")],
            answer_body: Some(
                "{\"_rid\":\"\",\"Databases\":[{\"id\":\"shop\",\"_rid\":\"bZEsAA==\",\"_ts\":1594814400,\"_self\":\"dbs/bZEsAA==/\",\"_etag\":\"\\\"00003a00-0000-0700-0000-5f0eefc00000\\\"\",\"_colls\":\"colls/\",\"_users\":\"users/\"}],\"_count\":1}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .query_databases("SELECT * FROM root r WHERE r.id = @id")
            .param("@id", "shop");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.body().items);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn query_databases_with_a_syntax_error() -> Result<
        (),
        Box<dyn std::error::Error>,
    > {
        let case = Case {
            operation: "query_databases",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs",
            signs: ("dbs", ""),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-isquery", "True"),
                ("content-type", "application/query+json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some("{\"query\":\"SELEC * FROM root\"}"),
            status: 400,
            feed: None,
            answer_headers: &[("x-ms-request-charge", "1")],
            answer_body: Some(
                "{\"code\":\"BadRequest\",\"message\":\"{\\\"errors\\\":[{\\\"severity\\\":\\\"Error\\\",\\\"location\\\":{\\\"start\\\":0,\\\"end\\\":5},\\\"code\\\":\\\"SC1001\\\", \\\"message\\\":\\\"Syntax error, incorrect syntax near 'SELEC'.\\\"}]}\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client.query_databases("SELEC * FROM root");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
                assert_eq!(
                    error.failure:: < operations::QueryDatabases > (),
                    Some(operations::QueryDatabasesFailure::BadRequest)
                );
            }
        }
        Ok(())
    }
}
mod head_databases {
    use super::*;
    #[tokio::test]
    async fn head_databases() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "head_databases",
            version: "2020-07-15",
            verb: "HEAD",
            path: "/dbs",
            signs: ("dbs", ""),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[("x-ms-item-count", "4"), ("x-ms-request-charge", "2")],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client.head_databases();
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod head_database {
    use super::*;
    #[tokio::test]
    async fn head_database() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "head_database",
            version: "2020-07-15",
            verb: "HEAD",
            path: "/dbs/shop",
            signs: ("dbs", "dbs/shop"),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"00003a00-0000-0700-0000-5f0eefc00000\""),
                ("x-ms-request-charge", "2"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client.head_database("shop");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod create_client_encryption_key {
    use super::*;
    #[tokio::test]
    async fn create_client_encryption_key() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "create_client_encryption_key",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/volcanodb/clientencryptionkeys",
            signs: ("clientencryptionkeys", "dbs/volcanodb"),
            rid_bytes: None,
            headers: &[
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"id\":\"key1\",\"encryptionAlgorithm\":\"AEAD_AES_256_CBC_HMAC_SHA256\",\"wrappedDataEncryptionKey\":\"0aWsmgFfrC73s0FnNjVRKhUR9B/jfREbJn8DnuxdT1hqufHrj30ziPT51Yb2bpn9\",\"keyWrapMetadata\":{\"type\":\"AZURE_KEY_VAULT\",\"name\":\"master1\",\"value\":\"https://volcano.vault.azure.net/keys/master1/5f1c6f0d3b9a4c7e8d2b1a0f9e8d7c6b\",\"algorithm\":\"RSA-OAEP\"}}",
            ),
            status: 201,
            feed: None,
            answer_headers: &[
                ("etag", "\"0000e100-0000-0000-0000-5f0000610000\""),
                ("x-ms-request-charge", "5.9"),
                ("x-ms-session-token", "0:-1#871"),
                ("x-ms-resource-quota", "clientEncryptionKeys=20;"),
                ("x-ms-resource-usage", "clientEncryptionKeys=1;"),
            ],
            answer_body: Some(
                "{\"id\":\"key1\",\"encryptionAlgorithm\":\"AEAD_AES_256_CBC_HMAC_SHA256\",\"wrappedDataEncryptionKey\":\"0aWsmgFfrC73s0FnNjVRKhUR9B/jfREbJn8DnuxdT1hqufHrj30ziPT51Yb2bpn9\",\"keyWrapMetadata\":{\"type\":\"AZURE_KEY_VAULT\",\"name\":\"master1\",\"value\":\"https://volcano.vault.azure.net/keys/master1/5f1c6f0d3b9a4c7e8d2b1a0f9e8d7c6b\",\"algorithm\":\"RSA-OAEP\"},\"_rid\":\"Sl8fAAAAAACcOh4BAgAAAA==\",\"_ts\":1593835617,\"_self\":\"dbs/Sl8fAA==/clientencryptionkeys/Sl8fAAAAAACcOh4BAgAAAA==/\",\"_etag\":\"\\\"0000e100-0000-0000-0000-5f0000610000\\\"\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .create_client_encryption_key(
                "key1",
                "AEAD_AES_256_CBC_HMAC_SHA256",
                "0aWsmgFfrC73s0FnNjVRKhUR9B/jfREbJn8DnuxdT1hqufHrj30ziPT51Yb2bpn9",
                types::KeyWrapMetadata::new(
                    "AZURE_KEY_VAULT",
                    "master1",
                    "https://volcano.vault.azure.net/keys/master1/5f1c6f0d3b9a4c7e8d2b1a0f9e8d7c6b",
                    "RSA-OAEP",
                ),
            );
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "resource_quota",
                    meta.header::<cosmosdb::headers::ResourceQuota>().is_some(),
                );
                case.check_header(
                    "resource_usage",
                    meta.header::<cosmosdb::headers::ResourceUsage>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod list_client_encryption_keys {
    use super::*;
    #[tokio::test]
    async fn list_client_encryption_keys() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "list_client_encryption_keys",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/Sl8fAA==/clientencryptionkeys",
            signs: ("clientencryptionkeys", "sl8faa=="),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: Some("ClientEncryptionKeys"),
            answer_headers: &[
                ("x-ms-item-count", "1"),
                ("x-ms-request-charge", "1"),
                ("x-ms-session-token", "0:-1#871"),
            ],
            answer_body: Some(
                "{\"_rid\":\"Sl8fAA==\",\"ClientEncryptionKeys\":[{\"id\":\"key1\",\"encryptionAlgorithm\":\"AEAD_AES_256_CBC_HMAC_SHA256\",\"wrappedDataEncryptionKey\":\"0aWsmgFfrC73s0FnNjVRKhUR9B/jfREbJn8DnuxdT1hqufHrj30ziPT51Yb2bpn9\",\"keyWrapMetadata\":{\"type\":\"AZURE_KEY_VAULT\",\"name\":\"master1\",\"value\":\"https://volcano.vault.azure.net/keys/master1/5f1c6f0d3b9a4c7e8d2b1a0f9e8d7c6b\",\"algorithm\":\"RSA-OAEP\"},\"_rid\":\"Sl8fAAAAAACcOh4BAgAAAA==\",\"_ts\":1593835617,\"_self\":\"dbs/Sl8fAA==/clientencryptionkeys/Sl8fAAAAAACcOh4BAgAAAA==/\",\"_etag\":\"\\\"0000e100-0000-0000-0000-5f0000610000\\\"\"}],\"_count\":1}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client.database(Rid("Sl8fAA==")).list_client_encryption_keys();
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.body().items);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod read_client_encryption_key {
    use super::*;
    #[tokio::test]
    async fn read_client_encryption_key() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "read_client_encryption_key",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/volcanodb/clientencryptionkeys/key1",
            signs: ("clientencryptionkeys", "dbs/volcanodb/clientencryptionkeys/key1"),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"0000e100-0000-0000-0000-5f0000610000\""),
                ("x-ms-request-charge", "1"),
                ("x-ms-session-token", "0:-1#871"),
            ],
            answer_body: Some(
                "{\"id\":\"key1\",\"encryptionAlgorithm\":\"AEAD_AES_256_CBC_HMAC_SHA256\",\"wrappedDataEncryptionKey\":\"0aWsmgFfrC73s0FnNjVRKhUR9B/jfREbJn8DnuxdT1hqufHrj30ziPT51Yb2bpn9\",\"keyWrapMetadata\":{\"type\":\"AZURE_KEY_VAULT\",\"name\":\"master1\",\"value\":\"https://volcano.vault.azure.net/keys/master1/5f1c6f0d3b9a4c7e8d2b1a0f9e8d7c6b\",\"algorithm\":\"RSA-OAEP\"},\"_rid\":\"Sl8fAAAAAACcOh4BAgAAAA==\",\"_ts\":1593835617,\"_self\":\"dbs/Sl8fAA==/clientencryptionkeys/Sl8fAAAAAACcOh4BAgAAAA==/\",\"_etag\":\"\\\"0000e100-0000-0000-0000-5f0000610000\\\"\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client.database("volcanodb").read_client_encryption_key("key1");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn read_client_encryption_key_that_has_not_changed() -> Result<
        (),
        Box<dyn std::error::Error>,
    > {
        let case = Case {
            operation: "read_client_encryption_key",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/volcanodb/clientencryptionkeys/key1",
            signs: ("clientencryptionkeys", "dbs/volcanodb/clientencryptionkeys/key1"),
            rid_bytes: None,
            headers: &[
                ("if-none-match", "\"0000e100-0000-0000-0000-5f0000610000\""),
                ("x-ms-version", "2020-07-15"),
            ],
            body: None,
            status: 304,
            feed: None,
            answer_headers: &[
                ("etag", "\"0000e100-0000-0000-0000-5f0000610000\""),
                ("x-ms-request-charge", "1"),
                ("x-ms-session-token", "0:-1#871"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .read_client_encryption_key("key1")
            .if_none_match("\"0000e100-0000-0000-0000-5f0000610000\"");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
                assert_eq!(
                    error.failure:: < operations::ReadClientEncryptionKey > (),
                    Some(operations::ReadClientEncryptionKeyFailure::NotModified)
                );
            }
        }
        Ok(())
    }
}
mod replace_client_encryption_key {
    use super::*;
    #[tokio::test]
    async fn replace_client_encryption_key() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "replace_client_encryption_key",
            version: "2020-07-15",
            verb: "PUT",
            path: "/dbs/volcanodb/clientencryptionkeys/key1",
            signs: ("clientencryptionkeys", "dbs/volcanodb/clientencryptionkeys/key1"),
            rid_bytes: None,
            headers: &[
                ("if-match", "\"0000e100-0000-0000-0000-5f0000610000\""),
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"id\":\"key1\",\"encryptionAlgorithm\":\"AEAD_AES_256_CBC_HMAC_SHA256\",\"wrappedDataEncryptionKey\":\"gg1di692LsZtzVb+0Vx4vyeY1Pm9SS9FU+mbRoSGVJhna4u4TOcmfdUg3spIEcjx\",\"keyWrapMetadata\":{\"type\":\"AZURE_KEY_VAULT\",\"name\":\"master2\",\"value\":\"https://volcano.vault.azure.net/keys/master2/0c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f\",\"algorithm\":\"RSA-OAEP\"}}",
            ),
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"0000e101-0000-0000-0000-5f0000620000\""),
                ("x-ms-request-charge", "9.9"),
                ("x-ms-session-token", "0:-1#872"),
            ],
            answer_body: Some(
                "{\"id\":\"key1\",\"encryptionAlgorithm\":\"AEAD_AES_256_CBC_HMAC_SHA256\",\"wrappedDataEncryptionKey\":\"gg1di692LsZtzVb+0Vx4vyeY1Pm9SS9FU+mbRoSGVJhna4u4TOcmfdUg3spIEcjx\",\"keyWrapMetadata\":{\"type\":\"AZURE_KEY_VAULT\",\"name\":\"master2\",\"value\":\"https://volcano.vault.azure.net/keys/master2/0c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f\",\"algorithm\":\"RSA-OAEP\"},\"_rid\":\"Sl8fAAAAAACcOh4BAgAAAA==\",\"_ts\":1593835618,\"_self\":\"dbs/Sl8fAA==/clientencryptionkeys/Sl8fAAAAAACcOh4BAgAAAA==/\",\"_etag\":\"\\\"0000e101-0000-0000-0000-5f0000620000\\\"\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .replace_client_encryption_key(
                "key1",
                "AEAD_AES_256_CBC_HMAC_SHA256",
                "gg1di692LsZtzVb+0Vx4vyeY1Pm9SS9FU+mbRoSGVJhna4u4TOcmfdUg3spIEcjx",
                types::KeyWrapMetadata::new(
                    "AZURE_KEY_VAULT",
                    "master2",
                    "https://volcano.vault.azure.net/keys/master2/0c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f",
                    "RSA-OAEP",
                ),
            )
            .if_match("\"0000e100-0000-0000-0000-5f0000610000\"");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod query_client_encryption_keys {
    use super::*;
    #[tokio::test]
    async fn query_client_encryption_keys() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "query_client_encryption_keys",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/volcanodb/clientencryptionkeys",
            signs: ("clientencryptionkeys", "dbs/volcanodb"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-isquery", "True"),
                ("content-type", "application/query+json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"query\":\"SELECT * FROM root r WHERE r.keyWrapMetadata.name = @name\",\"parameters\":[{\"name\":\"@name\",\"value\":\"master3\"}]}",
            ),
            status: 200,
            feed: Some("ClientEncryptionKeys"),
            answer_headers: &[
                ("x-ms-item-count", "0"),
                ("x-ms-request-charge", "2.82"),
                ("x-ms-session-token", "0:-1#872"),
            ],
            answer_body: Some(
                "{\"_rid\":\"Sl8fAA==\",\"ClientEncryptionKeys\":[],\"_count\":0}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .query_client_encryption_keys(
                "SELECT * FROM root r WHERE r.keyWrapMetadata.name = @name",
            )
            .param("@name", "master3");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.body().items);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod head_client_encryption_keys {
    use super::*;
    #[tokio::test]
    async fn head_client_encryption_keys() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "head_client_encryption_keys",
            version: "2020-07-15",
            verb: "HEAD",
            path: "/dbs/volcanodb/clientencryptionkeys",
            signs: ("clientencryptionkeys", "dbs/volcanodb"),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("x-ms-item-count", "1"),
                ("x-ms-request-charge", "1"),
                ("x-ms-session-token", "0:-1#872"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client.database("volcanodb").head_client_encryption_keys();
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod head_client_encryption_key {
    use super::*;
    #[tokio::test]
    async fn head_client_encryption_key() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "head_client_encryption_key",
            version: "2020-07-15",
            verb: "HEAD",
            path: "/dbs/volcanodb/clientencryptionkeys/key1",
            signs: ("clientencryptionkeys", "dbs/volcanodb/clientencryptionkeys/key1"),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"0000e101-0000-0000-0000-5f0000620000\""),
                ("x-ms-request-charge", "1"),
                ("x-ms-session-token", "0:-1#872"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client.database("volcanodb").head_client_encryption_key("key1");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod create_collection {
    use super::*;
    #[tokio::test]
    async fn create_a_collection() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "create_collection",
            version: "2015-12-16",
            verb: "POST",
            path: "/dbs/testdb/colls",
            signs: ("colls", "dbs/testdb"),
            rid_bytes: None,
            headers: &[
                ("x-ms-offer-throughput", "1000"),
                ("content-type", "application/json"),
                ("x-ms-version", "2015-12-16"),
            ],
            body: Some(
                "{\"id\":\"testcoll\",\"indexingPolicy\":{\"automatic\":true,\"indexingMode\":\"consistent\",\"includedPaths\":[{\"path\":\"/*\",\"indexes\":[{\"dataType\":\"String\",\"precision\":-1,\"kind\":\"Range\"}]}]},\"partitionKey\":{\"paths\":[\"/AccountNumber\"],\"kind\":\"Hash\"}}",
            ),
            status: 201,
            feed: None,
            answer_headers: &[
                ("etag", "\"00005900-0000-0000-0000-56f9a2630000\""),
                ("collection-partition-index", "0"),
                ("collection-service-index", "24"),
                ("x-ms-session-token", "0:10"),
                ("x-ms-request-charge", "4.95"),
            ],
            answer_body: Some(
                "{\"id\":\"testcoll\",\"indexingPolicy\":{\"indexingMode\":\"consistent\",\"automatic\":true,\"includedPaths\":[{\"path\":\"/*\",\"indexes\":[{\"kind\":\"Range\",\"dataType\":\"String\",\"precision\":-1},{\"kind\":\"Range\",\"dataType\":\"Number\",\"precision\":-1}]}],\"excludedPaths\":[]},\"partitionKey\":{\"paths\":[\"/AccountNumber\"],\"kind\":\"Hash\"},\"_rid\":\"PD5DALigDgw=\",\"_ts\":1459200611,\"_self\":\"dbs/PD5DAA==/colls/PD5DALigDgw=/\",\"_etag\":\"\\\"00005900-0000-0000-0000-56f9a2630000\\\"\",\"_docs\":\"docs/\",\"_sprocs\":\"sprocs/\",\"_triggers\":\"triggers/\",\"_udfs\":\"udfs/\",\"_conflicts\":\"conflicts/\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("testdb")
            .create_collection(
                "testcoll",
                types::PartitionKeyDefinition::new(["/AccountNumber"])
                    .kind(types::PartitionKeyKind::Hash),
            )
            .indexing_policy(
                types::IndexingPolicy::new()
                    .indexing_mode(types::IndexingMode::Consistent)
                    .automatic(true)
                    .included_paths([
                        types::IncludedPath::new("/*")
                            .indexes([
                                types::Index::new(types::IndexDataType::String)
                                    .kind(types::IndexKind::Range)
                                    .precision(-1),
                            ]),
                    ]),
            )
            .offer_throughput(1000);
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "collection_partition_index",
                    meta
                        .header::<cosmosdb::headers::CollectionPartitionIndex>()
                        .is_some(),
                );
                case.check_header(
                    "collection_service_index",
                    meta.header::<cosmosdb::headers::CollectionServiceIndex>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn create_collection() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "create_collection",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/shop/colls",
            signs: ("colls", "dbs/shop"),
            rid_bytes: None,
            headers: &[
                ("x-ms-cosmos-offer-autopilot-settings", "{\"maxThroughput\":4000}"),
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"id\":\"orders\",\"partitionKey\":{\"paths\":[\"/customerId\"],\"kind\":\"Hash\",\"version\":2},\"defaultTtl\":-1,\"uniqueKeyPolicy\":{\"uniqueKeys\":[{\"paths\":[\"/number\"]}]}}",
            ),
            status: 201,
            feed: None,
            answer_headers: &[
                ("etag", "\"00003c00-0000-0700-0000-5f0eefc10000\""),
                ("x-ms-session-token", "0:-1#1"),
                ("x-ms-request-charge", "4.95"),
            ],
            answer_body: Some(
                "{\"id\":\"orders\",\"indexingPolicy\":{\"indexingMode\":\"consistent\",\"automatic\":true,\"includedPaths\":[{\"path\":\"/*\"}],\"excludedPaths\":[{\"path\":\"/\\\"_etag\\\"/?\"}]},\"partitionKey\":{\"paths\":[\"/customerId\"],\"kind\":\"Hash\",\"version\":2},\"defaultTtl\":-1,\"uniqueKeyPolicy\":{\"uniqueKeys\":[{\"paths\":[\"/number\"]}]},\"conflictResolutionPolicy\":{\"mode\":\"LastWriterWins\",\"conflictResolutionPath\":\"/_ts\",\"conflictResolutionProcedure\":\"\"},\"geospatialConfig\":{\"type\":\"Geography\"},\"_rid\":\"bZEsAKMfXgc=\",\"_ts\":1594814401,\"_self\":\"dbs/bZEsAA==/colls/bZEsAKMfXgc=/\",\"_etag\":\"\\\"00003c00-0000-0700-0000-5f0eefc10000\\\"\",\"_docs\":\"docs/\",\"_sprocs\":\"sprocs/\",\"_triggers\":\"triggers/\",\"_udfs\":\"udfs/\",\"_conflicts\":\"conflicts/\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .create_collection(
                "orders",
                types::PartitionKeyDefinition::new(["/customerId"])
                    .kind(types::PartitionKeyKind::Hash)
                    .version(2),
            )
            .default_ttl(-1)
            .unique_key_policy(
                types::UniqueKeyPolicy::new([types::UniqueKey::new(["/number"])]),
            )
            .offer_autopilot_settings(&types::OfferAutopilotSettings::new(4000));
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn create_collection_with_hierarchical_key() -> Result<
        (),
        Box<dyn std::error::Error>,
    > {
        let case = Case {
            operation: "create_collection",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/shop/colls",
            signs: ("colls", "dbs/shop"),
            rid_bytes: None,
            headers: &[
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"id\":\"events\",\"partitionKey\":{\"paths\":[\"/tenant\",\"/device\"],\"kind\":\"MultiHash\",\"version\":2}}",
            ),
            status: 201,
            feed: None,
            answer_headers: &[
                ("etag", "\"00004200-0000-0700-0000-5f0efdd00000\""),
                ("x-ms-session-token", "0:-1#1"),
                ("x-ms-request-charge", "4.95"),
            ],
            answer_body: Some(
                "{\"id\":\"events\",\"indexingPolicy\":{\"indexingMode\":\"consistent\",\"automatic\":true,\"includedPaths\":[{\"path\":\"/*\"}],\"excludedPaths\":[{\"path\":\"/\\\"_etag\\\"/?\"}]},\"partitionKey\":{\"paths\":[\"/tenant\",\"/device\"],\"kind\":\"MultiHash\",\"version\":2},\"_rid\":\"bZEsALSpDA0=\",\"_ts\":1594818000,\"_self\":\"dbs/bZEsAA==/colls/bZEsALSpDA0=/\",\"_etag\":\"\\\"00004200-0000-0700-0000-5f0efdd00000\\\"\",\"_docs\":\"docs/\",\"_sprocs\":\"sprocs/\",\"_triggers\":\"triggers/\",\"_udfs\":\"udfs/\",\"_conflicts\":\"conflicts/\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .create_collection(
                "events",
                types::PartitionKeyDefinition::new(["/tenant", "/device"])
                    .kind(types::PartitionKeyKind::MultiHash)
                    .version(2),
            );
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn create_collection_that_exists() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "create_collection",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/shop/colls",
            signs: ("colls", "dbs/shop"),
            rid_bytes: None,
            headers: &[
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"id\":\"orders\",\"partitionKey\":{\"paths\":[\"/customerId\"],\"kind\":\"Hash\",\"version\":2}}",
            ),
            status: 409,
            feed: None,
            answer_headers: &[("x-ms-request-charge", "1.24")],
            answer_body: Some(
                "{\"code\":\"Conflict\",\"message\":\"Resource with specified id or name already exists.\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .create_collection(
                "orders",
                types::PartitionKeyDefinition::new(["/customerId"])
                    .kind(types::PartitionKeyKind::Hash)
                    .version(2),
            );
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
                assert_eq!(
                    error.failure:: < operations::CreateCollection > (),
                    Some(operations::CreateCollectionFailure::Conflict)
                );
            }
        }
        Ok(())
    }
}
mod list_collections {
    use super::*;
    #[tokio::test]
    async fn list_collections() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "list_collections",
            version: "2015-12-16",
            verb: "GET",
            path: "/dbs/SampleDatabase/colls",
            signs: ("colls", "dbs/SampleDatabase"),
            rid_bytes: None,
            headers: &[("x-ms-version", "2015-12-16")],
            body: None,
            status: 200,
            feed: Some("DocumentCollections"),
            answer_headers: &[
                ("x-ms-item-count", "2"),
                ("x-ms-session-token", "M:7860"),
                ("x-ms-request-charge", "2"),
            ],
            answer_body: Some(
                "{\"_rid\":\"PaYSAA==\",\"DocumentCollections\":[{\"id\":\"SampleCollection\",\"indexingPolicy\":{\"indexingMode\":\"consistent\",\"automatic\":true,\"includedPaths\":[{\"path\":\"/*\",\"indexes\":[{\"kind\":\"Range\",\"dataType\":\"Number\",\"precision\":-1},{\"kind\":\"Hash\",\"dataType\":\"String\",\"precision\":3}]}],\"excludedPaths\":[]},\"_rid\":\"PaYSAPH7qAo=\",\"_ts\":1459194239,\"_self\":\"dbs/PaYSAA==/colls/PaYSAPH7qAo=/\",\"_etag\":\"\\\"00001300-0000-0000-0000-56f9897f0000\\\"\",\"_docs\":\"docs/\",\"_sprocs\":\"sprocs/\",\"_triggers\":\"triggers/\",\"_udfs\":\"udfs/\",\"_conflicts\":\"conflicts/\"},{\"id\":\"SampleCollectionWithCustomIndexPolicy\",\"indexingPolicy\":{\"indexingMode\":\"lazy\",\"automatic\":true,\"includedPaths\":[{\"path\":\"/*\",\"indexes\":[{\"kind\":\"Range\",\"dataType\":\"Number\",\"precision\":-1},{\"kind\":\"Hash\",\"dataType\":\"String\",\"precision\":3}]}],\"excludedPaths\":[]},\"_rid\":\"PaYSAIxUPws=\",\"_ts\":1459194241,\"_self\":\"dbs/PaYSAA==/colls/PaYSAIxUPws=/\",\"_etag\":\"\\\"00001500-0000-0000-0000-56f989810000\\\"\",\"_docs\":\"docs/\",\"_sprocs\":\"sprocs/\",\"_triggers\":\"triggers/\",\"_udfs\":\"udfs/\",\"_conflicts\":\"conflicts/\"}],\"_count\":2}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client.database("SampleDatabase").list_collections();
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.body().items);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod read_collection {
    use super::*;
    #[tokio::test]
    async fn read_collection() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "read_collection",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/shop/colls/orders",
            signs: ("colls", "dbs/shop/colls/orders"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-populatequotainfo", "True"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"00003c00-0000-0700-0000-5f0eefc10000\""),
                ("x-ms-session-token", "0:-1#12"),
                ("x-ms-request-charge", "1"),
                (
                    "x-ms-resource-quota",
                    "documentSize=10240;documentsSize=10485760;documentsCount=-1;collectionSize=10485760;",
                ),
                (
                    "x-ms-resource-usage",
                    "documentSize=0;documentsSize=4;documentsCount=3;collectionSize=5;",
                ),
                ("x-ms-documentdb-collection-index-transformation-progress", "100"),
            ],
            answer_body: Some(
                "{\"id\":\"orders\",\"indexingPolicy\":{\"indexingMode\":\"consistent\",\"automatic\":true,\"includedPaths\":[{\"path\":\"/*\"}],\"excludedPaths\":[{\"path\":\"/\\\"_etag\\\"/?\"}]},\"partitionKey\":{\"paths\":[\"/customerId\"],\"kind\":\"Hash\",\"version\":2},\"defaultTtl\":-1,\"uniqueKeyPolicy\":{\"uniqueKeys\":[{\"paths\":[\"/number\"]}]},\"conflictResolutionPolicy\":{\"mode\":\"LastWriterWins\",\"conflictResolutionPath\":\"/_ts\",\"conflictResolutionProcedure\":\"\"},\"geospatialConfig\":{\"type\":\"Geography\"},\"_rid\":\"bZEsAKMfXgc=\",\"_ts\":1594814401,\"_self\":\"dbs/bZEsAA==/colls/bZEsAKMfXgc=/\",\"_etag\":\"\\\"00003c00-0000-0700-0000-5f0eefc10000\\\"\",\"_docs\":\"docs/\",\"_sprocs\":\"sprocs/\",\"_triggers\":\"triggers/\",\"_udfs\":\"udfs/\",\"_conflicts\":\"conflicts/\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .read_collection("orders")
            .populate_quota_info(true);
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "resource_quota",
                    meta.header::<cosmosdb::headers::ResourceQuota>().is_some(),
                );
                case.check_header(
                    "resource_usage",
                    meta.header::<cosmosdb::headers::ResourceUsage>().is_some(),
                );
                case.check_header(
                    "index_transformation_progress",
                    meta
                        .header::<cosmosdb::headers::IndexTransformationProgress>()
                        .is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn read_collection_by_rid() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "read_collection",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/bZEsAA==/colls/bZEsALSpDA0=",
            signs: ("colls", "bzesalspda0="),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"00004200-0000-0700-0000-5f0efdd00000\""),
                ("x-ms-session-token", "0:-1#1"),
                ("x-ms-request-charge", "1"),
            ],
            answer_body: Some(
                "{\"id\":\"events\",\"indexingPolicy\":{\"indexingMode\":\"consistent\",\"automatic\":true,\"includedPaths\":[{\"path\":\"/*\"}],\"excludedPaths\":[{\"path\":\"/\\\"_etag\\\"/?\"}]},\"partitionKey\":{\"paths\":[\"/tenant\",\"/device\"],\"kind\":\"MultiHash\",\"version\":2},\"_rid\":\"bZEsALSpDA0=\",\"_ts\":1594818000,\"_self\":\"dbs/bZEsAA==/colls/bZEsALSpDA0=/\",\"_etag\":\"\\\"00004200-0000-0700-0000-5f0efdd00000\\\"\",\"_docs\":\"docs/\",\"_sprocs\":\"sprocs/\",\"_triggers\":\"triggers/\",\"_udfs\":\"udfs/\",\"_conflicts\":\"conflicts/\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database(Rid("bZEsAA=="))
            .read_collection(Rid("bZEsALSpDA0="));
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn read_collection_that_is_missing() -> Result<
        (),
        Box<dyn std::error::Error>,
    > {
        let case = Case {
            operation: "read_collection",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/shop/colls/no-such-collection",
            signs: ("colls", "dbs/shop/colls/no-such-collection"),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 404,
            feed: None,
            answer_headers: &[("x-ms-request-charge", "1")],
            answer_body: Some(
                "{\"code\":\"NotFound\",\"message\":\"Entity with the specified id does not exist in the system.\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client.database("shop").read_collection("no-such-collection");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
                assert_eq!(
                    error.failure:: < operations::ReadCollection > (),
                    Some(operations::ReadCollectionFailure::NotFound)
                );
            }
        }
        Ok(())
    }
}
mod replace_collection {
    use super::*;
    #[tokio::test]
    async fn replace_collection() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "replace_collection",
            version: "2020-07-15",
            verb: "PUT",
            path: "/dbs/shop/colls/orders",
            signs: ("colls", "dbs/shop/colls/orders"),
            rid_bytes: None,
            headers: &[
                ("if-match", "\"00003c00-0000-0700-0000-5f0eefc10000\""),
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"id\":\"orders\",\"partitionKey\":{\"paths\":[\"/customerId\"],\"kind\":\"Hash\",\"version\":2},\"indexingPolicy\":{\"indexingMode\":\"consistent\",\"automatic\":true,\"includedPaths\":[{\"path\":\"/*\"}],\"excludedPaths\":[{\"path\":\"/note/?\"},{\"path\":\"/\\\"_etag\\\"/?\"}],\"compositeIndexes\":[[{\"path\":\"/customerId\",\"order\":\"ascending\"},{\"path\":\"/total\",\"order\":\"descending\"}]]},\"defaultTtl\":-1,\"uniqueKeyPolicy\":{\"uniqueKeys\":[{\"paths\":[\"/number\"]}]}}",
            ),
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"00003d00-0000-0700-0000-5f0efdd00000\""),
                ("x-ms-session-token", "0:-1#13"),
                ("x-ms-request-charge", "9.9"),
            ],
            answer_body: Some(
                "{\"id\":\"orders\",\"indexingPolicy\":{\"indexingMode\":\"consistent\",\"automatic\":true,\"includedPaths\":[{\"path\":\"/*\"}],\"excludedPaths\":[{\"path\":\"/note/?\"},{\"path\":\"/\\\"_etag\\\"/?\"}],\"compositeIndexes\":[[{\"path\":\"/customerId\",\"order\":\"ascending\"},{\"path\":\"/total\",\"order\":\"descending\"}]]},\"partitionKey\":{\"paths\":[\"/customerId\"],\"kind\":\"Hash\",\"version\":2},\"defaultTtl\":-1,\"uniqueKeyPolicy\":{\"uniqueKeys\":[{\"paths\":[\"/number\"]}]},\"_rid\":\"bZEsAKMfXgc=\",\"_ts\":1594818000,\"_self\":\"dbs/bZEsAA==/colls/bZEsAKMfXgc=/\",\"_etag\":\"\\\"00003d00-0000-0700-0000-5f0efdd00000\\\"\",\"_docs\":\"docs/\",\"_sprocs\":\"sprocs/\",\"_triggers\":\"triggers/\",\"_udfs\":\"udfs/\",\"_conflicts\":\"conflicts/\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .replace_collection(
                "orders",
                types::PartitionKeyDefinition::new(["/customerId"])
                    .kind(types::PartitionKeyKind::Hash)
                    .version(2),
            )
            .indexing_policy(
                types::IndexingPolicy::new()
                    .indexing_mode(types::IndexingMode::Consistent)
                    .automatic(true)
                    .included_paths([types::IncludedPath::new("/*")])
                    .excluded_paths([
                        types::ExcludedPath::new("/note/?"),
                        types::ExcludedPath::new("/\"_etag\"/?"),
                    ])
                    .composite_indexes([
                        vec![
                            types::CompositePath::new("/customerId")
                            .order(types::CompositePathOrder::Ascending),
                            types::CompositePath::new("/total")
                            .order(types::CompositePathOrder::Descending)
                        ],
                    ]),
            )
            .default_ttl(-1)
            .unique_key_policy(
                types::UniqueKeyPolicy::new([types::UniqueKey::new(["/number"])]),
            )
            .if_match("\"00003c00-0000-0700-0000-5f0eefc10000\"");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod delete_collection {
    use super::*;
    #[tokio::test]
    async fn delete_a_collection() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "delete_collection",
            version: "2015-12-16",
            verb: "DELETE",
            path: "/dbs/testdb/colls/testcoll",
            signs: ("colls", "dbs/testdb/colls/testcoll"),
            rid_bytes: None,
            headers: &[("x-ms-version", "2015-12-16")],
            body: None,
            status: 204,
            feed: None,
            answer_headers: &[
                ("x-ms-session-token", "M:7851"),
                ("x-ms-request-charge", "4.95"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client.database("testdb").delete_collection("testcoll");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod query_collections {
    use super::*;
    #[tokio::test]
    async fn query_collections() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "query_collections",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/shop/colls",
            signs: ("colls", "dbs/shop"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-isquery", "True"),
                ("x-ms-max-item-count", "10"),
                ("content-type", "application/query+json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"query\":\"SELECT * FROM root r WHERE r.id = @id\",\"parameters\":[{\"name\":\"@id\",\"value\":\"events\"}]}",
            ),
            status: 200,
            feed: Some("DocumentCollections"),
            answer_headers: &[("x-ms-item-count", "1"), ("x-ms-request-charge", "2.83")],
            answer_body: Some(
                "{\"_rid\":\"bZEsAA==\",\"DocumentCollections\":[{\"id\":\"events\",\"indexingPolicy\":{\"indexingMode\":\"consistent\",\"automatic\":true,\"includedPaths\":[{\"path\":\"/*\"}],\"excludedPaths\":[{\"path\":\"/\\\"_etag\\\"/?\"}]},\"partitionKey\":{\"paths\":[\"/tenant\",\"/device\"],\"kind\":\"MultiHash\",\"version\":2},\"_rid\":\"bZEsALSpDA0=\",\"_ts\":1594818000,\"_self\":\"dbs/bZEsAA==/colls/bZEsALSpDA0=/\",\"_etag\":\"\\\"00004200-0000-0700-0000-5f0efdd00000\\\"\",\"_docs\":\"docs/\",\"_sprocs\":\"sprocs/\",\"_triggers\":\"triggers/\",\"_udfs\":\"udfs/\",\"_conflicts\":\"conflicts/\"}],\"_count\":1}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .query_collections("SELECT * FROM root r WHERE r.id = @id")
            .param("@id", "events")
            .max_item_count(10);
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.body().items);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod head_collections {
    use super::*;
    #[tokio::test]
    async fn head_collections() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "head_collections",
            version: "2020-07-15",
            verb: "HEAD",
            path: "/dbs/shop/colls",
            signs: ("colls", "dbs/shop"),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[("x-ms-item-count", "2"), ("x-ms-request-charge", "1")],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client.database("shop").head_collections();
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod head_collection {
    use super::*;
    #[tokio::test]
    async fn head_collection() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "head_collection",
            version: "2020-07-15",
            verb: "HEAD",
            path: "/dbs/shop/colls/orders",
            signs: ("colls", "dbs/shop/colls/orders"),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"00003c00-0000-0700-0000-5f0eefc10000\""),
                ("x-ms-session-token", "0:-1#12"),
                ("x-ms-request-charge", "1"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client.database("shop").head_collection("orders");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod list_conflicts {
    use super::*;
    #[tokio::test]
    async fn list_conflicts() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "list_conflicts",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/shop/colls/orders/conflicts",
            signs: ("conflicts", "dbs/shop/colls/orders"),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: Some("Conflicts"),
            answer_headers: &[
                ("x-ms-item-count", "1"),
                ("x-ms-session-token", "0:3#41#1=40#2=41"),
                ("x-ms-request-charge", "1"),
            ],
            answer_body: Some(
                "{\"_rid\":\"bZEsAKMfXgc=\",\"Conflicts\":[{\"id\":\"bZEsAKMfXgcDAAAAAAAAQA==\",\"operationType\":\"replace\",\"resourceType\":\"document\",\"resourceId\":\"bZEsAKMfXgcBAAAAAAAAAA==\",\"content\":\"{\\\"id\\\":\\\"order-1\\\",\\\"customerId\\\":\\\"ann\\\",\\\"number\\\":1,\\\"total\\\":41}\",\"conflict_lsn\":40,\"_rid\":\"bZEsAKMfXgcDAAAAAAAAQA==\",\"_self\":\"dbs/bZEsAA==/colls/bZEsAKMfXgc=/conflicts/bZEsAKMfXgcDAAAAAAAAQA==/\",\"_etag\":\"\\\"5d00e001-0000-0700-0000-5f0f0be00000\\\"\",\"_ts\":1594821600}],\"_count\":1}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client.database("shop").collection("orders").list_conflicts();
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.body().items);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod read_conflict {
    use super::*;
    #[tokio::test]
    async fn read_conflict() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "read_conflict",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/bZEsAA==/colls/bZEsAKMfXgc=/conflicts/bZEsAKMfXgcDAAAAAAAAQA==",
            signs: ("conflicts", "bzesakmfxgcdaaaaaaaaqa=="),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"ann\"]"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"5d00e001-0000-0700-0000-5f0f0be00000\""),
                ("x-ms-session-token", "0:3#41#1=40#2=41"),
                ("x-ms-request-charge", "1"),
            ],
            answer_body: Some(
                "{\"id\":\"bZEsAKMfXgcDAAAAAAAAQA==\",\"operationType\":\"replace\",\"resourceType\":\"document\",\"resourceId\":\"bZEsAKMfXgcBAAAAAAAAAA==\",\"content\":\"{\\\"id\\\":\\\"order-1\\\",\\\"customerId\\\":\\\"ann\\\",\\\"number\\\":1,\\\"total\\\":41}\",\"conflict_lsn\":40,\"_rid\":\"bZEsAKMfXgcDAAAAAAAAQA==\",\"_self\":\"dbs/bZEsAA==/colls/bZEsAKMfXgc=/conflicts/bZEsAKMfXgcDAAAAAAAAQA==/\",\"_etag\":\"\\\"5d00e001-0000-0700-0000-5f0f0be00000\\\"\",\"_ts\":1594821600}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database(Rid("bZEsAA=="))
            .collection(Rid("bZEsAKMfXgc="))
            .read_conflict("ann", Rid("bZEsAKMfXgcDAAAAAAAAQA=="));
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod delete_conflict {
    use super::*;
    #[tokio::test]
    async fn delete_conflict() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "delete_conflict",
            version: "2020-07-15",
            verb: "DELETE",
            path: "/dbs/shop/colls/orders/conflicts/bZEsAKMfXgcDAAAAAAAAQA==",
            signs: (
                "conflicts",
                "dbs/shop/colls/orders/conflicts/bZEsAKMfXgcDAAAAAAAAQA==",
            ),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"ann\"]"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: None,
            status: 204,
            feed: None,
            answer_headers: &[
                ("x-ms-session-token", "0:3#42#1=41#2=42"),
                ("x-ms-request-charge", "5.14"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .delete_conflict("ann", "bZEsAKMfXgcDAAAAAAAAQA==");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod query_conflicts {
    use super::*;
    #[tokio::test]
    async fn query_conflicts() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "query_conflicts",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/shop/colls/orders/conflicts",
            signs: ("conflicts", "dbs/shop/colls/orders"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-isquery", "True"),
                ("x-ms-documentdb-query-enablecrosspartition", "True"),
                ("content-type", "application/query+json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"query\":\"SELECT c.id, c.resourceId FROM c WHERE c.operationType = @type\",\"parameters\":[{\"name\":\"@type\",\"value\":\"replace\"}]}",
            ),
            status: 200,
            feed: Some("Conflicts"),
            answer_headers: &[
                ("x-ms-item-count", "1"),
                ("x-ms-session-token", "0:3#41#1=40#2=41"),
                ("x-ms-request-charge", "2.82"),
            ],
            answer_body: Some(
                "{\"_rid\":\"bZEsAKMfXgc=\",\"Conflicts\":[{\"id\":\"bZEsAKMfXgcDAAAAAAAAQA==\",\"resourceId\":\"bZEsAKMfXgcBAAAAAAAAAA==\"}],\"_count\":1}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .query_conflicts(
                "SELECT c.id, c.resourceId FROM c WHERE c.operationType = @type",
            )
            .param("@type", "replace")
            .enable_cross_partition_query(true);
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.body().items);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod head_conflicts {
    use super::*;
    #[tokio::test]
    async fn head_conflicts() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "head_conflicts",
            version: "2020-07-15",
            verb: "HEAD",
            path: "/dbs/shop/colls/orders/conflicts",
            signs: ("conflicts", "dbs/shop/colls/orders"),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("x-ms-item-count", "1"),
                ("x-ms-session-token", "0:3#41#1=40#2=41"),
                ("x-ms-request-charge", "1"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client.database("shop").collection("orders").head_conflicts();
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod head_conflict {
    use super::*;
    #[tokio::test]
    async fn head_conflict() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "head_conflict",
            version: "2020-07-15",
            verb: "HEAD",
            path: "/dbs/shop/colls/orders/conflicts/bZEsAKMfXgcDAAAAAAAAQA==",
            signs: (
                "conflicts",
                "dbs/shop/colls/orders/conflicts/bZEsAKMfXgcDAAAAAAAAQA==",
            ),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"ann\"]"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"5d00e001-0000-0700-0000-5f0f0be00000\""),
                ("x-ms-session-token", "0:3#41#1=40#2=41"),
                ("x-ms-request-charge", "1"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .head_conflict("ann", "bZEsAKMfXgcDAAAAAAAAQA==");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod create_document {
    use super::*;
    #[tokio::test]
    async fn create_a_document() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "create_document",
            version: "2015-12-16",
            verb: "POST",
            path: "/dbs/1KtjAA==/colls/1KtjAImkcgw=/docs",
            signs: ("docs", "1ktjaimkcgw="),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"Andersen\"]"),
                ("content-type", "application/json"),
                ("x-ms-version", "2015-12-16"),
            ],
            body: Some(
                "{\"id\":\"AndersenFamily\",\"LastName\":\"Andersen\",\"Parents\":[{\"FamilyName\":null,\"FirstName\":\"Thomas\"},{\"FamilyName\":null,\"FirstName\":\"Mary Kay\"}],\"Children\":[{\"FamilyName\":null,\"FirstName\":\"Henriette Thaulow\",\"Gender\":\"female\",\"Grade\":5,\"Pets\":[{\"GivenName\":\"Fluffy\"}]}],\"Address\":{\"State\":\"WA\",\"County\":\"King\",\"City\":\"Seattle\"},\"IsRegistered\":true}",
            ),
            status: 201,
            feed: None,
            answer_headers: &[
                ("etag", "\"00003200-0000-0000-0000-56f9e84d0000\""),
                ("x-ms-session-token", "0:603"),
                ("x-ms-request-charge", "12.38"),
            ],
            answer_body: Some(
                "{\"id\":\"AndersenFamily\",\"LastName\":\"Andersen\",\"Parents\":[{\"FamilyName\":null,\"FirstName\":\"Thomas\"},{\"FamilyName\":null,\"FirstName\":\"Mary Kay\"}],\"Children\":[{\"FamilyName\":null,\"FirstName\":\"Henriette Thaulow\",\"Gender\":\"female\",\"Grade\":5,\"Pets\":[{\"GivenName\":\"Fluffy\"}]}],\"Address\":{\"State\":\"WA\",\"County\":\"King\",\"City\":\"Seattle\"},\"IsRegistered\":true,\"_rid\":\"1KtjAImkcgwBAAAAAAAAAA==\",\"_self\":\"dbs/1KtjAA==/colls/1KtjAImkcgw=/docs/1KtjAImkcgwBAAAAAAAAAA==/\",\"_etag\":\"\\\"00003200-0000-0000-0000-56f9e84d0000\\\"\",\"_ts\":1459218509,\"_attachments\":\"attachments/\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database(Rid("1KtjAA=="))
            .collection(Rid("1KtjAImkcgw="))
            .create_document(
                "Andersen",
                &json!(
                    { "id" : "AndersenFamily", "LastName" : "Andersen", "Parents" : [{
                    "FamilyName" : null, "FirstName" : "Thomas" }, { "FamilyName" : null,
                    "FirstName" : "Mary Kay" },], "Children" : [{ "FamilyName" : null,
                    "FirstName" : "Henriette Thaulow", "Gender" : "female", "Grade" : 5,
                    "Pets" : [{ "GivenName" : "Fluffy" }], },], "Address" : { "State" :
                    "WA", "County" : "King", "City" : "Seattle" }, "IsRegistered" : true,
                    }
                ),
            );
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::bytes(response.bytes());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn create_document_minimal() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "create_document",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/shop/colls/orders/docs",
            signs: ("docs", "dbs/shop/colls/orders"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"ann\"]"),
                ("prefer", "return=minimal"),
                ("x-ms-indexing-directive", "Exclude"),
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"id\":\"order-1\",\"customerId\":\"ann\",\"number\":1,\"total\":42.5,\"status\":\"open\"}",
            ),
            status: 201,
            feed: None,
            answer_headers: &[
                ("etag", "\"5d00ab12-0000-0700-0000-5f0efdd00000\""),
                ("x-ms-session-token", "0:-1#13"),
                ("x-ms-request-charge", "5.14"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .create_document(
                "ann",
                &json!(
                    { "id" : "order-1", "customerId" : "ann", "number" : 1, "total" :
                    42.5, "status" : "open", }
                ),
            )
            .prefer_minimal()
            .indexing_directive(types::IndexingDirective::Exclude);
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::bytes(response.bytes());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn create_document_with_hierarchical_key() -> Result<
        (),
        Box<dyn std::error::Error>,
    > {
        let case = Case {
            operation: "create_document",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/shop/colls/events/docs",
            signs: ("docs", "dbs/shop/colls/events"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"contoso\",\"door-7\"]"),
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"id\":\"e-1\",\"tenant\":\"contoso\",\"device\":\"door-7\",\"kind\":\"opened\"}",
            ),
            status: 201,
            feed: None,
            answer_headers: &[
                ("etag", "\"5d00b001-0000-0700-0000-5f0efdd00000\""),
                ("x-ms-session-token", "0:-1#2"),
                ("x-ms-request-charge", "6.29"),
            ],
            answer_body: Some(
                "{\"id\":\"e-1\",\"tenant\":\"contoso\",\"device\":\"door-7\",\"kind\":\"opened\",\"_rid\":\"bZEsALSpDA0BAAAAAAAAAA==\",\"_self\":\"dbs/bZEsAA==/colls/bZEsALSpDA0=/docs/bZEsALSpDA0BAAAAAAAAAA==/\",\"_etag\":\"\\\"5d00b001-0000-0700-0000-5f0efdd00000\\\"\",\"_attachments\":\"attachments/\",\"_ts\":1594818000}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("events")
            .create_document(
                ("contoso", "door-7"),
                &json!(
                    { "id" : "e-1", "tenant" : "contoso", "device" : "door-7", "kind" :
                    "opened", }
                ),
            );
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::bytes(response.bytes());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn create_document_without_a_key() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "create_document",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/shop/colls/orders/docs",
            signs: ("docs", "dbs/shop/colls/orders"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[{}]"),
                ("x-ms-documentdb-pre-trigger-include", "stamp"),
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some("{\"id\":\"draft-1\",\"total\":0}"),
            status: 201,
            feed: None,
            answer_headers: &[
                ("etag", "\"5d00ac02-0000-0700-0000-5f0efdd00000\""),
                ("x-ms-session-token", "0:-1#14"),
                ("x-ms-request-charge", "7.62"),
            ],
            answer_body: Some(
                "{\"id\":\"draft-1\",\"total\":0,\"stamped\":true,\"_rid\":\"bZEsAKMfXgcCAAAAAAAAAA==\",\"_self\":\"dbs/bZEsAA==/colls/bZEsAKMfXgc=/docs/bZEsAKMfXgcCAAAAAAAAAA==/\",\"_etag\":\"\\\"5d00ac02-0000-0700-0000-5f0efdd00000\\\"\",\"_attachments\":\"attachments/\",\"_ts\":1594818000}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .create_document(
                cosmosdb::PartitionKey::from_header("[{}]").ok_or("no PartitionKey")?,
                &json!({ "id" : "draft-1", "total" : 0 }),
            )
            .pre_trigger_include("stamp");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::bytes(response.bytes());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn create_document_that_exists() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "create_document",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/shop/colls/orders/docs",
            signs: ("docs", "dbs/shop/colls/orders"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"ann\"]"),
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"id\":\"order-1\",\"customerId\":\"ann\",\"number\":1,\"total\":42.5,\"status\":\"open\"}",
            ),
            status: 409,
            feed: None,
            answer_headers: &[
                ("x-ms-session-token", "0:-1#14"),
                ("x-ms-request-charge", "1.24"),
            ],
            answer_body: Some(
                "{\"code\":\"Conflict\",\"message\":\"Entity with the specified id already exists in the system.\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .create_document(
                "ann",
                &json!(
                    { "id" : "order-1", "customerId" : "ann", "number" : 1, "total" :
                    42.5, "status" : "open", }
                ),
            );
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
                assert_eq!(
                    error.failure:: < operations::CreateDocument > (),
                    Some(operations::CreateDocumentFailure::Conflict)
                );
            }
        }
        Ok(())
    }
}
mod upsert_document {
    use super::*;
    #[tokio::test]
    async fn upsert_document() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "upsert_document",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/shop/colls/orders/docs",
            signs: ("docs", "dbs/shop/colls/orders"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-is-upsert", "True"),
                ("x-ms-documentdb-partitionkey", "[\"ann\"]"),
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"id\":\"order-2\",\"customerId\":\"ann\",\"number\":2,\"total\":8,\"status\":\"open\"}",
            ),
            status: 201,
            feed: None,
            answer_headers: &[
                ("etag", "\"5d00ad03-0000-0700-0000-5f0efdd00000\""),
                ("x-ms-session-token", "0:-1#15"),
                ("x-ms-request-charge", "7.05"),
            ],
            answer_body: Some(
                "{\"id\":\"order-2\",\"customerId\":\"ann\",\"number\":2,\"total\":8,\"status\":\"open\",\"_rid\":\"bZEsAKMfXgcDAAAAAAAAAA==\",\"_self\":\"dbs/bZEsAA==/colls/bZEsAKMfXgc=/docs/bZEsAKMfXgcDAAAAAAAAAA==/\",\"_etag\":\"\\\"5d00ad03-0000-0700-0000-5f0efdd00000\\\"\",\"_attachments\":\"attachments/\",\"_ts\":1594818000}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .upsert_document(
                "ann",
                &json!(
                    { "id" : "order-2", "customerId" : "ann", "number" : 2, "total" : 8,
                    "status" : "open", }
                ),
            );
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::bytes(response.bytes());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn upsert_document_that_exists() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "upsert_document",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/bZEsAA==/colls/bZEsAKMfXgc=/docs",
            signs: ("docs", "bzesakmfxgc="),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-is-upsert", "True"),
                ("x-ms-documentdb-partitionkey", "[\"ann\"]"),
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"id\":\"order-2\",\"customerId\":\"ann\",\"number\":2,\"total\":9.5,\"status\":\"open\"}",
            ),
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"5d00c101-0000-0700-0000-5f0f0be00000\""),
                ("x-ms-session-token", "0:-1#16"),
                ("x-ms-request-charge", "10.29"),
            ],
            answer_body: Some(
                "{\"id\":\"order-2\",\"customerId\":\"ann\",\"number\":2,\"total\":9.5,\"status\":\"open\",\"_rid\":\"bZEsAKMfXgcDAAAAAAAAAA==\",\"_self\":\"dbs/bZEsAA==/colls/bZEsAKMfXgc=/docs/bZEsAKMfXgcDAAAAAAAAAA==/\",\"_etag\":\"\\\"5d00c101-0000-0700-0000-5f0f0be00000\\\"\",\"_attachments\":\"attachments/\",\"_ts\":1594821600}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database(Rid("bZEsAA=="))
            .collection(Rid("bZEsAKMfXgc="))
            .upsert_document(
                "ann",
                &json!(
                    { "id" : "order-2", "customerId" : "ann", "number" : 2, "total" :
                    9.5, "status" : "open", }
                ),
            );
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::bytes(response.bytes());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod list_documents {
    use super::*;
    #[tokio::test]
    async fn list_documents() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "list_documents",
            version: "2015-12-16",
            verb: "GET",
            path: "/dbs/testdb/colls/testcoll/docs",
            signs: ("docs", "dbs/testdb/colls/testcoll"),
            rid_bytes: None,
            headers: &[
                ("x-ms-max-item-count", "10"),
                ("x-ms-documentdb-query-enablecrosspartition", "False"),
                ("x-ms-version", "2015-12-16"),
            ],
            body: None,
            status: 200,
            feed: Some("Documents"),
            answer_headers: &[
                ("x-ms-item-count", "2"),
                ("x-ms-session-token", "0:772"),
                ("x-ms-request-charge", "1"),
            ],
            answer_body: Some(
                "{\"_rid\":\"d9RzAJRFKgw=\",\"Documents\":[{\"id\":\"SalesOrder1\",\"ponumber\":\"PO18009186470\",\"OrderDate\":\"2005-07-01T00:00:00\",\"ShippedDate\":\"0001-01-01T00:00:00\",\"AccountNumber\":\"Account1\",\"SubTotal\":419.4589,\"TaxAmount\":12.5838,\"Freight\":472.3108,\"TotalDue\":985.018,\"Items\":[{\"OrderQty\":1,\"ProductId\":760,\"UnitPrice\":419.4589,\"LineTotal\":419.4589}],\"_rid\":\"d9RzAJRFKgwBAAAAAAAAAA==\",\"_self\":\"dbs/d9RzAA==/colls/d9RzAJRFKgw=/docs/d9RzAJRFKgwBAAAAAAAAAA==/\",\"_etag\":\"\\\"0000d986-0000-0000-0000-56f9e25b0000\\\"\",\"_ts\":1459216987,\"_attachments\":\"attachments/\"},{\"id\":\"SalesOrder2\",\"ponumber\":\"PO15428132599\",\"OrderDate\":\"2005-07-01T00:00:00\",\"DueDate\":\"2005-07-13T00:00:00\",\"ShippedDate\":\"2005-07-08T00:00:00\",\"AccountNumber\":\"Account2\",\"SubTotal\":6107.082,\"TaxAmt\":586.1203,\"Freight\":183.1626,\"TotalDue\":4893.3929,\"DiscountAmt\":1982.872,\"Items\":[{\"OrderQty\":3,\"ProductCode\":\"A-123\",\"ProductName\":\"Product 1\",\"CurrencySymbol\":\"$\",\"CurrencyCode\":\"USD\",\"UnitPrice\":17.1,\"LineTotal\":5.7}],\"_rid\":\"d9RzAJRFKgwCAAAAAAAAAA==\",\"_self\":\"dbs/d9RzAA==/colls/d9RzAJRFKgw=/docs/d9RzAJRFKgwCAAAAAAAAAA==/\",\"_etag\":\"\\\"0000da86-0000-0000-0000-56f9e25b0000\\\"\",\"_ts\":1459216987,\"_attachments\":\"attachments/\"}],\"_count\":2}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("testdb")
            .collection("testcoll")
            .list_documents()
            .max_item_count(10)
            .enable_cross_partition_query(false);
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.items::<serde_json::Value>()?);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn list_documents_of_a_partition_key() -> Result<
        (),
        Box<dyn std::error::Error>,
    > {
        let case = Case {
            operation: "list_documents",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/shop/colls/orders/docs",
            signs: ("docs", "dbs/shop/colls/orders"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"ann\"]"),
                ("x-ms-max-item-count", "1"),
                ("x-ms-session-token", "0:-1#16"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: None,
            status: 200,
            feed: Some("Documents"),
            answer_headers: &[
                ("x-ms-item-count", "1"),
                (
                    "x-ms-continuation",
                    "{\"token\":\"bZEsAKMfXgcBAAAAAAAAAA==\",\"range\":{\"min\":\"\",\"max\":\"FF\"}}",
                ),
                ("x-ms-session-token", "0:-1#16"),
                ("x-ms-request-charge", "1"),
            ],
            answer_body: Some(
                "{\"_rid\":\"bZEsAKMfXgc=\",\"Documents\":[{\"id\":\"order-1\",\"customerId\":\"ann\",\"number\":1,\"total\":42.5,\"status\":\"open\",\"_rid\":\"bZEsAKMfXgcBAAAAAAAAAA==\",\"_self\":\"dbs/bZEsAA==/colls/bZEsAKMfXgc=/docs/bZEsAKMfXgcBAAAAAAAAAA==/\",\"_etag\":\"\\\"5d00ab12-0000-0700-0000-5f0efdd00000\\\"\",\"_attachments\":\"attachments/\",\"_ts\":1594818000}],\"_count\":1}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .list_documents()
            .partition_key("ann")
            .max_item_count(1)
            .session_token("0:-1#16");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.items::<serde_json::Value>()?);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "continuation",
                    meta.header::<cosmosdb::headers::Continuation>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod read_change_feed {
    use super::*;
    #[tokio::test]
    async fn read_change_feed() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "read_change_feed",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/shop/colls/orders/docs",
            signs: ("docs", "dbs/shop/colls/orders"),
            rid_bytes: None,
            headers: &[
                ("a-im", "Incremental Feed"),
                ("x-ms-documentdb-partitionkeyrangeid", "0"),
                ("x-ms-max-item-count", "100"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: None,
            status: 200,
            feed: Some("Documents"),
            answer_headers: &[
                ("etag", "\"16\""),
                ("x-ms-item-count", "1"),
                ("x-ms-session-token", "0:-1#16"),
                ("x-ms-request-charge", "1.1"),
            ],
            answer_body: Some(
                "{\"_rid\":\"bZEsAKMfXgc=\",\"Documents\":[{\"id\":\"order-2\",\"customerId\":\"ann\",\"number\":2,\"total\":9.5,\"status\":\"open\",\"_rid\":\"bZEsAKMfXgcDAAAAAAAAAA==\",\"_self\":\"dbs/bZEsAA==/colls/bZEsAKMfXgc=/docs/bZEsAKMfXgcDAAAAAAAAAA==/\",\"_etag\":\"\\\"5d00c101-0000-0700-0000-5f0f0be00000\\\"\",\"_attachments\":\"attachments/\",\"_ts\":1594821600,\"_lsn\":16}],\"_count\":1}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .read_change_feed()
            .partition_key_range_id("0")
            .max_item_count(100);
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.items::<serde_json::Value>()?);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn read_change_feed_from_now() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "read_change_feed",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/bZEsAA==/colls/bZEsAKMfXgc=/docs",
            signs: ("docs", "bzesakmfxgc="),
            rid_bytes: None,
            headers: &[
                ("a-im", "Incremental Feed"),
                ("x-ms-documentdb-partitionkeyrangeid", "0"),
                ("if-none-match", "*"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: None,
            status: 304,
            feed: None,
            answer_headers: &[
                ("etag", "\"16\""),
                ("x-ms-session-token", "0:-1#16"),
                ("x-ms-request-charge", "1"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client
            .database(Rid("bZEsAA=="))
            .collection(Rid("bZEsAKMfXgc="))
            .read_change_feed()
            .partition_key_range_id("0")
            .if_none_match("*");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn read_change_feed_since_a_time() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "read_change_feed",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/shop/colls/orders/docs",
            signs: ("docs", "dbs/shop/colls/orders"),
            rid_bytes: None,
            headers: &[
                ("a-im", "Incremental Feed"),
                ("x-ms-documentdb-partitionkey", "[\"ann\"]"),
                ("if-modified-since", "Wed, 15 Jul 2020 13:00:00 GMT"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: None,
            status: 200,
            feed: Some("Documents"),
            answer_headers: &[
                ("etag", "\"16\""),
                ("x-ms-item-count", "0"),
                ("x-ms-session-token", "0:-1#16"),
                ("x-ms-request-charge", "1"),
            ],
            answer_body: Some(
                "{\"_rid\":\"bZEsAKMfXgc=\",\"Documents\":[],\"_count\":0}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .read_change_feed()
            .partition_key("ann")
            .if_modified_since(
                std::time::UNIX_EPOCH + std::time::Duration::from_secs(1594818000),
            );
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.items::<serde_json::Value>()?);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod read_full_fidelity_change_feed {
    use super::*;
    #[tokio::test]
    async fn read_full_fidelity_change_feed() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "read_full_fidelity_change_feed",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/shop/colls/orders/docs",
            signs: ("docs", "dbs/shop/colls/orders"),
            rid_bytes: None,
            headers: &[
                ("a-im", "Full-Fidelity Feed"),
                ("x-ms-cosmos-changefeed-wire-format-version", "2021-09-15"),
                ("x-ms-documentdb-partitionkeyrangeid", "0"),
                ("if-none-match", "\"16\""),
                ("x-ms-version", "2020-07-15"),
            ],
            body: None,
            status: 200,
            feed: Some("Documents"),
            answer_headers: &[
                ("etag", "\"18\""),
                ("x-ms-item-count", "2"),
                ("x-ms-session-token", "0:-1#18"),
                ("x-ms-request-charge", "2.2"),
            ],
            answer_body: Some(
                "{\"_rid\":\"bZEsAKMfXgc=\",\"Documents\":[{\"current\":{\"id\":\"order-1\",\"customerId\":\"ann\",\"number\":1,\"total\":42.5,\"status\":\"paid\",\"_rid\":\"bZEsAKMfXgcBAAAAAAAAAA==\",\"_self\":\"dbs/bZEsAA==/colls/bZEsAKMfXgc=/docs/bZEsAKMfXgcBAAAAAAAAAA==/\",\"_etag\":\"\\\"5d00c414-0000-0700-0000-5f0f0be00000\\\"\",\"_attachments\":\"attachments/\",\"_ts\":1594821600},\"metadata\":{\"lsn\":17,\"crts\":1594821600,\"operationType\":\"replace\",\"previousImageLSN\":13}},{\"current\":{},\"metadata\":{\"lsn\":18,\"crts\":1594821601,\"operationType\":\"delete\",\"previousImageLSN\":16,\"timeToLiveExpired\":false,\"id\":\"order-2\",\"partitionKey\":[\"ann\"]}}],\"_count\":2}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .read_full_fidelity_change_feed()
            .partition_key_range_id("0")
            .if_none_match("\"16\"");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.items::<serde_json::Value>()?);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn read_full_fidelity_change_feed_from_now() -> Result<
        (),
        Box<dyn std::error::Error>,
    > {
        let case = Case {
            operation: "read_full_fidelity_change_feed",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/shop/colls/orders/docs",
            signs: ("docs", "dbs/shop/colls/orders"),
            rid_bytes: None,
            headers: &[
                ("a-im", "Full-Fidelity Feed"),
                ("x-ms-cosmos-changefeed-wire-format-version", "2021-09-15"),
                ("x-ms-documentdb-partitionkeyrangeid", "0"),
                ("if-none-match", "*"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: None,
            status: 304,
            feed: None,
            answer_headers: &[
                ("etag", "\"18\""),
                ("x-ms-session-token", "0:-1#18"),
                ("x-ms-request-charge", "1"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .read_full_fidelity_change_feed()
            .partition_key_range_id("0")
            .if_none_match("*");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod read_document {
    use super::*;
    #[tokio::test]
    async fn get_a_document() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "read_document",
            version: "2015-12-16",
            verb: "GET",
            path: "/dbs/testdb/colls/testcoll/docs/SalesOrder1",
            signs: ("docs", "dbs/testdb/colls/testcoll/docs/SalesOrder1"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"Account1\"]"),
                ("x-ms-version", "2015-12-16"),
            ],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"0000d986-0000-0000-0000-56f9e25b0000\""),
                ("x-ms-session-token", "0:772"),
                ("x-ms-request-charge", "1"),
            ],
            answer_body: Some(
                "{\"id\":\"SalesOrder1\",\"ponumber\":\"PO18009186470\",\"OrderDate\":\"2005-07-01T00:00:00\",\"ShippedDate\":\"0001-01-01T00:00:00\",\"AccountNumber\":\"Account1\",\"SubTotal\":419.4589,\"TaxAmount\":12.5838,\"Freight\":472.3108,\"TotalDue\":985.018,\"Items\":[{\"OrderQty\":1,\"ProductId\":760,\"UnitPrice\":419.4589,\"LineTotal\":419.4589}],\"_rid\":\"d9RzAJRFKgwBAAAAAAAAAA==\",\"_self\":\"dbs/d9RzAA==/colls/d9RzAJRFKgw=/docs/d9RzAJRFKgwBAAAAAAAAAA==/\",\"_etag\":\"\\\"0000d986-0000-0000-0000-56f9e25b0000\\\"\",\"_ts\":1459216987,\"_attachments\":\"attachments/\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("testdb")
            .collection("testcoll")
            .read_document("Account1", "SalesOrder1");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::bytes(response.bytes());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn read_document_with_hierarchical_key() -> Result<
        (),
        Box<dyn std::error::Error>,
    > {
        let case = Case {
            operation: "read_document",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/shop/colls/events/docs/e-1",
            signs: ("docs", "dbs/shop/colls/events/docs/e-1"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"contoso\",\"door-7\"]"),
                ("x-ms-consistency-level", "Eventual"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"5d00b001-0000-0700-0000-5f0efdd00000\""),
                ("x-ms-session-token", "0:-1#2"),
                ("x-ms-request-charge", "1"),
            ],
            answer_body: Some(
                "{\"id\":\"e-1\",\"tenant\":\"contoso\",\"device\":\"door-7\",\"kind\":\"opened\",\"_rid\":\"bZEsALSpDA0BAAAAAAAAAA==\",\"_self\":\"dbs/bZEsAA==/colls/bZEsALSpDA0=/docs/bZEsALSpDA0BAAAAAAAAAA==/\",\"_etag\":\"\\\"5d00b001-0000-0700-0000-5f0efdd00000\\\"\",\"_attachments\":\"attachments/\",\"_ts\":1594818000}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("events")
            .read_document(("contoso", "door-7"), "e-1")
            .consistency_level(types::ConsistencyLevel::Eventual);
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::bytes(response.bytes());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn read_document_unchanged() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "read_document",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/bZEsAA==/colls/bZEsAKMfXgc=/docs/bZEsAKMfXgcBAAAAAAAAAA==",
            signs: ("docs", "bzesakmfxgcbaaaaaaaaaa=="),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"ann\"]"),
                ("if-none-match", "\"5d00ab12-0000-0700-0000-5f0efdd00000\""),
                ("x-ms-version", "2020-07-15"),
            ],
            body: None,
            status: 304,
            feed: None,
            answer_headers: &[
                ("etag", "\"5d00ab12-0000-0700-0000-5f0efdd00000\""),
                ("x-ms-session-token", "0:-1#16"),
                ("x-ms-request-charge", "1"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client
            .database(Rid("bZEsAA=="))
            .collection(Rid("bZEsAKMfXgc="))
            .read_document("ann", Rid("bZEsAKMfXgcBAAAAAAAAAA=="))
            .if_none_match("\"5d00ab12-0000-0700-0000-5f0efdd00000\"");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
                assert_eq!(
                    error.failure:: < operations::ReadDocument > (),
                    Some(operations::ReadDocumentFailure::NotModified)
                );
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn read_document_that_is_missing() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "read_document",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/shop/colls/orders/docs/no-such-order",
            signs: ("docs", "dbs/shop/colls/orders/docs/no-such-order"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"ann\"]"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: None,
            status: 404,
            feed: None,
            answer_headers: &[
                ("x-ms-session-token", "0:-1#16"),
                ("x-ms-request-charge", "1"),
            ],
            answer_body: Some(
                "{\"code\":\"NotFound\",\"message\":\"Entity with the specified id does not exist in the system.\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .read_document("ann", "no-such-order");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
                assert_eq!(
                    error.failure:: < operations::ReadDocument > (),
                    Some(operations::ReadDocumentFailure::NotFound)
                );
            }
        }
        Ok(())
    }
}
mod replace_document {
    use super::*;
    #[tokio::test]
    async fn replace_a_document() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "replace_document",
            version: "2015-12-16",
            verb: "PUT",
            path: "/dbs/d9RzAA==/colls/d9RzAJRFKgw=/docs/d9RzAJRFKgwEAAAAAAAAAA==",
            signs: ("docs", "d9rzajrfkgweaaaaaaaaaa=="),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[]"),
                ("content-type", "application/json"),
                ("x-ms-version", "2015-12-16"),
            ],
            body: Some(
                "{\"id\":\"_SalesOrder5\",\"AccountNumber\":\"NewUser01\",\"PurchaseOrderNumber\":\"PO18009186470\",\"OrderDate\":\"2016-03-29T02:03:07.3526153Z\",\"Total\":5.95,\"_rid\":\"d9RzAJRFKgwEAAAAAAAAAA==\",\"_self\":\"dbs/d9RzAA==/colls/d9RzAJRFKgw=/docs/d9RzAJRFKgwEAAAAAAAAAA==/\",\"_etag\":\"\\\"0000de86-0000-0000-0000-56f9e25c0000\\\"\",\"_ts\":1459216988,\"_attachments\":\"attachments/\",\"shippedDate\":\"2016-03-29T02:03:07.4680723Z\",\"foo\":\"bar\"}",
            ),
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"0000df86-0000-0000-0000-56f9e25c0000\""),
                ("x-ms-session-token", "0:778"),
                ("x-ms-request-charge", "10.67"),
            ],
            answer_body: Some(
                "{\"id\":\"_SalesOrder5\",\"AccountNumber\":\"NewUser01\",\"PurchaseOrderNumber\":\"PO18009186470\",\"OrderDate\":\"2016-03-29T02:03:07.3526153Z\",\"Total\":5.95,\"_rid\":\"d9RzAJRFKgwEAAAAAAAAAA==\",\"_self\":\"dbs/d9RzAA==/colls/d9RzAJRFKgw=/docs/d9RzAJRFKgwEAAAAAAAAAA==/\",\"_etag\":\"\\\"0000df86-0000-0000-0000-56f9e25c0000\\\"\",\"_ts\":1459216988,\"_attachments\":\"attachments/\",\"shippedDate\":\"2016-03-29T02:03:07.4680723Z\",\"foo\":\"bar\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database(Rid("d9RzAA=="))
            .collection(Rid("d9RzAJRFKgw="))
            .replace_document(
                cosmosdb::PartitionKey::from_header("[]").ok_or("no PartitionKey")?,
                Rid("d9RzAJRFKgwEAAAAAAAAAA=="),
                &json!(
                    { "id" : "_SalesOrder5", "AccountNumber" : "NewUser01",
                    "PurchaseOrderNumber" : "PO18009186470", "OrderDate" :
                    "2016-03-29T02:03:07.3526153Z", "Total" : 5.95, "_rid" :
                    "d9RzAJRFKgwEAAAAAAAAAA==", "_self" :
                    "dbs/d9RzAA==/colls/d9RzAJRFKgw=/docs/d9RzAJRFKgwEAAAAAAAAAA==/",
                    "_etag" : "\"0000de86-0000-0000-0000-56f9e25c0000\"", "_ts" :
                    1459216988, "_attachments" : "attachments/", "shippedDate" :
                    "2016-03-29T02:03:07.4680723Z", "foo" : "bar", }
                ),
            );
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::bytes(response.bytes());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn replace_document_minimal() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "replace_document",
            version: "2020-07-15",
            verb: "PUT",
            path: "/dbs/shop/colls/orders/docs/order-1",
            signs: ("docs", "dbs/shop/colls/orders/docs/order-1"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"ann\"]"),
                ("if-match", "\"5d00ab12-0000-0700-0000-5f0efdd00000\""),
                ("prefer", "return=minimal"),
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"id\":\"order-1\",\"customerId\":\"ann\",\"number\":1,\"total\":42.5,\"status\":\"paid\"}",
            ),
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"5d00c414-0000-0700-0000-5f0f0be00000\""),
                ("x-ms-session-token", "0:-1#17"),
                ("x-ms-request-charge", "10.29"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .replace_document(
                "ann",
                "order-1",
                &json!(
                    { "id" : "order-1", "customerId" : "ann", "number" : 1, "total" :
                    42.5, "status" : "paid", }
                ),
            )
            .if_match("\"5d00ab12-0000-0700-0000-5f0efdd00000\"")
            .prefer_minimal();
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::bytes(response.bytes());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn replace_document_that_has_changed() -> Result<
        (),
        Box<dyn std::error::Error>,
    > {
        let case = Case {
            operation: "replace_document",
            version: "2020-07-15",
            verb: "PUT",
            path: "/dbs/shop/colls/orders/docs/order-1",
            signs: ("docs", "dbs/shop/colls/orders/docs/order-1"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"ann\"]"),
                ("if-match", "\"5d00ab12-0000-0700-0000-5f0efdd00000\""),
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"id\":\"order-1\",\"customerId\":\"ann\",\"number\":1,\"total\":40,\"status\":\"open\"}",
            ),
            status: 412,
            feed: None,
            answer_headers: &[
                ("x-ms-session-token", "0:-1#17"),
                ("x-ms-request-charge", "1.24"),
            ],
            answer_body: Some(
                "{\"code\":\"PreconditionFailed\",\"message\":\"One of the specified pre-condition is not met.\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .replace_document(
                "ann",
                "order-1",
                &json!(
                    { "id" : "order-1", "customerId" : "ann", "number" : 1, "total" : 40,
                    "status" : "open", }
                ),
            )
            .if_match("\"5d00ab12-0000-0700-0000-5f0efdd00000\"");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
                assert_eq!(
                    error.failure:: < operations::ReplaceDocument > (),
                    Some(operations::ReplaceDocumentFailure::PreconditionFailed)
                );
            }
        }
        Ok(())
    }
}
mod patch_document {
    use super::*;
    #[tokio::test]
    async fn patch_document() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "patch_document",
            version: "2020-07-15",
            verb: "PATCH",
            path: "/dbs/shop/colls/orders/docs/order-1",
            signs: ("docs", "dbs/shop/colls/orders/docs/order-1"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"ann\"]"),
                ("content-type", "application/json_patch+json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"operations\":[{\"op\":\"set\",\"path\":\"/status\",\"value\":\"shipped\"},{\"op\":\"incr\",\"path\":\"/total\",\"value\":-2.5},{\"op\":\"add\",\"path\":\"/parcels\",\"value\":[\"P-77\"]}]}",
            ),
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"5d00c52f-0000-0700-0000-5f0f0be00000\""),
                ("x-ms-session-token", "0:-1#18"),
                ("x-ms-request-charge", "11.33"),
            ],
            answer_body: Some(
                "{\"id\":\"order-1\",\"customerId\":\"ann\",\"number\":1,\"total\":40,\"status\":\"shipped\",\"parcels\":[\"P-77\"],\"_rid\":\"bZEsAKMfXgcBAAAAAAAAAA==\",\"_self\":\"dbs/bZEsAA==/colls/bZEsAKMfXgc=/docs/bZEsAKMfXgcBAAAAAAAAAA==/\",\"_etag\":\"\\\"5d00c52f-0000-0700-0000-5f0f0be00000\\\"\",\"_attachments\":\"attachments/\",\"_ts\":1594821600}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .patch_document(
                "ann",
                "order-1",
                [
                    types::PatchOperation::set("/status", "shipped"),
                    types::PatchOperation::incr("/total", -2.5),
                    types::PatchOperation::add("/parcels", json!(["P-77"])),
                ],
            );
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::bytes(response.bytes());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn patch_document_on_a_condition() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "patch_document",
            version: "2020-07-15",
            verb: "PATCH",
            path: "/dbs/shop/colls/orders/docs/order-1",
            signs: ("docs", "dbs/shop/colls/orders/docs/order-1"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"ann\"]"),
                ("prefer", "return=minimal"),
                ("content-type", "application/json_patch+json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"operations\":[{\"op\":\"move\",\"from\":\"/parcels\",\"path\":\"/shipped\"},{\"op\":\"remove\",\"path\":\"/status\"}],\"condition\":\"from c where c.status = \\\"shipped\\\"\"}",
            ),
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"5d00c61b-0000-0700-0000-5f0f0be00000\""),
                ("x-ms-session-token", "0:-1#19"),
                ("x-ms-request-charge", "10.9"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .patch_document(
                "ann",
                "order-1",
                [
                    types::PatchOperation::move_("/parcels", "/shipped"),
                    types::PatchOperation::remove("/status"),
                ],
            )
            .condition("from c where c.status = \"shipped\"")
            .prefer_minimal();
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::bytes(response.bytes());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn patch_document_whose_condition_fails() -> Result<
        (),
        Box<dyn std::error::Error>,
    > {
        let case = Case {
            operation: "patch_document",
            version: "2020-07-15",
            verb: "PATCH",
            path: "/dbs/shop/colls/orders/docs/order-1",
            signs: ("docs", "dbs/shop/colls/orders/docs/order-1"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"ann\"]"),
                ("content-type", "application/json_patch+json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"operations\":[{\"op\":\"replace\",\"path\":\"/total\",\"value\":0}],\"condition\":\"from c where c.status = \\\"open\\\"\"}",
            ),
            status: 412,
            feed: None,
            answer_headers: &[
                ("x-ms-substatus", "1110"),
                ("x-ms-session-token", "0:-1#19"),
                ("x-ms-request-charge", "1.24"),
            ],
            answer_body: Some(
                "{\"code\":\"PreconditionFailed\",\"message\":\"One of the specified pre-condition is not met.\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .patch_document(
                "ann",
                "order-1",
                [types::PatchOperation::replace("/total", 0)],
            )
            .condition("from c where c.status = \"open\"");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "sub_status",
                    meta.header::<cosmosdb::headers::SubStatus>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
                assert_eq!(
                    error.failure:: < operations::PatchDocument > (),
                    Some(operations::PatchDocumentFailure::PatchConditionNotMet)
                );
            }
        }
        Ok(())
    }
}
mod delete_document {
    use super::*;
    #[tokio::test]
    async fn delete_a_document() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "delete_document",
            version: "2015-12-16",
            verb: "DELETE",
            path: "/dbs/testdb/colls/testcoll/docs/SalesOrder3",
            signs: ("docs", "dbs/testdb/colls/testcoll/docs/SalesOrder3"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"Account1\"]"),
                ("x-ms-version", "2015-12-16"),
            ],
            body: None,
            status: 204,
            feed: None,
            answer_headers: &[
                ("x-ms-session-token", "0:776"),
                ("x-ms-request-charge", "9.33"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client
            .database("testdb")
            .collection("testcoll")
            .delete_document("Account1", "SalesOrder3");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn delete_document_if_unchanged() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "delete_document",
            version: "2020-07-15",
            verb: "DELETE",
            path: "/dbs/shop/colls/orders/docs/draft-1",
            signs: ("docs", "dbs/shop/colls/orders/docs/draft-1"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[{}]"),
                ("if-match", "\"5d00ac02-0000-0700-0000-5f0efdd00000\""),
                ("x-ms-version", "2020-07-15"),
            ],
            body: None,
            status: 204,
            feed: None,
            answer_headers: &[
                ("x-ms-session-token", "0:-1#20"),
                ("x-ms-request-charge", "6.29"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .delete_document(
                cosmosdb::PartitionKey::from_header("[{}]").ok_or("no PartitionKey")?,
                "draft-1",
            )
            .if_match("\"5d00ac02-0000-0700-0000-5f0efdd00000\"");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod query_documents {
    use super::*;
    #[tokio::test]
    async fn query_documents() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "query_documents",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/shop/colls/orders/docs",
            signs: ("docs", "dbs/shop/colls/orders"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-isquery", "True"),
                ("x-ms-documentdb-partitionkey", "[\"ann\"]"),
                ("x-ms-max-item-count", "1"),
                ("x-ms-documentdb-populatequerymetrics", "True"),
                ("content-type", "application/query+json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"query\":\"SELECT * FROM c WHERE c.total > @least\",\"parameters\":[{\"name\":\"@least\",\"value\":5}]}",
            ),
            status: 200,
            feed: Some("Documents"),
            answer_headers: &[
                ("x-ms-item-count", "1"),
                (
                    "x-ms-continuation",
                    "{\"token\":\"+RID:~bZEsAKMfXgcBAAAAAAAAAA==#RT:1#TRC:1\",\"range\":{\"min\":\"\",\"max\":\"FF\"}}",
                ),
                (
                    "x-ms-documentdb-query-metrics",
                    "totalExecutionTimeInMs=0.42;retrievedDocumentCount=1;outputDocumentCount=1",
                ),
                ("x-ms-session-token", "0:-1#16"),
                ("x-ms-request-charge", "2.82"),
            ],
            answer_body: Some(
                "{\"_rid\":\"bZEsAKMfXgc=\",\"Documents\":[{\"id\":\"order-1\",\"customerId\":\"ann\",\"number\":1,\"total\":42.5,\"status\":\"open\",\"_rid\":\"bZEsAKMfXgcBAAAAAAAAAA==\",\"_self\":\"dbs/bZEsAA==/colls/bZEsAKMfXgc=/docs/bZEsAKMfXgcBAAAAAAAAAA==/\",\"_etag\":\"\\\"5d00ab12-0000-0700-0000-5f0efdd00000\\\"\",\"_attachments\":\"attachments/\",\"_ts\":1594818000}],\"_count\":1}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .query_documents("SELECT * FROM c WHERE c.total > @least")
            .param("@least", 5)
            .partition_key("ann")
            .max_item_count(1)
            .populate_query_metrics(true);
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.items::<serde_json::Value>()?);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "continuation",
                    meta.header::<cosmosdb::headers::Continuation>().is_some(),
                );
                case.check_header(
                    "query_metrics",
                    meta.header::<cosmosdb::headers::QueryMetrics>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn query_documents_across_partitions() -> Result<
        (),
        Box<dyn std::error::Error>,
    > {
        let case = Case {
            operation: "query_documents",
            version: "2015-12-16",
            verb: "POST",
            path: "/dbs/1KtjAA==/colls/1KtjAImkcgw=/docs",
            signs: ("docs", "1ktjaimkcgw="),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-isquery", "True"),
                ("x-ms-documentdb-query-enablecrosspartition", "True"),
                ("content-type", "application/query+json"),
                ("x-ms-version", "2015-12-16"),
            ],
            body: Some(
                "{\"query\":\"SELECT VALUE f.id FROM Families f WHERE f.Address.State = @state\",\"parameters\":[{\"name\":\"@state\",\"value\":\"WA\"}]}",
            ),
            status: 200,
            feed: Some("Documents"),
            answer_headers: &[
                ("x-ms-item-count", "1"),
                ("x-ms-session-token", "0:603"),
                ("x-ms-request-charge", "2.29"),
            ],
            answer_body: Some(
                "{\"_rid\":\"1KtjAImkcgw=\",\"Documents\":[\"AndersenFamily\"],\"_count\":1}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database(Rid("1KtjAA=="))
            .collection(Rid("1KtjAImkcgw="))
            .query_documents(
                "SELECT VALUE f.id FROM Families f WHERE f.Address.State = @state",
            )
            .param("@state", "WA")
            .enable_cross_partition_query(true);
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.items::<serde_json::Value>()?);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn query_documents_not_servable() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "query_documents",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/shop/colls/orders/docs",
            signs: ("docs", "dbs/shop/colls/orders"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-isquery", "True"),
                ("x-ms-documentdb-query-enablecrosspartition", "True"),
                ("content-type", "application/query+json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some("{\"query\":\"SELECT * FROM c ORDER BY c.total\"}"),
            status: 400,
            feed: None,
            answer_headers: &[("x-ms-substatus", "1004"), ("x-ms-request-charge", "1")],
            answer_body: Some(
                "{\"code\":\"BadRequest\",\"message\":\"The provided cross partition query can not be directly served by the gateway.\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .query_documents("SELECT * FROM c ORDER BY c.total")
            .enable_cross_partition_query(true);
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "sub_status",
                    meta.header::<cosmosdb::headers::SubStatus>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
                assert_eq!(
                    error.failure:: < operations::QueryDocuments > (),
                    Some(operations::QueryDocumentsFailure::CrossPartitionQueryNotServable)
                );
            }
        }
        Ok(())
    }
}
mod read_query_plan {
    use super::*;
    #[tokio::test]
    async fn read_query_plan() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "read_query_plan",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/shop/colls/orders/docs",
            signs: ("docs", "dbs/shop/colls/orders"),
            rid_bytes: None,
            headers: &[
                ("x-ms-cosmos-is-query-plan-request", "True"),
                (
                    "x-ms-cosmos-supported-query-features",
                    "OrderBy,Top,OffsetAndLimit,MultipleOrderBy",
                ),
                ("x-ms-cosmos-query-version", "1.0"),
                ("x-ms-documentdb-query-enablecrosspartition", "True"),
                ("content-type", "application/query+json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some("{\"query\":\"SELECT TOP 10 * FROM Root r ORDER BY r.key\"}"),
            status: 200,
            feed: None,
            answer_headers: &[("x-ms-request-charge", "1")],
            answer_body: Some(
                "{\"partitionedQueryExecutionInfoVersion\":2,\"queryInfo\":{\"distinctType\":\"None\",\"top\":10,\"offset\":null,\"limit\":null,\"orderBy\":[\"Ascending\"],\"orderByExpressions\":[\"r.key\"],\"groupByExpressions\":[],\"groupByAliases\":[],\"aggregates\":[],\"groupByAliasToAggregateType\":{},\"rewrittenQuery\":\"SELECT TOP 10 r._rid, [{\\\"item\\\": r.key}] AS orderByItems, r AS payload\\nFROM Root AS r\\nWHERE ({documentdb-formattableorderbyquery-filter})\\nORDER BY r.key\",\"hasSelectValue\":false,\"dCountInfo\":null,\"hasNonStreamingOrderBy\":false},\"queryRanges\":[{\"min\":\"\",\"max\":\"FF\",\"isMinInclusive\":true,\"isMaxInclusive\":false}]}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .read_query_plan(
                "OrderBy,Top,OffsetAndLimit,MultipleOrderBy",
                "SELECT TOP 10 * FROM Root r ORDER BY r.key",
            )
            .query_version("1.0")
            .enable_cross_partition_query(true);
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn read_query_plan_of_an_unsupported_query() -> Result<
        (),
        Box<dyn std::error::Error>,
    > {
        let case = Case {
            operation: "read_query_plan",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/shop/colls/orders/docs",
            signs: ("docs", "dbs/shop/colls/orders"),
            rid_bytes: None,
            headers: &[
                ("x-ms-cosmos-is-query-plan-request", "True"),
                ("x-ms-cosmos-supported-query-features", "OrderBy,Top"),
                ("content-type", "application/query+json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some("{\"query\":\"SELECT VALUE COUNT(1) FROM c\"}"),
            status: 400,
            feed: None,
            answer_headers: &[("x-ms-request-charge", "1")],
            answer_body: Some(
                "{\"code\":\"BadRequest\",\"message\":\"Query contains the following features, which the calling client does not support. Aggregate\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .read_query_plan("OrderBy,Top", "SELECT VALUE COUNT(1) FROM c");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
                assert_eq!(
                    error.failure:: < operations::ReadQueryPlan > (),
                    Some(operations::ReadQueryPlanFailure::BadRequest)
                );
            }
        }
        Ok(())
    }
}
mod execute_batch {
    use super::*;
    #[tokio::test]
    async fn execute_batch() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "execute_batch",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/shop/colls/orders/docs",
            signs: ("docs", "dbs/shop/colls/orders"),
            rid_bytes: None,
            headers: &[
                ("x-ms-cosmos-is-batch-request", "True"),
                ("x-ms-cosmos-batch-atomic", "True"),
                ("x-ms-documentdb-partitionkey", "[\"bob\"]"),
                ("x-ms-cosmos-batch-ordered", "True"),
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "[{\"operationType\":\"Create\",\"resourceBody\":{\"id\":\"order-3\",\"customerId\":\"bob\",\"number\":1,\"total\":3}},{\"operationType\":\"Upsert\",\"resourceBody\":{\"id\":\"basket\",\"customerId\":\"bob\",\"number\":0,\"total\":0}},{\"operationType\":\"Patch\",\"id\":\"order-3\",\"resourceBody\":{\"operations\":[{\"op\":\"set\",\"path\":\"/status\",\"value\":\"open\"}]}},{\"operationType\":\"Read\",\"id\":\"order-3\"},{\"operationType\":\"Delete\",\"id\":\"basket\"}]",
            ),
            status: 200,
            feed: None,
            answer_headers: &[
                ("x-ms-session-token", "0:-1#21"),
                ("x-ms-request-charge", "31.43"),
            ],
            answer_body: Some(
                "[{\"statusCode\":201,\"requestCharge\":7.05,\"eTag\":\"\\\"5d00c701-0000-0700-0000-5f0f0be00000\\\"\",\"resourceBody\":{\"id\":\"order-3\",\"customerId\":\"bob\",\"number\":1,\"total\":3,\"_rid\":\"bZEsAKMfXgcEAAAAAAAAAA==\",\"_self\":\"dbs/bZEsAA==/colls/bZEsAKMfXgc=/docs/bZEsAKMfXgcEAAAAAAAAAA==/\",\"_etag\":\"\\\"5d00c701-0000-0700-0000-5f0f0be00000\\\"\",\"_attachments\":\"attachments/\",\"_ts\":1594821600}},{\"statusCode\":201,\"requestCharge\":6.67,\"eTag\":\"\\\"5d00c702-0000-0700-0000-5f0f0be00000\\\"\",\"resourceBody\":{\"id\":\"basket\",\"customerId\":\"bob\",\"number\":0,\"total\":0,\"_rid\":\"bZEsAKMfXgcFAAAAAAAAAA==\",\"_self\":\"dbs/bZEsAA==/colls/bZEsAKMfXgc=/docs/bZEsAKMfXgcFAAAAAAAAAA==/\",\"_etag\":\"\\\"5d00c702-0000-0700-0000-5f0f0be00000\\\"\",\"_attachments\":\"attachments/\",\"_ts\":1594821600}},{\"statusCode\":200,\"requestCharge\":10.67,\"eTag\":\"\\\"5d00c703-0000-0700-0000-5f0f0be00000\\\"\",\"resourceBody\":{\"id\":\"order-3\",\"customerId\":\"bob\",\"number\":1,\"total\":3,\"status\":\"open\",\"_rid\":\"bZEsAKMfXgcEAAAAAAAAAA==\",\"_self\":\"dbs/bZEsAA==/colls/bZEsAKMfXgc=/docs/bZEsAKMfXgcEAAAAAAAAAA==/\",\"_etag\":\"\\\"5d00c703-0000-0700-0000-5f0f0be00000\\\"\",\"_attachments\":\"attachments/\",\"_ts\":1594821600}},{\"statusCode\":200,\"requestCharge\":1,\"eTag\":\"\\\"5d00c703-0000-0700-0000-5f0f0be00000\\\"\",\"resourceBody\":{\"id\":\"order-3\",\"customerId\":\"bob\",\"number\":1,\"total\":3,\"status\":\"open\",\"_rid\":\"bZEsAKMfXgcEAAAAAAAAAA==\",\"_self\":\"dbs/bZEsAA==/colls/bZEsAKMfXgc=/docs/bZEsAKMfXgcEAAAAAAAAAA==/\",\"_etag\":\"\\\"5d00c703-0000-0700-0000-5f0f0be00000\\\"\",\"_attachments\":\"attachments/\",\"_ts\":1594821600}},{\"statusCode\":204,\"requestCharge\":6.04}]",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .execute_batch(
                "bob",
                [
                    types::BatchOperation::from(
                        types::BatchOperation::create(
                            json!(
                                { "id" : "order-3", "customerId" : "bob", "number" : 1,
                                "total" : 3 }
                            ),
                        ),
                    ),
                    types::BatchOperation::from(
                        types::BatchOperation::upsert(
                            json!(
                                { "id" : "basket", "customerId" : "bob", "number" : 0,
                                "total" : 0 }
                            ),
                        ),
                    ),
                    types::BatchOperation::from(
                        types::BatchOperation::patch(
                            "order-3",
                            types::Patch::new([
                                types::PatchOperation::set("/status", "open"),
                            ]),
                        ),
                    ),
                    types::BatchOperation::from(types::BatchOperation::read("order-3")),
                    types::BatchOperation::from(types::BatchOperation::delete("basket")),
                ],
            )
            .batch_ordered(true);
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn execute_batch_that_fails() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "execute_batch",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/shop/colls/orders/docs",
            signs: ("docs", "dbs/shop/colls/orders"),
            rid_bytes: None,
            headers: &[
                ("x-ms-cosmos-is-batch-request", "True"),
                ("x-ms-cosmos-batch-atomic", "True"),
                ("x-ms-documentdb-partitionkey", "[\"bob\"]"),
                ("x-ms-cosmos-batch-continue-on-error", "False"),
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "[{\"operationType\":\"Create\",\"resourceBody\":{\"id\":\"order-4\",\"customerId\":\"bob\",\"number\":2,\"total\":1}},{\"operationType\":\"Create\",\"resourceBody\":{\"id\":\"order-3\",\"customerId\":\"bob\",\"number\":1,\"total\":3}}]",
            ),
            status: 207,
            feed: None,
            answer_headers: &[
                ("x-ms-session-token", "0:-1#21"),
                ("x-ms-request-charge", "8.29"),
            ],
            answer_body: Some(
                "[{\"statusCode\":424,\"requestCharge\":7.05},{\"statusCode\":409,\"requestCharge\":1.24}]",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .execute_batch(
                "bob",
                [
                    types::BatchOperation::from(
                        types::BatchOperation::create(
                            json!(
                                { "id" : "order-4", "customerId" : "bob", "number" : 2,
                                "total" : 1 }
                            ),
                        ),
                    ),
                    types::BatchOperation::from(
                        types::BatchOperation::create(
                            json!(
                                { "id" : "order-3", "customerId" : "bob", "number" : 1,
                                "total" : 3 }
                            ),
                        ),
                    ),
                ],
            )
            .batch_continue_on_error(false);
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod execute_bulk {
    use super::*;
    #[tokio::test]
    async fn execute_bulk() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "execute_bulk",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/shop/colls/orders/docs",
            signs: ("docs", "dbs/shop/colls/orders"),
            rid_bytes: None,
            headers: &[
                ("x-ms-cosmos-is-batch-request", "True"),
                ("x-ms-cosmos-batch-atomic", "False"),
                ("x-ms-cosmos-batch-continue-on-error", "True"),
                ("x-ms-documentdb-partitionkeyrangeid", "0"),
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "[{\"operationType\":\"Create\",\"partitionKey\":\"[\\\"cleo\\\"]\",\"resourceBody\":{\"id\":\"order-5\",\"customerId\":\"cleo\",\"number\":1,\"total\":12},\"minimalReturnPreference\":true},{\"operationType\":\"Delete\",\"partitionKey\":\"[\\\"ann\\\"]\",\"id\":\"no-such-order\"}]",
            ),
            status: 207,
            feed: None,
            answer_headers: &[
                ("x-ms-session-token", "0:-1#22"),
                ("x-ms-request-charge", "8.29"),
            ],
            answer_body: Some(
                "[{\"statusCode\":201,\"requestCharge\":7.05,\"eTag\":\"\\\"5d00c801-0000-0700-0000-5f0f0be00000\\\"\"},{\"statusCode\":404,\"requestCharge\":1.24}]",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .execute_bulk(
                "0",
                [
                    types::BatchOperation::from(
                        types::BatchOperation::create(
                                json!(
                                    { "id" : "order-5", "customerId" : "cleo", "number" : 1,
                                    "total" : 12 }
                                ),
                            )
                            .minimal_return_preference(true)
                            .partition_key("[\"cleo\"]"),
                    ),
                    types::BatchOperation::from(
                        types::BatchOperation::delete("no-such-order")
                            .partition_key("[\"ann\"]"),
                    ),
                ],
            );
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod head_documents {
    use super::*;
    #[tokio::test]
    async fn head_documents() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "head_documents",
            version: "2020-07-15",
            verb: "HEAD",
            path: "/dbs/shop/colls/orders/docs",
            signs: ("docs", "dbs/shop/colls/orders"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"ann\"]"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("x-ms-item-count", "2"),
                ("x-ms-session-token", "0:-1#16"),
                ("x-ms-request-charge", "1"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .head_documents()
            .partition_key("ann");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod head_document {
    use super::*;
    #[tokio::test]
    async fn head_document() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "head_document",
            version: "2020-07-15",
            verb: "HEAD",
            path: "/dbs/shop/colls/orders/docs/order-1",
            signs: ("docs", "dbs/shop/colls/orders/docs/order-1"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"ann\"]"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"5d00ab12-0000-0700-0000-5f0efdd00000\""),
                ("x-ms-session-token", "0:-1#16"),
                ("x-ms-request-charge", "1"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .head_document("ann", "order-1");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod create_attachment {
    use super::*;
    #[tokio::test]
    async fn create_an_attachment() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "create_attachment",
            version: "2015-08-06",
            verb: "POST",
            path: "/dbs/volcanodb/colls/volcano1/docs/c3bb1fef-fcb1-56e3-0389-f88583c3ce0d/attachments",
            signs: (
                "attachments",
                "dbs/volcanodb/colls/volcano1/docs/c3bb1fef-fcb1-56e3-0389-f88583c3ce0d",
            ),
            rid_bytes: None,
            headers: &[
                ("x-ms-session-token", "16"),
                ("content-type", "application/json"),
                ("x-ms-version", "2015-08-06"),
            ],
            body: Some(
                "{\"id\":\"image_id\",\"contentType\":\"image/jpg\",\"media\":\"www.bing.com\"}",
            ),
            status: 201,
            feed: None,
            answer_headers: &[
                ("etag", "\"060091c2-0000-0000-0000-56673c980000\""),
                ("x-ms-max-media-storage-usage-mb", "2048"),
                ("x-ms-media-storage-usage-mb", "0"),
                ("x-ms-session-token", "19"),
                ("x-ms-request-charge", "4.95"),
            ],
            answer_body: Some(
                "{\"id\":\"image_id\",\"contentType\":\"image/jpg\",\"media\":\"www.bing.com\",\"_rid\":\"Sl8fALN4sw4CAAAAAAAAAOnTcEc=\",\"_ts\":1449606296,\"_self\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/docs/Sl8fALN4sw4CAAAAAAAAAA==/attachments/Sl8fALN4sw4CAAAAAAAAAOnTcEc=\",\"_etag\":\"\\\"060091c2-0000-0000-0000-56673c980000\\\"\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .collection("volcano1")
            .document("c3bb1fef-fcb1-56e3-0389-f88583c3ce0d")
            .create_attachment(
                cosmosdb::PartitionKey::UNPARTITIONED,
                "image_id",
                "image/jpg",
                "www.bing.com",
            )
            .session_token("16");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "max_media_storage_usage_mb",
                    meta.header::<cosmosdb::headers::MaxMediaStorageUsageMb>().is_some(),
                );
                case.check_header(
                    "media_storage_usage_mb",
                    meta.header::<cosmosdb::headers::MediaStorageUsageMb>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn create_attachment() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "create_attachment",
            version: "2017-11-15",
            verb: "POST",
            path: "/dbs/shop/colls/orders/docs/order-1/attachments",
            signs: ("attachments", "dbs/shop/colls/orders/docs/order-1"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"ann\"]"),
                ("content-type", "application/json"),
                ("x-ms-version", "2017-11-15"),
            ],
            body: Some(
                "{\"id\":\"invoice\",\"contentType\":\"application/pdf\",\"media\":\"https://files.contoso.com/invoice-1.pdf\"}",
            ),
            status: 201,
            feed: None,
            answer_headers: &[
                ("etag", "\"5d00d011-0000-0700-0000-5f0efdd00000\""),
                ("x-ms-max-media-storage-usage-mb", "2048"),
                ("x-ms-media-storage-usage-mb", "0"),
                ("x-ms-session-token", "0:23"),
                ("x-ms-request-charge", "4.95"),
            ],
            answer_body: Some(
                "{\"id\":\"invoice\",\"contentType\":\"application/pdf\",\"media\":\"https://files.contoso.com/invoice-1.pdf\",\"_rid\":\"bZEsAKMfXgcBAAAAAAAAAIobXPI=\",\"_ts\":1594818000,\"_self\":\"dbs/bZEsAA==/colls/bZEsAKMfXgc=/docs/bZEsAKMfXgcBAAAAAAAAAA==/attachments/bZEsAKMfXgcBAAAAAAAAAIobXPI=\",\"_etag\":\"\\\"5d00d011-0000-0700-0000-5f0efdd00000\\\"\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .document("order-1")
            .create_attachment(
                "ann",
                "invoice",
                "application/pdf",
                "https://files.contoso.com/invoice-1.pdf",
            );
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "max_media_storage_usage_mb",
                    meta.header::<cosmosdb::headers::MaxMediaStorageUsageMb>().is_some(),
                );
                case.check_header(
                    "media_storage_usage_mb",
                    meta.header::<cosmosdb::headers::MediaStorageUsageMb>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn create_attachment_that_exists() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "create_attachment",
            version: "2017-11-15",
            verb: "POST",
            path: "/dbs/shop/colls/orders/docs/order-1/attachments",
            signs: ("attachments", "dbs/shop/colls/orders/docs/order-1"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"ann\"]"),
                ("content-type", "application/json"),
                ("x-ms-version", "2017-11-15"),
            ],
            body: Some(
                "{\"id\":\"invoice\",\"contentType\":\"application/pdf\",\"media\":\"https://files.contoso.com/invoice-1.pdf\"}",
            ),
            status: 409,
            feed: None,
            answer_headers: &[
                ("x-ms-session-token", "0:23"),
                ("x-ms-request-charge", "1.24"),
            ],
            answer_body: Some(
                "{\"code\":\"Conflict\",\"message\":\"Entity with the specified id already exists in the system.\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .document("order-1")
            .create_attachment(
                "ann",
                "invoice",
                "application/pdf",
                "https://files.contoso.com/invoice-1.pdf",
            );
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
                assert_eq!(
                    error.failure:: < operations::CreateAttachment > (),
                    Some(operations::CreateAttachmentFailure::Conflict)
                );
            }
        }
        Ok(())
    }
}
mod create_media_attachment {
    use super::*;
    #[tokio::test]
    async fn create_media_attachment() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "create_media_attachment",
            version: "2017-11-15",
            verb: "POST",
            path: "/dbs/shop/colls/orders/docs/order-1/attachments",
            signs: ("attachments", "dbs/shop/colls/orders/docs/order-1"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"ann\"]"),
                ("content-type", "text/plain"),
                ("slug", "note.txt"),
                ("x-ms-version", "2017-11-15"),
            ],
            body: Some("Leave it at the gate."),
            status: 201,
            feed: None,
            answer_headers: &[
                ("etag", "\"5d00d102-0000-0700-0000-5f0efdd00000\""),
                ("x-ms-max-media-storage-usage-mb", "2048"),
                ("x-ms-media-storage-usage-mb", "1"),
                ("x-ms-session-token", "0:24"),
                ("x-ms-request-charge", "6.29"),
            ],
            answer_body: Some(
                "{\"id\":\"note.txt\",\"contentType\":\"text/plain\",\"media\":\"/media/bZEsAKMfXgcBAAAAAAAAACHQTjUB\",\"_rid\":\"bZEsAKMfXgcBAAAAAAAAACHQTjU=\",\"_ts\":1594818000,\"_self\":\"dbs/bZEsAA==/colls/bZEsAKMfXgc=/docs/bZEsAKMfXgcBAAAAAAAAAA==/attachments/bZEsAKMfXgcBAAAAAAAAACHQTjU=\",\"_etag\":\"\\\"5d00d102-0000-0700-0000-5f0efdd00000\\\"\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .document("order-1")
            .create_media_attachment(
                "ann",
                "text/plain",
                "note.txt",
                "Leave it at the gate.",
            );
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "max_media_storage_usage_mb",
                    meta.header::<cosmosdb::headers::MaxMediaStorageUsageMb>().is_some(),
                );
                case.check_header(
                    "media_storage_usage_mb",
                    meta.header::<cosmosdb::headers::MediaStorageUsageMb>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod upsert_attachment {
    use super::*;
    #[tokio::test]
    async fn upsert_attachment() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "upsert_attachment",
            version: "2017-11-15",
            verb: "POST",
            path: "/dbs/bZEsAA==/colls/bZEsAKMfXgc=/docs/bZEsAKMfXgcBAAAAAAAAAA==/attachments",
            signs: ("attachments", "bzesakmfxgcbaaaaaaaaaa=="),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-is-upsert", "True"),
                ("x-ms-documentdb-partitionkey", "[\"ann\"]"),
                ("content-type", "application/json"),
                ("x-ms-version", "2017-11-15"),
            ],
            body: Some(
                "{\"id\":\"invoice\",\"contentType\":\"application/pdf\",\"media\":\"https://files.contoso.com/invoice-1b.pdf\"}",
            ),
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"5d00d203-0000-0700-0000-5f0f0be00000\""),
                ("x-ms-max-media-storage-usage-mb", "2048"),
                ("x-ms-media-storage-usage-mb", "1"),
                ("x-ms-session-token", "0:25"),
                ("x-ms-request-charge", "9.9"),
            ],
            answer_body: Some(
                "{\"id\":\"invoice\",\"contentType\":\"application/pdf\",\"media\":\"https://files.contoso.com/invoice-1b.pdf\",\"_rid\":\"bZEsAKMfXgcBAAAAAAAAAIobXPI=\",\"_ts\":1594821600,\"_self\":\"dbs/bZEsAA==/colls/bZEsAKMfXgc=/docs/bZEsAKMfXgcBAAAAAAAAAA==/attachments/bZEsAKMfXgcBAAAAAAAAAIobXPI=\",\"_etag\":\"\\\"5d00d203-0000-0700-0000-5f0f0be00000\\\"\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database(Rid("bZEsAA=="))
            .collection(Rid("bZEsAKMfXgc="))
            .document(Rid("bZEsAKMfXgcBAAAAAAAAAA=="))
            .upsert_attachment(
                "ann",
                "invoice",
                "application/pdf",
                "https://files.contoso.com/invoice-1b.pdf",
            );
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "max_media_storage_usage_mb",
                    meta.header::<cosmosdb::headers::MaxMediaStorageUsageMb>().is_some(),
                );
                case.check_header(
                    "media_storage_usage_mb",
                    meta.header::<cosmosdb::headers::MediaStorageUsageMb>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod upsert_media_attachment {
    use super::*;
    #[tokio::test]
    async fn upsert_media_attachment() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "upsert_media_attachment",
            version: "2017-11-15",
            verb: "POST",
            path: "/dbs/shop/colls/orders/docs/order-1/attachments",
            signs: ("attachments", "dbs/shop/colls/orders/docs/order-1"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-is-upsert", "True"),
                ("x-ms-documentdb-partitionkey", "[\"ann\"]"),
                ("content-type", "text/plain"),
                ("slug", "note.txt"),
                ("x-ms-version", "2017-11-15"),
            ],
            body: Some("Leave it next door."),
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"5d00d204-0000-0700-0000-5f0f0be00000\""),
                ("x-ms-max-media-storage-usage-mb", "2048"),
                ("x-ms-media-storage-usage-mb", "1"),
                ("x-ms-session-token", "0:26"),
                ("x-ms-request-charge", "9.9"),
            ],
            answer_body: Some(
                "{\"id\":\"note.txt\",\"contentType\":\"text/plain\",\"media\":\"/media/bZEsAKMfXgcBAAAAAAAAACHQTjUB\",\"_rid\":\"bZEsAKMfXgcBAAAAAAAAACHQTjU=\",\"_ts\":1594821600,\"_self\":\"dbs/bZEsAA==/colls/bZEsAKMfXgc=/docs/bZEsAKMfXgcBAAAAAAAAAA==/attachments/bZEsAKMfXgcBAAAAAAAAACHQTjU=\",\"_etag\":\"\\\"5d00d204-0000-0700-0000-5f0f0be00000\\\"\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .document("order-1")
            .upsert_media_attachment(
                "ann",
                "text/plain",
                "note.txt",
                "Leave it next door.",
            );
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "max_media_storage_usage_mb",
                    meta.header::<cosmosdb::headers::MaxMediaStorageUsageMb>().is_some(),
                );
                case.check_header(
                    "media_storage_usage_mb",
                    meta.header::<cosmosdb::headers::MediaStorageUsageMb>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod list_attachments {
    use super::*;
    #[tokio::test]
    async fn list_attachments() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "list_attachments",
            version: "2015-08-06",
            verb: "GET",
            path: "/dbs/volcanodb/colls/volcano1/docs/c3bb1fef-fcb1-56e3-0389-f88583c3ce0d/attachments",
            signs: (
                "attachments",
                "dbs/volcanodb/colls/volcano1/docs/c3bb1fef-fcb1-56e3-0389-f88583c3ce0d",
            ),
            rid_bytes: None,
            headers: &[("x-ms-max-item-count", "3"), ("x-ms-version", "2015-08-06")],
            body: None,
            status: 200,
            feed: Some("Attachments"),
            answer_headers: &[
                ("x-ms-item-count", "3"),
                ("x-ms-continuation", "Sl8fALN4sw4CAAAAAAAAANlN49I="),
                ("x-ms-max-media-storage-usage-mb", "2048"),
                ("x-ms-media-storage-usage-mb", "0"),
                ("x-ms-session-token", "28"),
                ("x-ms-request-charge", "1"),
            ],
            answer_body: Some(
                "{\"_rid\":\"Sl8fALN4sw4CAAAAAAAAAA==\",\"Attachments\":[{\"contentType\":\"application/octet-stream\",\"id\":\"image1.jpg\",\"media\":\"/media/Sl8fALN4sw4CAAAAAAAAAOo3S2UB\",\"_rid\":\"Sl8fALN4sw4CAAAAAAAAAOo3S2U=\",\"_ts\":1449679020,\"_self\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/docs/Sl8fALN4sw4CAAAAAAAAAA==/attachments/Sl8fALN4sw4CAAAAAAAAAOo3S2U=\",\"_etag\":\"\\\"06007fe0-0000-0000-0000-566858ac0000\\\"\"},{\"id\":\"attachment_2\",\"contentType\":\"image/png\",\"media\":\"www.microsoft.com\",\"_rid\":\"Sl8fALN4sw4CAAAAAAAAAPmgj5c=\",\"_ts\":1449678581,\"_self\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/docs/Sl8fALN4sw4CAAAAAAAAAA==/attachments/Sl8fALN4sw4CAAAAAAAAAPmgj5c=\",\"_etag\":\"\\\"060056e0-0000-0000-0000-566856f50000\\\"\"},{\"id\":\"attachment_1\",\"contentType\":\"image/jpg\",\"media\":\"www.bing.com\",\"_rid\":\"Sl8fALN4sw4CAAAAAAAAANlN49I=\",\"_ts\":1449678550,\"_self\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/docs/Sl8fALN4sw4CAAAAAAAAAA==/attachments/Sl8fALN4sw4CAAAAAAAAANlN49I=\",\"_etag\":\"\\\"060053e0-0000-0000-0000-566856d60000\\\"\"}],\"_count\":3}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .collection("volcano1")
            .document("c3bb1fef-fcb1-56e3-0389-f88583c3ce0d")
            .list_attachments(cosmosdb::PartitionKey::UNPARTITIONED)
            .max_item_count(3);
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.body().items);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "continuation",
                    meta.header::<cosmosdb::headers::Continuation>().is_some(),
                );
                case.check_header(
                    "max_media_storage_usage_mb",
                    meta.header::<cosmosdb::headers::MaxMediaStorageUsageMb>().is_some(),
                );
                case.check_header(
                    "media_storage_usage_mb",
                    meta.header::<cosmosdb::headers::MediaStorageUsageMb>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn list_attachments_of_a_partition_key() -> Result<
        (),
        Box<dyn std::error::Error>,
    > {
        let case = Case {
            operation: "list_attachments",
            version: "2017-11-15",
            verb: "GET",
            path: "/dbs/shop/colls/orders/docs/order-1/attachments",
            signs: ("attachments", "dbs/shop/colls/orders/docs/order-1"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"ann\"]"),
                ("x-ms-version", "2017-11-15"),
            ],
            body: None,
            status: 200,
            feed: Some("Attachments"),
            answer_headers: &[
                ("x-ms-item-count", "1"),
                ("x-ms-max-media-storage-usage-mb", "2048"),
                ("x-ms-media-storage-usage-mb", "1"),
                ("x-ms-session-token", "0:26"),
                ("x-ms-request-charge", "1"),
            ],
            answer_body: Some(
                "{\"_rid\":\"bZEsAKMfXgcBAAAAAAAAAA==\",\"Attachments\":[{\"id\":\"note.txt\",\"contentType\":\"text/plain\",\"media\":\"/media/bZEsAKMfXgcBAAAAAAAAACHQTjUB\",\"_rid\":\"bZEsAKMfXgcBAAAAAAAAACHQTjU=\",\"_ts\":1594821600,\"_self\":\"dbs/bZEsAA==/colls/bZEsAKMfXgc=/docs/bZEsAKMfXgcBAAAAAAAAAA==/attachments/bZEsAKMfXgcBAAAAAAAAACHQTjU=\",\"_etag\":\"\\\"5d00d204-0000-0700-0000-5f0f0be00000\\\"\"}],\"_count\":1}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .document("order-1")
            .list_attachments("ann");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.body().items);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "max_media_storage_usage_mb",
                    meta.header::<cosmosdb::headers::MaxMediaStorageUsageMb>().is_some(),
                );
                case.check_header(
                    "media_storage_usage_mb",
                    meta.header::<cosmosdb::headers::MediaStorageUsageMb>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod read_attachment {
    use super::*;
    #[tokio::test]
    async fn read_attachment() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "read_attachment",
            version: "2017-11-15",
            verb: "GET",
            path: "/dbs/bZEsAA==/colls/bZEsAKMfXgc=/docs/bZEsAKMfXgcBAAAAAAAAAA==/attachments/bZEsAKMfXgcBAAAAAAAAACHQTjU=",
            signs: ("attachments", "bzesakmfxgcbaaaaaaaaachqtju="),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"ann\"]"),
                ("x-ms-version", "2017-11-15"),
            ],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"5d00d102-0000-0700-0000-5f0efdd00000\""),
                ("x-ms-max-media-storage-usage-mb", "2048"),
                ("x-ms-media-storage-usage-mb", "1"),
                ("x-ms-session-token", "0:24"),
                ("x-ms-request-charge", "1"),
            ],
            answer_body: Some(
                "{\"id\":\"note.txt\",\"contentType\":\"text/plain\",\"media\":\"/media/bZEsAKMfXgcBAAAAAAAAACHQTjUB\",\"_rid\":\"bZEsAKMfXgcBAAAAAAAAACHQTjU=\",\"_ts\":1594818000,\"_self\":\"dbs/bZEsAA==/colls/bZEsAKMfXgc=/docs/bZEsAKMfXgcBAAAAAAAAAA==/attachments/bZEsAKMfXgcBAAAAAAAAACHQTjU=\",\"_etag\":\"\\\"5d00d102-0000-0700-0000-5f0efdd00000\\\"\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database(Rid("bZEsAA=="))
            .collection(Rid("bZEsAKMfXgc="))
            .document(Rid("bZEsAKMfXgcBAAAAAAAAAA=="))
            .read_attachment("ann", Rid("bZEsAKMfXgcBAAAAAAAAACHQTjU="));
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "max_media_storage_usage_mb",
                    meta.header::<cosmosdb::headers::MaxMediaStorageUsageMb>().is_some(),
                );
                case.check_header(
                    "media_storage_usage_mb",
                    meta.header::<cosmosdb::headers::MediaStorageUsageMb>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn read_attachment_that_is_missing() -> Result<
        (),
        Box<dyn std::error::Error>,
    > {
        let case = Case {
            operation: "read_attachment",
            version: "2017-11-15",
            verb: "GET",
            path: "/dbs/shop/colls/orders/docs/order-1/attachments/no-such-attachment",
            signs: (
                "attachments",
                "dbs/shop/colls/orders/docs/order-1/attachments/no-such-attachment",
            ),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"ann\"]"),
                ("x-ms-version", "2017-11-15"),
            ],
            body: None,
            status: 404,
            feed: None,
            answer_headers: &[
                ("x-ms-session-token", "0:24"),
                ("x-ms-request-charge", "1"),
            ],
            answer_body: Some(
                "{\"code\":\"NotFound\",\"message\":\"Entity with the specified id does not exist in the system.\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .document("order-1")
            .read_attachment("ann", "no-such-attachment");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
                assert_eq!(
                    error.failure:: < operations::ReadAttachment > (),
                    Some(operations::ReadAttachmentFailure::NotFound)
                );
            }
        }
        Ok(())
    }
}
mod replace_attachment {
    use super::*;
    #[tokio::test]
    async fn replace_an_attachment() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "replace_attachment",
            version: "2015-08-06",
            verb: "PUT",
            path: "/dbs/volcanodb/colls/volcano1/docs/c3bb1fef-fcb1-56e3-0389-f88583c3ce0d/attachments/image_id",
            signs: (
                "attachments",
                "dbs/volcanodb/colls/volcano1/docs/c3bb1fef-fcb1-56e3-0389-f88583c3ce0d/attachments/image_id",
            ),
            rid_bytes: None,
            headers: &[
                ("x-ms-session-token", "19"),
                ("content-type", "application/json"),
                ("x-ms-version", "2015-08-06"),
            ],
            body: Some(
                "{\"id\":\"image_id_2\",\"contentType\":\"image/jpg\",\"media\":\"www.microsoft.com\"}",
            ),
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"0600abc2-0000-0000-0000-56673d2a0000\""),
                ("x-ms-session-token", "20"),
                ("x-ms-request-charge", "9.9"),
            ],
            answer_body: Some(
                "{\"id\":\"image_id_2\",\"contentType\":\"image/jpg\",\"media\":\"www.microsoft.com\",\"_rid\":\"Sl8fALN4sw4CAAAAAAAAAOnTcEc=\",\"_ts\":1449606442,\"_self\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/docs/Sl8fALN4sw4CAAAAAAAAAA==/attachments/Sl8fALN4sw4CAAAAAAAAAOnTcEc=\",\"_etag\":\"\\\"0600abc2-0000-0000-0000-56673d2a0000\\\"\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .collection("volcano1")
            .document("c3bb1fef-fcb1-56e3-0389-f88583c3ce0d")
            .replace_attachment(
                cosmosdb::PartitionKey::UNPARTITIONED,
                "image_id",
                "image/jpg",
                "www.microsoft.com",
            )
            .id("image_id_2")
            .session_token("19");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn replace_attachment_if_unchanged() -> Result<
        (),
        Box<dyn std::error::Error>,
    > {
        let case = Case {
            operation: "replace_attachment",
            version: "2017-11-15",
            verb: "PUT",
            path: "/dbs/shop/colls/orders/docs/order-1/attachments/invoice",
            signs: (
                "attachments",
                "dbs/shop/colls/orders/docs/order-1/attachments/invoice",
            ),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"ann\"]"),
                ("if-match", "\"5d00d011-0000-0700-0000-5f0efdd00000\""),
                ("content-type", "application/json"),
                ("x-ms-version", "2017-11-15"),
            ],
            body: Some(
                "{\"id\":\"invoice\",\"contentType\":\"application/pdf\",\"media\":\"https://files.contoso.com/invoice-1c.pdf\"}",
            ),
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"5d00d305-0000-0700-0000-5f0f0be00000\""),
                ("x-ms-session-token", "0:27"),
                ("x-ms-request-charge", "9.9"),
            ],
            answer_body: Some(
                "{\"id\":\"invoice\",\"contentType\":\"application/pdf\",\"media\":\"https://files.contoso.com/invoice-1c.pdf\",\"_rid\":\"bZEsAKMfXgcBAAAAAAAAAIobXPI=\",\"_ts\":1594821600,\"_self\":\"dbs/bZEsAA==/colls/bZEsAKMfXgc=/docs/bZEsAKMfXgcBAAAAAAAAAA==/attachments/bZEsAKMfXgcBAAAAAAAAAIobXPI=\",\"_etag\":\"\\\"5d00d305-0000-0700-0000-5f0f0be00000\\\"\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .document("order-1")
            .replace_attachment(
                "ann",
                "invoice",
                "application/pdf",
                "https://files.contoso.com/invoice-1c.pdf",
            )
            .if_match("\"5d00d011-0000-0700-0000-5f0efdd00000\"");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod replace_media_attachment {
    use super::*;
    #[tokio::test]
    async fn replace_media_attachment() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "replace_media_attachment",
            version: "2017-11-15",
            verb: "PUT",
            path: "/dbs/shop/colls/orders/docs/order-1/attachments/note.txt",
            signs: (
                "attachments",
                "dbs/shop/colls/orders/docs/order-1/attachments/note.txt",
            ),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"ann\"]"),
                ("content-type", "text/plain"),
                ("slug", "note.txt"),
                ("x-ms-version", "2017-11-15"),
            ],
            body: Some("Ring twice."),
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"5d00d406-0000-0700-0000-5f0f0be00000\""),
                ("x-ms-max-media-storage-usage-mb", "2048"),
                ("x-ms-media-storage-usage-mb", "1"),
                ("x-ms-session-token", "0:28"),
                ("x-ms-request-charge", "9.9"),
            ],
            answer_body: Some(
                "{\"id\":\"note.txt\",\"contentType\":\"text/plain\",\"media\":\"/media/bZEsAKMfXgcBAAAAAAAAACHQTjUB\",\"_rid\":\"bZEsAKMfXgcBAAAAAAAAACHQTjU=\",\"_ts\":1594821600,\"_self\":\"dbs/bZEsAA==/colls/bZEsAKMfXgc=/docs/bZEsAKMfXgcBAAAAAAAAAA==/attachments/bZEsAKMfXgcBAAAAAAAAACHQTjU=\",\"_etag\":\"\\\"5d00d406-0000-0700-0000-5f0f0be00000\\\"\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .document("order-1")
            .replace_media_attachment(
                "ann",
                "text/plain",
                "note.txt",
                "note.txt",
                "Ring twice.",
            );
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "max_media_storage_usage_mb",
                    meta.header::<cosmosdb::headers::MaxMediaStorageUsageMb>().is_some(),
                );
                case.check_header(
                    "media_storage_usage_mb",
                    meta.header::<cosmosdb::headers::MediaStorageUsageMb>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod delete_attachment {
    use super::*;
    #[tokio::test]
    async fn delete_attachment() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "delete_attachment",
            version: "2017-11-15",
            verb: "DELETE",
            path: "/dbs/shop/colls/orders/docs/order-1/attachments/invoice",
            signs: (
                "attachments",
                "dbs/shop/colls/orders/docs/order-1/attachments/invoice",
            ),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"ann\"]"),
                ("x-ms-version", "2017-11-15"),
            ],
            body: None,
            status: 204,
            feed: None,
            answer_headers: &[
                ("x-ms-max-media-storage-usage-mb", "2048"),
                ("x-ms-media-storage-usage-mb", "1"),
                ("x-ms-session-token", "0:29"),
                ("x-ms-request-charge", "4.95"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .document("order-1")
            .delete_attachment("ann", "invoice");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "max_media_storage_usage_mb",
                    meta.header::<cosmosdb::headers::MaxMediaStorageUsageMb>().is_some(),
                );
                case.check_header(
                    "media_storage_usage_mb",
                    meta.header::<cosmosdb::headers::MediaStorageUsageMb>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod query_attachments {
    use super::*;
    #[tokio::test]
    async fn query_attachments() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "query_attachments",
            version: "2017-11-15",
            verb: "POST",
            path: "/dbs/shop/colls/orders/docs/order-1/attachments",
            signs: ("attachments", "dbs/shop/colls/orders/docs/order-1"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-isquery", "True"),
                ("x-ms-documentdb-partitionkey", "[\"ann\"]"),
                ("content-type", "application/query+json"),
                ("x-ms-version", "2017-11-15"),
            ],
            body: Some(
                "{\"query\":\"SELECT * FROM root r WHERE r.contentType = @type\",\"parameters\":[{\"name\":\"@type\",\"value\":\"application/pdf\"}]}",
            ),
            status: 200,
            feed: Some("Attachments"),
            answer_headers: &[
                ("x-ms-item-count", "1"),
                ("x-ms-session-token", "0:27"),
                ("x-ms-request-charge", "2.83"),
            ],
            answer_body: Some(
                "{\"_rid\":\"bZEsAKMfXgcBAAAAAAAAAA==\",\"Attachments\":[{\"id\":\"invoice\",\"contentType\":\"application/pdf\",\"media\":\"https://files.contoso.com/invoice-1c.pdf\",\"_rid\":\"bZEsAKMfXgcBAAAAAAAAAIobXPI=\",\"_ts\":1594821600,\"_self\":\"dbs/bZEsAA==/colls/bZEsAKMfXgc=/docs/bZEsAKMfXgcBAAAAAAAAAA==/attachments/bZEsAKMfXgcBAAAAAAAAAIobXPI=\",\"_etag\":\"\\\"5d00d305-0000-0700-0000-5f0f0be00000\\\"\"}],\"_count\":1}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .document("order-1")
            .query_attachments("ann", "SELECT * FROM root r WHERE r.contentType = @type")
            .param("@type", "application/pdf");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.body().items);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod head_attachments {
    use super::*;
    #[tokio::test]
    async fn head_attachments() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "head_attachments",
            version: "2017-11-15",
            verb: "HEAD",
            path: "/dbs/shop/colls/orders/docs/order-1/attachments",
            signs: ("attachments", "dbs/shop/colls/orders/docs/order-1"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"ann\"]"),
                ("x-ms-version", "2017-11-15"),
            ],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("x-ms-item-count", "2"),
                ("x-ms-session-token", "0:27"),
                ("x-ms-request-charge", "1"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .document("order-1")
            .head_attachments("ann");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod head_attachment {
    use super::*;
    #[tokio::test]
    async fn head_attachment() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "head_attachment",
            version: "2017-11-15",
            verb: "HEAD",
            path: "/dbs/shop/colls/orders/docs/order-1/attachments/invoice",
            signs: (
                "attachments",
                "dbs/shop/colls/orders/docs/order-1/attachments/invoice",
            ),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"ann\"]"),
                ("x-ms-version", "2017-11-15"),
            ],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"5d00d305-0000-0700-0000-5f0f0be00000\""),
                ("x-ms-session-token", "0:27"),
                ("x-ms-request-charge", "1"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .document("order-1")
            .head_attachment("ann", "invoice");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod delete_logical_partition {
    use super::*;
    #[tokio::test]
    async fn delete_logical_partition() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "delete_logical_partition",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/shop/colls/orders/operations/partitionkeydelete",
            signs: ("colls", "dbs/shop/colls/orders"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"ann\"]"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("x-ms-cosmos-is-partition-key-delete-pending", "True"),
                ("x-ms-session-token", "0:-1#31"),
                ("x-ms-request-charge", "1"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .delete_logical_partition("ann");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "is_partition_key_delete_pending",
                    meta
                        .header::<cosmosdb::headers::IsPartitionKeyDeletePending>()
                        .is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod list_partition_key_ranges {
    use super::*;
    #[tokio::test]
    async fn list_partition_key_ranges() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "list_partition_key_ranges",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/shop/colls/orders/pkranges",
            signs: ("pkranges", "dbs/shop/colls/orders"),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: Some("PartitionKeyRanges"),
            answer_headers: &[
                ("etag", "\"12\""),
                ("x-ms-item-count", "1"),
                ("x-ms-session-token", "0:-1#12"),
                ("x-ms-request-charge", "1"),
            ],
            answer_body: Some(
                "{\"_rid\":\"bZEsAKMfXgc=\",\"PartitionKeyRanges\":[{\"_rid\":\"bZEsAKMfXgcCAAAAAAAAUA==\",\"id\":\"0\",\"_etag\":\"\\\"00003e00-0000-0700-0000-5f0eefc10000\\\"\",\"minInclusive\":\"\",\"maxExclusive\":\"FF\",\"ridPrefix\":0,\"_self\":\"dbs/bZEsAA==/colls/bZEsAKMfXgc=/pkranges/bZEsAKMfXgcCAAAAAAAAUA==/\",\"throughputFraction\":1,\"status\":\"online\",\"parents\":[],\"_ts\":1594814401,\"_lsn\":12}],\"_count\":1}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .list_partition_key_ranges();
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.body().items);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn list_partition_key_ranges_after_a_split() -> Result<
        (),
        Box<dyn std::error::Error>,
    > {
        let case = Case {
            operation: "list_partition_key_ranges",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/bZEsAA==/colls/bZEsAKMfXgc=/pkranges",
            signs: ("pkranges", "bzesakmfxgc="),
            rid_bytes: None,
            headers: &[
                ("a-im", "Incremental Feed"),
                ("if-none-match", "\"12\""),
                ("x-ms-max-item-count", "-1"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: None,
            status: 200,
            feed: Some("PartitionKeyRanges"),
            answer_headers: &[
                ("etag", "\"29\""),
                ("x-ms-item-count", "2"),
                ("x-ms-request-charge", "1"),
            ],
            answer_body: Some(
                "{\"_rid\":\"bZEsAKMfXgc=\",\"PartitionKeyRanges\":[{\"_rid\":\"bZEsAKMfXgcDAAAAAAAAUA==\",\"id\":\"1\",\"_etag\":\"\\\"00004000-0000-0700-0000-5f0f0be00000\\\"\",\"minInclusive\":\"\",\"maxExclusive\":\"1FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF\",\"ridPrefix\":1,\"_self\":\"dbs/bZEsAA==/colls/bZEsAKMfXgc=/pkranges/bZEsAKMfXgcDAAAAAAAAUA==/\",\"throughputFraction\":0.5,\"status\":\"online\",\"parents\":[\"0\"],\"_ts\":1594821600,\"_lsn\":29},{\"_rid\":\"bZEsAKMfXgcEAAAAAAAAUA==\",\"id\":\"2\",\"_etag\":\"\\\"00004100-0000-0700-0000-5f0f0be00000\\\"\",\"minInclusive\":\"1FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF\",\"maxExclusive\":\"FF\",\"ridPrefix\":2,\"_self\":\"dbs/bZEsAA==/colls/bZEsAKMfXgc=/pkranges/bZEsAKMfXgcEAAAAAAAAUA==/\",\"throughputFraction\":0.5,\"status\":\"online\",\"parents\":[\"0\"],\"_ts\":1594821600,\"_lsn\":29}],\"_count\":2}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database(Rid("bZEsAA=="))
            .collection(Rid("bZEsAKMfXgc="))
            .list_partition_key_ranges()
            .a_im(types::ChangeFeedMode::Incremental)
            .if_none_match("\"12\"")
            .max_item_count(-1);
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.body().items);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn list_partition_key_ranges_unchanged() -> Result<
        (),
        Box<dyn std::error::Error>,
    > {
        let case = Case {
            operation: "list_partition_key_ranges",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/shop/colls/orders/pkranges",
            signs: ("pkranges", "dbs/shop/colls/orders"),
            rid_bytes: None,
            headers: &[
                ("a-im", "Incremental Feed"),
                ("if-none-match", "\"29\""),
                ("x-ms-max-item-count", "-1"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: None,
            status: 304,
            feed: None,
            answer_headers: &[("etag", "\"29\""), ("x-ms-request-charge", "1")],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .list_partition_key_ranges()
            .a_im(types::ChangeFeedMode::Incremental)
            .if_none_match("\"29\"")
            .max_item_count(-1);
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
                assert_eq!(
                    error.failure:: < operations::ListPartitionKeyRanges > (),
                    Some(operations::ListPartitionKeyRangesFailure::NotModified)
                );
            }
        }
        Ok(())
    }
}
mod head_partition_key_ranges {
    use super::*;
    #[tokio::test]
    async fn head_partition_key_ranges() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "head_partition_key_ranges",
            version: "2020-07-15",
            verb: "HEAD",
            path: "/dbs/shop/colls/orders/pkranges",
            signs: ("pkranges", "dbs/shop/colls/orders"),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"29\""),
                ("x-ms-item-count", "2"),
                ("x-ms-request-charge", "1"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client
            .database("shop")
            .collection("orders")
            .head_partition_key_ranges();
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod create_stored_procedure {
    use super::*;
    #[tokio::test]
    async fn create_a_stored_procedure() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "create_stored_procedure",
            version: "2015-08-06",
            verb: "POST",
            path: "/dbs/volcanodb/colls/volcano1/sprocs",
            signs: ("sprocs", "dbs/volcanodb/colls/volcano1"),
            rid_bytes: None,
            headers: &[
                ("x-ms-session-token", "28"),
                ("content-type", "application/json"),
                ("x-ms-version", "2015-08-06"),
            ],
            body: Some(
                "{\"id\":\"sproc_1\",\"body\":\"function () {\\r\\n    var context = getContext();\\r\\n    var response = context.getResponse();\\r\\n\\r\\n    response.setBody(\\\"Hello, World\\\");\\r\\n}\"}",
            ),
            status: 201,
            feed: None,
            answer_headers: &[
                ("etag", "\"0600ffe0-0000-0000-0000-56685eb90000\""),
                ("x-ms-request-charge", "4.95"),
                ("x-ms-session-token", "29"),
                ("x-ms-resource-quota", "storedProcedures=25;"),
                ("x-ms-resource-usage", "storedProcedures=1;"),
            ],
            answer_body: Some(
                "{\"id\":\"sproc_1\",\"body\":\"function () {\\r\\n    var context = getContext();\\r\\n    var response = context.getResponse();\\r\\n\\r\\n    response.setBody(\\\"Hello, World\\\");\\r\\n}\",\"_rid\":\"Sl8fALN4sw4CAAAAAAAAgA==\",\"_ts\":1449680569,\"_self\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/sprocs/Sl8fALN4sw4CAAAAAAAAgA==/\",\"_etag\":\"\\\"0600ffe0-0000-0000-0000-56685eb90000\\\"\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .collection("volcano1")
            .create_stored_procedure(
                "sproc_1",
                "function () {\r\n    var context = getContext();\r\n    var response = context.getResponse();\r\n\r\n    response.setBody(\"Hello, World\");\r\n}",
            )
            .session_token("28");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "resource_quota",
                    meta.header::<cosmosdb::headers::ResourceQuota>().is_some(),
                );
                case.check_header(
                    "resource_usage",
                    meta.header::<cosmosdb::headers::ResourceUsage>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn create_stored_procedure_that_does_not_compile() -> Result<
        (),
        Box<dyn std::error::Error>,
    > {
        let case = Case {
            operation: "create_stored_procedure",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/volcanodb/colls/volcano1/sprocs",
            signs: ("sprocs", "dbs/volcanodb/colls/volcano1"),
            rid_bytes: None,
            headers: &[
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"id\":\"broken\",\"body\":\"function broken() { getContext(\"}",
            ),
            status: 400,
            feed: None,
            answer_headers: &[
                ("x-ms-substatus", "65535"),
                ("x-ms-request-charge", "1.24"),
                ("x-ms-session-token", "0:-1#50"),
            ],
            answer_body: Some(
                "{\"code\":\"BadRequest\",\"message\":\"Message: {\\\"Errors\\\":[\\\"Encountered exception while compiling Javascript. Exception = SyntaxError: Expected ')'\\\"]}\\r\\nActivityId: 1d3f5cb0-7f2c-4c4e-9f5e-3c0a4d8e6b21, Microsoft.Azure.Documents.Common/2.14.0\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .collection("volcano1")
            .create_stored_procedure("broken", "function broken() { getContext(");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "sub_status",
                    meta.header::<cosmosdb::headers::SubStatus>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
                assert_eq!(
                    error.failure:: < operations::CreateStoredProcedure > (),
                    Some(operations::CreateStoredProcedureFailure::ScriptCompileError)
                );
            }
        }
        Ok(())
    }
}
mod upsert_stored_procedure {
    use super::*;
    #[tokio::test]
    async fn upsert_stored_procedure() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "upsert_stored_procedure",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/volcanodb/colls/volcano1/sprocs",
            signs: ("sprocs", "dbs/volcanodb/colls/volcano1"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-is-upsert", "True"),
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"id\":\"echo\",\"body\":\"function echo(value) { getContext().getResponse().setBody(value); }\"}",
            ),
            status: 201,
            feed: None,
            answer_headers: &[
                ("etag", "\"0600a101-0000-0000-0000-5f0000010000\""),
                ("x-ms-request-charge", "5.14"),
                ("x-ms-session-token", "0:-1#51"),
            ],
            answer_body: Some(
                "{\"id\":\"echo\",\"body\":\"function echo(value) { getContext().getResponse().setBody(value); }\",\"_rid\":\"Sl8fALN4sw4DAAAAAAAAgA==\",\"_ts\":1593835521,\"_self\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/sprocs/Sl8fALN4sw4DAAAAAAAAgA==/\",\"_etag\":\"\\\"0600a101-0000-0000-0000-5f0000010000\\\"\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .collection("volcano1")
            .upsert_stored_procedure(
                "echo",
                "function echo(value) { getContext().getResponse().setBody(value); }",
            );
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn upsert_stored_procedure_that_exists() -> Result<
        (),
        Box<dyn std::error::Error>,
    > {
        let case = Case {
            operation: "upsert_stored_procedure",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/volcanodb/colls/volcano1/sprocs",
            signs: ("sprocs", "dbs/volcanodb/colls/volcano1"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-is-upsert", "True"),
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"id\":\"echo\",\"body\":\"function echo(value) { getContext().getResponse().setBody([value]); }\"}",
            ),
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"0600a102-0000-0000-0000-5f0000020000\""),
                ("x-ms-request-charge", "9.9"),
                ("x-ms-session-token", "0:-1#52"),
            ],
            answer_body: Some(
                "{\"id\":\"echo\",\"body\":\"function echo(value) { getContext().getResponse().setBody([value]); }\",\"_rid\":\"Sl8fALN4sw4DAAAAAAAAgA==\",\"_ts\":1593835522,\"_self\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/sprocs/Sl8fALN4sw4DAAAAAAAAgA==/\",\"_etag\":\"\\\"0600a102-0000-0000-0000-5f0000020000\\\"\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .collection("volcano1")
            .upsert_stored_procedure(
                "echo",
                "function echo(value) { getContext().getResponse().setBody([value]); }",
            );
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod list_stored_procedures {
    use super::*;
    #[tokio::test]
    async fn list_stored_procedures() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "list_stored_procedures",
            version: "2015-08-06",
            verb: "GET",
            path: "/dbs/volcanodb/colls/volcano1/sprocs",
            signs: ("sprocs", "dbs/volcanodb/colls/volcano1"),
            rid_bytes: None,
            headers: &[("x-ms-session-token", "30"), ("x-ms-version", "2015-08-06")],
            body: None,
            status: 200,
            feed: Some("StoredProcedures"),
            answer_headers: &[
                ("x-ms-item-count", "1"),
                ("x-ms-request-charge", "1"),
                ("x-ms-session-token", "30"),
                ("x-ms-resource-quota", "storedProcedures=25;"),
                ("x-ms-resource-usage", "storedProcedures=1;"),
            ],
            answer_body: Some(
                "{\"_rid\":\"Sl8fALN4sw4=\",\"StoredProcedures\":[{\"id\":\"sproc_hello_world\",\"body\":\"function () {\\r\\n    var context = getContext();\\r\\n    var response = context.getResponse();\\r\\n\\r\\n    response.setBody(\\\"Hello, World!\\\");\\r\\n}\",\"_rid\":\"Sl8fALN4sw4CAAAAAAAAgA==\",\"_ts\":1449681197,\"_self\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/sprocs/Sl8fALN4sw4CAAAAAAAAgA==/\",\"_etag\":\"\\\"06003ce1-0000-0000-0000-5668612d0000\\\"\"}],\"_count\":1}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .collection("volcano1")
            .list_stored_procedures()
            .session_token("30");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.body().items);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "resource_quota",
                    meta.header::<cosmosdb::headers::ResourceQuota>().is_some(),
                );
                case.check_header(
                    "resource_usage",
                    meta.header::<cosmosdb::headers::ResourceUsage>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn list_stored_procedures_first_page() -> Result<
        (),
        Box<dyn std::error::Error>,
    > {
        let case = Case {
            operation: "list_stored_procedures",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/Sl8fAA==/colls/Sl8fALN4sw4=/sprocs",
            signs: ("sprocs", "sl8faln4sw4="),
            rid_bytes: None,
            headers: &[("x-ms-max-item-count", "1"), ("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: Some("StoredProcedures"),
            answer_headers: &[
                ("x-ms-item-count", "1"),
                (
                    "x-ms-continuation",
                    "{\"token\":\"Sl8fALN4sw4CAAAAAAAAgA==\",\"range\":{\"min\":\"\",\"max\":\"FF\"}}",
                ),
                ("x-ms-request-charge", "1"),
                ("x-ms-session-token", "0:-1#52"),
            ],
            answer_body: Some(
                "{\"_rid\":\"Sl8fALN4sw4=\",\"StoredProcedures\":[{\"id\":\"sproc_hello_world\",\"body\":\"function () { getContext().getResponse().setBody(\\\"Hello, World!\\\"); }\",\"_rid\":\"Sl8fALN4sw4CAAAAAAAAgA==\",\"_ts\":1593835500,\"_self\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/sprocs/Sl8fALN4sw4CAAAAAAAAgA==/\",\"_etag\":\"\\\"06003ce1-0000-0000-0000-5effffec0000\\\"\"}],\"_count\":1}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database(Rid("Sl8fAA=="))
            .collection(Rid("Sl8fALN4sw4="))
            .list_stored_procedures()
            .max_item_count(1);
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.body().items);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "continuation",
                    meta.header::<cosmosdb::headers::Continuation>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod read_stored_procedure {
    use super::*;
    #[tokio::test]
    async fn read_stored_procedure() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "read_stored_procedure",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/volcanodb/colls/volcano1/sprocs/echo",
            signs: ("sprocs", "dbs/volcanodb/colls/volcano1/sprocs/echo"),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"0600a102-0000-0000-0000-5f0000020000\""),
                ("x-ms-request-charge", "1"),
                ("x-ms-session-token", "0:-1#52"),
            ],
            answer_body: Some(
                "{\"id\":\"echo\",\"body\":\"function echo(value) { getContext().getResponse().setBody([value]); }\",\"_rid\":\"Sl8fALN4sw4DAAAAAAAAgA==\",\"_ts\":1593835522,\"_self\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/sprocs/Sl8fALN4sw4DAAAAAAAAgA==/\",\"_etag\":\"\\\"0600a102-0000-0000-0000-5f0000020000\\\"\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .collection("volcano1")
            .read_stored_procedure("echo");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn read_stored_procedure_that_has_not_changed() -> Result<
        (),
        Box<dyn std::error::Error>,
    > {
        let case = Case {
            operation: "read_stored_procedure",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/Sl8fAA==/colls/Sl8fALN4sw4=/sprocs/Sl8fALN4sw4DAAAAAAAAgA==",
            signs: ("sprocs", "sl8faln4sw4daaaaaaaaga=="),
            rid_bytes: None,
            headers: &[
                ("if-none-match", "\"0600a102-0000-0000-0000-5f0000020000\""),
                ("x-ms-version", "2020-07-15"),
            ],
            body: None,
            status: 304,
            feed: None,
            answer_headers: &[
                ("etag", "\"0600a102-0000-0000-0000-5f0000020000\""),
                ("x-ms-request-charge", "1"),
                ("x-ms-session-token", "0:-1#52"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client
            .database(Rid("Sl8fAA=="))
            .collection(Rid("Sl8fALN4sw4="))
            .read_stored_procedure(Rid("Sl8fALN4sw4DAAAAAAAAgA=="))
            .if_none_match("\"0600a102-0000-0000-0000-5f0000020000\"");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
                assert_eq!(
                    error.failure:: < operations::ReadStoredProcedure > (),
                    Some(operations::ReadStoredProcedureFailure::NotModified)
                );
            }
        }
        Ok(())
    }
}
mod replace_stored_procedure {
    use super::*;
    #[tokio::test]
    async fn replace_stored_procedure() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "replace_stored_procedure",
            version: "2020-07-15",
            verb: "PUT",
            path: "/dbs/volcanodb/colls/volcano1/sprocs/echo",
            signs: ("sprocs", "dbs/volcanodb/colls/volcano1/sprocs/echo"),
            rid_bytes: None,
            headers: &[
                ("if-match", "\"0600a102-0000-0000-0000-5f0000020000\""),
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"id\":\"echo\",\"body\":\"function echo() { getContext().getResponse().setBody(Array.from(arguments)); }\"}",
            ),
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"0600a103-0000-0000-0000-5f0000030000\""),
                ("x-ms-request-charge", "9.9"),
                ("x-ms-session-token", "0:-1#53"),
            ],
            answer_body: Some(
                "{\"id\":\"echo\",\"body\":\"function echo() { getContext().getResponse().setBody(Array.from(arguments)); }\",\"_rid\":\"Sl8fALN4sw4DAAAAAAAAgA==\",\"_ts\":1593835523,\"_self\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/sprocs/Sl8fALN4sw4DAAAAAAAAgA==/\",\"_etag\":\"\\\"0600a103-0000-0000-0000-5f0000030000\\\"\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .collection("volcano1")
            .replace_stored_procedure(
                "echo",
                "function echo() { getContext().getResponse().setBody(Array.from(arguments)); }",
            )
            .if_match("\"0600a102-0000-0000-0000-5f0000020000\"");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn replace_stored_procedure_that_was_changed() -> Result<
        (),
        Box<dyn std::error::Error>,
    > {
        let case = Case {
            operation: "replace_stored_procedure",
            version: "2020-07-15",
            verb: "PUT",
            path: "/dbs/volcanodb/colls/volcano1/sprocs/echo",
            signs: ("sprocs", "dbs/volcanodb/colls/volcano1/sprocs/echo"),
            rid_bytes: None,
            headers: &[
                ("if-match", "\"0600a102-0000-0000-0000-5f0000020000\""),
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some("{\"id\":\"echo\",\"body\":\"function echo() { }\"}"),
            status: 412,
            feed: None,
            answer_headers: &[
                ("x-ms-request-charge", "1.24"),
                ("x-ms-session-token", "0:-1#53"),
            ],
            answer_body: Some(
                "{\"code\":\"PreconditionFailed\",\"message\":\"Message: {\\\"Errors\\\":[\\\"One of the specified pre-condition is not met.\\\"]}\\r\\nActivityId: 6b0f0e0a-5f6d-4b7e-8d59-7f0a2d1c9e43, Microsoft.Azure.Documents.Common/2.14.0\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .collection("volcano1")
            .replace_stored_procedure("echo", "function echo() { }")
            .if_match("\"0600a102-0000-0000-0000-5f0000020000\"");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
                assert_eq!(
                    error.failure:: < operations::ReplaceStoredProcedure > (),
                    Some(operations::ReplaceStoredProcedureFailure::PreconditionFailed)
                );
            }
        }
        Ok(())
    }
}
mod delete_stored_procedure {
    use super::*;
    #[tokio::test]
    async fn delete_a_stored_procedure() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "delete_stored_procedure",
            version: "2015-08-06",
            verb: "DELETE",
            path: "/dbs/volcanodb/colls/volcano1/sprocs/sproc_hello_world",
            signs: ("sprocs", "dbs/volcanodb/colls/volcano1/sprocs/sproc_hello_world"),
            rid_bytes: None,
            headers: &[("x-ms-session-token", "30"), ("x-ms-version", "2015-08-06")],
            body: None,
            status: 204,
            feed: None,
            answer_headers: &[
                ("x-ms-request-charge", "4.95"),
                ("x-ms-session-token", "31"),
                ("x-ms-resource-quota", "storedProcedures=25;"),
                ("x-ms-resource-usage", "storedProcedures=0;"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .collection("volcano1")
            .delete_stored_procedure("sproc_hello_world")
            .session_token("30");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "resource_quota",
                    meta.header::<cosmosdb::headers::ResourceQuota>().is_some(),
                );
                case.check_header(
                    "resource_usage",
                    meta.header::<cosmosdb::headers::ResourceUsage>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn delete_stored_procedure_by_rid() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "delete_stored_procedure",
            version: "2020-07-15",
            verb: "DELETE",
            path: "/dbs/Sl8fAA==/colls/Sl8fALN4sw4=/sprocs/Sl8fALN4sw4DAAAAAAAAgA==",
            signs: ("sprocs", "sl8faln4sw4daaaaaaaaga=="),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 204,
            feed: None,
            answer_headers: &[
                ("x-ms-request-charge", "4.95"),
                ("x-ms-session-token", "0:-1#55"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client
            .database(Rid("Sl8fAA=="))
            .collection(Rid("Sl8fALN4sw4="))
            .delete_stored_procedure(Rid("Sl8fALN4sw4DAAAAAAAAgA=="));
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod query_stored_procedures {
    use super::*;
    #[tokio::test]
    async fn query_stored_procedures() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "query_stored_procedures",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/volcanodb/colls/volcano1/sprocs",
            signs: ("sprocs", "dbs/volcanodb/colls/volcano1"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-isquery", "True"),
                ("content-type", "application/query+json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"query\":\"SELECT * FROM root r WHERE r.id = @id\",\"parameters\":[{\"name\":\"@id\",\"value\":\"echo\"}]}",
            ),
            status: 200,
            feed: Some("StoredProcedures"),
            answer_headers: &[
                ("x-ms-item-count", "1"),
                ("x-ms-request-charge", "2.84"),
                ("x-ms-session-token", "0:-1#53"),
            ],
            answer_body: Some(
                "{\"_rid\":\"Sl8fALN4sw4=\",\"StoredProcedures\":[{\"id\":\"echo\",\"body\":\"function echo() { getContext().getResponse().setBody(Array.from(arguments)); }\",\"_rid\":\"Sl8fALN4sw4DAAAAAAAAgA==\",\"_ts\":1593835523,\"_self\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/sprocs/Sl8fALN4sw4DAAAAAAAAgA==/\",\"_etag\":\"\\\"0600a103-0000-0000-0000-5f0000030000\\\"\"}],\"_count\":1}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .collection("volcano1")
            .query_stored_procedures("SELECT * FROM root r WHERE r.id = @id")
            .param("@id", "echo");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.body().items);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod execute_stored_procedure {
    use super::*;
    #[tokio::test]
    async fn execute_a_stored_procedure() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "execute_stored_procedure",
            version: "2015-12-16",
            verb: "POST",
            path: "/dbs/volcanodb/colls/volcano1/sprocs/sproc_hello_world",
            signs: ("sprocs", "dbs/volcanodb/colls/volcano1/sprocs/sproc_hello_world"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"Andersen\"]"),
                ("content-type", "application/json"),
                ("x-ms-version", "2015-12-16"),
            ],
            body: Some("[\"World\"]"),
            status: 200,
            feed: None,
            answer_headers: &[
                ("x-ms-request-charge", "7.3"),
                ("x-ms-session-token", "0:37"),
            ],
            answer_body: Some("\"Hello, World\""),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .collection("volcano1")
            .execute_stored_procedure(
                "Andersen",
                "sproc_hello_world",
                &json!(["World"]),
            );
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::bytes(response.bytes());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn execute_stored_procedure_with_log() -> Result<
        (),
        Box<dyn std::error::Error>,
    > {
        let case = Case {
            operation: "execute_stored_procedure",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/Sl8fAA==/colls/Sl8fALN4sw4=/sprocs/Sl8fALN4sw4EAAAAAAAAgA==",
            signs: ("sprocs", "sl8faln4sw4eaaaaaaaaga=="),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"tenant-1\",7]"),
                ("x-ms-documentdb-script-enable-logging", "True"),
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some("[[1,2,3],{\"dryRun\":true}]"),
            status: 200,
            feed: None,
            answer_headers: &[
                ("x-ms-request-charge", "11.43"),
                ("x-ms-session-token", "0:-1#57"),
                ("x-ms-documentdb-script-log-results", "deleted%203%20documents%0A"),
            ],
            answer_body: Some("{\"deleted\":3,\"more\":false}"),
        };
        let client: Client = case.client()?;
        let operation = client
            .database(Rid("Sl8fAA=="))
            .collection(Rid("Sl8fALN4sw4="))
            .execute_stored_procedure(
                ("tenant-1", 7),
                Rid("Sl8fALN4sw4EAAAAAAAAgA=="),
                &json!([[1, 2, 3], { "dryRun" : true }]),
            )
            .enable_script_logging(true);
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::bytes(response.bytes());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "script_log",
                    meta.header::<cosmosdb::headers::ScriptLog>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn execute_stored_procedure_that_throws() -> Result<
        (),
        Box<dyn std::error::Error>,
    > {
        let case = Case {
            operation: "execute_stored_procedure",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/volcanodb/colls/volcano1/sprocs/echo",
            signs: ("sprocs", "dbs/volcanodb/colls/volcano1/sprocs/echo"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-partitionkey", "[\"Andersen\"]"),
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some("[]"),
            status: 400,
            feed: None,
            answer_headers: &[
                ("x-ms-request-charge", "3.51"),
                ("x-ms-session-token", "0:-1#57"),
            ],
            answer_body: Some(
                "{\"code\":\"BadRequest\",\"message\":\"Message: {\\\"Errors\\\":[\\\"Encountered exception while executing Javascript. Exception = Error: no input\\\\r\\\\nStack trace: Error: no input\\\\n   at echo (echo.js:1:19)\\\"]}\\r\\nActivityId: 0a6b5f7c-93de-4f0b-a0c4-51c2f7d0e6b8, Microsoft.Azure.Documents.Common/2.14.0\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .collection("volcano1")
            .execute_stored_procedure("Andersen", "echo", &json!([]));
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
                assert_eq!(
                    error.failure:: < operations::ExecuteStoredProcedure > (),
                    Some(operations::ExecuteStoredProcedureFailure::BadRequest)
                );
            }
        }
        Ok(())
    }
}
mod head_stored_procedures {
    use super::*;
    #[tokio::test]
    async fn head_stored_procedures() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "head_stored_procedures",
            version: "2020-07-15",
            verb: "HEAD",
            path: "/dbs/volcanodb/colls/volcano1/sprocs",
            signs: ("sprocs", "dbs/volcanodb/colls/volcano1"),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("x-ms-item-count", "2"),
                ("x-ms-request-charge", "1"),
                ("x-ms-session-token", "0:-1#53"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .collection("volcano1")
            .head_stored_procedures();
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod head_stored_procedure {
    use super::*;
    #[tokio::test]
    async fn head_stored_procedure() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "head_stored_procedure",
            version: "2020-07-15",
            verb: "HEAD",
            path: "/dbs/volcanodb/colls/volcano1/sprocs/echo",
            signs: ("sprocs", "dbs/volcanodb/colls/volcano1/sprocs/echo"),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"0600a103-0000-0000-0000-5f0000030000\""),
                ("x-ms-request-charge", "1"),
                ("x-ms-session-token", "0:-1#53"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .collection("volcano1")
            .head_stored_procedure("echo");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod create_trigger {
    use super::*;
    #[tokio::test]
    async fn create_a_trigger() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "create_trigger",
            version: "2015-08-06",
            verb: "POST",
            path: "/dbs/volcanodb/colls/volcano1/triggers",
            signs: ("triggers", "dbs/volcanodb/colls/volcano1"),
            rid_bytes: None,
            headers: &[
                ("x-ms-session-token", "41"),
                ("content-type", "application/json"),
                ("x-ms-version", "2015-08-06"),
            ],
            body: Some(
                "{\"id\":\"PostTrigger-UpdateMetaAll\",\"body\":\"function updateMetadata() {\\r\\n    var context = getContext();\\r\\n    var collection = context.getCollection();\\r\\n    var response = context.getResponse();\\r\\n    var createdDocument = response.getBody();\\r\\n\\r\\n    // query for metadata document\\r\\n    var filterQuery = 'SELECT * FROM root r WHERE r.id = \\\"_metadata\\\"';\\r\\n    var accept = collection.queryDocuments(collection.getSelfLink(), filterQuery,\\r\\n      updateMetadataCallback);\\r\\n    if(!accept) throw \\\"Unable to update metadata, abort\\\";\\r\\n\\r\\n    function updateMetadataCallback(err, documents, responseOptions) {\\r\\n      if(err) throw new Error(\\\"Error\\\" + err.message);\\r\\n           if(documents.length != 1) throw 'Unable to find metadata document';\\r\\n           var metadataDocument = documents[0];\\r\\n\\r\\n           // update metadata\\r\\n           metadataDocument.createdDocuments += 1;\\r\\n           metadataDocument.createdNames += \\\" \\\" + createdDocument.id;\\r\\n           var accept = collection.replaceDocument(metadataDocument._self,\\r\\n               metadataDocument, function(err, docReplaced) {\\r\\n                  if(err) throw \\\"Unable to update metadata, abort\\\";\\r\\n               });\\r\\n           if(!accept) throw \\\"Unable to update metadata, abort\\\";\\r\\n           return;          \\r\\n    }\",\"triggerType\":\"Post\",\"triggerOperation\":\"All\"}",
            ),
            status: 201,
            feed: None,
            answer_headers: &[
                ("etag", "\"0600fbe4-0000-0000-0000-566880a00000\""),
                ("x-ms-request-charge", "6.29"),
                ("x-ms-session-token", "42"),
                ("x-ms-resource-quota", "triggers=25;"),
                ("x-ms-resource-usage", "triggers=1;"),
            ],
            answer_body: Some(
                "{\"id\":\"PostTrigger-UpdateMetaAll\",\"body\":\"function updateMetadata() {\\r\\n    var context = getContext();\\r\\n    var collection = context.getCollection();\\r\\n    var response = context.getResponse();\\r\\n    var createdDocument = response.getBody();\\r\\n\\r\\n    // query for metadata document\\r\\n    var filterQuery = 'SELECT * FROM root r WHERE r.id = \\\"_metadata\\\"';\\r\\n    var accept = collection.queryDocuments(collection.getSelfLink(), filterQuery,\\r\\n      updateMetadataCallback);\\r\\n    if(!accept) throw \\\"Unable to update metadata, abort\\\";\\r\\n\\r\\n    function updateMetadataCallback(err, documents, responseOptions) {\\r\\n      if(err) throw new Error(\\\"Error\\\" + err.message);\\r\\n           if(documents.length != 1) throw 'Unable to find metadata document';\\r\\n           var metadataDocument = documents[0];\\r\\n\\r\\n           // update metadata\\r\\n           metadataDocument.createdDocuments += 1;\\r\\n           metadataDocument.createdNames += \\\" \\\" + createdDocument.id;\\r\\n           var accept = collection.replaceDocument(metadataDocument._self,\\r\\n               metadataDocument, function(err, docReplaced) {\\r\\n                  if(err) throw \\\"Unable to update metadata, abort\\\";\\r\\n               });\\r\\n           if(!accept) throw \\\"Unable to update metadata, abort\\\";\\r\\n           return;          \\r\\n    }\",\"triggerType\":\"Post\",\"triggerOperation\":\"All\",\"_rid\":\"Sl8fALN4sw4BAAAAAAAAcA==\",\"_ts\":1449689248,\"_self\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/triggers/Sl8fALN4sw4BAAAAAAAAcA==/\",\"_etag\":\"\\\"0600fbe4-0000-0000-0000-566880a00000\\\"\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .collection("volcano1")
            .create_trigger(
                "PostTrigger-UpdateMetaAll",
                "function updateMetadata() {\r\n    var context = getContext();\r\n    var collection = context.getCollection();\r\n    var response = context.getResponse();\r\n    var createdDocument = response.getBody();\r\n\r\n    // query for metadata document\r\n    var filterQuery = 'SELECT * FROM root r WHERE r.id = \"_metadata\"';\r\n    var accept = collection.queryDocuments(collection.getSelfLink(), filterQuery,\r\n      updateMetadataCallback);\r\n    if(!accept) throw \"Unable to update metadata, abort\";\r\n\r\n    function updateMetadataCallback(err, documents, responseOptions) {\r\n      if(err) throw new Error(\"Error\" + err.message);\r\n           if(documents.length != 1) throw 'Unable to find metadata document';\r\n           var metadataDocument = documents[0];\r\n\r\n           // update metadata\r\n           metadataDocument.createdDocuments += 1;\r\n           metadataDocument.createdNames += \" \" + createdDocument.id;\r\n           var accept = collection.replaceDocument(metadataDocument._self,\r\n               metadataDocument, function(err, docReplaced) {\r\n                  if(err) throw \"Unable to update metadata, abort\";\r\n               });\r\n           if(!accept) throw \"Unable to update metadata, abort\";\r\n           return;          \r\n    }",
                types::TriggerType::Post,
                types::TriggerOperation::All,
            )
            .session_token("41");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "resource_quota",
                    meta.header::<cosmosdb::headers::ResourceQuota>().is_some(),
                );
                case.check_header(
                    "resource_usage",
                    meta.header::<cosmosdb::headers::ResourceUsage>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod upsert_trigger {
    use super::*;
    #[tokio::test]
    async fn upsert_trigger() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "upsert_trigger",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/volcanodb/colls/volcano1/triggers",
            signs: ("triggers", "dbs/volcanodb/colls/volcano1"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-is-upsert", "True"),
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"id\":\"stamp\",\"body\":\"function stamp() { var d = getContext().getRequest(); d.setValue(\\\"at\\\", Date.now()); }\",\"triggerType\":\"Pre\",\"triggerOperation\":\"Create\"}",
            ),
            status: 201,
            feed: None,
            answer_headers: &[
                ("etag", "\"0600c301-0000-0000-0000-5f0000210000\""),
                ("x-ms-request-charge", "5.52"),
                ("x-ms-session-token", "0:-1#71"),
            ],
            answer_body: Some(
                "{\"id\":\"stamp\",\"body\":\"function stamp() { var d = getContext().getRequest(); d.setValue(\\\"at\\\", Date.now()); }\",\"triggerType\":\"Pre\",\"triggerOperation\":\"Create\",\"_rid\":\"Sl8fALN4sw4CAAAAAAAAcA==\",\"_ts\":1593835553,\"_self\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/triggers/Sl8fALN4sw4CAAAAAAAAcA==/\",\"_etag\":\"\\\"0600c301-0000-0000-0000-5f0000210000\\\"\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .collection("volcano1")
            .upsert_trigger(
                "stamp",
                "function stamp() { var d = getContext().getRequest(); d.setValue(\"at\", Date.now()); }",
                types::TriggerType::Pre,
                types::TriggerOperation::Create,
            );
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod list_triggers {
    use super::*;
    #[tokio::test]
    async fn list_triggers() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "list_triggers",
            version: "2015-08-06",
            verb: "GET",
            path: "/dbs/volcanodb/colls/volcano1/triggers",
            signs: ("triggers", "dbs/volcanodb/colls/volcano1"),
            rid_bytes: None,
            headers: &[("x-ms-session-token", "43"), ("x-ms-version", "2015-08-06")],
            body: None,
            status: 200,
            feed: Some("Triggers"),
            answer_headers: &[
                ("x-ms-item-count", "1"),
                ("x-ms-request-charge", "1.05"),
                ("x-ms-session-token", "43"),
                ("x-ms-resource-quota", "triggers=25;"),
                ("x-ms-resource-usage", "triggers=1;"),
            ],
            answer_body: Some(
                "{\"_rid\":\"Sl8fALN4sw4=\",\"Triggers\":[{\"id\":\"PostTrigger-UpdateMetaAll\",\"body\":\"function updateMetadata() {\\r\\n    var context = getContext();\\r\\n    var collection = context.getCollection();\\r\\n    var response = context.getResponse();\\r\\n    var createdDocument = response.getBody();\\r\\n\\r\\n    // query for metadata document\\r\\n    var filterQuery = 'SELECT * FROM root r WHERE r.id = \\\"_metadata\\\"';\\r\\n    var accept = collection.queryDocuments(collection.getSelfLink(), filterQuery,\\r\\n      updateMetadataCallback);\\r\\n    if(!accept) throw \\\"Unable to update metadata, abort\\\";\\r\\n\\r\\n    function updateMetadataCallback(err, documents, responseOptions) {\\r\\n      if(err) throw new Error(\\\"Error\\\" + err.message);\\r\\n           if(documents.length != 1) throw 'Unable to find metadata document';\\r\\n           var metadataDocument = documents[0];\\r\\n\\r\\n           // update metadata\\r\\n           metadataDocument.createdDocuments += 1;\\r\\n           metadataDocument.createdNames += \\\" \\\" + createdDocument.id;\\r\\n           var accept = collection.replaceDocument(metadataDocument._self,\\r\\n               metadataDocument, function(err, docReplaced) {\\r\\n                  if(err) throw \\\"Unable to update metadata, abort\\\";\\r\\n               });\\r\\n           if(!accept) throw \\\"Unable to update metadata, abort\\\";\\r\\n           return;          \\r\\n    }\",\"triggerType\":\"Post\",\"triggerOperation\":\"All\",\"_rid\":\"Sl8fALN4sw4BAAAAAAAAcA==\",\"_ts\":1449689654,\"_self\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/triggers/Sl8fALN4sw4BAAAAAAAAcA==/\",\"_etag\":\"\\\"060022e5-0000-0000-0000-566882360000\\\"\"}],\"_count\":1}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .collection("volcano1")
            .list_triggers()
            .session_token("43");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.body().items);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "resource_quota",
                    meta.header::<cosmosdb::headers::ResourceQuota>().is_some(),
                );
                case.check_header(
                    "resource_usage",
                    meta.header::<cosmosdb::headers::ResourceUsage>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod read_trigger {
    use super::*;
    #[tokio::test]
    async fn read_trigger() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "read_trigger",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/Sl8fAA==/colls/Sl8fALN4sw4=/triggers/Sl8fALN4sw4CAAAAAAAAcA==",
            signs: ("triggers", "sl8faln4sw4caaaaaaaaca=="),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"0600c301-0000-0000-0000-5f0000210000\""),
                ("x-ms-request-charge", "1"),
                ("x-ms-session-token", "0:-1#71"),
            ],
            answer_body: Some(
                "{\"id\":\"stamp\",\"body\":\"function stamp() { var d = getContext().getRequest(); d.setValue(\\\"at\\\", Date.now()); }\",\"triggerType\":\"Pre\",\"triggerOperation\":\"Create\",\"_rid\":\"Sl8fALN4sw4CAAAAAAAAcA==\",\"_ts\":1593835553,\"_self\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/triggers/Sl8fALN4sw4CAAAAAAAAcA==/\",\"_etag\":\"\\\"0600c301-0000-0000-0000-5f0000210000\\\"\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database(Rid("Sl8fAA=="))
            .collection(Rid("Sl8fALN4sw4="))
            .read_trigger(Rid("Sl8fALN4sw4CAAAAAAAAcA=="));
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod replace_trigger {
    use super::*;
    #[tokio::test]
    async fn replace_trigger() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "replace_trigger",
            version: "2020-07-15",
            verb: "PUT",
            path: "/dbs/volcanodb/colls/volcano1/triggers/stamp",
            signs: ("triggers", "dbs/volcanodb/colls/volcano1/triggers/stamp"),
            rid_bytes: None,
            headers: &[
                ("if-match", "\"0600c301-0000-0000-0000-5f0000210000\""),
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"id\":\"stamp\",\"body\":\"function stamp() { var d = getContext().getRequest(); d.setValue(\\\"at\\\", Date.now()); }\",\"triggerType\":\"Pre\",\"triggerOperation\":\"Replace\"}",
            ),
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"0600c302-0000-0000-0000-5f0000220000\""),
                ("x-ms-request-charge", "9.9"),
                ("x-ms-session-token", "0:-1#72"),
            ],
            answer_body: Some(
                "{\"id\":\"stamp\",\"body\":\"function stamp() { var d = getContext().getRequest(); d.setValue(\\\"at\\\", Date.now()); }\",\"triggerType\":\"Pre\",\"triggerOperation\":\"Replace\",\"_rid\":\"Sl8fALN4sw4CAAAAAAAAcA==\",\"_ts\":1593835554,\"_self\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/triggers/Sl8fALN4sw4CAAAAAAAAcA==/\",\"_etag\":\"\\\"0600c302-0000-0000-0000-5f0000220000\\\"\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .collection("volcano1")
            .replace_trigger(
                "stamp",
                "function stamp() { var d = getContext().getRequest(); d.setValue(\"at\", Date.now()); }",
                types::TriggerType::Pre,
                types::TriggerOperation::Replace,
            )
            .if_match("\"0600c301-0000-0000-0000-5f0000210000\"");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod delete_trigger {
    use super::*;
    #[tokio::test]
    async fn delete_trigger() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "delete_trigger",
            version: "2020-07-15",
            verb: "DELETE",
            path: "/dbs/volcanodb/colls/volcano1/triggers/stamp",
            signs: ("triggers", "dbs/volcanodb/colls/volcano1/triggers/stamp"),
            rid_bytes: None,
            headers: &[
                ("if-match", "\"0600c302-0000-0000-0000-5f0000220000\""),
                ("x-ms-version", "2020-07-15"),
            ],
            body: None,
            status: 204,
            feed: None,
            answer_headers: &[
                ("x-ms-request-charge", "4.95"),
                ("x-ms-session-token", "0:-1#74"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .collection("volcano1")
            .delete_trigger("stamp")
            .if_match("\"0600c302-0000-0000-0000-5f0000220000\"");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod query_triggers {
    use super::*;
    #[tokio::test]
    async fn query_triggers() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "query_triggers",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/volcanodb/colls/volcano1/triggers",
            signs: ("triggers", "dbs/volcanodb/colls/volcano1"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-isquery", "True"),
                ("x-ms-max-item-count", "10"),
                ("content-type", "application/query+json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"query\":\"SELECT * FROM root r WHERE r.triggerType = @when\",\"parameters\":[{\"name\":\"@when\",\"value\":\"Pre\"}]}",
            ),
            status: 200,
            feed: Some("Triggers"),
            answer_headers: &[
                ("x-ms-item-count", "1"),
                ("x-ms-request-charge", "2.85"),
                ("x-ms-session-token", "0:-1#72"),
            ],
            answer_body: Some(
                "{\"_rid\":\"Sl8fALN4sw4=\",\"Triggers\":[{\"id\":\"stamp\",\"body\":\"function stamp() { var d = getContext().getRequest(); d.setValue(\\\"at\\\", Date.now()); }\",\"triggerType\":\"Pre\",\"triggerOperation\":\"Replace\",\"_rid\":\"Sl8fALN4sw4CAAAAAAAAcA==\",\"_ts\":1593835554,\"_self\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/triggers/Sl8fALN4sw4CAAAAAAAAcA==/\",\"_etag\":\"\\\"0600c302-0000-0000-0000-5f0000220000\\\"\"}],\"_count\":1}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .collection("volcano1")
            .query_triggers("SELECT * FROM root r WHERE r.triggerType = @when")
            .param("@when", "Pre")
            .max_item_count(10);
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.body().items);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod head_triggers {
    use super::*;
    #[tokio::test]
    async fn head_triggers() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "head_triggers",
            version: "2020-07-15",
            verb: "HEAD",
            path: "/dbs/volcanodb/colls/volcano1/triggers",
            signs: ("triggers", "dbs/volcanodb/colls/volcano1"),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("x-ms-item-count", "2"),
                ("x-ms-request-charge", "1.05"),
                ("x-ms-session-token", "0:-1#72"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .collection("volcano1")
            .head_triggers();
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod head_trigger {
    use super::*;
    #[tokio::test]
    async fn head_trigger() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "head_trigger",
            version: "2020-07-15",
            verb: "HEAD",
            path: "/dbs/volcanodb/colls/volcano1/triggers/stamp",
            signs: ("triggers", "dbs/volcanodb/colls/volcano1/triggers/stamp"),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"0600c302-0000-0000-0000-5f0000220000\""),
                ("x-ms-request-charge", "1"),
                ("x-ms-session-token", "0:-1#72"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .collection("volcano1")
            .head_trigger("stamp");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod create_user_defined_function {
    use super::*;
    #[tokio::test]
    async fn create_user_defined_function() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "create_user_defined_function",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/volcanodb/colls/volcano1/udfs",
            signs: ("udfs", "dbs/volcanodb/colls/volcano1"),
            rid_bytes: None,
            headers: &[
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"id\":\"toFeet\",\"body\":\"function toFeet(metres) { return metres / 0.3048; }\"}",
            ),
            status: 201,
            feed: None,
            answer_headers: &[
                ("etag", "\"0600b201-0000-0000-0000-5f0000110000\""),
                ("x-ms-request-charge", "4.95"),
                ("x-ms-session-token", "0:-1#61"),
                ("x-ms-resource-quota", "functions=50;"),
                ("x-ms-resource-usage", "functions=2;"),
            ],
            answer_body: Some(
                "{\"id\":\"toFeet\",\"body\":\"function toFeet(metres) { return metres / 0.3048; }\",\"_rid\":\"Sl8fALN4sw4CAAAAAAAAYA==\",\"_ts\":1593835537,\"_self\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/udfs/Sl8fALN4sw4CAAAAAAAAYA==/\",\"_etag\":\"\\\"0600b201-0000-0000-0000-5f0000110000\\\"\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .collection("volcano1")
            .create_user_defined_function(
                "toFeet",
                "function toFeet(metres) { return metres / 0.3048; }",
            );
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "resource_quota",
                    meta.header::<cosmosdb::headers::ResourceQuota>().is_some(),
                );
                case.check_header(
                    "resource_usage",
                    meta.header::<cosmosdb::headers::ResourceUsage>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod upsert_user_defined_function {
    use super::*;
    #[tokio::test]
    async fn upsert_user_defined_function() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "upsert_user_defined_function",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/Sl8fAA==/colls/Sl8fALN4sw4=/udfs",
            signs: ("udfs", "sl8faln4sw4="),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-is-upsert", "True"),
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"id\":\"toFeet\",\"body\":\"function toFeet(metres) { return Math.round(metres / 0.3048); }\"}",
            ),
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"0600b202-0000-0000-0000-5f0000120000\""),
                ("x-ms-request-charge", "9.9"),
                ("x-ms-session-token", "0:-1#62"),
            ],
            answer_body: Some(
                "{\"id\":\"toFeet\",\"body\":\"function toFeet(metres) { return Math.round(metres / 0.3048); }\",\"_rid\":\"Sl8fALN4sw4CAAAAAAAAYA==\",\"_ts\":1593835538,\"_self\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/udfs/Sl8fALN4sw4CAAAAAAAAYA==/\",\"_etag\":\"\\\"0600b202-0000-0000-0000-5f0000120000\\\"\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database(Rid("Sl8fAA=="))
            .collection(Rid("Sl8fALN4sw4="))
            .upsert_user_defined_function(
                "toFeet",
                "function toFeet(metres) { return Math.round(metres / 0.3048); }",
            );
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod list_user_defined_functions {
    use super::*;
    #[tokio::test]
    async fn list_user_defined_functions() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "list_user_defined_functions",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/volcanodb/colls/volcano1/udfs",
            signs: ("udfs", "dbs/volcanodb/colls/volcano1"),
            rid_bytes: None,
            headers: &[("x-ms-max-item-count", "100"), ("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: Some("UserDefinedFunctions"),
            answer_headers: &[
                ("x-ms-item-count", "1"),
                ("x-ms-request-charge", "1"),
                ("x-ms-session-token", "0:-1#62"),
            ],
            answer_body: Some(
                "{\"_rid\":\"Sl8fALN4sw4=\",\"UserDefinedFunctions\":[{\"id\":\"toFeet\",\"body\":\"function toFeet(metres) { return Math.round(metres / 0.3048); }\",\"_rid\":\"Sl8fALN4sw4CAAAAAAAAYA==\",\"_ts\":1593835538,\"_self\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/udfs/Sl8fALN4sw4CAAAAAAAAYA==/\",\"_etag\":\"\\\"0600b202-0000-0000-0000-5f0000120000\\\"\"}],\"_count\":1}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .collection("volcano1")
            .list_user_defined_functions()
            .max_item_count(100);
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.body().items);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod read_user_defined_function {
    use super::*;
    #[tokio::test]
    async fn read_user_defined_function() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "read_user_defined_function",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/Sl8fAA==/colls/Sl8fALN4sw4=/udfs/Sl8fALN4sw4CAAAAAAAAYA==",
            signs: ("udfs", "sl8faln4sw4caaaaaaaaya=="),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"0600b202-0000-0000-0000-5f0000120000\""),
                ("x-ms-request-charge", "1"),
                ("x-ms-session-token", "0:-1#62"),
            ],
            answer_body: Some(
                "{\"id\":\"toFeet\",\"body\":\"function toFeet(metres) { return Math.round(metres / 0.3048); }\",\"_rid\":\"Sl8fALN4sw4CAAAAAAAAYA==\",\"_ts\":1593835538,\"_self\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/udfs/Sl8fALN4sw4CAAAAAAAAYA==/\",\"_etag\":\"\\\"0600b202-0000-0000-0000-5f0000120000\\\"\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database(Rid("Sl8fAA=="))
            .collection(Rid("Sl8fALN4sw4="))
            .read_user_defined_function(Rid("Sl8fALN4sw4CAAAAAAAAYA=="));
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn read_user_defined_function_that_does_not_exist() -> Result<
        (),
        Box<dyn std::error::Error>,
    > {
        let case = Case {
            operation: "read_user_defined_function",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/volcanodb/colls/volcano1/udfs/toFathoms",
            signs: ("udfs", "dbs/volcanodb/colls/volcano1/udfs/toFathoms"),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 404,
            feed: None,
            answer_headers: &[
                ("x-ms-request-charge", "1"),
                ("x-ms-session-token", "0:-1#62"),
            ],
            answer_body: Some(
                "{\"code\":\"NotFound\",\"message\":\"Message: {\\\"Errors\\\":[\\\"Resource Not Found\\\"]}\\r\\nActivityId: 9d7c0f9b-35a1-4f0b-8a4e-6c8e2f1b7d50, Microsoft.Azure.Documents.Common/2.14.0\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .collection("volcano1")
            .read_user_defined_function("toFathoms");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
                assert_eq!(
                    error.failure:: < operations::ReadUserDefinedFunction > (),
                    Some(operations::ReadUserDefinedFunctionFailure::NotFound)
                );
            }
        }
        Ok(())
    }
}
mod replace_user_defined_function {
    use super::*;
    #[tokio::test]
    async fn replace_a_user_defined_function() -> Result<
        (),
        Box<dyn std::error::Error>,
    > {
        let case = Case {
            operation: "replace_user_defined_function",
            version: "2015-08-06",
            verb: "PUT",
            path: "/dbs/volcanodb/colls/volcano1/udfs/simpleTaxUDF",
            signs: ("udfs", "dbs/volcanodb/colls/volcano1/udfs/simpleTaxUDF"),
            rid_bytes: None,
            headers: &[
                ("x-ms-session-token", "38"),
                ("content-type", "application/json"),
                ("x-ms-version", "2015-08-06"),
            ],
            body: Some(
                "{\"id\":\"simpleTaxUDF\",\"body\":\"function tax(income) {\\r\\n    if(income == undefined) \\r\\n        throw 'no input';\\r\\n    if (income < 1000) \\r\\n        return income * 0.1;\\r\\n    else if (income < 10000) \\r\\n        return income * 0.2;\\r\\n    else\\r\\n        return income * 0.4;\\r\\n}\"}",
            ),
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"060072e4-0000-0000-0000-56687ce50000\""),
                ("x-ms-request-charge", "9.9"),
                ("x-ms-session-token", "39"),
                ("x-ms-resource-quota", "functions=25;"),
                ("x-ms-resource-usage", "functions=1;"),
            ],
            answer_body: Some(
                "{\"id\":\"simpleTaxUDF\",\"body\":\"function tax(income) {\\r\\n    if(income == undefined) \\r\\n        throw 'no input';\\r\\n    if (income < 1000) \\r\\n        return income * 0.1;\\r\\n    else if (income < 10000) \\r\\n        return income * 0.2;\\r\\n    else\\r\\n        return income * 0.4;\\r\\n}\",\"_rid\":\"Sl8fALN4sw4BAAAAAAAAYA==\",\"_ts\":1449687949,\"_self\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/udfs/Sl8fALN4sw4BAAAAAAAAYA==/\",\"_etag\":\"\\\"06003ee4-0000-0000-0000-56687b8d0000\\\"\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .collection("volcano1")
            .replace_user_defined_function(
                "simpleTaxUDF",
                "function tax(income) {\r\n    if(income == undefined) \r\n        throw 'no input';\r\n    if (income < 1000) \r\n        return income * 0.1;\r\n    else if (income < 10000) \r\n        return income * 0.2;\r\n    else\r\n        return income * 0.4;\r\n}",
            )
            .session_token("38");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "resource_quota",
                    meta.header::<cosmosdb::headers::ResourceQuota>().is_some(),
                );
                case.check_header(
                    "resource_usage",
                    meta.header::<cosmosdb::headers::ResourceUsage>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod delete_user_defined_function {
    use super::*;
    #[tokio::test]
    async fn delete_a_user_defined_function() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "delete_user_defined_function",
            version: "2015-08-06",
            verb: "DELETE",
            path: "/dbs/volcanodb/colls/volcano1/udfs/simpleTaxUDF",
            signs: ("udfs", "dbs/volcanodb/colls/volcano1/udfs/simpleTaxUDF"),
            rid_bytes: None,
            headers: &[("x-ms-session-token", "40"), ("x-ms-version", "2015-08-06")],
            body: None,
            status: 204,
            feed: None,
            answer_headers: &[
                ("x-ms-request-charge", "4.95"),
                ("x-ms-session-token", "41"),
                ("x-ms-resource-quota", "functions=25;"),
                ("x-ms-resource-usage", "functions=0;"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .collection("volcano1")
            .delete_user_defined_function("simpleTaxUDF")
            .session_token("40");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "resource_quota",
                    meta.header::<cosmosdb::headers::ResourceQuota>().is_some(),
                );
                case.check_header(
                    "resource_usage",
                    meta.header::<cosmosdb::headers::ResourceUsage>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod query_user_defined_functions {
    use super::*;
    #[tokio::test]
    async fn query_user_defined_functions() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "query_user_defined_functions",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/volcanodb/colls/volcano1/udfs",
            signs: ("udfs", "dbs/volcanodb/colls/volcano1"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-isquery", "True"),
                ("content-type", "application/query+json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"query\":\"SELECT * FROM root r WHERE STARTSWITH(r.id, @prefix)\",\"parameters\":[{\"name\":\"@prefix\",\"value\":\"to\"}]}",
            ),
            status: 200,
            feed: Some("UserDefinedFunctions"),
            answer_headers: &[
                ("x-ms-item-count", "1"),
                ("x-ms-request-charge", "2.86"),
                ("x-ms-session-token", "0:-1#62"),
            ],
            answer_body: Some(
                "{\"_rid\":\"Sl8fALN4sw4=\",\"UserDefinedFunctions\":[{\"id\":\"toFeet\",\"body\":\"function toFeet(metres) { return Math.round(metres / 0.3048); }\",\"_rid\":\"Sl8fALN4sw4CAAAAAAAAYA==\",\"_ts\":1593835538,\"_self\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/udfs/Sl8fALN4sw4CAAAAAAAAYA==/\",\"_etag\":\"\\\"0600b202-0000-0000-0000-5f0000120000\\\"\"}],\"_count\":1}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .collection("volcano1")
            .query_user_defined_functions(
                "SELECT * FROM root r WHERE STARTSWITH(r.id, @prefix)",
            )
            .param("@prefix", "to");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.body().items);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod head_user_defined_functions {
    use super::*;
    #[tokio::test]
    async fn head_user_defined_functions() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "head_user_defined_functions",
            version: "2020-07-15",
            verb: "HEAD",
            path: "/dbs/volcanodb/colls/volcano1/udfs",
            signs: ("udfs", "dbs/volcanodb/colls/volcano1"),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("x-ms-item-count", "1"),
                ("x-ms-request-charge", "1"),
                ("x-ms-session-token", "0:-1#62"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .collection("volcano1")
            .head_user_defined_functions();
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod head_user_defined_function {
    use super::*;
    #[tokio::test]
    async fn head_user_defined_function() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "head_user_defined_function",
            version: "2020-07-15",
            verb: "HEAD",
            path: "/dbs/volcanodb/colls/volcano1/udfs/toFeet",
            signs: ("udfs", "dbs/volcanodb/colls/volcano1/udfs/toFeet"),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"0600b202-0000-0000-0000-5f0000120000\""),
                ("x-ms-request-charge", "1"),
                ("x-ms-session-token", "0:-1#62"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .collection("volcano1")
            .head_user_defined_function("toFeet");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod create_user {
    use super::*;
    #[tokio::test]
    async fn create_user() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "create_user",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/volcanodb/users",
            signs: ("users", "dbs/volcanodb"),
            rid_bytes: None,
            headers: &[
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some("{\"id\":\"a_user\"}"),
            status: 201,
            feed: None,
            answer_headers: &[
                ("etag", "\"00000a00-0000-0000-0000-5f0000310000\""),
                ("x-ms-request-charge", "4.95"),
                ("x-ms-session-token", "0:-1#861"),
                ("x-ms-resource-quota", "users=500000;"),
                ("x-ms-resource-usage", "users=1;"),
            ],
            answer_body: Some(
                "{\"id\":\"a_user\",\"_rid\":\"Sl8fAG8cXgA=\",\"_ts\":1593835569,\"_self\":\"dbs/Sl8fAA==/users/Sl8fAG8cXgA=/\",\"_etag\":\"\\\"00000a00-0000-0000-0000-5f0000310000\\\"\",\"_permissions\":\"permissions/\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client.database("volcanodb").create_user("a_user");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "resource_quota",
                    meta.header::<cosmosdb::headers::ResourceQuota>().is_some(),
                );
                case.check_header(
                    "resource_usage",
                    meta.header::<cosmosdb::headers::ResourceUsage>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn create_user_that_exists() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "create_user",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/volcanodb/users",
            signs: ("users", "dbs/volcanodb"),
            rid_bytes: None,
            headers: &[
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some("{\"id\":\"a_user\"}"),
            status: 409,
            feed: None,
            answer_headers: &[
                ("x-ms-request-charge", "1.24"),
                ("x-ms-session-token", "0:-1#861"),
            ],
            answer_body: Some(
                "{\"code\":\"Conflict\",\"message\":\"Message: {\\\"Errors\\\":[\\\"Resource with specified id or name already exists.\\\"]}\\r\\nActivityId: 5e0a43a4-8c86-4c61-a1d7-0d61e5b3c7f2, Microsoft.Azure.Documents.Common/2.14.0\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client.database("volcanodb").create_user("a_user");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
                assert_eq!(
                    error.failure:: < operations::CreateUser > (),
                    Some(operations::CreateUserFailure::Conflict)
                );
            }
        }
        Ok(())
    }
}
mod upsert_user {
    use super::*;
    #[tokio::test]
    async fn upsert_user() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "upsert_user",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/volcanodb/users",
            signs: ("users", "dbs/volcanodb"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-is-upsert", "True"),
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some("{\"id\":\"a_user\"}"),
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"00000b00-0000-0000-0000-5f0000320000\""),
                ("x-ms-request-charge", "9.9"),
                ("x-ms-session-token", "0:-1#862"),
            ],
            answer_body: Some(
                "{\"id\":\"a_user\",\"_rid\":\"Sl8fAG8cXgA=\",\"_ts\":1593835570,\"_self\":\"dbs/Sl8fAA==/users/Sl8fAG8cXgA=/\",\"_etag\":\"\\\"00000b00-0000-0000-0000-5f0000320000\\\"\",\"_permissions\":\"permissions/\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client.database("volcanodb").upsert_user("a_user");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod list_users {
    use super::*;
    #[tokio::test]
    async fn list_users() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "list_users",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/volcanodb/users",
            signs: ("users", "dbs/volcanodb"),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: Some("Users"),
            answer_headers: &[
                ("x-ms-item-count", "2"),
                ("x-ms-request-charge", "1"),
                ("x-ms-session-token", "0:-1#862"),
            ],
            answer_body: Some(
                "{\"_rid\":\"Sl8fAA==\",\"Users\":[{\"id\":\"a_user\",\"_rid\":\"Sl8fAG8cXgA=\",\"_ts\":1593835570,\"_self\":\"dbs/Sl8fAA==/users/Sl8fAG8cXgA=/\",\"_etag\":\"\\\"00000b00-0000-0000-0000-5f0000320000\\\"\",\"_permissions\":\"permissions/\"},{\"id\":\"another_user\",\"_rid\":\"Sl8fAFEKCQA=\",\"_ts\":1593835571,\"_self\":\"dbs/Sl8fAA==/users/Sl8fAFEKCQA=/\",\"_etag\":\"\\\"00000c00-0000-0000-0000-5f0000330000\\\"\",\"_permissions\":\"permissions/\"}],\"_count\":2}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client.database("volcanodb").list_users();
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.body().items);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn list_users_next_page() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "list_users",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/Sl8fAA==/users",
            signs: ("users", "sl8faa=="),
            rid_bytes: None,
            headers: &[
                ("x-ms-max-item-count", "1"),
                ("x-ms-continuation", "Sl8fAG8cXgA="),
                ("x-ms-version", "2020-07-15"),
            ],
            body: None,
            status: 200,
            feed: Some("Users"),
            answer_headers: &[
                ("x-ms-item-count", "1"),
                ("x-ms-request-charge", "1"),
                ("x-ms-session-token", "0:-1#862"),
            ],
            answer_body: Some(
                "{\"_rid\":\"Sl8fAA==\",\"Users\":[{\"id\":\"another_user\",\"_rid\":\"Sl8fAFEKCQA=\",\"_ts\":1593835571,\"_self\":\"dbs/Sl8fAA==/users/Sl8fAFEKCQA=/\",\"_etag\":\"\\\"00000c00-0000-0000-0000-5f0000330000\\\"\",\"_permissions\":\"permissions/\"}],\"_count\":1}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database(Rid("Sl8fAA=="))
            .list_users()
            .max_item_count(1)
            .continuation("Sl8fAG8cXgA=");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.body().items);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod read_user {
    use super::*;
    #[tokio::test]
    async fn read_user() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "read_user",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/volcanodb/users/a_user",
            signs: ("users", "dbs/volcanodb/users/a_user"),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"00000b00-0000-0000-0000-5f0000320000\""),
                ("x-ms-request-charge", "1"),
                ("x-ms-session-token", "0:-1#862"),
            ],
            answer_body: Some(
                "{\"id\":\"a_user\",\"_rid\":\"Sl8fAG8cXgA=\",\"_ts\":1593835570,\"_self\":\"dbs/Sl8fAA==/users/Sl8fAG8cXgA=/\",\"_etag\":\"\\\"00000b00-0000-0000-0000-5f0000320000\\\"\",\"_permissions\":\"permissions/\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client.database("volcanodb").read_user("a_user");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn read_user_that_has_not_changed() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "read_user",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/Sl8fAA==/users/Sl8fAG8cXgA=",
            signs: ("users", "sl8fag8cxga="),
            rid_bytes: None,
            headers: &[
                ("if-none-match", "\"00000b00-0000-0000-0000-5f0000320000\""),
                ("x-ms-version", "2020-07-15"),
            ],
            body: None,
            status: 304,
            feed: None,
            answer_headers: &[
                ("etag", "\"00000b00-0000-0000-0000-5f0000320000\""),
                ("x-ms-request-charge", "1"),
                ("x-ms-session-token", "0:-1#862"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client
            .database(Rid("Sl8fAA=="))
            .read_user(Rid("Sl8fAG8cXgA="))
            .if_none_match("\"00000b00-0000-0000-0000-5f0000320000\"");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
                assert_eq!(
                    error.failure:: < operations::ReadUser > (),
                    Some(operations::ReadUserFailure::NotModified)
                );
            }
        }
        Ok(())
    }
}
mod replace_user {
    use super::*;
    #[tokio::test]
    async fn replace_a_user() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "replace_user",
            version: "2015-08-06",
            verb: "PUT",
            path: "/dbs/volcanodb/users/a_user",
            signs: ("users", "dbs/volcanodb/users/a_user"),
            rid_bytes: None,
            headers: &[
                ("content-type", "application/json"),
                ("x-ms-version", "2015-08-06"),
            ],
            body: Some("{\"id\":\"another_user\"}"),
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"00000c00-0000-0000-0000-5667349a0000\""),
                ("x-ms-request-charge", "9.9"),
                ("x-ms-session-token", "863"),
                ("x-ms-resource-quota", "users=500000;"),
                ("x-ms-resource-usage", "users=2;"),
            ],
            answer_body: Some(
                "{\"id\":\"another_user\",\"_rid\":\"Sl8fAFEKCQA=\",\"_ts\":1449604250,\"_self\":\"dbs/Sl8fAA==/users/Sl8fAFEKCQA=/\",\"_etag\":\"\\\"00000c00-0000-0000-0000-5667349a0000\\\"\",\"_permissions\":\"permissions/\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .replace_user("a_user")
            .id("another_user");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "resource_quota",
                    meta.header::<cosmosdb::headers::ResourceQuota>().is_some(),
                );
                case.check_header(
                    "resource_usage",
                    meta.header::<cosmosdb::headers::ResourceUsage>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod delete_user {
    use super::*;
    #[tokio::test]
    async fn delete_a_user() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "delete_user",
            version: "2015-08-06",
            verb: "DELETE",
            path: "/dbs/volcanodb/users/another_user",
            signs: ("users", "dbs/volcanodb/users/another_user"),
            rid_bytes: None,
            headers: &[("x-ms-version", "2015-08-06")],
            body: None,
            status: 204,
            feed: None,
            answer_headers: &[
                ("x-ms-request-charge", "4.95"),
                ("x-ms-session-token", "864"),
                ("x-ms-resource-quota", "users=500000;"),
                ("x-ms-resource-usage", "users=1;"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client.database("volcanodb").delete_user("another_user");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "resource_quota",
                    meta.header::<cosmosdb::headers::ResourceQuota>().is_some(),
                );
                case.check_header(
                    "resource_usage",
                    meta.header::<cosmosdb::headers::ResourceUsage>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod query_users {
    use super::*;
    #[tokio::test]
    async fn query_users() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "query_users",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/volcanodb/users",
            signs: ("users", "dbs/volcanodb"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-isquery", "True"),
                ("content-type", "application/query+json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"query\":\"SELECT * FROM root r WHERE r.id = 'another_user'\"}",
            ),
            status: 200,
            feed: Some("Users"),
            answer_headers: &[
                ("x-ms-item-count", "1"),
                ("x-ms-request-charge", "2.81"),
                ("x-ms-session-token", "0:-1#862"),
            ],
            answer_body: Some(
                "{\"_rid\":\"Sl8fAA==\",\"Users\":[{\"id\":\"another_user\",\"_rid\":\"Sl8fAFEKCQA=\",\"_ts\":1593835571,\"_self\":\"dbs/Sl8fAA==/users/Sl8fAFEKCQA=/\",\"_etag\":\"\\\"00000c00-0000-0000-0000-5f0000330000\\\"\",\"_permissions\":\"permissions/\"}],\"_count\":1}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .query_users("SELECT * FROM root r WHERE r.id = 'another_user'");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.body().items);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn query_users_with_a_mistake() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "query_users",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/volcanodb/users",
            signs: ("users", "dbs/volcanodb"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-isquery", "True"),
                ("content-type", "application/query+json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some("{\"query\":\"SELECT * FORM root\"}"),
            status: 400,
            feed: None,
            answer_headers: &[("x-ms-request-charge", "1.24")],
            answer_body: Some(
                "{\"code\":\"BadRequest\",\"message\":\"Message: {\\\"errors\\\":[{\\\"severity\\\":\\\"Error\\\",\\\"location\\\":{\\\"start\\\":9,\\\"end\\\":13},\\\"code\\\":\\\"SC1001\\\",\\\"message\\\":\\\"Syntax error, incorrect syntax near 'FORM'.\\\"}]}\\r\\nActivityId: 7c1d2d5e-4f7a-4a09-9f0d-2f3a9e1b6c84, Microsoft.Azure.Documents.Common/2.14.0\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client.database("volcanodb").query_users("SELECT * FORM root");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
                assert_eq!(
                    error.failure:: < operations::QueryUsers > (),
                    Some(operations::QueryUsersFailure::BadRequest)
                );
            }
        }
        Ok(())
    }
}
mod head_users {
    use super::*;
    #[tokio::test]
    async fn head_users() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "head_users",
            version: "2020-07-15",
            verb: "HEAD",
            path: "/dbs/volcanodb/users",
            signs: ("users", "dbs/volcanodb"),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("x-ms-item-count", "2"),
                ("x-ms-request-charge", "1"),
                ("x-ms-session-token", "0:-1#862"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client.database("volcanodb").head_users();
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod head_user {
    use super::*;
    #[tokio::test]
    async fn head_user() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "head_user",
            version: "2020-07-15",
            verb: "HEAD",
            path: "/dbs/volcanodb/users/a_user",
            signs: ("users", "dbs/volcanodb/users/a_user"),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"00000b00-0000-0000-0000-5f0000320000\""),
                ("x-ms-request-charge", "1"),
                ("x-ms-session-token", "0:-1#862"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client.database("volcanodb").head_user("a_user");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod create_permission {
    use super::*;
    #[tokio::test]
    async fn create_a_permission() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "create_permission",
            version: "2015-08-06",
            verb: "POST",
            path: "/dbs/volcanodb/users/a_user/permissions",
            signs: ("permissions", "dbs/volcanodb/users/a_user"),
            rid_bytes: None,
            headers: &[
                ("content-type", "application/json"),
                ("x-ms-version", "2015-08-06"),
            ],
            body: Some(
                "{\"id\":\"a_permission\",\"permissionMode\":\"Read\",\"resource\":\"dbs/volcanodb/colls/volcano1\"}",
            ),
            status: 201,
            feed: None,
            answer_headers: &[
                ("etag", "\"00000e00-0000-0000-0000-566736980000\""),
                ("x-ms-request-charge", "4.95"),
                ("x-ms-session-token", "866"),
                ("x-ms-resource-quota", "permissions=2000000;"),
                ("x-ms-resource-usage", "permissions=1;"),
            ],
            answer_body: Some(
                "{\"id\":\"a_permission\",\"permissionMode\":\"Read\",\"resource\":\"dbs/volcanodb/colls/volcano1\",\"_rid\":\"Sl8fAG8cXgBn6Ju2GqNsAA==\",\"_ts\":1449604760,\"_self\":\"dbs/Sl8fAA==/users/Sl8fAG8cXgA=/permissions/Sl8fAG8cXgBn6Ju2GqNsAA==/\",\"_etag\":\"\\\"00000e00-0000-0000-0000-566736980000\\\"\",\"_token\":\"type=resource&ver=1&sig=4/IPvcZwC9TnN/M1gPjuBg==;C1Q5UpZAgytiayVo/GPAbBklnnRuGqGB2o/42KTuZfmN4P6a83JP4LU34neSg25/8Wt5wwINjy6Vf8rr9fG09FxnGX9jHAM+Zzhqyqjt4rv3Dk3pN+sjC0KTE5jDiTkCdAlxHv4TYaTLOnEWdeVUKevuAPFbmUQGSwk9ipjv11BqWPK/cN4lUujSfRc3rRaI8pgf90p0bD6KBTJlB+0sFjdI3P1hzunNvd9s9CHJ09U=;\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .user("a_user")
            .create_permission(
                "a_permission",
                types::PermissionMode::Read,
                "dbs/volcanodb/colls/volcano1",
            );
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "resource_quota",
                    meta.header::<cosmosdb::headers::ResourceQuota>().is_some(),
                );
                case.check_header(
                    "resource_usage",
                    meta.header::<cosmosdb::headers::ResourceUsage>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn create_permission_for_a_partition_key() -> Result<
        (),
        Box<dyn std::error::Error>,
    > {
        let case = Case {
            operation: "create_permission",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/volcanodb/users/a_user/permissions",
            signs: ("permissions", "dbs/volcanodb/users/a_user"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-expiry-seconds", "7200"),
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"id\":\"own_orders\",\"permissionMode\":\"All\",\"resource\":\"dbs/volcanodb/colls/volcano1\",\"resourcePartitionKey\":[\"Andersen\"]}",
            ),
            status: 201,
            feed: None,
            answer_headers: &[
                ("etag", "\"00001001-0000-0000-0000-5f0000410000\""),
                ("x-ms-request-charge", "5.71"),
                ("x-ms-session-token", "0:-1#867"),
            ],
            answer_body: Some(
                "{\"id\":\"own_orders\",\"permissionMode\":\"All\",\"resource\":\"dbs/volcanodb/colls/volcano1\",\"resourcePartitionKey\":[\"Andersen\"],\"_rid\":\"Sl8fAG8cXgClRBD3wpAZAA==\",\"_ts\":1593835585,\"_self\":\"dbs/Sl8fAA==/users/Sl8fAG8cXgA=/permissions/Sl8fAG8cXgClRBD3wpAZAA==/\",\"_etag\":\"\\\"00001001-0000-0000-0000-5f0000410000\\\"\",\"_token\":\"type=resource&ver=1&sig=xMpCOKC5I4INzFCab3WEmw==;SkTcFTZCBKgP6A6QOUVcwWCCgYIP4rJPHlIzreavHdVPyCsmrstH0oaMTvvjWBcyo+fLzGwu+zIGLAgXCgXuuA==;\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .user("a_user")
            .create_permission(
                "own_orders",
                types::PermissionMode::All,
                "dbs/volcanodb/colls/volcano1",
            )
            .resource_partition_key("Andersen")
            .expiry_seconds(7200);
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn create_permission_that_exists() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "create_permission",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/volcanodb/users/a_user/permissions",
            signs: ("permissions", "dbs/volcanodb/users/a_user"),
            rid_bytes: None,
            headers: &[
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"id\":\"a_permission\",\"permissionMode\":\"All\",\"resource\":\"dbs/volcanodb/colls/volcano1\"}",
            ),
            status: 409,
            feed: None,
            answer_headers: &[
                ("x-ms-request-charge", "1.24"),
                ("x-ms-session-token", "0:-1#867"),
            ],
            answer_body: Some(
                "{\"code\":\"Conflict\",\"message\":\"Message: {\\\"Errors\\\":[\\\"Resource with specified id or name already exists.\\\"]}\\r\\nActivityId: 3b8d6a64-7f53-4a6e-8c4f-9a2b8f0d1e67, Microsoft.Azure.Documents.Common/2.14.0\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .user("a_user")
            .create_permission(
                "a_permission",
                types::PermissionMode::All,
                "dbs/volcanodb/colls/volcano1",
            );
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
                assert_eq!(
                    error.failure:: < operations::CreatePermission > (),
                    Some(operations::CreatePermissionFailure::Conflict)
                );
            }
        }
        Ok(())
    }
}
mod upsert_permission {
    use super::*;
    #[tokio::test]
    async fn upsert_permission() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "upsert_permission",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/volcanodb/users/a_user/permissions",
            signs: ("permissions", "dbs/volcanodb/users/a_user"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-is-upsert", "True"),
                ("x-ms-documentdb-expiry-seconds", "600"),
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"id\":\"a_permission\",\"permissionMode\":\"All\",\"resource\":\"dbs/volcanodb/colls/volcano1\"}",
            ),
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"00001002-0000-0000-0000-5f0000420000\""),
                ("x-ms-request-charge", "9.9"),
                ("x-ms-session-token", "0:-1#868"),
            ],
            answer_body: Some(
                "{\"id\":\"a_permission\",\"permissionMode\":\"All\",\"resource\":\"dbs/volcanodb/colls/volcano1\",\"_rid\":\"Sl8fAG8cXgBn6Ju2GqNsAA==\",\"_ts\":1593835586,\"_self\":\"dbs/Sl8fAA==/users/Sl8fAG8cXgA=/permissions/Sl8fAG8cXgBn6Ju2GqNsAA==/\",\"_etag\":\"\\\"00001002-0000-0000-0000-5f0000420000\\\"\",\"_token\":\"type=resource&ver=1&sig=yB5yjZ1ML2NvBn+JzBSGLA==;9co490ih1ur3JrikL7V1w8cfGGSoFDMBeC3hPaLZICtvS2YSEl+zoNrs0nmd/WycKZQk/ZIPmzCBEKLB+9j0Qw==;\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .user("a_user")
            .upsert_permission(
                "a_permission",
                types::PermissionMode::All,
                "dbs/volcanodb/colls/volcano1",
            )
            .expiry_seconds(600);
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod list_permissions {
    use super::*;
    #[tokio::test]
    async fn list_permissions() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "list_permissions",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/volcanodb/users/a_user/permissions",
            signs: ("permissions", "dbs/volcanodb/users/a_user"),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: Some("Permissions"),
            answer_headers: &[
                ("x-ms-item-count", "1"),
                ("x-ms-request-charge", "1"),
                ("x-ms-session-token", "0:-1#868"),
            ],
            answer_body: Some(
                "{\"_rid\":\"Sl8fAG8cXgA=\",\"Permissions\":[{\"id\":\"a_permission\",\"permissionMode\":\"All\",\"resource\":\"dbs/volcanodb/colls/volcano1\",\"_rid\":\"Sl8fAG8cXgBn6Ju2GqNsAA==\",\"_ts\":1593835586,\"_self\":\"dbs/Sl8fAA==/users/Sl8fAG8cXgA=/permissions/Sl8fAG8cXgBn6Ju2GqNsAA==/\",\"_etag\":\"\\\"00001002-0000-0000-0000-5f0000420000\\\"\",\"_token\":\"type=resource&ver=1&sig=7MvIfktc4v4oMI/Z8qe68w==;YktgxYydi/tv8YhsL9YF0q3rbqTaV2BoIBtsaVjOk/TrHjPoqBtpe3WFWva/zby/fLven5SWLOrsHtivIfWlDw==;\"}],\"_count\":1}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client.database("volcanodb").user("a_user").list_permissions();
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.body().items);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod read_permission {
    use super::*;
    #[tokio::test]
    async fn read_permission() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "read_permission",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/Sl8fAA==/users/Sl8fAG8cXgA=/permissions/Sl8fAG8cXgBn6Ju2GqNsAA==",
            signs: ("permissions", "sl8fag8cxgbn6ju2gqnsaa=="),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-expiry-seconds", "18000"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"00001002-0000-0000-0000-5f0000420000\""),
                ("x-ms-request-charge", "1"),
                ("x-ms-session-token", "0:-1#868"),
            ],
            answer_body: Some(
                "{\"id\":\"a_permission\",\"permissionMode\":\"All\",\"resource\":\"dbs/volcanodb/colls/volcano1\",\"_rid\":\"Sl8fAG8cXgBn6Ju2GqNsAA==\",\"_ts\":1593835586,\"_self\":\"dbs/Sl8fAA==/users/Sl8fAG8cXgA=/permissions/Sl8fAG8cXgBn6Ju2GqNsAA==/\",\"_etag\":\"\\\"00001002-0000-0000-0000-5f0000420000\\\"\",\"_token\":\"type=resource&ver=1&sig=qH/2eaLz5x2RgaZ7dUISLA==;1Z7O0d7Qf4TBRVkvZb34VDWOAJxc1wX1IVvxhpf+0QM9kU+TSMnMD/inlxZwC5/NTS8+cRYIAE648Ti8un8U2Q==;\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database(Rid("Sl8fAA=="))
            .user(Rid("Sl8fAG8cXgA="))
            .read_permission(Rid("Sl8fAG8cXgBn6Ju2GqNsAA=="))
            .expiry_seconds(18000);
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn read_permission_that_does_not_exist() -> Result<
        (),
        Box<dyn std::error::Error>,
    > {
        let case = Case {
            operation: "read_permission",
            version: "2020-07-15",
            verb: "GET",
            path: "/dbs/volcanodb/users/a_user/permissions/no_permission",
            signs: (
                "permissions",
                "dbs/volcanodb/users/a_user/permissions/no_permission",
            ),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 404,
            feed: None,
            answer_headers: &[
                ("x-ms-request-charge", "1"),
                ("x-ms-session-token", "0:-1#868"),
            ],
            answer_body: Some(
                "{\"code\":\"NotFound\",\"message\":\"Message: {\\\"Errors\\\":[\\\"Resource Not Found\\\"]}\\r\\nActivityId: c3d4f1c2-5a77-4c1f-a3b0-8e9d2f6a7b15, Microsoft.Azure.Documents.Common/2.14.0\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .user("a_user")
            .read_permission("no_permission");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
                assert_eq!(
                    error.failure:: < operations::ReadPermission > (),
                    Some(operations::ReadPermissionFailure::NotFound)
                );
            }
        }
        Ok(())
    }
}
mod replace_permission {
    use super::*;
    #[tokio::test]
    async fn replace_a_permission() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "replace_permission",
            version: "2015-08-06",
            verb: "PUT",
            path: "/dbs/volcanodb/users/a_user/permissions/a_permission",
            signs: (
                "permissions",
                "dbs/volcanodb/users/a_user/permissions/a_permission",
            ),
            rid_bytes: None,
            headers: &[
                ("content-type", "application/json"),
                ("x-ms-version", "2015-08-06"),
            ],
            body: Some(
                "{\"id\":\"another_permission\",\"permissionMode\":\"All\",\"resource\":\"dbs/volcanodb/colls/volcano1\"}",
            ),
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"00000f00-0000-0000-0000-566738340000\""),
                ("x-ms-request-charge", "9.9"),
                ("x-ms-session-token", "867"),
                ("x-ms-resource-quota", "permissions=2000000;"),
                ("x-ms-resource-usage", "permissions=2;"),
            ],
            answer_body: Some(
                "{\"id\":\"another_permission\",\"permissionMode\":\"All\",\"resource\":\"dbs/volcanodb/colls/volcano1\",\"_rid\":\"Sl8fAG8cXgBn6Ju2GqNsAA==\",\"_ts\":1449605172,\"_self\":\"dbs/Sl8fAA==/users/Sl8fAG8cXgA=/permissions/Sl8fAG8cXgBn6Ju2GqNsAA==/\",\"_etag\":\"\\\"00000f00-0000-0000-0000-566738340000\\\"\",\"_token\":\"type=resource&ver=1&sig=liT1vyY6rvPBZXRuXNluPA==;A4zwoVw1GcQUSF3N2d1D5J1s3DhN0547KlhdYkkfT5UzGWecIDJf+LInlbYjqgZKwHKrFfeHLJWq0OFfH9KUOaeMCkPPlu8yKNM098las28ClqVNwmi9Ir/jC3UVFU/yFQl4z4wiMxxbrCkpnA/ZsKqmxZ1LAosimPgF4zKvC9isWjgmB1N8+X9pH49wDg62tGkHF0HoSu+KpF7bkjP4VpHfo9u9jV86l7brrOvUYyE=;\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .user("a_user")
            .replace_permission(
                "a_permission",
                types::PermissionMode::All,
                "dbs/volcanodb/colls/volcano1",
            )
            .id("another_permission");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "resource_quota",
                    meta.header::<cosmosdb::headers::ResourceQuota>().is_some(),
                );
                case.check_header(
                    "resource_usage",
                    meta.header::<cosmosdb::headers::ResourceUsage>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod delete_permission {
    use super::*;
    #[tokio::test]
    async fn delete_a_permission() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "delete_permission",
            version: "2015-08-06",
            verb: "DELETE",
            path: "/dbs/volcanodb/users/a_user/permissions/another_permission",
            signs: (
                "permissions",
                "dbs/volcanodb/users/a_user/permissions/another_permission",
            ),
            rid_bytes: None,
            headers: &[("x-ms-version", "2015-08-06")],
            body: None,
            status: 204,
            feed: None,
            answer_headers: &[
                ("x-ms-request-charge", "4.95"),
                ("x-ms-session-token", "868"),
                ("x-ms-resource-quota", "permissions=2000000;"),
                ("x-ms-resource-usage", "permissions=1;"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .user("a_user")
            .delete_permission("another_permission");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
                case.check_header(
                    "resource_quota",
                    meta.header::<cosmosdb::headers::ResourceQuota>().is_some(),
                );
                case.check_header(
                    "resource_usage",
                    meta.header::<cosmosdb::headers::ResourceUsage>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod query_permissions {
    use super::*;
    #[tokio::test]
    async fn query_permissions() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "query_permissions",
            version: "2020-07-15",
            verb: "POST",
            path: "/dbs/volcanodb/users/a_user/permissions",
            signs: ("permissions", "dbs/volcanodb/users/a_user"),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-isquery", "True"),
                ("content-type", "application/query+json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"query\":\"SELECT * FROM root r WHERE r.permissionMode = @mode\",\"parameters\":[{\"name\":\"@mode\",\"value\":\"All\"}]}",
            ),
            status: 200,
            feed: Some("Permissions"),
            answer_headers: &[
                ("x-ms-item-count", "1"),
                ("x-ms-request-charge", "2.9"),
                ("x-ms-session-token", "0:-1#868"),
            ],
            answer_body: Some(
                "{\"_rid\":\"Sl8fAG8cXgA=\",\"Permissions\":[{\"id\":\"a_permission\",\"permissionMode\":\"All\",\"resource\":\"dbs/volcanodb/colls/volcano1\",\"_rid\":\"Sl8fAG8cXgBn6Ju2GqNsAA==\",\"_ts\":1593835586,\"_self\":\"dbs/Sl8fAA==/users/Sl8fAG8cXgA=/permissions/Sl8fAG8cXgBn6Ju2GqNsAA==/\",\"_etag\":\"\\\"00001002-0000-0000-0000-5f0000420000\\\"\",\"_token\":\"type=resource&ver=1&sig=5No7f7vOI0XXdysGdKMY1Q==;GmViWQ7xnRBF0GxAVXQtOCiOnm3NcczeXO6A8dWndOsDG0r1GX7DCpJvSM9A4Rp9vEcASKIeQAO3o8B8Xasbqg==;\"}],\"_count\":1}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .user("a_user")
            .query_permissions("SELECT * FROM root r WHERE r.permissionMode = @mode")
            .param("@mode", "All");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.body().items);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod head_permissions {
    use super::*;
    #[tokio::test]
    async fn head_permissions() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "head_permissions",
            version: "2020-07-15",
            verb: "HEAD",
            path: "/dbs/volcanodb/users/a_user/permissions",
            signs: ("permissions", "dbs/volcanodb/users/a_user"),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("x-ms-item-count", "1"),
                ("x-ms-request-charge", "1"),
                ("x-ms-session-token", "0:-1#868"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client.database("volcanodb").user("a_user").head_permissions();
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod head_permission {
    use super::*;
    #[tokio::test]
    async fn head_permission() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "head_permission",
            version: "2020-07-15",
            verb: "HEAD",
            path: "/dbs/volcanodb/users/a_user/permissions/a_permission",
            signs: (
                "permissions",
                "dbs/volcanodb/users/a_user/permissions/a_permission",
            ),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"00001002-0000-0000-0000-5f0000420000\""),
                ("x-ms-request-charge", "1"),
                ("x-ms-session-token", "0:-1#868"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client
            .database("volcanodb")
            .user("a_user")
            .head_permission("a_permission");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod read_media {
    use super::*;
    #[tokio::test]
    async fn read_media() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "read_media",
            version: "2017-11-15",
            verb: "GET",
            path: "/media/bZEsAKMfXgcBAAAAAAAAACHQTjUB",
            signs: ("media", "bZEsAKMfXgcBAAAAAAAAACHQTjUB"),
            rid_bytes: Some(20),
            headers: &[("x-ms-version", "2017-11-15")],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("Content-Type", "text/plain"),
                ("x-ms-max-media-storage-usage-mb", "2048"),
                ("x-ms-media-storage-usage-mb", "1"),
            ],
            answer_body: Some("Leave it at the gate."),
        };
        let client: Client = case.client()?;
        let operation = client.read_media(Rid("bZEsAKMfXgcBAAAAAAAAACHQTjUB"));
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::bytes(response.bytes());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "content_type",
                    meta.header::<cosmosdb::headers::ContentType>().is_some(),
                );
                case.check_header(
                    "max_media_storage_usage_mb",
                    meta.header::<cosmosdb::headers::MaxMediaStorageUsageMb>().is_some(),
                );
                case.check_header(
                    "media_storage_usage_mb",
                    meta.header::<cosmosdb::headers::MediaStorageUsageMb>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn read_media_that_is_missing() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "read_media",
            version: "2017-11-15",
            verb: "GET",
            path: "/media/bZEsAKMfXgcBAAAAAAAAAIobXPIB",
            signs: ("media", "bZEsAKMfXgcBAAAAAAAAAIobXPIB"),
            rid_bytes: Some(20),
            headers: &[("x-ms-version", "2017-11-15")],
            body: None,
            status: 404,
            feed: None,
            answer_headers: &[],
            answer_body: Some(
                "{\"code\":\"NotFound\",\"message\":\"Entity with the specified id does not exist in the system.\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client.read_media(Rid("bZEsAKMfXgcBAAAAAAAAAIobXPIB"));
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
            }
            Err(error) => {
                case.check_failure(&error);
                assert_eq!(
                    error.failure:: < operations::ReadMedia > (),
                    Some(operations::ReadMediaFailure::NotFound)
                );
            }
        }
        Ok(())
    }
}
mod head_media {
    use super::*;
    #[tokio::test]
    async fn head_media() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "head_media",
            version: "2017-11-15",
            verb: "HEAD",
            path: "/media/bZEsAKMfXgcBAAAAAAAAACHQTjUB",
            signs: ("media", "bZEsAKMfXgcBAAAAAAAAACHQTjUB"),
            rid_bytes: Some(20),
            headers: &[("x-ms-version", "2017-11-15")],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("Content-Type", "text/plain"),
                ("x-ms-max-media-storage-usage-mb", "2048"),
                ("x-ms-media-storage-usage-mb", "1"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client.head_media(Rid("bZEsAKMfXgcBAAAAAAAAACHQTjUB"));
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "content_type",
                    meta.header::<cosmosdb::headers::ContentType>().is_some(),
                );
                case.check_header(
                    "max_media_storage_usage_mb",
                    meta.header::<cosmosdb::headers::MaxMediaStorageUsageMb>().is_some(),
                );
                case.check_header(
                    "media_storage_usage_mb",
                    meta.header::<cosmosdb::headers::MediaStorageUsageMb>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod list_offers {
    use super::*;
    #[tokio::test]
    async fn list_offers() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "list_offers",
            version: "2020-07-15",
            verb: "GET",
            path: "/offers",
            signs: ("offers", ""),
            rid_bytes: None,
            headers: &[("x-ms-max-item-count", "2"), ("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: Some("Offers"),
            answer_headers: &[
                ("x-ms-item-count", "2"),
                ("x-ms-continuation", "H22n"),
                ("x-ms-request-charge", "2"),
                ("x-ms-session-token", "0:-1#8111"),
            ],
            answer_body: Some(
                "{\"_rid\":\"\",\"Offers\":[{\"id\":\"uT2L\",\"_rid\":\"uT2L\",\"_self\":\"offers/uT2L/\",\"_ts\":1459273818,\"_etag\":\"\\\"0000a900-0000-0000-0000-56fac05a0000\\\"\",\"offerVersion\":\"V1\",\"offerType\":\"S2\",\"resource\":\"dbs/rgkVAA==/colls/rgkVAMHcJww=/\",\"offerResourceId\":\"rgkVAMHcJww=\"},{\"id\":\"H22n\",\"_rid\":\"H22n\",\"_self\":\"offers/H22n/\",\"_ts\":1593835601,\"_etag\":\"\\\"0000d100-0000-0000-0000-5f0000510000\\\"\",\"offerVersion\":\"V2\",\"offerType\":\"Invalid\",\"content\":{\"offerThroughput\":1000,\"offerIsRUPerMinuteThroughputEnabled\":false},\"resource\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/\",\"offerResourceId\":\"Sl8fALN4sw4=\"}],\"_count\":2}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client.list_offers().max_item_count(2);
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.body().items);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "continuation",
                    meta.header::<cosmosdb::headers::Continuation>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod read_offer {
    use super::*;
    #[tokio::test]
    async fn read_offer() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "read_offer",
            version: "2020-07-15",
            verb: "GET",
            path: "/offers/H22n",
            signs: ("offers", "h22n"),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"0000d100-0000-0000-0000-5f0000510000\""),
                ("x-ms-cosmos-min-throughput", "400"),
                ("x-ms-request-charge", "1"),
                ("x-ms-session-token", "0:-1#8111"),
            ],
            answer_body: Some(
                "{\"id\":\"H22n\",\"_rid\":\"H22n\",\"_self\":\"offers/H22n/\",\"_ts\":1593835601,\"_etag\":\"\\\"0000d100-0000-0000-0000-5f0000510000\\\"\",\"offerVersion\":\"V2\",\"offerType\":\"Invalid\",\"content\":{\"offerThroughput\":1000,\"offerIsRUPerMinuteThroughputEnabled\":false,\"offerMinimumThroughputParameters\":{\"maxThroughputEverProvisioned\":1000,\"maxConsumedStorageEverInKB\":2048}},\"resource\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/\",\"offerResourceId\":\"Sl8fALN4sw4=\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client.read_offer(Rid("H22n"));
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "min_throughput",
                    meta.header::<cosmosdb::headers::MinThroughput>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn read_offer_that_does_not_exist() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "read_offer",
            version: "2020-07-15",
            verb: "GET",
            path: "/offers/e1wS",
            signs: ("offers", "e1ws"),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 404,
            feed: None,
            answer_headers: &[
                ("x-ms-request-charge", "1"),
                ("x-ms-session-token", "0:-1#8111"),
            ],
            answer_body: Some(
                "{\"code\":\"NotFound\",\"message\":\"Message: {\\\"Errors\\\":[\\\"Resource Not Found\\\"]}\\r\\nActivityId: 4c5e7a0d-21b3-4a68-9a1f-0f6e3d2c8b97, Microsoft.Azure.Documents.Common/2.14.0\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client.read_offer(Rid("e1wS"));
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
                assert_eq!(
                    error.failure:: < operations::ReadOffer > (),
                    Some(operations::ReadOfferFailure::NotFound)
                );
            }
        }
        Ok(())
    }
}
mod replace_offer {
    use super::*;
    #[tokio::test]
    async fn replace_an_offer() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "replace_offer",
            version: "2015-12-16",
            verb: "PUT",
            path: "/offers/uT2L",
            signs: ("offers", "ut2l"),
            rid_bytes: None,
            headers: &[
                ("content-type", "application/json"),
                ("x-ms-version", "2015-12-16"),
            ],
            body: Some(
                "{\"id\":\"uT2L\",\"_rid\":\"uT2L\",\"_self\":\"offers/uT2L/\",\"_ts\":1459273815,\"_etag\":\"\\\"0000a600-0000-0000-0000-56fac0570000\\\"\",\"offerVersion\":\"V1\",\"resource\":\"dbs/rgkVAA==/colls/rgkVAMHcJww=/\",\"offerType\":\"S2\",\"offerResourceId\":\"rgkVAMHcJww=\"}",
            ),
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"0000a900-0000-0000-0000-56fac05a0000\""),
                ("x-ms-request-charge", "9.9"),
                ("x-ms-session-token", "M:8111"),
            ],
            answer_body: Some(
                "{\"offerVersion\":\"V1\",\"_rid\":\"uT2L\",\"offerType\":\"S2\",\"resource\":\"dbs/rgkVAA==/colls/rgkVAMHcJww=/\",\"offerResourceId\":\"rgkVAMHcJww=\",\"id\":\"uT2L\",\"_self\":\"offers/uT2L/\",\"_etag\":\"\\\"0000a900-0000-0000-0000-56fac05a0000\\\"\",\"_ts\":1459273818}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .replace_offer(
                Rid("uT2L"),
                &serde_json::from_value::<
                    types::OfferProperties,
                >(
                    json!(
                        { "id" : "uT2L", "_rid" : "uT2L", "_self" : "offers/uT2L/", "_ts"
                        : 1459273815, "_etag" :
                        "\"0000a600-0000-0000-0000-56fac0570000\"", "offerVersion" :
                        "V1", "resource" : "dbs/rgkVAA==/colls/rgkVAMHcJww=/",
                        "offerType" : "S2", "offerResourceId" : "rgkVAMHcJww=", }
                    ),
                )?,
            );
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn replace_offer_with_a_higher_throughput() -> Result<
        (),
        Box<dyn std::error::Error>,
    > {
        let case = Case {
            operation: "replace_offer",
            version: "2020-07-15",
            verb: "PUT",
            path: "/offers/H22n",
            signs: ("offers", "h22n"),
            rid_bytes: None,
            headers: &[
                ("if-match", "\"0000d100-0000-0000-0000-5f0000510000\""),
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"id\":\"H22n\",\"_rid\":\"H22n\",\"_self\":\"offers/H22n/\",\"_ts\":1593835601,\"_etag\":\"\\\"0000d100-0000-0000-0000-5f0000510000\\\"\",\"offerVersion\":\"V2\",\"offerType\":\"Invalid\",\"content\":{\"offerThroughput\":40000},\"resource\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/\",\"offerResourceId\":\"Sl8fALN4sw4=\"}",
            ),
            status: 202,
            feed: None,
            answer_headers: &[
                ("etag", "\"0000d101-0000-0000-0000-5f0000520000\""),
                ("x-ms-cosmos-min-throughput", "400"),
                ("x-ms-offer-replace-pending", "true"),
                ("x-ms-request-charge", "9.9"),
                ("x-ms-session-token", "0:-1#8112"),
            ],
            answer_body: Some(
                "{\"id\":\"H22n\",\"_rid\":\"H22n\",\"_self\":\"offers/H22n/\",\"_ts\":1593835602,\"_etag\":\"\\\"0000d101-0000-0000-0000-5f0000520000\\\"\",\"offerVersion\":\"V2\",\"offerType\":\"Invalid\",\"content\":{\"offerThroughput\":40000,\"offerLastReplaceTimestamp\":1593835602},\"resource\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/\",\"offerResourceId\":\"Sl8fALN4sw4=\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .replace_offer(
                Rid("H22n"),
                &serde_json::from_value::<
                    types::OfferProperties,
                >(
                    json!(
                        { "id" : "H22n", "_rid" : "H22n", "_self" : "offers/H22n/", "_ts"
                        : 1593835601, "_etag" :
                        "\"0000d100-0000-0000-0000-5f0000510000\"", "offerVersion" :
                        "V2", "offerType" : "Invalid", "content" : { "offerThroughput" :
                        40000 }, "resource" : "dbs/Sl8fAA==/colls/Sl8fALN4sw4=/",
                        "offerResourceId" : "Sl8fALN4sw4=", }
                    ),
                )?,
            )
            .if_match("\"0000d100-0000-0000-0000-5f0000510000\"");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "min_throughput",
                    meta.header::<cosmosdb::headers::MinThroughput>().is_some(),
                );
                case.check_header(
                    "offer_replace_pending",
                    meta.header::<cosmosdb::headers::OfferReplacePending>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn replace_offer_that_is_being_changed() -> Result<
        (),
        Box<dyn std::error::Error>,
    > {
        let case = Case {
            operation: "replace_offer",
            version: "2020-07-15",
            verb: "PUT",
            path: "/offers/H22n",
            signs: ("offers", "h22n"),
            rid_bytes: None,
            headers: &[
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"id\":\"H22n\",\"_rid\":\"H22n\",\"offerVersion\":\"V2\",\"content\":{\"offerThroughput\":800},\"resource\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/\",\"offerResourceId\":\"Sl8fALN4sw4=\"}",
            ),
            status: 423,
            feed: None,
            answer_headers: &[
                ("x-ms-request-charge", "1.24"),
                ("x-ms-session-token", "0:-1#8112"),
            ],
            answer_body: Some(
                "{\"code\":\"Locked\",\"message\":\"Message: {\\\"Errors\\\":[\\\"Another scale operation is in progress.\\\"]}\\r\\nActivityId: 81f0c6d2-0e4b-4d19-b7a8-5c3f9e2a6d70, Microsoft.Azure.Documents.Common/2.14.0\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .replace_offer(
                Rid("H22n"),
                &serde_json::from_value::<
                    types::OfferProperties,
                >(
                    json!(
                        { "id" : "H22n", "_rid" : "H22n", "offerVersion" : "V2",
                        "content" : { "offerThroughput" : 800 }, "resource" :
                        "dbs/Sl8fAA==/colls/Sl8fALN4sw4=/", "offerResourceId" :
                        "Sl8fALN4sw4=", }
                    ),
                )?,
            );
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
                assert_eq!(
                    error.failure:: < operations::ReplaceOffer > (),
                    Some(operations::ReplaceOfferFailure::Locked)
                );
            }
        }
        Ok(())
    }
}
mod migrate_offer_to_autoscale {
    use super::*;
    #[tokio::test]
    async fn migrate_offer_to_autoscale() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "migrate_offer_to_autoscale",
            version: "2020-07-15",
            verb: "PUT",
            path: "/offers/H22n",
            signs: ("offers", "h22n"),
            rid_bytes: None,
            headers: &[
                ("x-ms-cosmos-migrate-offer-to-autopilot", "true"),
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"id\":\"H22n\",\"_rid\":\"H22n\",\"_self\":\"offers/H22n/\",\"_ts\":1593835601,\"_etag\":\"\\\"0000d100-0000-0000-0000-5f0000510000\\\"\",\"offerVersion\":\"V2\",\"offerType\":\"Invalid\",\"content\":{\"offerThroughput\":-1},\"resource\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/\",\"offerResourceId\":\"Sl8fALN4sw4=\"}",
            ),
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"0000d102-0000-0000-0000-5f0000530000\""),
                ("x-ms-request-charge", "9.9"),
                ("x-ms-session-token", "0:-1#8113"),
            ],
            answer_body: Some(
                "{\"id\":\"H22n\",\"_rid\":\"H22n\",\"_self\":\"offers/H22n/\",\"_ts\":1593835603,\"_etag\":\"\\\"0000d102-0000-0000-0000-5f0000530000\\\"\",\"offerVersion\":\"V2\",\"offerType\":\"Invalid\",\"content\":{\"offerThroughput\":400,\"offerAutopilotSettings\":{\"maxThroughput\":4000}},\"resource\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/\",\"offerResourceId\":\"Sl8fALN4sw4=\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .migrate_offer_to_autoscale(
                Rid("H22n"),
                &serde_json::from_value::<
                    types::OfferProperties,
                >(
                    json!(
                        { "id" : "H22n", "_rid" : "H22n", "_self" : "offers/H22n/", "_ts"
                        : 1593835601, "_etag" :
                        "\"0000d100-0000-0000-0000-5f0000510000\"", "offerVersion" :
                        "V2", "offerType" : "Invalid", "content" : { "offerThroughput" :
                        - 1 }, "resource" : "dbs/Sl8fAA==/colls/Sl8fALN4sw4=/",
                        "offerResourceId" : "Sl8fALN4sw4=", }
                    ),
                )?,
            );
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod migrate_offer_to_manual {
    use super::*;
    #[tokio::test]
    async fn migrate_offer_to_manual() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "migrate_offer_to_manual",
            version: "2020-07-15",
            verb: "PUT",
            path: "/offers/H22n",
            signs: ("offers", "h22n"),
            rid_bytes: None,
            headers: &[
                ("x-ms-cosmos-migrate-offer-to-manual-throughput", "true"),
                ("content-type", "application/json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"id\":\"H22n\",\"_rid\":\"H22n\",\"_self\":\"offers/H22n/\",\"_ts\":1593835603,\"_etag\":\"\\\"0000d102-0000-0000-0000-5f0000530000\\\"\",\"offerVersion\":\"V2\",\"offerType\":\"Invalid\",\"content\":{\"offerAutopilotSettings\":{\"maxThroughput\":-1}},\"resource\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/\",\"offerResourceId\":\"Sl8fALN4sw4=\"}",
            ),
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"0000d103-0000-0000-0000-5f0000540000\""),
                ("x-ms-request-charge", "9.9"),
                ("x-ms-session-token", "0:-1#8114"),
            ],
            answer_body: Some(
                "{\"id\":\"H22n\",\"_rid\":\"H22n\",\"_self\":\"offers/H22n/\",\"_ts\":1593835604,\"_etag\":\"\\\"0000d103-0000-0000-0000-5f0000540000\\\"\",\"offerVersion\":\"V2\",\"offerType\":\"Invalid\",\"content\":{\"offerThroughput\":4000},\"resource\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/\",\"offerResourceId\":\"Sl8fALN4sw4=\"}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .migrate_offer_to_manual(
                Rid("H22n"),
                &serde_json::from_value::<
                    types::OfferProperties,
                >(
                    json!(
                        { "id" : "H22n", "_rid" : "H22n", "_self" : "offers/H22n/", "_ts"
                        : 1593835603, "_etag" :
                        "\"0000d102-0000-0000-0000-5f0000530000\"", "offerVersion" :
                        "V2", "offerType" : "Invalid", "content" : {
                        "offerAutopilotSettings" : { "maxThroughput" : - 1 } },
                        "resource" : "dbs/Sl8fAA==/colls/Sl8fALN4sw4=/",
                        "offerResourceId" : "Sl8fALN4sw4=", }
                    ),
                )?,
            );
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(response.body());
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod query_offers {
    use super::*;
    #[tokio::test]
    async fn querying_offers() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "query_offers",
            version: "2015-12-16",
            verb: "POST",
            path: "/offers",
            signs: ("offers", ""),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-isquery", "True"),
                ("x-ms-documentdb-query-enablecrosspartition", "False"),
                ("content-type", "application/query+json"),
                ("x-ms-version", "2015-12-16"),
            ],
            body: Some(
                "{\"query\":\"SELECT * FROM root WHERE (root[\\\"_self\\\"] = \\\"dbs/EVQzAA==/colls/EVQzALIIEQw=/\\\") \"}",
            ),
            status: 200,
            feed: Some("Offers"),
            answer_headers: &[
                ("x-ms-item-count", "0"),
                ("x-ms-request-charge", "3.94"),
                ("x-ms-session-token", "M:8166"),
            ],
            answer_body: Some("{\"_rid\":\"\",\"Offers\":[],\"_count\":0}"),
        };
        let client: Client = case.client()?;
        let operation = client
            .query_offers(
                "SELECT * FROM root WHERE (root[\"_self\"] = \"dbs/EVQzAA==/colls/EVQzALIIEQw=/\") ",
            )
            .enable_cross_partition_query(false);
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.body().items);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }

    #[tokio::test]
    async fn query_offers_of_a_collection() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "query_offers",
            version: "2020-07-15",
            verb: "POST",
            path: "/offers",
            signs: ("offers", ""),
            rid_bytes: None,
            headers: &[
                ("x-ms-documentdb-isquery", "True"),
                ("content-type", "application/query+json"),
                ("x-ms-version", "2020-07-15"),
            ],
            body: Some(
                "{\"query\":\"SELECT * FROM root r WHERE r.offerResourceId = @rid\",\"parameters\":[{\"name\":\"@rid\",\"value\":\"Sl8fALN4sw4=\"}]}",
            ),
            status: 200,
            feed: Some("Offers"),
            answer_headers: &[
                ("x-ms-item-count", "1"),
                ("x-ms-request-charge", "2.92"),
                ("x-ms-session-token", "0:-1#8111"),
            ],
            answer_body: Some(
                "{\"_rid\":\"\",\"Offers\":[{\"id\":\"H22n\",\"_rid\":\"H22n\",\"_self\":\"offers/H22n/\",\"_ts\":1593835601,\"_etag\":\"\\\"0000d100-0000-0000-0000-5f0000510000\\\"\",\"offerVersion\":\"V2\",\"offerType\":\"Invalid\",\"content\":{\"offerThroughput\":1000,\"offerIsRUPerMinuteThroughputEnabled\":false},\"resource\":\"dbs/Sl8fAA==/colls/Sl8fALN4sw4=/\",\"offerResourceId\":\"Sl8fALN4sw4=\"}],\"_count\":1}",
            ),
        };
        let client: Client = case.client()?;
        let operation = client
            .query_offers("SELECT * FROM root r WHERE r.offerResourceId = @rid")
            .param("@rid", "Sl8fALN4sw4=");
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let outcome = Outcome::json(&response.body().items);
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod head_offers {
    use super::*;
    #[tokio::test]
    async fn head_offers() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "head_offers",
            version: "2020-07-15",
            verb: "HEAD",
            path: "/offers",
            signs: ("offers", ""),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("x-ms-item-count", "2"),
                ("x-ms-request-charge", "2"),
                ("x-ms-session-token", "0:-1#8111"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client.head_offers();
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "item_count",
                    meta.header::<cosmosdb::headers::ItemCount>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
mod head_offer {
    use super::*;
    #[tokio::test]
    async fn head_offer() -> Result<(), Box<dyn std::error::Error>> {
        let case = Case {
            operation: "head_offer",
            version: "2020-07-15",
            verb: "HEAD",
            path: "/offers/H22n",
            signs: ("offers", "h22n"),
            rid_bytes: None,
            headers: &[("x-ms-version", "2020-07-15")],
            body: None,
            status: 200,
            feed: None,
            answer_headers: &[
                ("etag", "\"0000d100-0000-0000-0000-5f0000510000\""),
                ("x-ms-cosmos-min-throughput", "400"),
                ("x-ms-request-charge", "1"),
                ("x-ms-session-token", "0:-1#8111"),
            ],
            answer_body: None,
        };
        let client: Client = case.client()?;
        let operation = client.head_offer(Rid("H22n"));
        case.check_request(&operation.request()?);
        match operation.await {
            Ok(response) => {
                let _ = &response;
                let outcome = Outcome::Nothing;
                let meta = response.meta();
                case.check_success(meta, outcome);
                case.check_header(
                    "etag",
                    meta.header::<cosmosdb::headers::Etag>().is_some(),
                );
                case.check_header(
                    "min_throughput",
                    meta.header::<cosmosdb::headers::MinThroughput>().is_some(),
                );
                case.check_header(
                    "request_charge",
                    meta.header::<cosmosdb::headers::RequestCharge>().is_some(),
                );
                case.check_header(
                    "session_token",
                    meta.header::<cosmosdb::headers::SessionToken>().is_some(),
                );
            }
            Err(error) => {
                case.check_failure(&error);
            }
        }
        Ok(())
    }
}
