//! TLS as a client: rustls with ring, and the roots that the system trusts.
//!
//! A handshake hands back the certificate that the other side showed also where it is not trusted: that it has expired
//! is just what somebody wants to be told.

use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::{Resumption, WebPkiServerVerifier};
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme};
use skep_kit::Error;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

/// No file of certificates is larger, in bytes; the largest of a distribution has a quarter of a megabyte.
const LARGEST_CA_FILE: u64 = 8 * 1024 * 1024;

/// What the system trusts, and why there is none of it where there is none.
type SystemRoots = Result<Vec<CertificateDer<'static>>, String>;

/// Returns the cryptography that all of skep uses.
#[must_use]
pub fn crypto() -> Arc<CryptoProvider> {
    static PROVIDER: OnceLock<Arc<CryptoProvider>> = OnceLock::new();
    PROVIDER.get_or_init(|| Arc::new(ring::default_provider())).clone()
}

/// Makes TLS connections.
#[derive(Debug, Clone)]
pub struct TlsClient {
    config: Arc<ClientConfig>,
    verifier: Arc<WebPkiServerVerifier>,
}

/// How a handshake ended.
#[derive(Debug)]
pub struct Handshake<S> {
    /// The connection, or what it failed at. A cause of TLS is a [`rustls::Error`] within.
    pub stream: std::io::Result<TlsStream<S>>,
    /// The certificate that the other side showed, in DER; none where it did not come so far.
    pub leaf: Option<CertificateDer<'static>>,
}

impl TlsClient {
    /// Creates a client that trusts what the system trusts and what is in `ca_file`, a file in PEM. The system's roots
    /// are loaded when this is first called, and once.
    ///
    /// # Errors
    /// A `ca_file` that cannot be read or holds no certificate, or nothing at all to trust.
    pub fn new(ca_file: Option<&Path>) -> Result<Self, Error> {
        let mut roots = RootCertStore::empty();
        let system = system_roots();
        roots.add_parsable_certificates(system.iter().flatten().cloned());
        if let Some(file) = ca_file {
            let (added, _) = roots.add_parsable_certificates(read_ca_file(file)?);
            if added == 0 {
                return Err(bad_ca_file(file, "holds no certificate that can be trusted"));
            }
        }
        if roots.is_empty() {
            let why = system.as_ref().err().map_or("there are none", String::as_str);
            return Err(Error::unavailable("no-roots", format!("the system's certificates cannot be loaded: {why}"))
                .hint("install the package ca-certificates, or name a file in PEM by `ca_file`"));
        }
        Self::trusting(roots)
    }

    fn trusting(roots: RootCertStore) -> Result<Self, Error> {
        let bug = |cause: &dyn std::fmt::Display| Error::bug(format!("TLS cannot be set up: {cause}"));
        let verifier = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), crypto());
        let verifier = verifier.build().map_err(|cause| bug(&cause))?;
        let builder = ClientConfig::builder_with_provider(crypto()).with_safe_default_protocol_versions();
        let builder = builder.map_err(|cause| bug(&cause))?;
        let mut config = builder.with_webpki_verifier(Arc::clone(&verifier)).with_no_client_auth();
        // A resumed session shows no certificate and takes less time than what is to be measured.
        config.resumption = Resumption::disabled();
        Ok(Self { config: Arc::new(config), verifier })
    }

    /// Makes a TLS connection to `name` over `stream`.
    pub async fn connect<S: AsyncRead + AsyncWrite + Unpin>(
        &self,
        name: ServerName<'static>,
        stream: S,
    ) -> Handshake<S> {
        let watcher = Arc::new(Watcher { inner: Arc::clone(&self.verifier), leaf: Mutex::default() });
        let mut config = ClientConfig::clone(&self.config);
        config.dangerous().set_certificate_verifier(Arc::<Watcher>::clone(&watcher));
        let stream = TlsConnector::from(Arc::new(config)).connect(name, stream).await;
        let leaf = watcher.leaf.lock().unwrap_or_else(PoisonError::into_inner).take();
        Handshake { stream, leaf }
    }
}

fn system_roots() -> &'static SystemRoots {
    static ROOTS: OnceLock<SystemRoots> = OnceLock::new();
    ROOTS.get_or_init(|| {
        let found = rustls_native_certs::load_native_certs();
        match found.errors.first() {
            Some(error) if found.certs.is_empty() => Err(error.to_string().to_lowercase()),
            Some(_) | None => Ok(found.certs),
        }
    })
}

fn read_ca_file(file: &Path) -> Result<Vec<CertificateDer<'static>>, Error> {
    let unreadable = |cause: std::io::Error| bad_ca_file(file, "cannot be read").caused_by(cause);
    // A pipe would keep whoever opens it waiting.
    let found = file.metadata().map_err(unreadable)?;
    if !found.is_file() {
        return Err(bad_ca_file(file, "is no regular file"));
    }
    if found.len() > LARGEST_CA_FILE {
        return Err(bad_ca_file(file, "is larger than 8 MiB"));
    }
    let text = std::fs::read(file).map_err(unreadable)?;
    let read: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&text).collect();
    read.map_err(|cause| bad_ca_file(file, "is no PEM").caused_by(std::io::Error::other(cause.to_string())))
}

fn bad_ca_file(file: &Path, why: &str) -> Error {
    Error::usage("bad-ca-file", format!("the file of certificates {} {why}", file.display()))
        .about(file.display().to_string())
        .hint("`ca_file` names a file with one or more certificates in PEM")
}

/// Checks certificates as ever, and keeps the one that was shown.
#[derive(Debug)]
struct Watcher {
    inner: Arc<WebPkiServerVerifier>,
    leaf: Mutex<Option<CertificateDer<'static>>>,
}

impl ServerCertVerifier for Watcher {
    fn verify_server_cert(
        &self,
        leaf: &CertificateDer<'_>,
        others: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        *self.leaf.lock().unwrap_or_else(PoisonError::into_inner) = Some(leaf.clone().into_owned());
        self.inner.verify_server_cert(leaf, others, name, ocsp, now)
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        leaf: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.inner.verify_tls12_signature(message, leaf, signed)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        leaf: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.inner.verify_tls13_signature(message, leaf, signed)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.inner.supported_verify_schemes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_file_of_certificates_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("ca.pem");
        assert!(TlsClient::new(Some(&file)).unwrap_err().message.ends_with("ca.pem cannot be read"));
        std::fs::write(&file, "no certificate").unwrap();
        assert!(TlsClient::new(Some(&file)).unwrap_err().message.contains("holds no certificate"));
        std::fs::write(&file, "-----BEGIN CERTIFICATE-----\n!!!\n-----END CERTIFICATE-----\n").unwrap();
        assert!(TlsClient::new(Some(&file)).unwrap_err().message.contains("is no PEM"));
        assert!(TlsClient::new(Some(folder.path())).unwrap_err().message.contains("is no regular file"));
    }
}
