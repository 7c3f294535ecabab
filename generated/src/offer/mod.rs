// @generated from spec/resources/offer.yaml. Do not edit: run `cargo codegen generate`.

//! The throughput of a database or of a collection, which pays for its requests.
//! It comes and goes with what it is for; there is nothing to create or delete. A collection that shares the throughput
//! of its database has none, and neither has anything in a serverless account. To find the one of a collection, read the
//! collection and query the offers for its `_rid` as `offerResourceId`.

mod list_offers;
mod read_offer;
mod replace_offer;
mod migrate_offer_to_autoscale;
mod migrate_offer_to_manual;
mod query_offers;
mod head_offers;
mod head_offer;
pub use list_offers::{ListOffers, ListOffersFailure};
pub use read_offer::{ReadOffer, ReadOfferFailure};
pub use replace_offer::{ReplaceOffer, ReplaceOfferFailure};
pub use migrate_offer_to_autoscale::{
    MigrateOfferToAutoscale, MigrateOfferToAutoscaleFailure,
};
pub use migrate_offer_to_manual::{MigrateOfferToManual, MigrateOfferToManualFailure};
pub use query_offers::{QueryOffers, QueryOffersFailure};
pub use head_offers::{HeadOffers, HeadOffersFailure};
pub use head_offer::{HeadOffer, HeadOfferFailure};

/// The address of a offer, and the operations on what is in it.
///
/// The throughput of a database or of a collection, which pays for its requests.
///
/// A handle is cheap to make and to clone; making one asks the service nothing.
#[doc(alias = "throughput")]
#[derive(Debug, Clone)]
pub struct Offer(pub(crate) cosmosdb_core::Handle);

impl Offer {
    /// The id, or the rid, that it was made with.
    #[must_use]
    pub fn id(&self) -> &str {
        self.0.id()
    }

    /// The link to it, as permissions name it.
    #[must_use]
    pub fn link(&self) -> cosmosdb_core::Link {
        self.0.link()
    }
}

impl From<&Offer> for cosmosdb_core::Link {
    fn from(handle: &Offer) -> Self {
        handle.link()
    }
}
