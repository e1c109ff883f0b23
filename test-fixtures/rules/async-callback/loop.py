import asyncio
import functools


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
        self.loop.call_soon(self.close)  # expect: async-callback
        #                   ^^^^^^^^^^ `call_soon` calls `self.close` and drops the coroutine object that it gives, so that its body never runs: `RuntimeWarning: coroutine 'Client.close' was

    def schedule(self, later):
        later.call_later(1, self.close)
        self.loop.call_soon(self.start)


async def main(other, event_loop):
    loop = asyncio.get_running_loop()
    loop.call_soon(tick)  # expect: async-callback
    loop.call_soon(told, 1, 2)  # expect: async-callback
    loop.call_soon_threadsafe(tick)  # expect: async-callback
    loop.call_later(1, tick)  # expect: async-callback
    loop.call_later(1, callback=tick)  # expect: async-callback
    loop.call_at(loop.time() + 1, told, "x")  # expect: async-callback
    loop.call_soon(lambda: told(1))  # expect: async-callback
    #              ^^^^^^^^^^^^^^^ `call_soon` calls `told`
    loop.call_soon(functools.partial(told, 1))  # expect: async-callback
    #              ^^^^^^^^^^^^^^^^^^^^^^^^^^ calls `told`
    loop.call_soon(Client())  # expect: async-callback
    loop.add_signal_handler(2, tick)  # expect: async-callback
    #                          ^^^^ `TypeError: coroutines cannot be used with add_signal_handler()`
    loop.add_signal_handler(2, lambda: told(2))  # expect: async-callback
    #                          ^^^^^^^^^^^^^^^ `add_signal_handler` calls `told` and drops
    loop.add_reader(0, tick)  # expect: async-callback
    loop.set_exception_handler(told)  # expect: async-callback
    task = asyncio.create_task(tick())
    task.add_done_callback(told)  # expect: async-callback
    if other:
        loop.call_soon(tick)  # expect: async-callback
    for number in range(3):
        loop.call_later(number, lambda number=number: told(number))  # expect: async-callback
    event_loop.call_soon(tick)  # expect: async-callback
    #                    ^^^^ If `event_loop` is an event loop, `call_soon` calls `tick`
    handles = [loop.call_later(delay, told, delay) for delay in range(3)]  # expect: async-callback
    if other: loop.call_soon(tick)  # expect: async-callback
    loop.call_soon(tick())  # expect: async-callback
    #              ^^^^^^ wants a function that it can call, and gets the coroutine object of `tick`
    coroutine = told(1)
    loop.call_later(1, coroutine)  # expect: async-callback

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
    loop.call_soon(tick)  # expect: async-callback
    loop.run_forever()
