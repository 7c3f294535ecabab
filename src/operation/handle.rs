//! Where operations start.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;

use crate::error::{Error, ErrorKind, Result};
use crate::link::{Address, Id, Link};
use crate::partition_key::PartitionKey;
use crate::pipeline::Pipeline;
use crate::service::Resource;

/// Where operations start: a client and the address of a resource. The generated handles are made of it.
#[derive(Clone)]
pub struct Handle {
    pub(super) pipeline: Pipeline,
    pub(super) address: Address,
    pub(super) fault: Option<Fault>,
}

impl Handle {
    /// Whether it is addressed by rid.
    pub(crate) fn is_rid(&self) -> bool {
        self.address.is_rid()
    }

    /// The service's root.
    #[must_use]
    pub fn root(pipeline: Pipeline) -> Self {
        Self { pipeline, address: Address::default(), fault: None }
    }

    /// A resource below this one. A fault of the id, or a mix of names and rids, is told by the first operation.
    #[must_use]
    pub fn child(&self, resource: &'static Resource, id: impl Into<Id>) -> Self {
        let mut child = self.clone();
        match self.address.item(resource, id.into()) {
            Ok(address) => child.address = address,
            Err(error) => child.fault = child.fault.or_else(|| Some(Fault::from(error))),
        }
        child
    }

    /// The link to the resource. That of a faulty handle is refused by whatever is to send it.
    #[must_use]
    pub fn link(&self) -> Link {
        if let Some(fault) = &self.fault {
            return Link::faulty(fault.message.clone());
        }
        // A link by rids ends in a slash, as the service writes it itself.
        Link::from(if self.address.is_rid() { format!("{}/", self.address.path()) } else { self.address.path().to_owned() })
    }

    /// The id, or rid, that the handle was made with; empty for the root.
    #[must_use]
    pub fn id(&self) -> &str {
        self.address.id()
    }

    /// The partition key of a document of this collection, by its definition.
    ///
    /// # Errors
    ///
    /// If the definition cannot be read, or the document does not serialize to JSON.
    pub async fn partition_key_of(&self, document: &impl Serialize) -> Result<PartitionKey> {
        if let Some(fault) = &self.fault {
            return Err(Error::new(fault.kind, &*fault.message));
        }
        let document = serde_json::to_value(document)
            .map_err(|error| Error::input(format!("the document does not serialize to JSON: {error}")))?;
        Ok(self.pipeline.collection(&self.address).await?.key.key_of(&document))
    }

    /// The client.
    #[must_use]
    pub fn pipeline(&self) -> &Pipeline {
        &self.pipeline
    }
}

impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.pipeline.endpoint(), self.address.path())
    }
}

/// What is wrong with a request before it is sent. Setters cannot fail, so it waits here until the request is looked at.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    pub(super) kind: ErrorKind,
    pub(super) message: Arc<str>,
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self { kind: error.kind(), message: error.message().into() }
    }
}
