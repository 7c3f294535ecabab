//! The query language of Azure Cosmos DB: parse, check, plan, evaluate. It knows nothing of HTTP.
