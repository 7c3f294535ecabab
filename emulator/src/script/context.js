// What a script sees of the request and of the answer: `getContext()` and what it leads to.

/** The message that a request or an answer is, as triggers and stored procedures see it. */
class Message {
  #headers;
  #get;
  #set;

  constructor(headers, get, set) {
    this.#headers = new Map(Object.entries(headers ?? {}));
    this.#get = get;
    this.#set = set;
  }

  getBody() {
    return this.#get();
  }

  setBody(body) {
    // `null`, not nothing: a body was set.
    this.#set(body === undefined ? null : body);
  }

  getOperationType() {
    return setup.operation;
  }

  getValue(name) {
    return this.#headers.get(String(name).toLowerCase());
  }

  setValue(name, value) {
    this.#headers.set(String(name).toLowerCase(), value);
  }
}

class Response extends Message {
  appendBody(value) {
    const text = (part) => (typeof part === "string" ? part : stringify(part));
    const body = this.getBody();
    this.setBody(body === undefined ? value : text(body) + text(value));
  }

  getMaxResourceQuota() {
    return setup.quota;
  }

  getResourceQuotaCurrentUsage() {
    return setup.usage;
  }
}

function installContext() {
  const collection = new Collection();
  const headers = setup.request?.headers;
  const body = (set, message) => (set === undefined ? (message?.body ?? undefined) : set);
  const request = new Message(headers, () => body(requestBody, setup.request), (body) => (requestBody = body));
  const response = new Response({}, () => body(responseBody, setup.response), (body) => (responseBody = body));
  const context = {
    getCollection: () => collection,
    getRequest() {
      if (setup.kind === "procedure") throw new Error("A stored procedure has no request: it is called with its arguments.");
      return request;
    },
    getResponse() {
      if (setup.kind === "pre") throw new Error("A pre-trigger has no response: nothing has been written yet.");
      return response;
    },
    abort(error) {
      fail(error ?? new Error("The script was aborted."));
      throw error;
    },
  };
  Object.defineProperties(collection, {
    request: { get: () => context.getRequest() },
    response: { get: () => context.getResponse() },
  });
  globalThis.getContext = () => context;
  globalThis.__ = collection;
}
