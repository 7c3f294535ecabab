//! TLS, by a certificate authority that is made for the purpose.

use std::fmt;
use std::io;
use std::net::IpAddr;
use std::sync::Arc;

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, ExtendedKeyUsagePurpose, IsCa, KeyPair, KeyUsagePurpose,
};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring::default_provider;

use crate::emulator::invalid;

/// What is spoken over TLS, by preference.
const PROTOCOLS: [&[u8]; 2] = [b"h2", b"http/1.1"];

/// Marks a request that came over TLS.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Secure;

/// A certificate of the server, and the authority that vouches for it. The authority's key is forgotten once it has signed.
#[derive(Clone)]
pub(crate) struct Identity {
    /// The authority's certificate, as a PEM file.
    pub(crate) authority: Arc<str>,
    pub(crate) acceptor: TlsAcceptor,
}

impl Identity {
    /// For a server at an address, and under these names.
    pub(crate) fn new(host: IpAddr, names: &[String]) -> io::Result<Self> {
        let mut all = vec!["localhost".to_owned(), "127.0.0.1".to_owned(), "::1".to_owned(), host.to_string()];
        all.extend_from_slice(names);
        all.sort_unstable();
        all.dedup();

        let failed = |error: rcgen::Error| invalid(format!("no certificate can be made for {}: {error}", names.join(", ")));
        let mut authority = CertificateParams::new([]).map_err(failed)?;
        authority.distinguished_name.push(DnType::CommonName, "Azure Cosmos DB emulator");
        authority.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
        authority.key_usages = vec![KeyUsagePurpose::KeyCertSign];
        let authority = CertifiedIssuer::self_signed(authority, KeyPair::generate().map_err(failed)?).map_err(failed)?;

        let key = KeyPair::generate().map_err(failed)?;
        let mut server = CertificateParams::new(all).map_err(failed)?;
        server.distinguished_name.push(DnType::CommonName, "localhost");
        server.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        server.use_authority_key_identifier_extension = true;
        let certificate = server.signed_by(&key, &authority).map_err(failed)?;

        let config = ServerConfig::builder_with_provider(Arc::new(default_provider())).with_safe_default_protocol_versions();
        let config =
            config.and_then(|config| config.with_no_client_auth().with_single_cert(vec![certificate.der().clone()], key.into()));
        let mut config = config.map_err(io::Error::other)?;
        config.alpn_protocols = PROTOCOLS.map(<[u8]>::to_vec).to_vec();
        Ok(Self { authority: authority.pem().into(), acceptor: TlsAcceptor::from(Arc::new(config)) })
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity")
    }
}
