import logging
import asyncio
import functools


background_tasks = set()


def report_failure(task):
    if not task.cancelled() and task.exception():
        logging.getLogger(__name__).error("A background task failed", exc_info=task.exception())


async def tick():
    print("tick")


async def told(*what):
    print(what)


def plain():
    print("plain")


class Client:
    def __init__(self):
        self.loop = asyncio.get_running_loop()
        self.tasks = set()

    async def close(self):
        await asyncio.sleep(0)

    async def __call__(self):
        await asyncio.sleep(0)

    def start(self):
        def start_close():
            task = asyncio.create_task(self.close())
            self.tasks.add(task)
            task.add_done_callback(self.tasks.discard)
            task.add_done_callback(report_failure)

        self.loop.call_soon(start_close)  # expect: async-callback
        #                   ^^^^^^^^^^ `call_soon` calls `self.close` and drops the coroutine object that it gives, so that its body never runs: `RuntimeWarning: coroutine 'Client.close' was

    def schedule(self, later):
        later.call_later(1, self.close)
        self.loop.call_soon(self.start)


async def main(other, event_loop):
    loop = asyncio.get_running_loop()

    def start_tick():
        task = asyncio.create_task(tick())
        background_tasks.add(task)
        task.add_done_callback(background_tasks.discard)
        task.add_done_callback(report_failure)

    loop.call_soon(start_tick)  # expect: async-callback

    def start_told(*arguments):
        task = asyncio.create_task(told(*arguments))
        background_tasks.add(task)
        task.add_done_callback(background_tasks.discard)
        task.add_done_callback(report_failure)

    loop.call_soon(start_told, 1, 2)  # expect: async-callback

    def start_tick():
        task = asyncio.create_task(tick())
        background_tasks.add(task)
        task.add_done_callback(background_tasks.discard)
        task.add_done_callback(report_failure)

    loop.call_soon_threadsafe(start_tick)  # expect: async-callback

    def start_tick():
        task = asyncio.create_task(tick())
        background_tasks.add(task)
        task.add_done_callback(background_tasks.discard)
        task.add_done_callback(report_failure)

    loop.call_later(1, start_tick)  # expect: async-callback

    def start_tick():
        task = asyncio.create_task(tick())
        background_tasks.add(task)
        task.add_done_callback(background_tasks.discard)
        task.add_done_callback(report_failure)

    loop.call_later(1, callback=start_tick)  # expect: async-callback

    def start_told(*arguments):
        task = asyncio.create_task(told(*arguments))
        background_tasks.add(task)
        task.add_done_callback(background_tasks.discard)
        task.add_done_callback(report_failure)

    loop.call_at(loop.time() + 1, start_told, "x")  # expect: async-callback

    def start_told():
        task = asyncio.create_task(told(1))
        background_tasks.add(task)
        task.add_done_callback(background_tasks.discard)
        task.add_done_callback(report_failure)

    loop.call_soon(start_told)  # expect: async-callback
    #              ^^^^^^^^^^^^^^^ `call_soon` calls `told`
    loop.call_soon(functools.partial(told, 1))  # expect: async-callback
    #              ^^^^^^^^^^^^^^^^^^^^^^^^^^ calls `told`
    loop.call_soon(Client())  # expect: async-callback

    def start_tick():
        task = asyncio.create_task(tick())
        background_tasks.add(task)
        task.add_done_callback(background_tasks.discard)
        task.add_done_callback(report_failure)

    loop.add_signal_handler(2, start_tick)  # expect: async-callback
    #                          ^^^^ `TypeError: coroutines cannot be used with add_signal_handler()`
    def start_told():
        task = asyncio.create_task(told(2))
        background_tasks.add(task)
        task.add_done_callback(background_tasks.discard)
        task.add_done_callback(report_failure)

    loop.add_signal_handler(2, start_told)  # expect: async-callback
    #                          ^^^^^^^^^^^^^^^ `add_signal_handler` calls `told` and drops
    def start_tick():
        task = asyncio.create_task(tick())
        background_tasks.add(task)
        task.add_done_callback(background_tasks.discard)
        task.add_done_callback(report_failure)

    loop.add_reader(0, start_tick)  # expect: async-callback

    def start_told(*arguments):
        task = asyncio.create_task(told(*arguments))
        background_tasks.add(task)
        task.add_done_callback(background_tasks.discard)
        task.add_done_callback(report_failure)

    loop.set_exception_handler(start_told)  # expect: async-callback
    task = asyncio.create_task(tick())

    def start_told(*arguments):
        task = asyncio.create_task(told(*arguments))
        background_tasks.add(task)
        task.add_done_callback(background_tasks.discard)
        task.add_done_callback(report_failure)

    task.add_done_callback(start_told)  # expect: async-callback
    if other:
        def start_tick():
            task = asyncio.create_task(tick())
            background_tasks.add(task)
            task.add_done_callback(background_tasks.discard)
            task.add_done_callback(report_failure)

        loop.call_soon(start_tick)  # expect: async-callback
    for number in range(3):
        def start_told(number=number):
            task = asyncio.create_task(told(number))
            background_tasks.add(task)
            task.add_done_callback(background_tasks.discard)
            task.add_done_callback(report_failure)

        loop.call_later(number, start_told)  # expect: async-callback

    def start_tick():
        task = asyncio.create_task(tick())
        background_tasks.add(task)
        task.add_done_callback(background_tasks.discard)
        task.add_done_callback(report_failure)

    event_loop.call_soon(start_tick)  # expect: async-callback
    #                    ^^^^ If `event_loop` is an event loop, `call_soon` calls `tick`
    handles = [loop.call_later(delay, told, delay) for delay in range(3)]  # expect: async-callback
    if other: loop.call_soon(tick)  # expect: async-callback

    def start_tick(*arguments):
        task = asyncio.create_task(tick())
        background_tasks.add(task)
        task.add_done_callback(background_tasks.discard)
        task.add_done_callback(report_failure)

    loop.call_soon(start_tick)  # expect: async-callback
    #              ^^^^^^ wants a function that it can call, and gets the coroutine object of `tick`
    coroutine = told(1)

    def start_told(*arguments):
        task = asyncio.create_task(coroutine)
        background_tasks.add(task)
        task.add_done_callback(background_tasks.discard)
        task.add_done_callback(report_failure)

    loop.call_later(1, start_told)  # expect: async-callback

    # These call something plain, or start a task.
    loop.call_soon(plain)
    loop.call_soon(lambda: asyncio.ensure_future(tick()))
    loop.call_soon(other)
    loop.call_soon(print, tick)
    loop.call_later(1, handles.clear)
    task.add_done_callback(handles.remove)
    asyncio.create_task(tick()).add_done_callback(lambda task: print(task))
    other.call_soon(tick)
    other.add_done_callback(tick)
    loop.create_task(tick())
    loop.run_in_executor(None, plain)
    await asyncio.start_server(told, "localhost", 80)


def synchronously():
    loop = asyncio.new_event_loop()

    def start_tick():
        task = asyncio.create_task(tick())
        background_tasks.add(task)
        task.add_done_callback(background_tasks.discard)
        task.add_done_callback(report_failure)

    loop.call_soon(start_tick)  # expect: async-callback
    loop.run_forever()
