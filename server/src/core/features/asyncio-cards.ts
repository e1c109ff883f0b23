/**
 * What the names of asyncio are, in a few sentences for people who meet them for the first time. The facts are those of the Python
 * documentation (https://docs.python.org/3/library/asyncio.html); each card says on which page. The sentences are the keys of their translations.
 */

/** What a card says about one name. */
export interface NameCard {
  /** The page and anchor in the Python documentation, behind the address of its version and language. */
  readonly page: string;
  /** What it is, in one sentence or two. */
  readonly what: string;
  /** Whether calling it has run anything yet. Missing where nobody would ask. */
  readonly ran?: string;
  /** What somebody who wrote the name will want to do next. */
  readonly next?: string;
}

const onlyWhenAwaited = "Not by the call alone: it makes a coroutine object, which runs when it is awaited.";
const untilFinished = "Yes: the program goes on behind this line only when the coroutine is finished.";
const atNextAwait = "Not yet: the task begins when this code next waits at an `await`.";
const ordinaryFunction = "Give it an ordinary `def` function: a coroutine function would never run.";

/**
 * The cards by qualified name, as people import it: `asyncio.gather`, `asyncio.Queue.put`. Methods of event loops are under
 * `asyncio.AbstractEventLoop`, which all event loops are.
 */
