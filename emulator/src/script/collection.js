// The collection as scripts use it. Every operation says whether it is accepted, and calls back when it has been carried out.

/** `options` may be left out. */
function trailing(options, callback) {
  return typeof options === "function" ? [{}, options] : [options ?? {}, callback];
}

function checkLink(link, of) {
  if (typeof link !== "string" || link === "") throw new TypeError(`The link of ${of} should be a string, and is ${stringify(link)}.`);
  return link;
}

function bodyText(body) {
  const text = typeof body === "string" ? body : stringify(body);
  if (text === undefined) throw new TypeError("There is no body.");
  return text;
}

function guid() {
  const digit = (form) => ((Math.random() * 16) & (form === "y" ? 3 : 15)) | (form === "y" ? 8 : 0);
  return "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g, (form) => digit(form).toString(16));
}

/** Without a callback a failure is the script's own, and rows are the script's response. */
function otherwise(callback, shows) {
  if (callback !== undefined && callback !== null) {
    if (typeof callback !== "function") throw new TypeError("The callback is not a function.");
    return callback;
  }
  return (error, resource) => {
    if (error) throw error;
    if (shows) responseBody = resource;
  };
}

class Collection {
  getSelfLink() {
    return setup.selfLink;
  }

  getAltLink() {
    return setup.altLink;
  }

  queryDocuments(link, query, options, callback) {
    return ask("query", "document", link, query, options, callback);
  }

  queryAttachments(link, query, options, callback) {
    return ask("query", "attachment", link, query, options, callback);
  }
}

/** An operation on one resource, or that makes one. */
function one(verb, of, link, body, options, callback) {
  [options, callback] = trailing(options, callback);
  const { etag, ifNoneMatch, indexAction } = options;
  const conditions = verb === "read" ? { ifNoneMatch } : { ifMatch: etag };
  const operation = { verb, of, link: checkLink(link, `the ${of}`), options: { ...conditions, indexAction } };
  if (body !== undefined) operation.body = bodyText(body);
  return accept(operation, otherwise(callback, false));
}

/** An operation that reads a page. */
function page(verb, of, link, body, options, callback) {
  const { pageSize, continuation } = options;
  const operation = { verb, of, link: checkLink(link, "the feed"), body, options: { pageSize, continuation } };
  return accept(operation, otherwise(callback, true));
}

function ask(verb, of, link, query, options, callback) {
  [options, callback] = trailing(options, callback);
  const asked = typeof query === "string" ? { query } : query;
  if (typeof asked?.query !== "string") throw new TypeError("A query should be a string, or an object with a string named query.");
  return page(verb, of, link, stringify(asked), options, callback);
}

for (const [of, suffix] of [["document", "Document"], ["attachment", "Attachment"]]) {
  Object.assign(Collection.prototype, {
    [`create${suffix}`](link, body, options, callback) {
      return one("create", of, link, withId(body, options), options, callback);
    },
    [`upsert${suffix}`](link, body, options, callback) {
      return one("upsert", of, link, withId(body, options), options, callback);
    },
    [`read${suffix}`](link, options, callback) {
      return one("read", of, link, undefined, options, callback);
    },
    [`replace${suffix}`](link, body, options, callback) {
      return one("replace", of, link, body ?? null, options, callback);
    },
    [`delete${suffix}`](link, options, callback) {
      return one("delete", of, link, undefined, options, callback);
    },
    [`read${suffix}s`](link, options, callback) {
      [options, callback] = trailing(options, callback);
      return page("list", of, link, undefined, options, callback);
    },
  });
}

/** What is made without an id is given one, unless that is not wanted. */
function withId(body, options) {
  if (typeof body !== "object" || body === null) return body ?? null;
  const wanted = body.id === undefined && options?.disableAutomaticIdGeneration !== true;
  return wanted ? { id: guid(), ...body } : body;
}
