#![cfg_attr(fuzzing, no_main)]

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(|data: &[u8]| cosmosdb_fuzz::http::run(data));

#[cfg(not(fuzzing))]
fn main() {}
