//! Who is measured, and at what.

mod floor;
mod official;
mod ours;

use crate::Result;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Peer {
    /// hyper's pooled client: sign, send, decode.
    Hyper,
    /// reqwest: sign, send, decode. The measure of the others.
    Reqwest,
    /// Our client on reqwest, its default.
    Ours,
    /// Our client on hyper alone.
    OursByHyper,
    Official,
    /// Our client without a socket.
    Scripted,
    /// Ours, with an observer, and a subscriber that formats all spans. It is for a process of its own: the subscriber hears everybody.
    Watched,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// A point read, decoded to a struct.
    Read,
    /// An upsert whose answer has no body.
    Upsert,
    /// A page of 100 documents of a query, decoded to structs.
    Page,
    /// The same page, decoded to a borrowed view of some properties.
    Borrowed,
}

impl Peer {
    /// Those that speak over a socket.
    pub const ON_THE_WIRE: [Self; 5] = [Self::Hyper, Self::Reqwest, Self::Ours, Self::OursByHyper, Self::Official];

    pub fn name(self) -> &'static str {
        match self {
            Self::Hyper => "hyper",
            Self::Reqwest => "reqwest",
            Self::Ours => "ours",
            Self::OursByHyper => "ours-by-hyper",
            Self::Official => "official",
            Self::Scripted => "scripted",
            Self::Watched => "ours-watched",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ON_THE_WIRE.into_iter().chain([Self::Scripted, Self::Watched]).find(|peer| peer.name() == name)
    }

    /// Whether the case is for it: only ours has views that borrow.
    pub fn takes(self, case: Case) -> bool {
        match case {
            Case::Read => true,
            Case::Upsert | Case::Page => self != Self::Scripted,
            Case::Borrowed => matches!(self, Self::Ours | Self::OursByHyper),
        }
    }

    pub async fn client(self, port: u16) -> Result<Client> {
        Ok(match self {
            Self::Hyper => Client::Hyper(Box::new(floor::Floor::new(port, floor::hyper())?)),
            Self::Reqwest => Client::Reqwest(floor::Floor::new(port, floor::reqwest()?)?),
            Self::Ours => Client::Ours(ours::by_reqwest(port)?),
            Self::OursByHyper => Client::Ours(ours::by_hyper(port)?),
            Self::Official => Client::Official(official::Official::new(port).await?),
            Self::Scripted => Client::Ours(ours::scripted()?),
            Self::Watched => Client::Ours(ours::watched(port)?),
        })
    }
}

impl Case {
    pub const ALL: [Self; 4] = [Self::Read, Self::Upsert, Self::Page, Self::Borrowed];

    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Upsert => "upsert",
            Self::Page => "page",
            Self::Borrowed => "borrowed",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|case| case.name() == name)
    }
}

/// A client, ready to call.
pub enum Client {
    Hyper(Box<floor::Floor<floor::Hyper>>),
    Reqwest(floor::Floor<reqwest::Client>),
    Ours(ours::Ours),
    Official(official::Official),
}

impl Client {
    /// One call, whose answer is looked at.
    pub async fn call(&self, case: Case) -> Result<()> {
        match self {
            Self::Hyper(client) => client.call(case).await,
            Self::Reqwest(client) => client.call(case).await,
            Self::Ours(client) => client.call(case).await,
            Self::Official(client) => client.call(case).await,
        }
    }
}
