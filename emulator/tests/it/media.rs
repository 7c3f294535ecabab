//! Attachments with raw media.

use serde_json::json;

use crate::site::{KEY, Site};

const ATTACHMENTS: &str = "/dbs/shop/colls/orders/docs/1/attachments";
const A: (&str, &str) = (KEY, r#"["a"]"#);

#[tokio::test]
async fn media_are_sent_raw_and_read_back() {
    let site = Site::with_orders().await;
    site.add("1", "a").await;
    let raw = [A, ("Slug", "note.txt"), ("Content-Type", "text/plain")];
    let created = site.send("POST", ATTACHMENTS, &raw, "hello").await;
    assert_eq!(created.status, 201, "{created:?}");
    assert_eq!((created.text("id"), created.text("contentType")), ("note.txt".to_owned(), "text/plain".to_owned()));
    assert_eq!(created.header("x-ms-media-storage-usage-mb"), Some("1"));
    assert!(!created.text("_self").ends_with('/'), "{created:?}");
    let media = created.text("media");
    assert!(media.starts_with("/media/"), "{media}");

    let read = read_media(&site, &media).await;
    assert_eq!((read.status, &read.bytes[..], read.header("content-type")), (200, &b"hello"[..], Some("text/plain")));
    let etag = created.text("_etag");
    assert_eq!(read.header("etag"), Some(etag.as_str()));

    assert_eq!(site.send("POST", ATTACHMENTS, &raw, "again").await.status, 409);
    let item = format!("{ATTACHMENTS}/note.txt");
    let replaced = site.send("PUT", &item, &raw, "good bye").await;
    assert_eq!((replaced.status, replaced.text("media")), (200, media.clone()), "{replaced:?}");
    assert_eq!(&read_media(&site, &media).await.bytes[..], b"good bye");

    // Metadata that still refer to the media leave them; others drop them.
    let mut body = replaced.body.clone();
    body["note"] = json!("mine");
    assert_eq!(site.send("PUT", &item, &[A], &body).await.status, 200);
    assert_eq!(&read_media(&site, &media).await.bytes[..], b"good bye");
    body["media"] = json!("https://example.com/");
    assert_eq!(site.send("PUT", &item, &[A], &body).await.status, 200);
    assert_eq!(read_media(&site, &media).await.status, 404);

    let upsert = [A, raw[1], raw[2], ("x-ms-documentdb-is-upsert", "True")];
    assert_eq!(site.send("POST", ATTACHMENTS, &upsert, "once more").await.status, 200);
    assert_eq!(&read_media(&site, &media).await.bytes[..], b"once more");
    assert_eq!(site.on_docs("DELETE", "1", "a", "").await.status, 204);
    assert_eq!(read_media(&site, &media).await.status, 404);
}

/// Media are signed by the rid of their attachment, which the media's id begins with.
pub(crate) async fn read_media(site: &Site, path: &str) -> crate::site::Reply {
    use base64::Engine;
    let rid = path.strip_prefix("/media/").unwrap();
    let bytes = base64::engine::general_purpose::STANDARD.decode(rid.replace('-', "/")).unwrap();
    let signed = base64::engine::general_purpose::STANDARD.encode(&bytes[..20]).replace('/', "-").to_lowercase();
    let date = crate::site::cosmos_date(site.now());
    let text = cosmosdb_core::string_to_sign("GET", "media", &signed, &date);
    let signature = cosmosdb_core::MasterKey::new(cosmosdb_emulator::WELL_KNOWN_KEY).unwrap().sign(&text);
    let token = crate::site::encode(&format!("type=master&ver=1.0&sig={signature}"));
    site.send_as(&token, "GET", path, &[], "").await
}
