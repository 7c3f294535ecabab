//! From a request to its answer: route, authenticate, carry out, and write the headers that every answer has.

mod response;

use std::io;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use cosmosdb::types::ConsistencyLevel;
use cosmosdb_core::ApiVersion;
use cosmosdb_core::service::{Operation, Service};
use http::header::{HOST, HeaderName};
use http::{HeaderMap, Method, Request, Response, StatusCode};

use crate::answer::Answer;
use crate::answer_headers::AnswerHeaders;
use crate::api::Api;
use crate::auth::{self, Grant, Keys, Signed};
use crate::call::Call;
use crate::clock::Clock;
use crate::entra::EntraToken;
use crate::error::{Failure, Fault, Outcome};
use crate::fault::{self, About, Effect};
use crate::faults::Faults;
use crate::headers::Headers;
use crate::keeping::{Answered, Kept};
use crate::log::{Log, Noted};
use crate::router::{self, Path};
use crate::script::{self, Turns};
use crate::served::{Cut, Served, TooLarge, Unread};
use crate::storage::{Memory, Storage};
use crate::store::{Place, State};
use crate::throttle::Throttle;
use crate::tls::Secure;
use crate::tokens::Issuer;
use crate::traffic::Traffic;
use crate::{answer_headers, charge, conflicts, consistency, crud, special, surroundings, throttle};

/// Answers requests; the same in-process and behind a socket.
pub(crate) struct Handler {
    api: Api,
    keys: Keys,
    issuer: Issuer,
    clock: Clock,
    state: Mutex<State>,
    pub(crate) storage: Box<dyn Storage>,
    faults: Faults,
    traffic: Traffic,
    requests: AtomicU64,
    turns: Turns,
    /// If throughput can run out.
    throttle: Option<Throttle>,
    log: Option<Log>,
}

/// What came of a request.
struct Ran {
    surroundings: AnswerHeaders,
    outcome: Outcome<Answer>,
    kept: Option<Kept>,
    known_in: Duration,
}

impl Ran {
    fn failed(failure: Failure) -> Self {
        Self { surroundings: AnswerHeaders::default(), outcome: Err(failure), kept: None, known_in: Duration::ZERO }
    }
}

/// The operation that a request is for.
pub(crate) struct Routed {
    version: ApiVersion,
    path: Path,
    pub(crate) operation: &'static Operation,
}

impl Handler {
    /// One whose state is what the storage has.
    ///
    /// # Errors
    ///
    /// The storage cannot be read.
    pub(crate) fn new(
        service: &'static Service,
        keys: Keys,
        issuer: Issuer,
        clock: Clock,
        mut state: State,
        storage: Box<dyn Storage>,
        faults: Faults,
    ) -> io::Result<Self> {
        let (api, traffic, turns) = (Api::new(service), Traffic::default(), Turns::default());
        state.load(&api, storage.as_ref())?;
        let (state, requests) = (Mutex::new(state), AtomicU64::new(0));
        Ok(Self { api, keys, issuer, clock, state, storage, faults, traffic, requests, turns, throttle: None, log: None })
    }

    /// The same, with throughput that runs out.
    pub(crate) fn throttled(self) -> Self {
        Self { throttle: Some(Throttle::default()), ..self }
    }

    /// The same, with somebody who is told of requests.
    pub(crate) fn logged(self, log: Log) -> Self {
        Self { log: Some(log), ..self }
    }

    /// Another one with the same in its state, in memory.
    pub(crate) fn fork(&self) -> Self {
        let mut state = self.state().fork();
        state.make_all_known();
        Self {
            api: Api::new(self.api.service()),
            keys: self.keys.clone(),
            issuer: self.issuer.fork(),
            clock: self.clock.fork(),
            state: Mutex::new(state),
            storage: Box::new(Memory),
            faults: Faults::seeded(0),
            traffic: Traffic::default(),
            requests: AtomicU64::new(0),
            turns: Turns::default(),
            throttle: self.throttle.as_ref().map(|_| Throttle::default()),
            log: self.log.clone(),
        }
    }

