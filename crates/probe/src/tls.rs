//! The days that a certificate has left. One that is not trusted is told with its days as well.

use crate::certificate::{self, Left};
use crate::dial::{self, Trust};
use crate::verdict::Grade;
use crate::world::Asker;
use crate::{Failure, Tls, socket};

/// Connects, agrees on TLS and looks at the certificate.
pub(crate) async fn ask(asker: &Asker, tls: &Tls) -> Result<Option<Grade>, Failure> {
    let (host, port) = socket::parted(&tls.address)?;
    let stream = dial::connect(asker, &host, port).await?;
    let name = tls.server_name.as_deref().unwrap_or(&host);
    dial::secure(asker, stream, Trust { name, ca_file: tls.ca_file.as_deref() }).await?;
    let left = Left { warn: Some(tls.warn_left), critical: Some(tls.critical_left) };
    Ok(certificate::grade(asker.trace.lock().certificate.as_ref(), left))
}
