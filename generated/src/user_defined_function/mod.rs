// @generated from spec/resources/user_defined_function.yaml. Do not edit: run `cargo codegen generate`.

//! A JavaScript function that is kept in a collection, for queries to call as `udf.name(…)`.
//! It only computes: it sees its arguments, and can neither read nor change documents.

mod create_user_defined_function;
mod upsert_user_defined_function;
mod list_user_defined_functions;
mod read_user_defined_function;
mod replace_user_defined_function;
mod delete_user_defined_function;
mod query_user_defined_functions;
mod head_user_defined_functions;
mod head_user_defined_function;
pub use create_user_defined_function::{
    CreateUserDefinedFunction, CreateUserDefinedFunctionFailure,
};
pub use upsert_user_defined_function::{
    UpsertUserDefinedFunction, UpsertUserDefinedFunctionFailure,
};
pub use list_user_defined_functions::{
    ListUserDefinedFunctions, ListUserDefinedFunctionsFailure,
};
pub use read_user_defined_function::{
    ReadUserDefinedFunction, ReadUserDefinedFunctionFailure,
};
pub use replace_user_defined_function::{
    ReplaceUserDefinedFunction, ReplaceUserDefinedFunctionFailure,
};
pub use delete_user_defined_function::{
    DeleteUserDefinedFunction, DeleteUserDefinedFunctionFailure,
};
pub use query_user_defined_functions::{
    QueryUserDefinedFunctions, QueryUserDefinedFunctionsFailure,
};
pub use head_user_defined_functions::{
    HeadUserDefinedFunctions, HeadUserDefinedFunctionsFailure,
};
pub use head_user_defined_function::{
    HeadUserDefinedFunction, HeadUserDefinedFunctionFailure,
};

/// The address of a user defined function, and the operations on what is in it.
///
/// A JavaScript function that is kept in a collection, for queries to call as `udf.name(…)`.
///
/// A handle is cheap to make and to clone; making one asks the service nothing.
#[doc(alias = "udf")]
#[derive(Debug, Clone)]
pub struct UserDefinedFunction(pub(crate) cosmosdb_core::Handle);

impl UserDefinedFunction {
    /// The id, or the rid, that it was made with.
    #[must_use]
    pub fn id(&self) -> &str {
        self.0.id()
    }

    /// The link to it, as permissions name it.
    #[must_use]
    pub fn link(&self) -> cosmosdb_core::Link {
        self.0.link()
    }
}

impl From<&UserDefinedFunction> for cosmosdb_core::Link {
    fn from(handle: &UserDefinedFunction) -> Self {
        handle.link()
    }
}