    /// Answers a request that came to a port, or fails as it is told to. What it finds out of the request it notes.
    pub(crate) async fn attend(
        self: &Arc<Self>,
        port: u16,
        request: &Request<Bytes>,
        mut noted: Option<&mut Noted>,
    ) -> Result<Served, Cut> {
        let turn = self.turns.take().await;
        let region = self.region(port)?;
        let routed = self.route(request);
        let operation = routed.as_ref().ok().map(|routed| routed.operation);
        if let Some(noted) = &mut noted {
            (noted.operation, noted.region) = (operation, Some(self.state().regions.name(region).to_owned()));
        }
        self.traffic.count(operation.map_or("", |operation| operation.name), region);
        let fault = self.faults.pick(|| self.about(region, operation, request));
        drop(turn);
        let Some((id, fault)) = fault else {
            return Ok(script::answer(self, port, request, routed).await?.into());
        };
        if let Some(noted) = noted {
            noted.fault = Some(id);
        }
        // A late answer is late after what it tells of: whoever gives it up may find that it was done.
        let carried_out = match fault.is_carried_out() {
            true => Some(script::answer(self, port, request, routed).await?),
            false => None,
        };
        if let Some(delay) = fault.delay {
            tokio::time::sleep(delay).await;
            // Meanwhile the region may have gone.
            let _turn = self.turns.take().await;
            self.region(port)?;
        }
        let mut served: Served = match (fault.effect, carried_out) {
            (Effect::Refuse, _) => return Err(Cut::Refused),
            (Effect::Answer { status, sub_status }, _) => self.fail(request, status, sub_status).into(),
            (Effect::None, Some(response)) => response.into(),
            (Effect::Truncate(bytes), Some(response)) => Served { response, cut: Some(bytes) },
            (Effect::Body(body), Some(response)) => response.map(|_| body).into(),
            (_, Some(_)) => return Err(Cut::After),
            (_, None) => return Err(Cut::Before),
        };
        for (name, value) in &fault.headers {
            if let Ok(wire) = HeaderName::try_from(self.api.wire(name).unwrap_or(name)) {
                served.response.headers_mut().insert(wire, answer_headers::value(value));
            }
        }
        Ok(served)
    }

    /// What faults have to know of a request.
    fn about(&self, region: usize, operation: Option<&'static Operation>, request: &Request<Bytes>) -> About {
        let range = Headers::new(&self.api, request.headers()).get("partition_key_range_id");
        let range = range.map(|range| range.rsplit_once(',').map_or(range, |(_, id)| id).to_owned());
        let path = fault::segments(request.uri().path());
        About { operation, path, region: self.state().regions.name(region).to_owned(), range }
    }

    /// The region that answers at a port. One that is offline answers nothing: it is asked anew whenever something had to be waited for.
    pub(crate) fn region(&self, port: u16) -> Result<usize, Cut> {
        self.state().regions.at(port).ok_or(Cut::Refused)
    }

    /// Answers a request, whatever it takes.
    pub(crate) fn handle(&self, region: usize, port: u16, request: &Request<Bytes>, routed: Outcome<Routed>) -> Answered {
        let activity_id = self.activity_id(request.headers());
        let Ran { surroundings, outcome, kept, known_in } = self.run(region, port, request, routed);
        let headers = Headers::new(&self.api, request.headers());
        let is_head = request.method() == Method::HEAD;
        let response = match outcome {
            Ok(answer) => {
                let drops = request.method() != Method::GET && !answer.whole && headers.drops_body();
                self.respond(activity_id, surroundings, answer, is_head || drops)
            }
            Err(failure) => self.refuse(activity_id, surroundings, failure.fault.code(&self.api), &failure, is_head),
        };
        Answered { response, kept, known_in }
    }

