//! The emulator as a program: it is run, asked, and stopped.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Output, Stdio};

use cosmosdb_emulator::WELL_KNOWN_KEY;
use serde_json::{Value, json};

fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_cosmosdb-emulator"));
    program.env_remove("COSMOSDB_EMULATOR_KEY").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    program
}

fn run(arguments: &[&str]) -> Output {
    program().args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A program that runs until it is told to stop.
pub(crate) struct Running {
    pub(crate) child: Child,
    /// What it has said at the start.
    said: Vec<String>,
}

impl Running {
    pub(crate) fn start(arguments: &[&str]) -> Self {
        let child = program().args(["--port", "0"]).args(arguments).spawn().unwrap();
        let mut running = Self { child, said: Vec::new() };
        for line in BufReader::new(running.child.stdout.take().unwrap()).lines() {
            running.said.push(line.unwrap());
            if running.said.last().unwrap().starts_with("Ctrl-C stops it") {
                return running;
            }
        }
        panic!("it has ended: {:?}", running.said);
    }

    /// What stands after a word.
    pub(crate) fn value(&self, word: &str) -> &str {
        let found = self.said.iter().find_map(|line| line.strip_prefix(word));
        found.unwrap_or_else(|| panic!("no {word} in {:?}", self.said)).trim()
    }

    /// Stops it; returns the exit code, and what it has written to the standard error.
    fn stop(mut self, signal: &str) -> (i32, String) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
        let code = self.child.wait().unwrap().code().unwrap();
        let mut errors = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
        (code, errors)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Asks at an endpoint; returns the whole answer.
pub(crate) fn ask(endpoint: &str, request: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(endpoint.strip_prefix("http://").unwrap()).unwrap();
    let length = body.len();
    let headers = format!("Host: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {length}");
    write!(stream, "{request} HTTP/1.1\r\n{headers}\r\n\r\n{body}").unwrap();
    let mut reply = String::new();
    stream.read_to_string(&mut reply).unwrap();
    reply
}

#[test]
fn it_says_where_it_is_and_stops() {
    for signal in ["-INT", "-TERM"] {
        let running = Running::start(&[]);
        assert_eq!(running.value("Key:"), WELL_KNOWN_KEY);
        assert!(running.said.last().unwrap().contains("nothing is kept"));
        assert!(!running.said.iter().any(|line| line.starts_with("Admin:")));
        assert!(ask(running.value("Endpoint:"), "GET /", "").starts_with("HTTP/1.1 401 "));
        assert_eq!(running.stop(signal), (0, String::new()));
    }
    let running = Running::start(&["--key", "b3du"]);
    assert_eq!(running.value("Key:"), "the one that you gave");
}

#[test]
fn it_is_told_what_to_do_and_logs_what_comes() {
    let running = Running::start(&["--admin-port", "0", "--clock", "2026-02-28T23:59:00Z", "--log", "json"]);
    let (endpoint, admin) = (running.value("Endpoint:"), running.value("Admin:"));
    assert!(ask(admin, "GET /health", "").contains(r#""status": "ready""#));
    assert!(ask(admin, "GET /clock", "").contains("2026-02-28T23:59:"));
    assert!(ask(admin, "PATCH /clock", r#"{"advance_ms": 3600000, "frozen": true}"#).contains("2026-03-01T00:59:"));
    let moved = ask(endpoint, "GET /dbs/shop?sig=SECRET", "");
    assert!(moved.contains("date: Sun, 01 Mar 2026 00:59:"), "{moved}");
    let fault = r#"{"operation": "list_databases", "effect": {"answer": {"status": 503}}}"#;
    assert!(ask(admin, "POST /faults", fault).starts_with("HTTP/1.1 201 "));
    assert!(ask(endpoint, "GET /dbs", "").starts_with("HTTP/1.1 503 "));

    let (code, log) = running.stop("-TERM");
    let lines: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((code, lines.len()), (0, 2), "what the admin endpoint is asked is no request: {log}");
    let of = |name: &str| lines.iter().map(|line| line[name].clone()).collect::<Vec<_>>();
    assert_eq!(of("status"), [json!(401), json!(503)]);
    assert_eq!(of("operation"), [json!("read_database"), json!("list_databases")]);
    assert!(of("time")[0].as_str().unwrap().starts_with("2026-03-01T00:59:") && !log.contains("SECRET"), "{log}");

    let running = Running::start(&["--log", "text"]);
    ask(running.value("Endpoint:"), "GET /dbs", "");
    let (_, log) = running.stop("-INT");
    assert!(log.lines().count() == 1 && log.contains(" 401/5000 GET /dbs list_databases "), "{log}");
}

#[test]
fn exit_codes_say_what_was_wrong() {
    let directory = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = directory.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let (wrong, missing) = (file("wrong.ndjson", "{}\n"), directory.path().join("none.ndjson"));
    for (code, arguments, expected) in [
        (2, &["--nothing"] as &[&str], "--nothing"),
        (2, &["--clock", "noon"], "2026-11-28T12:00:00Z"),
        (2, &["--log", "loud"], "json"),
        (2, &["--key", "?"], "not base64"),
        (2, &["--host", "192.0.2.1"], "loopback"),
        (2, &["--completions", "tcsh"], "bash"),
        (2, &["--completions", "bash", "--port", "1"], "cannot be used with"),
        (3, &["--port", &port], "port 0 takes a free one"),
        (3, &["--port", "0", "--admin-port", &port], "admin endpoint"),
        (4, &["--port", "0", "--seed", &wrong], "wrong.ndjson:1"),
        (1, &["--port", "0", "--seed", missing.to_str().unwrap()], "none.ndjson"),
    ] {
        let output = run(arguments);
        let errors = text(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{arguments:?} {errors}");
        assert!(errors.contains("error: ") && errors.contains(expected) && output.stdout.is_empty(), "{arguments:?} {errors}");
    }
    let help = text(&run(&["--help"]).stdout);
    let told = help.split_once("Exit codes:\n").unwrap().1;
    for code in 0..=4 {
        assert!(told.contains(&format!("  {code}  ")), "{told}");
    }
}

#[cfg(feature = "durable")]
#[test]
fn a_file_has_one_emulator() {
    let directory = tempfile::tempdir().unwrap();
    let data = directory.path().join("shop.redb");
    let data = data.to_str().unwrap();
    let running = Running::start(&["--data", data]);
    assert!(running.said.last().unwrap().contains("everything is kept"));
    let second = run(&["--port", "0", "--data", data]);
    assert_eq!(second.status.code(), Some(4), "{}", text(&second.stderr));
    assert_eq!(running.stop("-TERM").0, 0);
    std::fs::write(data, "no data").unwrap();
    assert_eq!(run(&["--port", "0", "--data", data]).status.code(), Some(4));
}

#[test]
fn help_teaches() {
    let (short, long, version) = (run(&["-h"]), run(&["--help"]), run(&["--version"]));
    assert!([&short, &long, &version].iter().all(|output| output.status.code() == Some(0) && output.stderr.is_empty()));
    assert_eq!(text(&version.stdout), format!("cosmosdb-emulator {}\n", env!("CARGO_PKG_VERSION")));
    let (short, long) = (text(&short.stdout), text(&long.stdout));
    assert!(short.contains("--help says more") && !short.contains("Exit codes"));
    for part in ["Examples:\n", "curl ", "Exit codes:\n", "Where it listens:\n", "COSMOSDB_EMULATOR_KEY"] {
        assert!(long.contains(part), "{part}");
    }
    assert!(!long.contains(WELL_KNOWN_KEY));
    // What the examples say works: they are options that there are.
    let examples = long.split_once("Examples:\n").unwrap().1.split_once("Exit codes").unwrap().0;
    for option in examples.split_whitespace().filter(|word| word.starts_with("--") && *word != "--json") {
        let option = option.trim_end_matches(':');
        assert!(long.contains(&format!("      {option}")) || long.contains(&format!(", {option} ")), "{option}");
    }
}

#[test]
fn shells_complete_it() {
    for (shell, part) in [
        ("bash", "complete -F _cosmosdb"),
        ("zsh", "#compdef cosmosdb-emulator"),
        ("fish", "complete -c cosmosdb-emulator"),
        ("powershell", "Register-ArgumentCompleter"),
        ("elvish", "edit:completion:arg-completer[cosmosdb-emulator]"),
    ] {
        let output = run(&["--completions", shell]);
        let script = text(&output.stdout);
        assert!(output.status.code() == Some(0) && script.contains(part) && script.contains("admin-port"), "{shell}");
    }
}
