//! The query language of Azure Cosmos DB: parse, check, plan, evaluate. It knows nothing of HTTP.

pub mod ast;
pub mod error;
mod lexer;
pub mod parser;
mod print;