export const asyncioCards: Readonly<Record<string, NameCard>> = {
  // Starting a program
  asyncio: {
    page: "library/asyncio.html",
    what: "Python's library for doing many things at the same time in one thread: while one waits, another goes on.",
    next: "Write `async def main():` and start it with `asyncio.run(main())`.",
  },
  "asyncio.run": {
    page: "library/asyncio-runner.html#asyncio.run",
    what: "Starts an event loop, runs one coroutine in it until it is finished, closes the loop and gives the result.",
    ran: untilFinished,
    next: "Call it once, for the main coroutine: `asyncio.run(main())`. Inside `async def`, use `await` instead.",
  },
  "asyncio.Runner": {
    page: "library/asyncio-runner.html#asyncio.Runner",
    what: "Keeps one event loop for several runs (Python 3.11 and newer).",
    next: "Write `with asyncio.Runner() as runner:` and, in it, `runner.run(main())` as often as you need.",
  },
  "asyncio.Runner.run": {
    page: "library/asyncio-runner.html#asyncio.Runner.run",
    what: "Runs one coroutine in the runner's event loop until it is finished and gives the result.",
    ran: untilFinished,
    next: "The same coroutine object cannot be run again; call its function again for a new one.",
  },
  // Tasks, and waiting for several things
  "asyncio.create_task": {
    page: "library/asyncio-task.html#asyncio.create_task",
    what: "Makes a Task of a coroutine object: it runs at the same time as the code that goes on here.",
    ran: atNextAwait,
    next: "Keep the task in a variable and `await` it later. The event loop only keeps a weak reference: a task that nobody keeps may vanish half-way.",
  },
  "asyncio.gather": {
    page: "library/asyncio-task.html#asyncio.gather",
    what: "Runs several awaitables at the same time and gives their results as a list, in the order in which you wrote them.",
    ran: "They become tasks at once, and begin when this code next waits at an `await`.",
    next: "Write `results = await asyncio.gather(first(), second())`. When one fails, its exception is raised here and the others run on.",
  },
  "asyncio.TaskGroup": {
    page: "library/asyncio-task.html#asyncio.TaskGroup",
    what: "A group of tasks: its `async with` block ends when all of them are finished (Python 3.11 and newer).",
    next: "Write `async with asyncio.TaskGroup() as tg:` and start tasks in it with `tg.create_task(…)`. When one fails, the others are cancelled.",
  },
  "asyncio.TaskGroup.create_task": {
    page: "library/asyncio-task.html#asyncio.TaskGroup.create_task",
    what: "Makes a Task of a coroutine object, and the group waits for it.",
    ran: "Not yet: the task begins when this code next waits, at the latest at the end of the `async with` block.",
    next: "Behind the block the task is finished: `task.result()` gives its result.",
  },
  "asyncio.sleep": {
    page: "library/asyncio-task.html#asyncio.sleep",
    what: "Waits for some seconds and lets other tasks run meanwhile.",
    ran: onlyWhenAwaited,
    next: "Write `await asyncio.sleep(1)`. Unlike `time.sleep`, it does not hold up the other tasks.",
  },
  "asyncio.wait_for": {
    page: "library/asyncio-task.html#asyncio.wait_for",
    what: "Waits for one awaitable, but only so many seconds: then it cancels it and raises `TimeoutError`.",
    ran: onlyWhenAwaited,
    next: "Write `result = await asyncio.wait_for(work(), timeout=10)`.",
  },
  "asyncio.timeout": {
    page: "library/asyncio-task.html#asyncio.timeout",
    what: "Limits how many seconds an `async with` block may take (Python 3.11 and newer).",
    next: "Write `async with asyncio.timeout(10):` around the code. When the time is up, the code is cancelled and the block raises `TimeoutError`.",
  },
  "asyncio.timeout_at": {
    page: "library/asyncio-task.html#asyncio.timeout_at",
    what: "Limits an `async with` block like `asyncio.timeout`, but names the time by the event loop's clock (Python 3.11 and newer).",
    next: "Write `async with asyncio.timeout_at(loop.time() + 10):` around the code.",
  },
  "asyncio.shield": {
    page: "library/asyncio-task.html#asyncio.shield",
    what: "Protects an awaitable: when the code that waits for it is cancelled, the awaitable itself runs on.",
    ran: "A coroutine object becomes a task at once, and begins when this code next waits at an `await`.",
    next: "Keep the inner task in a variable and write `await asyncio.shield(task)`.",
  },
  "asyncio.wait": {
    page: "library/asyncio-task.html#asyncio.wait",
    what: "Waits for several tasks and gives two sets: those that are done, and those that are not.",
    ran: onlyWhenAwaited,
    next: "Write `done, pending = await asyncio.wait(tasks)`. Give it tasks, since Python 3.11 refuses coroutine objects, and look at each result: no exception is raised here.",
  },
  "asyncio.as_completed": {
    page: "library/asyncio-task.html#asyncio.as_completed",
    what: "Runs several awaitables at the same time and gives them one by one, those that finish first in front.",
    next: "Write `for one in asyncio.as_completed(jobs):` and, in the loop, `result = await one`.",
  },
  "asyncio.to_thread": {
    page: "library/asyncio-task.html#asyncio.to_thread",
    what: "Runs an ordinary function in a thread, so that it does not block the event loop (Python 3.9 and newer).",
    ran: onlyWhenAwaited,
    next: "Write `result = await asyncio.to_thread(function, argument)`: the function itself, without calling it.",
  },
  "asyncio.run_coroutine_threadsafe": {
    page: "library/asyncio-task.html#asyncio.run_coroutine_threadsafe",
    what: "Gives a coroutine object to an event loop that runs in another thread.",
    ran: "It runs in that other thread, as soon as the event loop there gets to it.",
    next: "`future.result()` waits for the result. Never call it in the event loop's own thread: both would wait for ever.",
  },
  "asyncio.current_task": {
    page: "library/asyncio-task.html#asyncio.current_task",
    what: "Gives the Task that runs this code, or `None` where none does.",
  },
  "asyncio.all_tasks": {
    page: "library/asyncio-task.html#asyncio.all_tasks",
    what: "Gives the set of all tasks of the event loop that are not finished.",
  },
  "asyncio.iscoroutine": {
    page: "library/asyncio-task.html#asyncio.iscoroutine",
    what: "Tells whether a value is a coroutine object: what the call of a coroutine function gives, not the function itself.",
  },
  "asyncio.ensure_future": {
    page: "library/asyncio-future.html#asyncio.ensure_future",
    what: "Makes a Task of a coroutine object; a Task or Future is given back as it is.",
    ran: atNextAwait,
    next: "For a coroutine object `asyncio.create_task` is the plainer way. Keep the task in a variable and `await` it later.",
  },
  "asyncio.Task": {
    page: "library/asyncio-task.html#asyncio.Task",
    what: "A coroutine that the event loop runs alongside other code, and the place where its result will be.",
    ran: "It begins when the code that made it next waits at an `await`.",
    next: "Make it with `asyncio.create_task`. `await task` waits for it and gives its result, or raises its exception.",
  },
  "asyncio.Task.cancel": {
    page: "library/asyncio-task.html#asyncio.Task.cancel",
    what: "Asks a task to stop: `CancelledError` is raised in it where it waits.",
    ran: "The task has not stopped yet when `cancel` returns.",
    next: "`await` the task afterwards, so that it can clean up.",
  },
  "asyncio.Future": {
    page: "library/asyncio-future.html#asyncio.Future",
    what: "A place where a result will be put later; `await` waits until it is there.",
    next: "Programs seldom make one: a Task is a Future, and `asyncio.create_task` makes that.",
  },
  "asyncio.Future.result": {
    page: "library/asyncio-future.html#asyncio.Future.result",
    what: "Gives the result when it is there, or raises the exception; before that it raises `InvalidStateError`.",
    ran: "It does not wait.",
    next: "To wait for the result, `await` the Task or Future itself.",
  },
  "asyncio.Future.done": {
    page: "library/asyncio-future.html#asyncio.Future.done",
    what: "Tells whether there is a result, an exception or a cancellation yet.",
  },
  "asyncio.Future.set_result": {
    page: "library/asyncio-future.html#asyncio.Future.set_result",
    what: "Puts the result in and wakes whoever waits for it.",
  },
  "asyncio.Future.add_done_callback": {
    page: "library/asyncio-future.html#asyncio.Future.add_done_callback",
    what: "Names an ordinary function that is called with the Task or Future when it is done.",
    next: ordinaryFunction,
  },
  // Locks and other ways to wait for each other
  "asyncio.Lock": {
    page: "library/asyncio-sync.html#asyncio.Lock",
    what: "Lets one task at a time into its `async with` block; the others wait.",
    next: "Write `async with lock:`. It is for tasks of one event loop, not for threads.",
  },
  "asyncio.Event": {
    page: "library/asyncio-sync.html#asyncio.Event",
    what: "A flag that tasks wait for until another task sets it.",
    next: "`await event.wait()` where you wait, `event.set()` without `await` where you wake them.",
  },
  "asyncio.Event.wait": {
    page: "library/asyncio-sync.html#asyncio.Event.wait",
    what: "Waits until the event is set.",
    ran: onlyWhenAwaited,
    next: "Write `await event.wait()`.",
  },
  "asyncio.Event.set": {
    page: "library/asyncio-sync.html#asyncio.Event.set",
    what: "Sets the event and wakes every task that waits for it. It is an ordinary function: no `await`.",
  },
  "asyncio.Condition": {
    page: "library/asyncio-sync.html#asyncio.Condition",
    what: "A lock together with a way to wait until another task says that something has changed.",
    next: "Write `async with condition:` and, in it, `await condition.wait_for(lambda: ready)`.",
  },
  "asyncio.Semaphore": {
    page: "library/asyncio-sync.html#asyncio.Semaphore",
    what: "Lets only so many tasks at a time into its `async with` block.",
    next: "Make one for all tasks, such as `limit = asyncio.Semaphore(10)`, and write `async with limit:` in each.",
  },
  "asyncio.BoundedSemaphore": {
    page: "library/asyncio-sync.html#asyncio.BoundedSemaphore",
    what: "A Semaphore that raises `ValueError` when it is released more often than it was acquired.",
    next: "Write `async with limit:`, which never gets that wrong.",
  },
  "asyncio.Barrier": {
    page: "library/asyncio-sync.html#asyncio.Barrier",
    what: "Holds tasks back until so many of them have arrived (Python 3.11 and newer).",
    next: "Write `await barrier.wait()` in each task.",
  },
  // Queues
  "asyncio.Queue": {
    page: "library/asyncio-queue.html#asyncio.Queue",
    what: "Hands things from some tasks to others, the oldest first.",
    next: "`await queue.put(thing)` in the task that makes things, `thing = await queue.get()` in the one that takes them.",
  },
  "asyncio.PriorityQueue": {
    page: "library/asyncio-queue.html#asyncio.PriorityQueue",
    what: "A Queue that gives the smallest thing first.",
    next: "Put pairs into it, such as `await queue.put((priority, thing))`.",
  },
  "asyncio.LifoQueue": {
    page: "library/asyncio-queue.html#asyncio.LifoQueue",
    what: "A Queue that gives the newest thing first.",
  },
  "asyncio.Queue.put": {
    page: "library/asyncio-queue.html#asyncio.Queue.put",
    what: "Puts a thing into the queue; while the queue is full, it waits.",
    ran: onlyWhenAwaited,
    next: "Write `await queue.put(thing)`.",
  },
  "asyncio.Queue.get": {
    page: "library/asyncio-queue.html#asyncio.Queue.get",
    what: "Takes the next thing out of the queue; while the queue is empty, it waits.",
    ran: onlyWhenAwaited,
    next: "Write `thing = await queue.get()`.",
  },
  "asyncio.Queue.put_nowait": {
    page: "library/asyncio-queue.html#asyncio.Queue.put_nowait",
    what: "Puts a thing into the queue without waiting; a full queue raises `QueueFull`. It is an ordinary function: no `await`.",
  },
  "asyncio.Queue.get_nowait": {
    page: "library/asyncio-queue.html#asyncio.Queue.get_nowait",
    what: "Takes the next thing without waiting; an empty queue raises `QueueEmpty`. It is an ordinary function: no `await`.",
  },
  "asyncio.Queue.join": {
    page: "library/asyncio-queue.html#asyncio.Queue.join",
    what: "Waits until `task_done` was called for everything that was put into the queue.",
    ran: onlyWhenAwaited,
    next: "Write `await queue.join()`.",
  },
  "asyncio.Queue.task_done": {
    page: "library/asyncio-queue.html#asyncio.Queue.task_done",
    what: "Says that the work on one thing from `get` is finished, which `join` waits for. It is an ordinary function: no `await`.",
  },
  "asyncio.QueueEmpty": {
    page: "library/asyncio-queue.html#asyncio.QueueEmpty",
    what: "Raised by `get_nowait` on an empty queue.",
  },
  "asyncio.QueueFull": {
    page: "library/asyncio-queue.html#asyncio.QueueFull",
    what: "Raised by `put_nowait` on a full queue.",
  },
  // The event loop
  "asyncio.get_event_loop": {
    page: "library/asyncio-eventloop.html#asyncio.get_event_loop",
    what: "Gives the running event loop. Where none runs, it is an old way to get one: since Python 3.14 it raises `RuntimeError` there unless one was set.",
    next: "Inside `async def` write `asyncio.get_running_loop()`. To start a program write `asyncio.run(main())`, which needs no loop from you.",
  },
  "asyncio.get_running_loop": {
    page: "library/asyncio-eventloop.html#asyncio.get_running_loop",
    what: "Gives the event loop that runs this code. Where none runs, it raises `RuntimeError`.",
    next: "Call it inside `async def`, or in a function that is called from there.",
  },
  "asyncio.new_event_loop": {
    page: "library/asyncio-eventloop.html#asyncio.new_event_loop",
    what: "Makes a new event loop, which does not run yet.",
    next: "Most programs need none: `asyncio.run(main())` makes, runs and closes one. Close your own with `loop.close()`.",
  },
  "asyncio.set_event_loop": {
    page: "library/asyncio-eventloop.html#asyncio.set_event_loop",
    what: "Says which event loop `asyncio.get_event_loop` gives in this thread while none runs.",
    next: "With `asyncio.run(main())` you need not set one.",
  },
  "asyncio.AbstractEventLoop.run_until_complete": {
    page: "library/asyncio-eventloop.html#asyncio.loop.run_until_complete",
    what: "Runs the event loop until one coroutine, Task or Future is finished and gives its result.",
    ran: "Yes: the program goes on behind this line only when it is finished. The same coroutine object cannot be run again.",
    next: "Since Python 3.7, `asyncio.run(main())` does all of it: it makes a loop, runs it and closes it.",
  },
  "asyncio.AbstractEventLoop.run_forever": {
    page: "library/asyncio-eventloop.html#asyncio.loop.run_forever",
    what: "Runs the event loop until somebody calls `loop.stop()`.",
    ran: "The program goes on behind this line only then.",
  },
  "asyncio.AbstractEventLoop.stop": {
    page: "library/asyncio-eventloop.html#asyncio.loop.stop",
    what: "Makes `run_forever` or `run_until_complete` return soon.",
  },
  "asyncio.AbstractEventLoop.close": {
    page: "library/asyncio-eventloop.html#asyncio.loop.close",
    what: "Closes an event loop that does not run any more; it cannot be used again.",
  },
  "asyncio.AbstractEventLoop.create_task": {
    page: "library/asyncio-eventloop.html#asyncio.loop.create_task",
    what: "Makes a Task of a coroutine object in this event loop.",
    ran: "Not yet: the task begins when the event loop gets to it.",
    next: "Inside `async def`, `asyncio.create_task` does the same. Keep the task in a variable and `await` it later.",
  },
  "asyncio.AbstractEventLoop.create_future": {
    page: "library/asyncio-eventloop.html#asyncio.loop.create_future",
    what: "Makes a Future of this event loop, which has no result yet.",
  },
  "asyncio.AbstractEventLoop.call_soon": {
    page: "library/asyncio-eventloop.html#asyncio.loop.call_soon",
    what: "Has an ordinary function called by the event loop, as soon as it gets to it.",
    next: "Give it an ordinary `def` function: a coroutine function would never run. From another thread, use `call_soon_threadsafe`.",
  },
  "asyncio.AbstractEventLoop.call_soon_threadsafe": {
    page: "library/asyncio-eventloop.html#asyncio.loop.call_soon_threadsafe",
    what: "Has an ordinary function called by the event loop, from another thread.",
  },
  "asyncio.AbstractEventLoop.call_later": {
    page: "library/asyncio-eventloop.html#asyncio.loop.call_later",
    what: "Has an ordinary function called by the event loop after some seconds.",
    next: ordinaryFunction,
  },
  "asyncio.AbstractEventLoop.call_at": {
    page: "library/asyncio-eventloop.html#asyncio.loop.call_at",
    what: "Has an ordinary function called at a time of the event loop's clock, `loop.time()`.",
    next: ordinaryFunction,
  },
  "asyncio.AbstractEventLoop.run_in_executor": {
    page: "library/asyncio-eventloop.html#asyncio.loop.run_in_executor",
    what: "Runs an ordinary function in a thread or a process, so that it does not block the event loop.",
    ran: "It begins at once, in the other thread or process.",
    next: "Write `result = await loop.run_in_executor(None, function, argument)`. Since Python 3.9, `asyncio.to_thread` is simpler.",
  },
  "asyncio.AbstractEventLoop.time": {
    page: "library/asyncio-eventloop.html#asyncio.loop.time",
    what: "Gives the time of the event loop's clock in seconds. It is no time of day: use it for differences.",
  },
  "asyncio.set_event_loop_policy": {
    page: "library/asyncio-policy.html#asyncio.set_event_loop_policy",
    what: "Says how event loops are made. It is deprecated since Python 3.14.",
    next: "To choose a kind of loop, write `asyncio.run(main(), loop_factory=…)` (Python 3.12 and newer).",
  },
  // Connections and programs
  "asyncio.open_connection": {
    page: "library/asyncio-stream.html#asyncio.open_connection",
    what: "Connects to a server and gives a reader and a writer.",
    ran: onlyWhenAwaited,
    next: "Write `reader, writer = await asyncio.open_connection(host, port)`.",
  },
  "asyncio.start_server": {
    page: "library/asyncio-stream.html#asyncio.start_server",
    what: "Starts a server that calls a function for each client that connects.",
    ran: onlyWhenAwaited,
    next: "Write `server = await asyncio.start_server(handle, host, port)` and then `await server.serve_forever()`.",
  },
  "asyncio.StreamReader": {
    page: "library/asyncio-stream.html#asyncio.StreamReader",
    what: "Reads what comes over a connection.",
    next: "Its reading methods are coroutine functions: `line = await reader.readline()`.",
  },
  "asyncio.StreamWriter": {
    page: "library/asyncio-stream.html#asyncio.StreamWriter",
    what: "Sends bytes over a connection.",
    next: "`writer.write(data)` without `await`, and then `await writer.drain()`.",
  },
  "asyncio.StreamWriter.write": {
    page: "library/asyncio-stream.html#asyncio.StreamWriter.write",
    what: "Hands bytes over for sending. It is an ordinary function: no `await`.",
    next: "Write `await writer.drain()` behind it.",
  },
  "asyncio.StreamWriter.drain": {
    page: "library/asyncio-stream.html#asyncio.StreamWriter.drain",
    what: "Waits until so much was sent that more can be written.",
    ran: onlyWhenAwaited,
    next: "Write `await writer.drain()`.",
  },
  "asyncio.create_subprocess_exec": {
    page: "library/asyncio-subprocess.html#asyncio.create_subprocess_exec",
    what: "Starts another program, without holding up the event loop.",
    ran: onlyWhenAwaited,
    next: "Write `process = await asyncio.create_subprocess_exec(program, argument)` and then `await process.wait()`.",
  },
  "asyncio.create_subprocess_shell": {
    page: "library/asyncio-subprocess.html#asyncio.create_subprocess_shell",
    what: "Starts a shell command, without holding up the event loop.",
    ran: onlyWhenAwaited,
    next: "Write `process = await asyncio.create_subprocess_shell(command)` and then `await process.wait()`. Never put other people's text into the command.",
  },
  // Exceptions
  "asyncio.CancelledError": {
    page: "library/asyncio-exceptions.html#asyncio.CancelledError",
    what: "Raised at an `await` in a task that somebody cancels.",
    next: "Clean up in `finally`. If you catch it, `raise` it again, or the task cannot be stopped.",
  },
  "asyncio.TimeoutError": {
    page: "library/asyncio-exceptions.html#asyncio.TimeoutError",
    what: "Raised when the time is up. Since Python 3.11 it is the built-in `TimeoutError`; before that it was another class.",
  },
  "asyncio.InvalidStateError": {
    page: "library/asyncio-exceptions.html#asyncio.InvalidStateError",
    what: "Raised when a Task or Future is asked for a result that is not there yet, or given a second one.",
  },
};
