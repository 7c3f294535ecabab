"use strict";
// Preloaded into other people's programs: they may connect to this machine, and to nothing else.

const net = require("node:net");

const connect = net.Socket.prototype.connect;

/** The host that `socket.connect(...)` is asked for; `undefined` where it is no host but a local socket. */
function hostOf(args) {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0];
  if (typeof first === "object" && first !== null) {
    return first.path ? undefined : first.host || "localhost";
  }
  if (typeof first === "string" && Number.isNaN(Number(first))) {
    return undefined;
  }
  return typeof args[1] === "string" ? args[1] : "localhost";
}

function isLoopback(host) {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

/** The hosts that somebody wanted to connect to, and was not let. */
globalThis.strayConnections = [];

net.Socket.prototype.connect = function guarded(...args) {
  const host = hostOf(args);
  if (host !== undefined && !isLoopback(host)) {
    globalThis.strayConnections.push(host);
    console.error(`not let out: a connection to ${host}`);
    throw new Error(`connections leave the loopback interface for nobody, and this one was to ${host}`);
  }
  return connect.apply(this, args);
};
