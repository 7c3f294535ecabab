//! Whom the client trusts.

use std::sync::Arc;
use std::time::{Duration, Instant};

use cosmosdb::{ErrorKind, HttpOptions, RetryPolicy};
use rcgen::{CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

use crate::support::{OK, Server, orders, read_request, soon};

/// A certificate as a server has it, and the PEM file that vouches for it.
pub struct Identity {
    pub pem: String,
    chain: Vec<CertificateDer<'static>>,
    key: PrivateKeyDer<'static>,
}

impl Identity {
    /// Signed by itself, for these names.
    pub fn of_itself(names: &[&str]) -> Self {
        Self::with(names, |_| {})
    }

    fn with(names: &[&str], change: impl FnOnce(&mut CertificateParams)) -> Self {
        let mut parameters = parameters(names);
        change(&mut parameters);
        let key = KeyPair::generate().unwrap();
        let certificate = parameters.self_signed(&key).unwrap();
        Self { pem: certificate.pem(), chain: vec![certificate.der().clone()], key: key.into() }
    }

    /// Signed by an own authority.
    fn of_an_authority(names: &[&str]) -> Self {
        let mut authority = parameters(&[]);
        authority.is_ca = IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
        let authority = CertifiedIssuer::self_signed(authority, KeyPair::generate().unwrap()).unwrap();
        let key = KeyPair::generate().unwrap();
        let certificate = parameters(names).signed_by(&key, &authority).unwrap();
        Self { pem: authority.pem(), chain: vec![certificate.der().clone()], key: key.into() }
    }

    pub fn acceptor(&self, protocols: &[&str]) -> TlsAcceptor {
        let config = ServerConfig::builder_with_provider(Arc::new(default_provider())).with_safe_default_protocol_versions();
        let mut config =
            config.unwrap().with_no_client_auth().with_single_cert(self.chain.clone(), self.key.clone_key()).unwrap();
        config.alpn_protocols = protocols.iter().map(|name| name.as_bytes().to_vec()).collect();
        TlsAcceptor::from(Arc::new(config))
    }

    /// A server with this certificate.
    pub async fn server(&self) -> Server {
        let acceptor = self.acceptor(&[]);
        Server::start(move |connection| {
            let acceptor = acceptor.clone();
            async move {
                let Ok(mut stream) = acceptor.accept(connection.stream).await else { return };
                while read_request(&mut stream).await.is_some() {
                    stream.write_all(OK).await.unwrap();
                }
            }
        })
        .await
    }
}

fn parameters(names: &[&str]) -> CertificateParams {
    CertificateParams::new(names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()).unwrap()
}

async fn read(server: &Server, host: &str, options: HttpOptions) -> cosmosdb::Result<()> {
    let orders = orders(&format!("https://{host}:{}", server.port), options, RetryPolicy::default());
    soon(orders.read_document("a", "1").into_future()).await.map(drop)
}

async fn is_refused(server: &Server, host: &str, options: HttpOptions) {
    let before = server.connections();
    let error = read(server, host, options).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect, "{error}");
    assert!(error.to_string().contains("certificate"), "{error}");
    assert_eq!(server.connections() - before, 1, "it would fail again in the same way");
}

#[tokio::test]
async fn a_server_that_vouches_for_itself_is_trusted_only_if_that_is_asked_for() {
    let identity = Identity::of_itself(&["localhost", "127.0.0.1"]);
    let server = identity.server().await;
    is_refused(&server, "127.0.0.1", HttpOptions::new()).await;
    for host in ["127.0.0.1", "localhost"] {
        read(&server, host, HttpOptions::new().root_certificates(&identity.pem).unwrap()).await.unwrap();
        read(&server, host, HttpOptions::new().accept_invalid_certificates()).await.unwrap();
    }
}