    /// The answer of a fault that was asked for.
    fn fail(&self, request: &Request<Bytes>, status: u16, sub: Option<u32>) -> Response<Bytes> {
        let code = (StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR), sub);
        let known = self.api.service().statuses.iter().find(|known| known.status == Some(status) && known.sub_status == sub);
        let failure = Failure::internal(known.map_or("The emulator was told to fail.", |known| known.docs.trim()));
        let activity_id = self.activity_id(request.headers());
        let is_head = request.method() == Method::HEAD;
        self.refuse(activity_id, AnswerHeaders::default(), code, &failure, is_head)
    }

    /// Answers a request that is not looked at.
    pub(crate) fn refuse_unread(&self, headers: &HeaderMap, failure: &Failure) -> Response<Bytes> {
        self.refuse(self.activity_id(headers), AnswerHeaders::default(), failure.fault.code(&self.api), failure, false)
    }

    fn run(&self, region: usize, port: u16, request: &Request<Bytes>, routed: Outcome<Routed>) -> Ran {
        let origin = origin(port, request);
        let now = self.clock.now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let call = match routed.and_then(|routed| self.understand(&origin, request, routed)) {
            Ok(call) => call,
            Err(failure) => return Ran::failed(failure),
        };
        let mut state = self.state();
        let millis = u64::try_from(now.as_millis()).unwrap_or(u64::MAX);
        let served = self.check(&mut state, region, millis, &call).and_then(|level| self.serve_in(&mut state, &call, &level));
        let kept = self.keep(&mut state);
        let waits = kept_by_all(&state, &call) && served.as_ref().is_ok_and(|(_, outcome)| outcome.is_ok());
        let known_in = Duration::from_millis(if waits { state.regions.longest_lag_from(region) } else { 0 });
        match served {
            Ok((surroundings, outcome)) => Ran { surroundings, outcome, kept, known_in },
            Err(failure) => Ran { kept, ..Ran::failed(failure) },
        }
    }

    /// Checks that a request may be served in a region, and says how consistently.
    fn check(&self, state: &mut State, region: usize, millis: u64, call: &Call<'_>) -> Outcome<ConsistencyLevel> {
        let level = state.consistency.of(call)?;
        state.here = state.at(region, millis, &level);
        state.regions.check(region, call)?;
        self.check_storage(state, call.operation.effect)?;
        Ok(level)
    }

    /// Serves a request as far as is known where it came.
    fn serve_in(
        &self,
        state: &mut State,
        call: &Call<'_>,
        level: &ConsistencyLevel,
    ) -> Outcome<(AnswerHeaders, Outcome<Answer>)> {
        // What has expired is gone before anything else is done: wherever it was changed, and whatever is known of that.
        let place = crud::locate(state, call);
        let view = if special::concerns_documents(call) { state.known() } else { None };
        let Some(mut view) = view else {
            let place = place?;
            let outcome = self.carry_out(state, call, &place, level);
            return Ok((surroundings::headers(state, call, &place), outcome));
        };
        let place = crud::locate(&mut view, call)?;
        let (outcome, steps) = view.traced(|view| self.carry_out(view, call, &place, level));
        if !call.is_read() && outcome.is_ok() {
            conflicts::arrive(state, call, &view, &steps)?;
        }
        Ok((surroundings::headers(&view, call, &place), outcome))
    }

    /// Carries a request out, unless throughput has run out.
    fn carry_out(&self, state: &mut State, call: &Call<'_>, place: &Place, level: &ConsistencyLevel) -> Outcome<Answer> {
        let serve = |state: &mut State| {
            let mut answer = crud::serve(state, call, place)?;
            if call.is_read() && place.is_partitioned() && consistency::costs_double(level) {
                answer.charge *= 2.0;
            }
            Ok(answer)
        };
        let millis = state.here.millis;
        let Some(throttle) = &self.throttle else {
            // What a client says wrongly, it should learn anywhere.
            throttle::check(call)?;
            return serve(state);
        };
        let payers = throttle.admit(state, call, place, millis)?;
        let mut outcome = serve(state);
        if let Some(payers) = payers {
            throttle.pay(&payers, outcome.as_ref().map_or(charge::POINT, |answer| answer.charge), millis);
            if let (Ok(answer), Some(bucket)) = (&mut outcome, payers.bucket()) {
                answer.headers.set("throughput_bucket_applied", bucket);
            }
        }
        outcome
    }

    /// Which operation a request is for.
    fn route(&self, request: &Request<Bytes>) -> Outcome<Routed> {
        let headers = Headers::new(&self.api, request.headers());
        let version = self.version(&headers)?;
        let path = Path::parse(&self.api, request.uri().path())
            .ok_or_else(|| Failure::new(Fault::NotFound, "There is nothing at this path."))?;
        let operation = router::route(&self.api, request.method(), &path, &headers, version)?;
        Ok(Routed { version, path, operation })
    }

    /// Everything that can be told of a request without the state.
    fn understand<'a>(&'a self, origin: &'a str, request: &'a Request<Bytes>, routed: Routed) -> Outcome<Call<'a>> {
        let now = self.clock.now();
        let grant = self.authorize(origin, request, &routed, now)?;
        if request.extensions().get::<Unread>().is_some() {
            // The clock has moved meanwhile.
            let message = "The body was not read, because the request was not allowed when it came: send it again.";
            return Err(Failure::new(Fault::Unavailable, message));
        }
        if let Some(TooLarge(most)) = request.extensions().get() {
            return Err(Failure::new(Fault::TooLarge, format!("The body has more than {most} bytes.")));
        }
        let Routed { version, path, operation } = routed;
        let headers = Headers::new(&self.api, request.headers());
        let call = Call {
            api: &self.api,
            operation,
            path,
            version,
            headers,
            body: request.body(),
            now: now.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()),
            origin,
            grant,
            issuer: &self.issuer,
        };
        call.check_required()?;
        special::check_supported(&call)?;
        Ok(call)
    }

    /// What the token of a request allows.
    fn authorize(&self, origin: &str, request: &Request<Bytes>, routed: &Routed, now: SystemTime) -> Outcome<Grant> {
        let Routed { path, operation, .. } = routed;
        let mut types = vec![operation.resource.signs];
        types.extend(special::signed_also(operation));
        let signed = Signed { path, types, rid_bytes: operation.resource.rid_bytes };
        let headers = Headers::new(&self.api, request.headers());
        auth::authenticate(&self.keys, &self.issuer, now, request.method(), &signed, &headers, origin)
    }

    /// Whether a request comes from somebody who may ask for something of the kind; its body is not looked at.
    pub(crate) fn admits(&self, port: u16, request: &Request<Bytes>) -> bool {
        let routed = self.route(request);
        routed.and_then(|routed| self.authorize(&origin(port, request), request, &routed, self.clock.now())).is_ok()
    }

    /// The API version that a request speaks.
    fn version(&self, headers: &Headers<'_>) -> Outcome<ApiVersion> {
        let Some(text) = headers.get("version") else { return Ok(self.api.newest()) };
        let known = ApiVersion::parse(text).and_then(|version| self.api.service().version(version));
        match known {
            Some(info) => match info.retired {
                Some(date) => Err(Failure::bad_request(format!("The API version {text} was retired on {date}."))),
                None => Ok(info.version),
            },
            None => {
                let versions = self.api.service().versions.iter().filter(|info| info.retired.is_none());
                let versions: Vec<String> = versions.map(|info| info.version.to_string()).collect();
                Err(headers.invalid("version", text, &format!("one of {}", versions.join(", "))))
            }
        }
    }

    pub(crate) fn api(&self) -> &Api {
        &self.api
    }

    pub(crate) fn issuer(&self) -> &Issuer {
        &self.issuer
    }

    pub(crate) fn entra_token(&self, token: &EntraToken) -> String {
        token.sign(&self.keys.primary, self.clock.now())
    }

    pub(crate) fn clock(&self) -> &Clock {
        &self.clock
    }

    pub(crate) fn log(&self) -> Option<&Log> {
        self.log.as_ref()
    }

    pub(crate) fn turns(&self) -> &Turns {
        &self.turns
    }

    pub(crate) fn faults(&self) -> &Faults {
        &self.faults
    }

    pub(crate) fn traffic(&self) -> &Traffic {
        &self.traffic
    }

    /// The time, in seconds since 1970.
    pub(crate) fn now(&self) -> u64 {
        self.clock.now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        // A panic in a handler would be a fault of the emulator; what it holds is still whole enough to go on.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether all regions have to know of a write before it is answered.
fn kept_by_all(state: &State, call: &Call<'_>) -> bool {
    !call.is_read() && special::concerns_documents(call) && state.consistency.level == ConsistencyLevel::Strong
}

/// Scheme, host and port that the client used, so that the account can name them.
fn origin(port: u16, request: &Request<Bytes>) -> String {
    let scheme =
        request.uri().scheme_str().unwrap_or(if request.extensions().get::<Secure>().is_some() { "https" } else { "http" });
    let host = request.headers().get(HOST).and_then(|host| host.to_str().ok());
    let host = host.or_else(|| request.uri().authority().map(|authority| authority.as_str()));
    host.map_or_else(|| format!("{scheme}://localhost:{port}"), |host| format!("{scheme}://{host}"))
}
