//! Hostile queries: whatever they say, reading, checking, planning and running them takes a bounded time, and bounded memory.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::{
    sync::{Arc, mpsc},
    thread,
    time::Duration,
};

use cosmosdb_sql::{
    eval::{Env, EvalError, Options, Program},
    parser, plan,
};
use serde_json::{Value as Json, json};

type Parameters = Vec<(String, Json)>;

/// Without optimization, beside other tests. What has no bound takes minutes or longer.
const ENOUGH: Duration = Duration::from_secs(60);
const STEPS: u64 = 200_000;

/// Does the work in a thread of its own, which is left behind if it does not end.
fn in_time<T: Send + 'static>(text: &str, work: impl FnOnce() -> T + Send + 'static) -> T {
    let (done, wait) = mpsc::channel();
    thread::spawn(move || done.send(work()));
    wait.recv_timeout(ENOUGH).unwrap_or_else(|error| panic!("{}: {error}", text.chars().take(100).collect::<String>()))
}

/// Plans a query and makes it ready to run: the outcome may be anything but late.
fn planned(text: &str, parameters: &Arc<Parameters>) {
    assert!(text.len() <= parser::MAX_LENGTH, "{} bytes are never read", text.len());
    let (own, parameters) = (text.to_owned(), Arc::clone(parameters));
    in_time(text, move || {
        let (key, options) = (plan::PartitionKey::new(["/pk"]), plan::Options::default());
        let plan = plan::plan(&own, &parameters, &key, &options);
        let _ = plan.as_ref().map(|plan| serde_json::to_string(plan).unwrap());
        let _ = plan.as_ref().map_err(|errors| (serde_json::to_string(errors).unwrap(), errors.to_string()));
        let Ok(query) = parser::parse(&own) else { return };
        if plan.is_ok() {
            plan::path_ranges(&query, &parameters, &options);
        }
        let Ok(program) = Program::new(&query) else { return };
        let env = Env::new(&options.evaluation).with_parameters(&parameters).with_steps(STEPS);
        let _ = program.rows(std::iter::empty::<&Json>(), &env).map(Iterator::count);
    });
}

/// The size of all rows of a query, as they are printed.
fn printed(text: &str, documents: &Arc<Vec<Json>>, parameters: &Arc<Parameters>) -> Result<usize, EvalError> {
    let query = parser::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let (documents, parameters) = (Arc::clone(documents), Arc::clone(parameters));
    in_time(text, move || {
        let program = Program::new(&query)?;
        let options = Options::default();
        let env = Env::new(&options).with_parameters(&parameters).with_steps(STEPS);
        program.rows(documents.iter(), &env)?.map(|row| Ok(serde_json::to_string(&row?).unwrap().len())).sum()
    })
}

fn many(count: usize, by: &str, item: impl Fn(usize) -> String) -> String {
    (0..count).map(item).collect::<Vec<_>>().join(by)
}

fn nested(levels: usize, middle: &str, level: impl Fn(&str) -> String) -> String {
    (0..levels).fold(middle.to_owned(), |inner, _| level(&inner))
}

#[test]
fn texts_are_read_in_time() {
    let none = Arc::default();
    for text in [
        "/*".repeat(250_000),
        "/* ".repeat(150_000) + "*",
        "'".repeat(500_000),
        "[".repeat(500_000),
        "(".repeat(500_000),
        "SELECT ".repeat(70_000),
        format!("SELECT {}", "-".repeat(500_000)),
        format!("SELECT VALUE {}", "a.".repeat(250_000)),
        format!("SELECT VALUE {}1", "1+".repeat(250_000)),
        format!("SELECT VALUE 1 FROM c WHERE c.a LIKE '{}'", "[".repeat(500_000)),
        format!("SELECT VALUE 1 FROM c WHERE c.a LIKE '{}\\\\]' ESCAPE '\\\\'", "[".repeat(500_000)),
    ] {
        planned(&text, &none);
    }
}