#[tokio::test]
async fn an_own_authority_is_trusted_if_it_is_named() {
    let identity = Identity::of_an_authority(&["localhost"]);
    let server = identity.server().await;
    is_refused(&server, "localhost", HttpOptions::new()).await;
    let named = || HttpOptions::new().root_certificates(&identity.pem).unwrap();
    read(&server, "localhost", named()).await.unwrap();
    // The same server by a name that it has no certificate for.
    is_refused(&server, "127.0.0.1", named()).await;
}

#[tokio::test]
async fn a_certificate_has_its_time() {
    let expired = Identity::with(&["localhost"], |parameters| parameters.not_after = rcgen::date_time_ymd(2020, 1, 1));
    let server = expired.server().await;
    is_refused(&server, "localhost", HttpOptions::new().root_certificates(&expired.pem).unwrap()).await;
    let early = Identity::with(&["localhost"], |parameters| parameters.not_before = rcgen::date_time_ymd(3000, 1, 1));
    let server = early.server().await;
    is_refused(&server, "localhost", HttpOptions::new().root_certificates(&early.pem).unwrap()).await;
}

#[tokio::test]
async fn a_server_that_speaks_no_tls_is_not_asked_again() {
    let server = Server::start(|mut connection| async move { connection.answer(OK).await }).await;
    let error = read(&server, "localhost", HttpOptions::new()).await.unwrap_err();
    assert_eq!((error.kind(), server.connections()), (ErrorKind::Connect, 1), "{error}");
}

/// The server agrees on what the client has not offered.
#[tokio::test]
async fn tls_1_1_is_refused() {
    // A ServerHello of version 1.1: 32 random bytes, no session, TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA, no compression.
    let hello = [&[3, 2][..], &[7; 32], &[0, 0xc0, 0x13, 0]].concat();
    let handshake = [&[2, 0, 0, 38][..], &hello].concat();
    let record = [&[22, 3, 2, 0, 42][..], &handshake].concat();
    let alerts = Arc::new(std::sync::Mutex::new(Vec::new()));
    let seen = alerts.clone();
    let server = Server::start(move |mut connection| {
        let (record, seen) = (record.clone(), seen.clone());
        async move {
            let mut client_hello = [0; 4096];
            let read = connection.stream.read(&mut client_hello).await.unwrap();
            assert_eq!(client_hello[0], 22, "a handshake");
            // The extension `supported_versions`: TLS 1.3 and 1.2, and nothing before.
            let offered: &[u8] = &[0, 43, 0, 5, 4, 3, 4, 3, 3];
            assert!(client_hello[..read].windows(offered.len()).any(|window| window == offered));
            connection.answer(&record).await;
            let mut alert = Vec::new();
            let _ = connection.stream.read_to_end(&mut alert).await;
            seen.lock().unwrap().push(alert);
        }
    })
    .await;
    for options in [HttpOptions::new(), HttpOptions::new().accept_invalid_certificates()] {
        let before = server.connections();
        let error = read(&server, "localhost", options).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Connect, "{error}");
        assert!(error.to_string().contains("Tls12Or13"), "{error}");
        assert_eq!(server.connections() - before, 1, "it would fail again in the same way");
    }
    while alerts.lock().unwrap().len() < 2 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    // A fatal alert, protocol_version.
    assert!(alerts.lock().unwrap().iter().all(|alert| alert.ends_with(&[2, 70])), "{alerts:?}");
}

#[tokio::test]
async fn a_handshake_has_to_end() {
    let server = Server::start(|connection| async move {
        tokio::time::sleep(Duration::from_secs(60)).await;
        drop(connection);
    })
    .await;
    let options = HttpOptions::new().connect_timeout(Duration::from_millis(200));
    let orders = orders(&format!("https://127.0.0.1:{}", server.port), options, RetryPolicy::NEVER);
    let started = Instant::now();
    let error = soon(orders.create_document("a", &serde_json::json!({"id": "1"})).into_future()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect, "{error}");
    assert!(started.elapsed() < Duration::from_secs(2), "{error}");
}

#[test]
fn what_is_no_certificate_is_refused() {
    for bad in ["", "no certificate", "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n"] {
        let error = HttpOptions::new().root_certificates(bad).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidInput, "{error}");
    }
}
