import { reportBlockingCall } from "../fixes/blocking-call";
import { defineRule } from "../linter/rule";

/** AIO406: a coroutine function uses the network and blocks. */
export default defineRule({
  id: "blocking-socket",
  code: "AIO406",
  since: "0.2.0",
  severity: "warning",
  fix: "suggested",
  aliases: [],

  summary: "A coroutine function uses the network with functions that block: sockets, name resolution, mail, FTP, SSH.",
  why: "Connecting, sending, receiving and looking up a name wait for another computer. Everything in an event loop runs in one thread: while one call waits, no other task goes on, no timer fires and no client gets an answer. In asyncio's debug mode Python says `Executing <Task …> took 1.000 seconds`.\n\nasyncio has streams (`asyncio.open_connection`) and, on the event loop, the same operations to be awaited: `loop.getaddrinfo`, `loop.sock_recv` and others.",
  bad: `import asyncio
import socket


async def address_of(host):
    return socket.gethostbyname(host)


print(asyncio.run(address_of("localhost")))
`,
  good: `import asyncio
import socket


async def address_of(host):
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, None, family=socket.AF_INET)
    return found[0][4][0]


print(asyncio.run(address_of("localhost")))
`,
  whenNotToUse:
    "When nothing else runs in the event loop at that time, as in a small script. Sockets that do not block (`setblocking(False)`) are left alone.",
  references: [
    "https://docs.python.org/3/library/asyncio-stream.html",
    "https://docs.python.org/3/library/asyncio-eventloop.html#working-with-socket-objects-directly",
  ],
  messages: {
    found: "`{name}(…)` waits for the network, and the whole event loop with it: until it returns, no other task runs.",
    instead:
      "`{name}(…)` waits for the network, and the whole event loop with it: until it returns, no other task runs. `{instead}` does not block.",
  },

  visit: {
    Call(call, context) {
      reportBlockingCall(context, call, "blocking-socket");
    },
  },
});
