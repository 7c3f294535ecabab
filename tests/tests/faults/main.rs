//! The faults that a client has to bear, each by the number of its row in the list of faults: what the client does then, how many requests
//! that takes, and that nothing that is told of it holds a secret (every test has a `Watch`, which sees all spans and events).
//!
//! | rows | fault | where |
//! |---|---|---|
//! | 1–4, 25 | throttling, conflicts of writes, deadlines | `throttling` |
//! | 5, 6 | splits and merges in the midst of a query | `../queries.rs` |
//! | 7–10 | sessions, failover, regions that are gone or unwell | `regions`, and `../regions.rs` |
//! | 11–14 | failures of which nobody knows whether the write was done | `writes` |
//! | 15–17, 19–21, 24 | answers that are not what they should be, byte by byte | `bytes` |
//! | 18, 37 | answers that are too large; many callers, many streams | `many` |
//! | 16, 22, 23, 31 | time limits of reading, HTTP/2, half-open connections, TLS | `../transport`, and `bytes` |
//! | 26 | calls that are given up | `cancelled`; for longer, `../../soak` |
//! | 27–29 | tokens and keys that expire or change, clocks that are off | `credentials` |
//! | 30 | where a key goes | `hosts` |
//! | 32 | secrets | `secrets` |
//! | 33, 34 | hostile ids, keys and headers | `ids` |
//! | 35, 36 | continuations, and values that would be more | `queries` |
//! | 38, 39 | bulk under all of it, batches that are lost | `bulk`; one by one: `../several` |

#![allow(missing_docs, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod bulk;
mod bytes;
mod cancelled;
mod credentials;
mod hosts;
mod ids;
mod many;
mod queries;
mod regions;
mod secrets;
mod support;
mod throttling;
mod writes;
