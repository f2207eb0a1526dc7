//! Certificates: for how long they are good, and in words what is wrong with one.

use std::io;
use std::time::Duration;

use jiff::Timestamp;
use rustls::pki_types::CertificateDer;
use rustls::{AlertDescription, CertificateError, Error as TlsError};
use skep_kit::{Period, Severity, describe_io};
use x509_parser::certificate::X509Certificate;
use x509_parser::prelude::{FromDer as _, GeneralName};

use crate::trace::length;
use crate::verdict::Grade;
use crate::{Certificate, Failure, Fault};

/// Seconds of a day.
const DAY: i64 = 86_400;

/// Reads what a certificate says of itself; none where it is none.
pub(crate) fn read(der: &CertificateDer<'_>, now: Timestamp) -> Option<Certificate> {
    let (_, found) = X509Certificate::from_der(der).ok()?;
    let validity = found.validity();
    let not_before = Timestamp::from_second(validity.not_before.timestamp()).ok()?;
    let not_after = Timestamp::from_second(validity.not_after.timestamp()).ok()?;
    let seconds_left = not_after.as_second() - now.as_second();
    Some(Certificate {
        subject: subject(&found),
        issuer: found.issuer().to_string(),
        self_signed: found.issuer() == found.subject(),
        not_before,
        not_after,
        seconds_left,
        days_left: seconds_left.div_euclid(DAY),
    })
}

/// Returns whom the certificate is for: the names that are looked at, else the field that no one looks at any more.
fn subject(found: &X509Certificate<'_>) -> String {
    let names = found.subject_alternative_name().ok().flatten().map(|extension| &extension.value.general_names);
    let names: Vec<String> = names.into_iter().flatten().filter_map(shown).collect();
    if names.is_empty() { found.subject().to_string() } else { names.join(", ") }
}

fn shown(name: &GeneralName<'_>) -> Option<String> {
    match name {
        GeneralName::DNSName(name) => Some((*name).to_owned()),
        GeneralName::IPAddress(bytes) => {
            let four = <[u8; 4]>::try_from(*bytes).map(|bytes| std::net::IpAddr::from(bytes).to_string());
            four.or_else(|_| <[u8; 16]>::try_from(*bytes).map(|bytes| std::net::IpAddr::from(bytes).to_string())).ok()
        }
        _ => None,
    }
}

/// Returns in words why a handshake failed; `wanted` is the name that was asked for.
pub(crate) fn failure(error: &io::Error, shown: Option<&Certificate>, wanted: &str) -> Failure {
    let tls = error.get_ref().and_then(|inner| inner.downcast_ref::<TlsError>());
    let Some(tls) = tls else {
        return match error.kind() {
            io::ErrorKind::UnexpectedEof | io::ErrorKind::ConnectionReset | io::ErrorKind::BrokenPipe => {
                Failure::new(Fault::Closed, "closed the connection during the TLS handshake")
            }
            _ => Failure::new(Fault::Tls, format!("the TLS handshake failed: {}", describe_io(error))),
        };
    };
    match tls {
        TlsError::InvalidCertificate(reason) => not_accepted(reason, shown, wanted),
        TlsError::InvalidMessage(_) => {
            Failure::new(Fault::Tls, "answered with what is no TLS").hint("does it speak http:// rather than https://?")
        }
        TlsError::AlertReceived(AlertDescription::HandshakeFailure | AlertDescription::ProtocolVersion) => {
            Failure::new(Fault::Tls, "offers no version of TLS that is safe").hint("TLS 1.2 and 1.3 are spoken here")
        }
        TlsError::AlertReceived(alert) => Failure::new(Fault::Tls, format!("refused the TLS handshake: {alert:?}")),
        TlsError::PeerIncompatible(_) => {
            Failure::new(Fault::Tls, "offers no version of TLS that is safe").hint("TLS 1.2 and 1.3 are spoken here")
        }
        other => Failure::new(Fault::Tls, format!("the TLS handshake failed: {other}").to_lowercase()),
    }
}

fn not_accepted(reason: &CertificateError, shown: Option<&Certificate>, wanted: &str) -> Failure {
    let is_self_signed = shown.is_some_and(|shown| shown.self_signed);
    let subject = shown.map_or("nobody", |shown| shown.subject.as_str());
    match reason {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
            let ago = shown.map_or(0, |shown| shown.seconds_left.saturating_neg());
            let ago = length(Duration::from_secs(ago.try_into().unwrap_or_default()));
            Failure::new(Fault::Tls, format!("certificate expired {ago} ago"))
        }
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            let from = shown.map_or_else(String::new, |shown| format!(" before {}", shown.not_before));
            Failure::new(Fault::Tls, format!("certificate is not good{from}")).hint("is the clock right?")
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            Failure::new(Fault::Tls, format!("certificate is for {subject}, not for {wanted}"))
                .hint("`server_name` or the address has to be a name that the certificate is for")
        }
        CertificateError::Revoked => Failure::new(Fault::Tls, "certificate was revoked"),
        // What webpki calls it, whose own type does not come through.
        CertificateError::Other(other) if other.to_string().contains("CaUsedAsEndEntity") => {
            Failure::new(Fault::Tls, "certificate is that of an authority (CA:TRUE), which no server may show")
                .hint("make the server one of its own: openssl req -x509 -addext basicConstraints=critical,CA:FALSE")
        }
        _ if is_self_signed => {
            Failure::new(Fault::Tls, "certificate is self-signed, and this machine does not trust it")
                .hint("name its file by `ca_file`")
        }
        CertificateError::UnknownIssuer => {
            let issuer = shown.map_or("somebody", |shown| shown.issuer.as_str());
            Failure::new(Fault::Tls, format!("certificate was signed by {issuer}, whom this machine does not trust"))
                .hint("name the file of the authority that signed it by `ca_file`")
        }
        other => Failure::new(Fault::Tls, format!("certificate is not accepted: {other}").to_lowercase()),
    }
}

/// When a certificate expires too soon.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Left {
    pub(crate) warn: Option<Period>,
    pub(crate) critical: Option<Period>,
}

/// Grades a certificate by how long it is still good.
pub(crate) fn grade(shown: Option<&Certificate>, left: Left) -> Option<Grade> {
    let seconds = u64::try_from(shown?.seconds_left).unwrap_or_default();
    let is_below = |limit: Option<Period>| limit.is_some_and(|limit| seconds < limit.get().as_secs());
    let severity = match (is_below(left.critical), is_below(left.warn)) {
        (true, _) => Severity::High,
        (false, true) => Severity::Medium,
        (false, false) => return None,
    };
    let message = format!("certificate expires in {}", length(Duration::from_secs(seconds)));
    Some(Grade { severity, failure: Failure::new(Fault::Limit, message) })
}
