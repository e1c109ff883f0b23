import asyncio
import threading


async def work(loop):
    print(loop)


def worker(loop):
    asyncio.set_event_loop(loop)
    loop.run_forever()


loop = asyncio.new_event_loop()
threading.Thread(target=worker, args=(loop,), daemon=True).start()
asyncio.run_coroutine_threadsafe(work(loop), loop).result()

other = asyncio.new_event_loop()
other.run_until_complete(work(other))
other.close()
