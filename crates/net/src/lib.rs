//! The one way to the network: TLS and the runtime that waits for answers.
