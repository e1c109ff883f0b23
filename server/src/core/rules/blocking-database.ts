import { reportBlockingCall } from "../fixes/blocking-call";
import { defineRule } from "../linter/rule";

/** AIO407: a coroutine function asks a database and blocks. */
export default defineRule({
  id: "blocking-database",
  code: "AIO407",
  since: "0.2.0",
  severity: "warning",
  fix: "suggested",
  aliases: [],

  summary: "A coroutine function asks a database with a library that blocks, such as `sqlite3` or `psycopg2`.",
  why: "A query waits for the database, and sometimes for a lock that somebody else holds. Everything in an event loop runs in one thread: while one call waits, no other task goes on, no timer fires and no client gets an answer. In asyncio's debug mode Python says `Executing <Task …> took 1.000 seconds`.\n\nMost databases have a library for asyncio: `aiosqlite`, `asyncpg`, `psycopg.AsyncConnection`, `redis.asyncio`, `pymongo.AsyncMongoClient`, `sqlalchemy.ext.asyncio`.",
  bad: `import asyncio

import redis

cache = redis.Redis()


async def visits():
    return cache.incr("visits")


async def main():
    print(await visits())


asyncio.run(main())
`,
  good: `import asyncio

import redis.asyncio


async def visits(cache):
    return await cache.incr("visits")


async def main():
    async with redis.asyncio.Redis() as cache:
        print(await visits(cache))


asyncio.run(main())
`,
  whenNotToUse:
    "When nothing else runs in the event loop at that time, as in a small script. Databases in memory (`:memory:`) are left alone.",
  references: ["https://docs.python.org/3/library/asyncio-dev.html#running-blocking-code", "https://aiosqlite.omnilib.dev/"],
  messages: {
    found: "`{name}(…)` waits for a database, and the whole event loop with it: until it returns, no other task runs.",
    instead:
      "`{name}(…)` waits for a database, and the whole event loop with it: until it returns, no other task runs. `{instead}` does not block.",
  },

  visit: {
    Call(call, context) {
      reportBlockingCall(context, call, "blocking-database");
    },
  },
});
