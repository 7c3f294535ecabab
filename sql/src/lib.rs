//! The query language of Azure Cosmos DB: parse, check, plan, evaluate. It knows nothing of HTTP.

pub mod ast;
pub mod check;
pub use cosmosdb_query::epk;
pub mod error;
pub mod eval;
pub mod functions;
mod lexer;
mod mask;
pub use mask::mask;
mod parameters;
pub mod parser;
pub mod plan;
mod print;
pub use cosmosdb_query::value;
