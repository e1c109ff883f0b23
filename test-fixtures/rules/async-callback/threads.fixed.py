import _thread
import asyncio
import multiprocessing
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


async def work(amount=1):
    return amount


async def rest():
    await asyncio.sleep(1)


def plain():
    return work()


def start():
    threading.Thread(target=lambda: asyncio.run(rest())).start()  # expect: async-callback
    #                       ^^^^ In the other thread, `Thread` only makes a coroutine object of `rest`
    threading.Thread(target=lambda *arguments: asyncio.run(work(*arguments)), args=(1,), daemon=True).start()  # expect: async-callback
    threading.Thread(None, lambda: asyncio.run(rest())).start()  # expect: async-callback
    threading.Timer(1, lambda: asyncio.run(rest())).start()  # expect: async-callback
    _thread.start_new_thread(lambda *arguments: asyncio.run(work(*arguments)), (1,))  # expect: async-callback
    multiprocessing.Process(target=rest).start()  # expect: async-callback
    threading.Thread(target=lambda: asyncio.run(work(2))).start()  # expect: async-callback
    threading.Thread(target=lambda: asyncio.run(plain())).start()  # expect: async-callback
    with ThreadPoolExecutor() as executor:
        executor.submit(lambda *arguments: asyncio.run(work(*arguments)), 1)  # expect: async-callback
        executor.submit(lambda: asyncio.run(rest())).result()  # expect: async-callback
        future = executor.submit(lambda *arguments: asyncio.run(work(*arguments)), 2)  # expect: async-callback
        print(future.done())
    with ProcessPoolExecutor() as executor:
        executor.submit(rest)  # expect: async-callback


async def main():
    loop = asyncio.get_running_loop()
    await work(1)  # expect: async-callback
    await work(amount=2)  # expect: async-callback
    await rest()  # expect: async-callback
    await work(3)  # expect: async-callback
    result = await work()  # expect: async-callback
    threading.Thread(target=lambda: asyncio.run_coroutine_threadsafe(rest(), loop)).start()  # expect: async-callback
    threading.Timer(1, lambda: asyncio.run_coroutine_threadsafe(rest(), loop)).start()  # expect: async-callback
    await work(1)  # expect: async-callback
    threading.Thread(target=lambda *arguments: asyncio.run_coroutine_threadsafe(work(1), loop)).start()  # expect: async-callback

    # What the thread makes is awaited here.
    await (await asyncio.to_thread(work))
    made = await asyncio.to_thread(work)
    await made
    return await asyncio.to_thread(work)


def sound(executor):
    threading.Thread(target=asyncio.run, args=(rest(),)).start()
    threading.Thread(target=lambda: asyncio.run(rest())).start()
    threading.Thread(target=sound).start()
    threading.Thread(target=executor).start()
    threading.Timer(1, print).start()
    executor.submit(work)
    with ThreadPoolExecutor() as pool:
        pool.submit(print, work)
        pool.submit(asyncio.run, rest())
        result = pool.submit(work)
        asyncio.run(result.result())
        asyncio.run(pool.submit(work).result())
    multiprocessing.Process(target=print).start()
