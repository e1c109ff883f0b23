import { reportBlockingCall } from "../fixes/blocking-call";
import { defineRule } from "../linter/rule";

/** AIO402: an HTTP library that blocks is used in a coroutine function. */
export default defineRule({
  id: "blocking-http",
  code: "AIO402",
  since: "0.2.0",
  severity: "warning",
  fix: "suggested",
  aliases: ["ASYNC210", "ASYNC211", "ASYNC212", "S7499"],

  summary: "A coroutine function asks a server over HTTP with a library that blocks, such as `requests`.",
  why: "The call sends a request and waits for the answer, which may take seconds. Everything in an event loop runs in one thread: while one call waits, no other task goes on, no timer fires and no client gets an answer. In asyncio's debug mode Python says `Executing <Task …> took 1.000 seconds`.\n\nA library for asyncio, such as `httpx` or `aiohttp`, is awaited instead. Where that is too much to change, `asyncio.to_thread` runs the call in a thread of its own.",
  bad: `import asyncio

import requests


async def fetch(url):
    return requests.get(url, timeout=10).text


async def main():
    print(await fetch("https://example.com"))


asyncio.run(main())
`,
  good: `import asyncio

import httpx


async def fetch(url):
    async with httpx.AsyncClient(timeout=10) as client:
        response = await client.get(url)
    return response.text


async def main():
    print(await fetch("https://example.com"))


asyncio.run(main())
`,
  whenNotToUse: "When nothing else runs in the event loop at that time, as in a small script.",
  references: ["https://docs.python.org/3/library/asyncio-dev.html#running-blocking-code", "https://www.python-httpx.org/async/"],
  messages: {
    found: "`{name}(…)` waits for the answer of a server, and the whole event loop with it: until it returns, no other task runs.",
    instead:
      "`{name}(…)` waits for the answer of a server, and the whole event loop with it: until it returns, no other task runs. `{instead}` does not block.",
  },

  visit: {
    Call(call, context) {
      reportBlockingCall(context, call, "blocking-http");
    },
  },
});
