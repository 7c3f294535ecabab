//! The official client, `azure_data_cosmos`.

use azure_data_cosmos::clients::ContainerClient;
use azure_data_cosmos::feed::FeedScope;
use azure_data_cosmos::options::{BinaryEncodingOptions, ConnectionPoolOptions};
use azure_data_cosmos::{AccountReference, CosmosClient, CosmosRuntime, RoutingStrategy};

use super::Case;
use crate::Result;
use crate::canned::{ID, KEY, Order, PAGE, QUERY, TENANT, order};

pub struct Official(ContainerClient);

impl Official {
    pub async fn new(port: u16) -> Result<Self> {
        // Without this, it asks an address outside of this machine what it runs on.
        if std::env::var_os("COSMOS_DISABLE_IMDS").is_none() {
            return Err("set COSMOS_DISABLE_IMDS=1".into());
        }
        let account = AccountReference::with_authentication_key(format!("http://127.0.0.1:{port}/").parse()?, KEY);
        // HTTP/1.1, as do the others.
        let pool = ConnectionPoolOptions::builder().with_is_http2_allowed(false).build()?;
        let client = CosmosClient::builder()
            .with_runtime(CosmosRuntime::builder().with_connection_pool(pool).build().await?)
            // The server speaks JSON text, as do the others.
            .with_binary_encoding_options(BinaryEncodingOptions::new().with_enabled(false))
            .build(account, RoutingStrategy::PreferredRegions(vec!["East US".into()]))
            .await?;
        Ok(Self(client.database_client("shop").container_client("orders", None).await?))
    }

    pub async fn call(&self, case: Case) -> Result<()> {
        match case {
            Case::Read => {
                let read: Order = self.0.read_item(TENANT, ID, None).await?.into_body().into_single()?;
                expect(read.id == ID)
            }
            Case::Upsert => {
                // Without a body in the answer, by default.
                let answer = self.0.upsert_item(TENANT, ID, order(42), None).await?;
                expect(u16::from(answer.status()) == 201)
            }
            Case::Page | Case::Borrowed => {
                let items = self.0.query_items::<Order>(QUERY, FeedScope::partition(TENANT), None).await?;
                let mut pages = std::pin::pin!(items.into_pages());
                let page = std::future::poll_fn(|context| futures_core::Stream::poll_next(pages.as_mut(), context)).await;
                expect(page.ok_or("no page")??.into_items().len() == PAGE)
            }
        }
    }
}

fn expect(right: bool) -> Result<()> {
    if right { Ok(()) } else { Err("not the answer that was expected".into()) }
}