#[test]
fn long_lists_are_planned_in_time() {
    let none = Arc::default();
    let select = |items: String, rest: &str| format!("SELECT {items} FROM c {rest}");
    let filter = |filter: String| format!("SELECT VALUE 1 FROM c WHERE {filter}");
    let rank = |scores: String| format!("SELECT TOP 5 * FROM c ORDER BY RANK {scores}");
    let keys = many(25_000, ",", |at| format!("c.a{}", 24_999 - at));
    for text in [
        select(many(70_000, ",", |at| format!("a{at}")), ""),
        select(many(100_000, ",", |_| "f()".to_owned()), ""),
        select(many(50_000, ",", |at| format!("c.a{at}")), ""),
        select(many(40_000, ",", |_| "COUNT(1)".to_owned()), ""),
        select(format!("VALUE {{{}}}", many(40_000, ",", |at| format!("a{at}:1"))), ""),
        select(format!("DISTINCT {}", many(50_000, ",", |at| format!("c.a{at}"))), "ORDER BY c.a1"),
        select(format!("DISTINCT {keys}"), &format!("ORDER BY {keys}")),
        select(many(25_000, ",", |at| format!("c.a{at}")), &format!("GROUP BY {keys}")),
        select("VALUE 1".to_owned(), &many(30_000, " ", |_| "JOIN a IN c.x".to_owned())),
        filter(many(15_000, " AND ", |at| format!("c.pk IN ({at},2,3,4,5,6)"))),
        filter(many(30_000, " OR ", |at| format!("c.pk = {at}"))),
        filter(many(20_000, " AND ", |at| format!("c.a{at} = {at}"))),
        filter(format!("c.pk IN ({})", many(40_000, ",", |at| at.to_string()))),
        rank(format!("RRF({})", many(8_000, ",", |at| format!("FullTextScore(c.a{at}, 'x')")))),
        rank(format!("RRF({})", many(8_000, ",", |at| format!("VectorDistance(c.a{at}, [1])")))),
        rank(format!("FullTextScore(c.a, {})", many(50_000, ",", |at| format!("'{at}'")))),
    ] {
        planned(&text, &none);
    }
}

#[test]
fn deep_trees_are_planned_in_time() {
    let none = Arc::default();
    for filter in [
        nested(25, "1", |inner| format!("(SELECT VALUE 1 FROM c WHERE {inner} BETWEEN 1 AND 2)")),
        nested(40, "c.pk = 1", |inner| format!("EXISTS(SELECT VALUE 1 FROM c WHERE {inner})")),
        nested(60, "c.pk = 1", |inner| format!("NOT ({inner} AND true)")),
        nested(60, "c.pk", |inner| format!("({inner} = 1)")),
    ] {
        let text = format!("SELECT VALUE 1 FROM c WHERE {filter}");
        assert!(parser::parse(&text).is_ok(), "too deep to be read: {text}");
        planned(&text, &none);
    }
}

#[test]
fn parameters_and_constants_are_planned_in_time() {
    let numbers = Arc::new((0..50_000).map(|at| (format!("@{at}"), json!(at))).collect());
    let large = Arc::new(vec![("@p".to_owned(), json!(vec!["x"; 200_000]))]);
    let none = Arc::default();
    let filter = |filter: String| format!("SELECT VALUE 1 FROM c WHERE {filter}");
    let grown = nested(12, "'abcdefgh'", |inner| format!("REPLACE({inner}, 'a', '{}')", "a".repeat(1000)));
    let slow = "REGEXMATCH('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', '^(a+)+(?=x)$')";
    planned(&filter(format!("c.pk IN ({})", many(50_000, ",", |at| format!("@{at}")))), &numbers);
    planned(&filter(many(20_000, " OR ", |at| format!("@p = c.a{at}"))), &large);
    planned(&filter(many(15_000, " AND ", |_| "ARRAY_CONTAINS(@p, 'y')".to_owned())), &large);
    planned(&filter(many(2_000, " AND ", |_| "ARRAY_CONTAINS(@p, c.pk)".to_owned())), &large);
    planned(&filter(many(20, " OR ", |_| format!("{grown} = 'x'"))), &none);
    planned(&filter(many(1_000, " OR ", |_| slow.to_owned())), &none);
}

