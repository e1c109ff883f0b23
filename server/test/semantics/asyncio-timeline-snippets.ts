/**
 * A piece of Python for lines of the timeline of asyncio that naming the thing does not decide: what warns or fails only when it is called, parameters, and
 * situations. `loop` is an event loop that runs where the snippet awaits, and is set as the current one elsewhere.
 */
import type { TimelineRow } from "../../src/core/semantics/asyncio-timeline";

const withLoop: Readonly<Record<string, string>> = {
  "asyncio.sleep": "await asyncio.sleep(0.001, loop=loop)",
  "asyncio.gather": "await asyncio.gather(asyncio.sleep(0), loop=loop)",
  "asyncio.wait": "await asyncio.wait([asyncio.ensure_future(asyncio.sleep(0))], loop=loop)",
  "asyncio.wait_for": "await asyncio.wait_for(asyncio.sleep(0), 1, loop=loop)",
  "asyncio.shield": "await asyncio.shield(asyncio.sleep(0), loop=loop)",
  "asyncio.as_completed": "for one in asyncio.as_completed([asyncio.sleep(0)], loop=loop): await one",
  "asyncio.open_connection": `
server = await asyncio.start_server(lambda reader, writer: writer.close(), "127.0.0.1", 0)
reader, writer = await asyncio.open_connection("127.0.0.1", server.sockets[0].getsockname()[1], loop=loop)
writer.close()
server.close()`,
  "asyncio.start_server": `(await asyncio.start_server(print, "127.0.0.1", 0, loop=loop)).close()`,
  "asyncio.open_unix_connection": `
import tempfile
path = tempfile.mkdtemp() + "/socket"
server = await asyncio.start_unix_server(lambda reader, writer: writer.close(), path)
reader, writer = await asyncio.open_unix_connection(path, loop=loop)
writer.close()
server.close()`,
  "asyncio.start_unix_server": `
import tempfile
(await asyncio.start_unix_server(print, tempfile.mkdtemp() + "/socket", loop=loop)).close()`,
  "asyncio.create_subprocess_exec": `
import sys
await (await asyncio.create_subprocess_exec(sys.executable, "-c", "", loop=loop)).wait()`,
  "asyncio.create_subprocess_shell": `await (await asyncio.create_subprocess_shell("exit 0", loop=loop)).wait()`,
};

const coroutine = "async def work(): pass\n";

const parameters: Readonly<Record<string, (name: string) => string>> = {
  loop: (name) => withLoop[name] ?? `${name}(loop=loop)`,
  context: (name) => {
    const context = "import contextvars\ncontext = contextvars.copy_context()\n";
    switch (name) {
      case "asyncio.create_task":
        return `${coroutine}${context}await asyncio.create_task(work(), context=context)`;
      case "asyncio.AbstractEventLoop.create_task":
        return `${coroutine}${context}await loop.create_task(work(), context=context)`;
      case "asyncio.Future.add_done_callback":
        return `${context}loop.create_future().add_done_callback(print, context=context)`;
      default: {
        const method = name.slice(name.lastIndexOf(".") + 1);
        return `${context}loop.${method}(${/later|at$/.test(method) ? "0, " : ""}int, context=context)`;
      }
    }
  },
  name: (name) => `${coroutine}await ${name.replace("asyncio.AbstractEventLoop", "loop")}(work(), name="work")`,
  msg: (name) =>
    name === "asyncio.Task.cancel"
      ? `${coroutine}task = asyncio.ensure_future(work())\nawait task\ntask.cancel(msg="why")`
      : `loop.create_future().cancel(msg="why")`,
  loop_factory: () => `${coroutine}asyncio.set_event_loop(None)\nasyncio.run(work(), loop_factory=asyncio.new_event_loop)`,
  reuse_address: () => `(await loop.create_datagram_endpoint(asyncio.DatagramProtocol, ("127.0.0.1", 0), reuse_address=True))[0].close()`,
  eager_start: (name) => {
    if (name === "asyncio.TaskGroup.create_task")
      return `${coroutine}async with asyncio.TaskGroup() as group: group.create_task(work(), eager_start=True)`;
    return `${coroutine}await ${name.replace("asyncio.AbstractEventLoop", "loop")}(work(), eager_start=True)`;
  },
};

const situations: Readonly<Record<string, (name: string) => string>> = {
  "in async for": () => `${coroutine}async for task in asyncio.as_completed([work()]): await task`,
  "awaited, or in with": (name) => `one = ${name}()\nwith await one: pass`,
  "with coroutine objects": () => `${coroutine}await asyncio.wait({work()})`,
  "with a process pool": () => "import concurrent.futures\nloop.set_default_executor(concurrent.futures.ProcessPoolExecutor(1))",
  "without an event loop": () => "asyncio.set_event_loop_policy(None)\nasyncio.get_event_loop()",
  "the built-in class": (name) => `import concurrent.futures\nassert ${name} is TimeoutError`,
};

const calls: Readonly<Record<string, string>> = {
  "asyncio.async": "async def work(): pass\nawait getattr(asyncio, 'async')(work())",
  "asyncio.coroutine": "asyncio.coroutine(lambda: (yield))",
  "asyncio.coroutines.coroutine": "asyncio.coroutines.coroutine(lambda: (yield))",
  "asyncio.Task.all_tasks": "asyncio.Task.all_tasks(loop)",
  "asyncio.Task.current_task": "asyncio.Task.current_task(loop)",
  "asyncio.get_child_watcher": "asyncio.get_child_watcher()",
  "asyncio.set_child_watcher": "asyncio.set_child_watcher(None)",
  "asyncio.AbstractChildWatcher": "class Watcher(asyncio.AbstractChildWatcher): pass",
  "asyncio.SafeChildWatcher": "asyncio.SafeChildWatcher()",
  "asyncio.FastChildWatcher": "asyncio.FastChildWatcher()",
  "asyncio.MultiLoopChildWatcher": "asyncio.MultiLoopChildWatcher()",
  "asyncio.get_event_loop_policy": "asyncio.get_event_loop_policy()",
  "asyncio.set_event_loop_policy": "asyncio.set_event_loop_policy(None)",
  "asyncio.iscoroutinefunction": "asyncio.iscoroutinefunction(print)",
  "uvloop.install": "import uvloop\nuvloop.install()",
};

/** The snippet that shows what a line of the timeline says about one of its names. */
export function snippetOf(name: string, { parameter, situation }: TimelineRow): string {
  const special = parameter ? parameters[parameter]?.(name) : situation ? situations[situation]?.(name) : calls[name];
  if (special !== undefined) return special;
  if (parameter || situation) throw new Error(`No snippet for ${name} (${parameter ?? situation})`);
  const [module] = name.split(".");
  // `unittest.mock` and `concurrent.futures` are modules of their own, and so are some of asyncio.
  const inner = /^((?:\w+\.)+)[A-Za-z]\w*$/.exec(name)?.[1]?.slice(0, -1) ?? name;
  return `import ${/^[a-z_.]+$/.test(inner) ? inner : module}\n${name === "asyncio.compat" ? "import asyncio.compat" : name}`;
}
