//! Row 26: calls that are given up, at any time and at any of the points where they wait.

use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use cosmosdb::{Client, Collection};
use cosmosdb_emulator::{Emulator, Fault};
use cosmosdb_tests::process::{Process, connections_to};
use serde_json::Value;

use crate::support::{DOCUMENTS, Shop, document, orders, port};

const CANCELLATIONS: usize = 1000;
const OPERATIONS: usize = 10_000;
const CALLERS: usize = 20;

/// How a call is given up: after so many polls, or after a time.
enum GivenUp {
    After(usize),
    In(Duration),
}

/// Polls a call until it is given up; whether it ended before.
async fn give_up(call: impl Future<Output = bool>, when: GivenUp) -> bool {
    match when {
        GivenUp::In(time) => tokio::time::timeout(time, call).await.is_ok(),
        GivenUp::After(polls) => {
            let mut call = pin!(call);
            let mut polled = 0;
            std::future::poll_fn(|context| {
                if polled == polls {
                    return Poll::Ready(false);
                }
                polled += 1;
                call.as_mut().poll(context).map(|_| true)
            })
            .await
        }
    }
}

/// One of all kinds of calls.
async fn call(client: &Client, orders: &Collection, kind: usize, number: usize) -> bool {
    let pk = (number % DOCUMENTS) as i64;
    match kind % 8 {
        0 => orders.read_document(pk, "1").await.is_ok(),
        1 => orders.upsert_document(pk, &document("1", pk)).await.is_ok(),
        2 => orders.create_document(pk, &document(&format!("cancelled-{number}"), pk)).await.is_ok(),
        3 => orders.query_documents("SELECT * FROM c").partition_key(pk).items::<Value>().try_collect().await.is_ok(),
        4 => orders.list_documents().max_item_count(3).items::<Value>().try_collect().await.is_ok(),
        5 => orders.replace_document(pk, "1", &document("1", pk)).await.is_ok(),
        6 => client.database("shop").read_collection("orders").await.is_ok(),
        _ => orders.read_document(pk, "none").timeout(Duration::from_millis(50)).await.is_ok(),
    }
}

#[tokio::test]
async fn row_26_a_call_that_is_given_up_leaves_nothing_behind() {
    let shop = Shop::listening(Emulator::builder().partitions(4)).await;
    // Throttled, slow and broken at random, so that calls wait everywhere.
    let faults = shop.emulator.faults();
    faults.add(Fault::status(429).retry_after(Duration::from_millis(3)).share(0.1));
    faults.add(Fault::delay(Duration::from_millis(4)).share(0.2));
    faults.add(Fault::cut_after().on("read_document").share(0.02));
    let client = shop.builder_at(shop.emulator.endpoint()).preferred_regions(["Local"]);
    let client = client.circuit_breaker(cosmosdb::CircuitBreaker::default()).build().unwrap();
    let orders = orders(&client);
    let mut random = fastrand::Rng::with_seed(26);
    let mut ended = 0;
    for round in 0..CANCELLATIONS / CALLERS {
        let calls: Vec<_> = (0..CALLERS)
            .map(|caller| {
                let (client, orders) = (client.clone(), orders.clone());
                let when = match random.bool() {
                    true => GivenUp::After(random.usize(0..8)),
                    false => GivenUp::In(Duration::from_micros(random.u64(0..6000))),
                };
                let kind = random.usize(0..8);
                tokio::spawn(async move { give_up(call(&client, &orders, kind, round * CALLERS + caller), when).await })
            })
            .collect();
        for call in calls {
            ended += usize::from(call.await.unwrap());
        }
    }
    assert!(ended > 0 && ended < CANCELLATIONS * 9 / 10, "{ended} of {CANCELLATIONS} ended before they were given up");
    faults.clear();

    // The next calls work, all of them, and nothing grows.
    tokio::time::sleep(Duration::from_millis(200)).await;
    let requests = || shop.requests("read_document") + shop.requests("upsert_document");
    let before = requests();
    let mut measured = Vec::new();
    for _ in 0..10 {
        let callers: Vec<_> = (0..CALLERS)
            .map(|caller| {
                let orders = orders.clone();
                tokio::spawn(async move {
                    for number in 0..OPERATIONS / CALLERS / 10 {
                        let pk = ((caller + number) % DOCUMENTS) as i64;
                        if number % 2 == 0 {
                            orders.read_document(pk, "1").await?;
                        } else {
                            orders.upsert_document(pk, &document("1", pk)).await?;
                        }
                    }
                    Ok::<_, cosmosdb::Error>(())
                })
            })
            .collect();
        for caller in callers {
            caller.await.unwrap().unwrap();
        }
        measured.push((connections_to(port(&shop)).unwrap(), Process::now().unwrap().resident));
    }
    assert_eq!(requests(), before + OPERATIONS as u64, "each took one request");
    // A connection for each caller, and one that read the account beside them; none that was left behind.
    assert!(measured.iter().all(|(connections, _)| (1..=CALLERS + 4).contains(connections)), "{measured:?}");
    assert!(measured[9].0 <= measured[0].0, "{measured:?}");
    // Other tests run in the same process, so that this is rough; `tests/soak` is not.
    assert!(measured[9].1 < measured[2].1 + (64 << 20), "{measured:?}");
    assert!(shop.watch.traced() > OPERATIONS as u64);
}