/// What is known of a constant stays known; a constant that takes too much is taken for one that nobody knows.
#[test]
fn constants_that_take_too_much_only_widen_a_plan() {
    let (key, options) = (plan::PartitionKey::new(["/pk"]), plan::Options::default());
    let ranges = |constant: &str| {
        let text = format!("SELECT * FROM c WHERE c.pk = LENGTH({constant})");
        plan::plan(&text, &[], &key, &options).unwrap().query_ranges
    };
    let is_one = |ranges: &[plan::QueryRange]| matches!(ranges, [range] if range.min == range.max);
    assert!(is_one(&ranges("REPLICATE('ab', 100)")));
    let long = nested(2, "'a'", |inner| format!("REPLACE({inner}, 'a', '{}')", "a".repeat(1000)));
    assert!(is_one(&ranges(&long)));
    assert!(!is_one(&ranges(&format!("CONCAT({long}, {})", many(10, ",", |_| long.clone())))));
}

#[test]
fn queries_end_in_time() {
    let ring = |count: u32| {
        let point = |at: u32| {
            let angle = f64::from(at % count) / f64::from(count) * std::f64::consts::TAU;
            [angle.cos(), angle.sin()]
        };
        (0..=count).map(point).collect::<Vec<_>>()
    };
    let object: serde_json::Map<String, Json> = (0..5_000).map(|at| (format!("k{at}"), json!(at))).collect();
    let parameters = Arc::new(vec![
        ("@rows".to_owned(), json!((0..3000).collect::<Vec<_>>())),
        ("@a".to_owned(), json!("a".repeat(200_000))),
        ("@words".to_owned(), json!("w ".repeat(50_000))),
        ("@lakes".to_owned(), json!("lake ".repeat(80_000))),
        ("@object".to_owned(), json!(serde_json::to_string(&object).unwrap())),
        ("@names".to_owned(), json!({"n".repeat(100_000): 1})),
        ("@like".to_owned(), json!(format!("%{}b", "a".repeat(5_000)))),
        ("@sets".to_owned(), json!(format!("%[{}]b", "xyz".repeat(5_000)))),
        ("@polygon".to_owned(), json!({"type": "Polygon", "coordinates": [ring(4000)]})),
        ("@rings".to_owned(), json!({"type": "MultiPolygon", "coordinates": vec![[ring(500)]; 8]})),
        ("@numbers".to_owned(), json!(format!("[{}1]", "1,".repeat(100_000)))),
        ("@long".to_owned(), json!("a".repeat(900_000))),
    ]);
    let documents = Arc::new(vec![json!({"id": "1"})]);
    let rows = "FROM c JOIN (SELECT VALUE @rows) AS l JOIN r IN l";
    let lots = |item: &str, count: usize| vec![item; count].join(", ");
    let like = format!("%{}b", "a".repeat(5_000));
    let hostile = [
        // Patterns.
        format!("SELECT VALUE 1 {rows} WHERE @a LIKE '{like}'"),
        format!("SELECT VALUE 1 {rows} WHERE @a LIKE @like"),
        format!("SELECT VALUE 1 {rows} WHERE @a LIKE @sets"),
        format!("SELECT VALUE 1 {rows} WHERE REGEXMATCH(@a, '^(a|aa)+$(?<=b)')"),
        format!("SELECT VALUE 1 {rows} WHERE REGEXMATCH(@a, '(?=.*b)x')"),
        format!("SELECT VALUE 1 {rows} WHERE REGEXMATCH(@a, '(a|b)*a(a|b){{400}}c')"),
        format!("SELECT VALUE 1 {rows} WHERE REGEXMATCH('x', CONCAT('(a{{400}}){{', TOSTRING(r), '}}'))"),
        // Rows that print more than they hold.
        format!("SELECT VALUE [{}] {rows}", lots("@rows", 1000)),
        format!("SELECT {} {rows}", many(1000, ", ", |at| format!("@a AS a{at}"))),
        format!("SELECT VALUE {{a: {}}} {rows}", lots("@names", 1).as_str()) + " JOIN q IN l",
        nested(12, "@rows", |inner| format!("ARRAY(SELECT VALUE [x, x, x, x, x, x, x, x] FROM x IN (SELECT VALUE [{inner}]))"))
            .replacen("ARRAY", "SELECT VALUE ARRAY", 1)
            + " FROM c",
        // Members of what was made.
        format!("SELECT VALUE o.none {rows} JOIN (SELECT VALUE STRINGTOOBJECT(@object)) AS o JOIN q IN l"),
        format!("SELECT VALUE o[CONCAT('no', 'ne')] {rows} JOIN (SELECT VALUE STRINGTOOBJECT(@object)) AS o JOIN q IN l"),
        // Functions.
        format!("SELECT VALUE LENGTH(TRIM(@a, CONCAT('b', @a))) {rows}"),
        format!("SELECT VALUE LENGTH(CONCAT({})) FROM c", lots("@long", 1000)),
        format!(
            "SELECT VALUE LENGTH({}) FROM c",
            nested(14, "@a", |inner| format!("(SELECT VALUE s || s FROM (SELECT VALUE {inner}) AS s)"))
        ),
        format!("SELECT VALUE ARRAY_LENGTH(STRINGSPLIT(@words, ' ')) {rows}"),
        format!("SELECT VALUE STRINGJOIN(STRINGSPLIT(@words, ' '), @words) {rows}"),
        format!("SELECT VALUE ARRAY_LENGTH(ARRAY(SELECT VALUE STRINGTOARRAY(@numbers) {rows})) FROM c"),
        "SELECT VALUE ARRAY_LENGTH(ARRAY(SELECT VALUE [a, b] FROM a IN (SELECT VALUE @rows) JOIN b IN (SELECT VALUE @rows))) FROM c"
            .to_owned(),
        "SELECT VALUE FULLTEXTCONTAINS(@words, CONCAT(@words, 'v')) FROM c".to_owned(),
        "SELECT VALUE FULLTEXTCONTAINS(@long, {'term': CONCAT(@long, 'b'), 'distance': 2}) FROM c".to_owned(),
        "SELECT VALUE FULLTEXTCONTAINS(@words, {'term': @long, 'distance': 2}) FROM c".to_owned(),
        format!("SELECT VALUE FULLTEXTCONTAINS(@words, {{'term': 'mountain', 'distance': 2}}) {rows}"),
        format!("SELECT VALUE ST_DISTANCE(@polygon, @polygon) {rows}"),
        format!("SELECT VALUE ST_WITHIN(@polygon, @polygon) {rows}"),
        format!("SELECT VALUE ST_ISVALID(@rings) {rows}"),
        // Groups and order.
        format!("SELECT VALUE {{{}}} {rows} JOIN q IN l GROUP BY r, q", many(500, ", ", |at| format!("a{at}: MIN(r)"))),
        format!("SELECT VALUE r {rows} JOIN q IN l ORDER BY r"),
    ];
    for text in hostile {
        let shown: String = text.chars().take(120).collect();
        let error = printed(&text, &documents, &parameters).expect_err(&shown);
        assert!(error.message().contains("more steps than it may"), "{shown}: {error}");
    }
    // What has an end is told.
    let object = "(SELECT VALUE STRINGTOOBJECT(@object))";
    let same = format!("SELECT VALUE o = p FROM c JOIN {object} AS o JOIN {object} AS p");
    assert_eq!(printed(&same, &documents, &parameters), Ok("true".len()));
    let year = "SELECT VALUE LENGTH(DATETIMEFORMAT('2026-01-02', REPLACE(@a, 'a', 'y'))) FROM c";
    assert_eq!(printed(year, &documents, &parameters), Ok("200000".len()));
    // Words of four letters are not compared with one of eleven.
    let fuzzy = "SELECT VALUE FULLTEXTCONTAINS(@lakes, {'term': 'bbbbbbbbbbb', 'distance': 2}) FROM c";
    assert_eq!(printed(fuzzy, &documents, &parameters), Ok("false".len()));
    assert!(peak() < 1 << 30, "{} bytes", peak());
}

/// The most memory that this process has had, in bytes.
fn peak() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse::<usize>().unwrap() << 10
}
