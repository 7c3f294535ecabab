//! A way to an emulator without sockets.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use cosmosdb_core::{Answer, Transport, TransportError};

use crate::handler::Handler;
use crate::served::{Cut, Served};

/// A way to an emulator without sockets: hand it to a client as its transport. The port of a request's URI says which region it is
/// for.
#[derive(Clone)]
pub struct InProcess {
    pub(crate) handler: Arc<Handler>,
    /// The port of the account.
    pub(crate) port: u16,
}

impl Transport for InProcess {
    fn send<'a>(&'a self, request: http::Request<Bytes>) -> Answer<'a> {
        Box::pin(async move {
            let port = request.uri().port_u16().unwrap_or(self.port);
            match self.handler.serve(port, &request).await {
                Ok(Served { response, cut: Some(at) }) if at < response.body().len() => {
                    Err(TransportError::maybe_sent(Cut::After))
                }
                Ok(served) => Ok(served.response),
                Err(Cut::Refused) => Err(TransportError::not_sent(Cut::Refused)),
                Err(cut) => Err(TransportError::maybe_sent(cut)),
            }
        })
    }
}

impl fmt::Debug for InProcess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("InProcess").field("port", &self.port).finish_non_exhaustive()
    }
}
