/** What the table of callbacks says of the standard library is what CPython does: it calls a coroutine function, and nothing of that runs. */
import { describe, expect, it } from "vitest";
import data from "../../src/core/semantics/callback-sinks.json";
import { NameTable, withoutBraces } from "../../src/core/semantics/name-table";
import { allInterpreters, runPython } from "../harness/cpython";

/** A program for each function, which has `f`, a coroutine function, called. */
const programs: Readonly<Record<string, string>> = {
  "asyncio.AbstractEventLoop().call_soon": "in_loop(lambda loop: loop.call_soon(f))",
  "asyncio.AbstractEventLoop().call_soon_threadsafe": "in_loop(lambda loop: loop.call_soon_threadsafe(f))",
  "asyncio.AbstractEventLoop().call_later": "in_loop(lambda loop: loop.call_later(0, f))",
  "asyncio.AbstractEventLoop().call_at": "in_loop(lambda loop: loop.call_at(0, f))",
  "asyncio.AbstractEventLoop().set_exception_handler":
    "in_loop(lambda loop: (loop.set_exception_handler(f), loop.call_exception_handler({'message': 'x'})))",
  "asyncio.Task().add_done_callback": "in_loop(lambda loop: loop.create_task(asyncio.sleep(0)).add_done_callback(f))",
  "asyncio.AbstractEventLoop().run_in_executor": "in_loop(lambda loop: loop.run_in_executor(None, f))",
  "concurrent.futures.ThreadPoolExecutor().submit": "concurrent.futures.ThreadPoolExecutor().submit(f).result()",
  "threading.Thread": "started(threading.Thread(target=f))",
  "threading.Timer": "started(threading.Timer(0, f))",
  "concurrent.futures.Future().add_done_callback": "done(concurrent.futures.Future(), f)",
  "weakref.finalize": "weakref.finalize(set(), f)()",
  "contextlib.ExitStack().callback": "stack(f)",
  "contextlib.AsyncExitStack().callback": "in_loop(lambda loop: loop.create_task(async_stack(f)))",
  "unittest.TestCase().addCleanup": "case(unittest.TestCase, lambda self: self.addCleanup(f))",
  "unittest.IsolatedAsyncioTestCase().addCleanup": "case(unittest.IsolatedAsyncioTestCase, lambda self: self.addCleanup(f))",
  "sched.scheduler().enter": "scheduled(f)",
  "builtins.sorted": "sorted([1, 2], key=f)",
  "builtins.max": "max([1], key=f)",
  "builtins.list().sort": "[1].sort(key=f)",
  "heapq.nlargest": "heapq.nlargest(1, [1, 2], key=f)",
  "itertools.groupby": "list(itertools.groupby([1], f))",
  "builtins.filter": "list(filter(f, [1]))",
  "itertools.takewhile": "list(itertools.takewhile(f, [1]))",
  "functools.reduce": "functools.reduce(f, [1, 2])",
  "itertools.accumulate": "list(itertools.accumulate([1, 2], f))",
  "re.sub": "re.sub('a', f, 'a')",
  "builtins.map": "list(map(f, [1]))",
};

const program = `
import asyncio, concurrent.futures, contextlib, functools, heapq, itertools, json, re, sched, sys, threading, unittest, warnings, weakref
warnings.simplefilter("ignore")

def in_loop(act):
    async def main():
        act(asyncio.get_running_loop())
        for _ in range(5):
            await asyncio.sleep(0)
    loop = asyncio.new_event_loop()
    try:
        loop.run_until_complete(main())
        loop.run_until_complete(loop.shutdown_asyncgens())
    finally:
        loop.close()

def started(thread):
    thread.start()
    thread.join()

def done(future, f):
    future.add_done_callback(f)
    future.set_result(1)

def stack(f):
    with contextlib.ExitStack() as one:
        one.callback(f)

async def async_stack(f):
    async with contextlib.AsyncExitStack() as one:
        one.callback(f)

def case(base, act):
    class Case(base):
        def test(self):
            act(self)
    unittest.defaultTestLoader.loadTestsFromTestCase(Case).run(unittest.TestResult())

def scheduled(f):
    one = sched.scheduler()
    one.enter(0, 1, f)
    one.run()

def runs(code):
    calls = []
    async def f(*rest, **options):
        calls.append(1)
    try:
        eval(code, dict(globals(), f=f))
    except TypeError:
        pass
    return len(calls) > 0

print(json.dumps({name: runs(code) for name, code in json.load(sys.stdin).items()}))
`;

const pythons = allInterpreters().filter(({ minor }) => minor >= 8);
const table = new NameTable(data.sinks.flatMap(({ by, names }) => names.flatMap(withoutBraces).map((name) => [name, by] as const)));

describe.skipIf(pythons.length === 0).each(pythons)("CPython $version", (python) => {
  const ran = runPython(python, program, programs) as Readonly<Record<string, boolean>>;

  it.each(Object.keys(programs))("%s", (name) => {
    const by = table.find([name]);
    expect(by).toBeDefined();
    expect(ran[name]).toBe(by === "await");
  });
});
