#![cfg_attr(fuzzing, no_main)]

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(|data: &[u8]| cosmosdb_fuzz::document::run(data));

#[cfg(not(fuzzing))]
fn main() {}
