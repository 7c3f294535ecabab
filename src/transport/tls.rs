//! TLS by rustls: whom to trust.

use std::sync::Arc;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme};
use rustls_platform_verifier::Verifier;

use super::{HttpOptions, HttpVersion};
use crate::error::{Error, ErrorKind, Result};
use crate::origin::is_loopback;

/// TLS for services with it (`secure`). For others it is needed only for a proxy, or where the options say whom to trust: to read the
/// system's certificates takes a while.
pub(super) fn config(options: &HttpOptions, secure: bool) -> Result<ClientConfig> {
    let needed = secure || !options.roots.is_empty() || options.accept_invalid_certificates;
    let mut config = if needed { trusting(options)? } else { trusting_nobody()? };
    config.alpn_protocols = match options.version {
        HttpVersion::Any => vec![b"h2".to_vec(), b"http/1.1".to_vec()],
        HttpVersion::Http1 => vec![b"http/1.1".to_vec()],
        HttpVersion::Http2 => vec![b"h2".to_vec()],
    };
    Ok(config)
}

/// Trusts what the system trusts, and what the options add.
fn trusting(options: &HttpOptions) -> Result<ClientConfig> {
    let failed = |error| Error::new(ErrorKind::Connect, "TLS could not be set up").with_source(error);
    let provider = provider()?;
    let verifier = Verifier::new_with_extra_roots(options.roots.iter().cloned(), provider.clone()).map_err(failed)?;
    let verifier: Arc<dyn ServerCertVerifier> =
        if options.accept_invalid_certificates { Arc::new(ElsewhereOnly(verifier)) } else { Arc::new(verifier) };
    Ok(ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(failed)?
        .dangerous()
        .with_custom_certificate_verifier(verifier)
        .with_no_client_auth())
}

/// Trusts nobody, for a service without TLS.
fn trusting_nobody() -> Result<ClientConfig> {
    Ok(ClientConfig::builder_with_provider(provider()?)
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::new(ErrorKind::Connect, "TLS could not be set up").with_source(error))?
        .with_root_certificates(RootCertStore::empty())
        .with_no_client_auth())
}

/// The cryptography that the application chose for the whole process, or else ours.
fn provider() -> Result<Arc<CryptoProvider>> {
    CryptoProvider::get_default().cloned().or_else(|| ours().map(Arc::new)).ok_or_else(|| {
        let advice = "enable the feature `ring` or `aws-lc-rs`, or install a provider of rustls";
        Error::new(ErrorKind::Connect, format!("there is no cryptography for TLS: {advice}"))
    })
}

fn ours() -> Option<CryptoProvider> {
    #[cfg(feature = "aws-lc-rs")]
    return Some(rustls::crypto::aws_lc_rs::default_provider());
    #[cfg(all(feature = "ring", not(feature = "aws-lc-rs")))]
    return Some(rustls::crypto::ring::default_provider());
    #[cfg(not(any(feature = "ring", feature = "aws-lc-rs")))]
    return None;
}

/// Verifies the certificates of servers that are not on this machine.
#[derive(Debug)]
struct ElsewhereOnly(Verifier);

impl ServerCertVerifier for ElsewhereOnly {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let here = match server {
            ServerName::DnsName(name) => is_loopback(name.as_ref()),
            ServerName::IpAddress(address) => std::net::IpAddr::from(*address).is_loopback(),
            _ => false,
        };
        if here {
            Ok(ServerCertVerified::assertion())
        } else {
            self.0.verify_server_cert(end_entity, intermediates, server, ocsp, now)
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.0.verify_tls12_signature(message, certificate, signature)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.0.verify_tls13_signature(message, certificate, signature)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.supported_verify_schemes()
    }
}
