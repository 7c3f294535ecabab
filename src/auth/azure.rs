//! Credentials of the Azure SDK.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::SystemTime;

use azure_core::credentials::TokenCredential;

use super::Credential;
use super::provider::{AccessToken, Provided, TokenProvider};

/// The scope of every account.
const SCOPE: &str = "https://cosmos.azure.com/.default";
/// What the directory says of a scope that it does not know.
const UNKNOWN_SCOPE: &str = "AADSTS500011";

/// Authorises by a credential of the Azure SDK, `azure_core`'s `TokenCredential`: those of `azure_identity`, for one.
///
/// ```
/// # fn of(identity: std::sync::Arc<dyn azure_core::credentials::TokenCredential>) {
/// use cosmosdb_core::{AzureCredential, Credential};
///
/// let credential = Credential::from(AzureCredential::new(identity).account("https://contoso.documents.azure.com"));
/// # }
/// ```
///
/// The SDK's trait has no way to hand on claims: a token that the service has revoked is asked for again, but it is up to the credential
/// whether it has another.
pub struct AzureCredential {
    identity: Arc<dyn TokenCredential>,
    /// The account's own scope, until the directory turns out not to know it.
    account: Option<(String, AtomicBool)>,
}

impl AzureCredential {
    /// Asks for tokens for the scope of all accounts, `https://cosmos.azure.com/.default`.
    #[must_use]
    pub fn new(identity: Arc<dyn TokenCredential>) -> Self {
        Self { identity, account: None }
    }

    /// Asks for tokens for this account's scope first, which is its endpoint with `/.default`; and if the directory does not know that,
    /// from then on for the scope of all accounts.
    #[must_use]
    pub fn account(mut self, endpoint: &str) -> Self {
        self.account = Some((format!("{}/.default", endpoint.trim_end_matches('/')), AtomicBool::new(true)));
        self
    }

    async fn of_scope(&self, scope: &str) -> azure_core::Result<AccessToken> {
        let token = self.identity.get_token(&[scope], None).await?;
        Ok(AccessToken::new(token.token.secret()).expiring_at(SystemTime::from(token.expires_on)))
    }
}

impl TokenProvider for AzureCredential {
    fn token<'a>(&'a self, _claims: Option<&'a str>) -> Provided<'a, AccessToken> {
        Box::pin(async move {
            if let Some((scope, known)) = self.account.as_ref().filter(|(_, known)| known.load(Ordering::Relaxed)) {
                match self.of_scope(scope).await {
                    Err(error) if error.to_string().contains(UNKNOWN_SCOPE) => known.store(false, Ordering::Relaxed),
                    other => return Ok(other?),
                }
            }
            Ok(self.of_scope(SCOPE).await?)
        })
    }
}

impl From<AzureCredential> for Credential {
    fn from(credential: AzureCredential) -> Self {
        Self::provider(credential)
    }
}

impl From<Arc<dyn TokenCredential>> for Credential {
    fn from(identity: Arc<dyn TokenCredential>) -> Self {
        AzureCredential::new(identity).into()
    }
}

impl fmt::Debug for AzureCredential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AzureCredential(…)")
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::sync::Mutex;
    use std::time::Duration;

    use azure_core::credentials::{AccessToken as Given, TokenRequestOptions};
    use azure_core::error::ErrorKind;

    use super::*;

    /// Knows one scope, and writes down what it was asked for.
    #[derive(Debug)]
    struct Directory {
        knows: &'static str,
        asked: Mutex<Vec<String>>,
    }

    impl TokenCredential for Directory {
        fn get_token<'a, 'b, 'c, 'd, 'e>(
            &'a self,
            scopes: &'b [&'c str],
            _: Option<TokenRequestOptions<'d>>,
        ) -> std::pin::Pin<Box<dyn Future<Output = azure_core::Result<Given>> + Send + 'e>>
        where
            'a: 'e,
            'b: 'e,
            'c: 'e,
            'd: 'e,
        {
            Box::pin(async move {
                self.asked.lock().unwrap().push(scopes.concat());
                if scopes == [self.knows] {
                    return Ok(Given::new("token", (SystemTime::now() + Duration::from_secs(60)).into()));
                }
                Err(azure_core::Error::with_message(ErrorKind::Credential, format!("{UNKNOWN_SCOPE}: no such resource")))
            })
        }
    }

    async fn asked(knows: &'static str) -> (Result<AccessToken, String>, Vec<String>) {
        let directory = Arc::new(Directory { knows, asked: Mutex::default() });
        let provider = AzureCredential::new(directory.clone()).account("https://contoso.documents.azure.com/");
        let _ = provider.token(None).await;
        let token = provider.token(None).await.map_err(|error| error.to_string());
        (token, directory.asked.lock().unwrap().clone())
    }

    #[tokio::test]
    async fn the_accounts_scope_comes_first_and_what_the_directory_does_not_know_is_not_asked_for_again() {
        let (token, asked_for) = asked("https://contoso.documents.azure.com/.default").await;
        assert_eq!(token.unwrap().secret(), "token");
        assert_eq!(asked_for, ["https://contoso.documents.azure.com/.default"; 2]);
        let (token, asked_for) = asked(SCOPE).await;
        assert_eq!(token.unwrap().secret(), "token");
        assert_eq!(asked_for, ["https://contoso.documents.azure.com/.default", SCOPE, SCOPE]);
        let (token, _) = asked("nothing").await;
        assert!(token.unwrap_err().contains(UNKNOWN_SCOPE));
    }
}
