//! Files that cannot be kept, and what is said of them.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use cosmosdb_emulator::Emulator;

use super::file;
use crate::site::Site;

fn refusal(file: &Path) -> std::io::Error {
    let refused = Emulator::builder().data(file).in_process().map(drop).unwrap_err();
    assert!(refused.to_string().contains(&file.display().to_string()), "{refused}");
    refused
}

#[tokio::test]
async fn two_emulators_do_not_share_a_file() {
    let (_directory, file) = file();
    let _first = Emulator::builder().data(&file).in_process().unwrap();
    let refused = refusal(&file);
    assert_eq!(refused.kind(), ErrorKind::ResourceBusy);
    assert!(refused.to_string().contains("in use"), "{refused}");
}

#[tokio::test]
async fn what_is_something_else_is_left_alone() {
    let (directory, file) = file();
    for text in ["{\"id\": 1}", &"text ".repeat(1000)] {
        fs::write(&file, text).unwrap();
        let refused = refusal(&file);
        assert!(refused.to_string().contains("no file of the emulator's"), "{refused}");
        assert_eq!(fs::read_to_string(&file).unwrap(), text);
    }
    assert!(!refusal(directory.path()).to_string().is_empty(), "a directory");
    assert_eq!(refusal(&directory.path().join("none/shop.redb")).kind(), ErrorKind::NotFound);

    // What was made by a start that was killed at once.
    let unbegun = directory.path().join("unbegun.redb");
    drop(redb::Database::create(&unbegun).unwrap());
    assert!(Emulator::builder().data(&unbegun).in_process().is_ok());

    let foreign = directory.path().join("foreign.redb");
    let database = redb::Database::create(&foreign).unwrap();
    let transaction = database.begin_write().unwrap();
    transaction.open_table(redb::TableDefinition::<u64, u64>::new("theirs")).unwrap().insert(1, 1).unwrap();
    transaction.commit().unwrap();
    drop(database);
    let refused = refusal(&foreign);
    assert!(refused.to_string().contains("none of the emulator's"), "{refused}");
}

#[tokio::test]
async fn another_format_is_not_read() {
    let (_directory, file) = file();
    drop(Emulator::builder().data(&file).in_process().unwrap());
    let database = redb::Database::create(&file).unwrap();
    let transaction = database.begin_write().unwrap();
    transaction.open_table(redb::TableDefinition::<&str, u64>::new("cosmosdb-emulator")).unwrap().insert("format", 7).unwrap();
    transaction.commit().unwrap();
    drop(database);
    let refused = refusal(&file);
    assert!(refused.to_string().contains("format 7"), "{refused}");
}

/// Whatever is broken in a file, it is refused, or read as it was: nobody is told what never was.
#[tokio::test]
async fn a_damaged_file_is_refused_or_read_as_it_was() {
    let (directory, file) = file();
    let site = Site::of(Emulator::builder().data(&file));
    site.add_orders().await;
    for n in 0..50 {
        site.add(&n.to_string(), "a").await;
    }
    let whole = site.get("/dbs/shop/colls/orders/docs").await.body;
    drop(site);
    let length = fs::metadata(&file).unwrap().len();
    let mut refused = 0;
    for at in (0..length).step_by(usize::try_from(length / 50).unwrap()) {
        let damaged = directory.path().join(format!("{at}.redb"));
        fs::copy(&file, &damaged).unwrap();
        let mut handle = OpenOptions::new().read(true).write(true).open(&damaged).unwrap();
        let mut bytes = [0; 512];
        handle.seek(SeekFrom::Start(at)).unwrap();
        let count = handle.read(&mut bytes).unwrap();
        bytes.iter_mut().for_each(|byte| *byte = !*byte);
        handle.seek(SeekFrom::Start(at)).unwrap();
        handle.write_all(&bytes[..count]).unwrap();
        drop(handle);
        match Emulator::builder().data(&damaged).in_process() {
            Ok(emulator) => {
                drop(emulator);
                let site = Site::of(Emulator::builder().data(&damaged));
                assert_eq!(site.get("/dbs/shop/colls/orders/docs").await.body, whole, "at {at}");
            }
            Err(_) => refused += 1,
        }
        fs::remove_file(&damaged).unwrap();
    }
    assert!(refused > 0, "the damage was nowhere that matters");
    OpenOptions::new().write(true).open(&file).unwrap().set_len(length / 2).unwrap();
    refusal(&file);
}

#[tokio::test]
async fn a_file_that_cannot_be_written_is_refused_at_once() {
    let (_directory, file) = file();
    drop(Emulator::builder().data(&file).in_process().unwrap());
    fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
    if OpenOptions::new().write(true).open(&file).is_ok() {
        // Nothing is forbidden to whoever runs this.
        return;
    }
    assert_eq!(refusal(&file).kind(), ErrorKind::PermissionDenied);
}
