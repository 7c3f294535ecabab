use cosmosdb_sql::plan::{Options, PartitionKey, plan};
#[test]
fn speed() {
    let key = PartitionKey::new(["/tenant"]);
    let o = Options::default();
    for q in ["SELECT c.id, c.name FROM c WHERE c.tenant = @t AND c.age >= 18 AND STARTSWITH(c.name, 'a') ORDER BY c.name DESC OFFSET 10 LIMIT 20", "SELECT * FROM c WHERE c.tenant = 'x'"] {
        let t = std::time::Instant::now();
        for _ in 0..20000 { std::hint::black_box(plan(q, &[], &key, &o).unwrap()); }
        println!("{:?} each", t.elapsed() / 20000);
        let t = std::time::Instant::now();
        for _ in 0..20000 { std::hint::black_box(cosmosdb_sql::parser::parse(q).unwrap()); }
        println!("parse {:?} each", t.elapsed() / 20000);
    }
}
