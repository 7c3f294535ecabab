// @generated from spec/resources/account.yaml. Do not edit: run `cargo codegen generate`.

//! The database account, at the root of the service.
//! It tells the regions that can be written to and read from, in order, and the consistency that reads have unless they
//! ask for a weaker one. The REST reference describes neither its properties nor the request.

mod read_account;
mod head_account;
pub use read_account::{ReadAccount, ReadAccountFailure};
pub use head_account::{HeadAccount, HeadAccountFailure};
