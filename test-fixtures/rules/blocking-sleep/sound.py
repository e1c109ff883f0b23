"""Sleeping where it keeps no event loop waiting."""
import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor


def work():
    time.sleep(1)


class Thing:
    def sleep(self, seconds):
        return seconds


class time_like:
    @staticmethod
    def sleep(seconds):
        return seconds


async def main(sleep=asyncio.sleep):
    await asyncio.sleep(1)
    await sleep(1)
    await asyncio.to_thread(time.sleep, 1)
    await asyncio.to_thread(lambda: time.sleep(1))
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor() as pool:
        await loop.run_in_executor(pool, time.sleep, 1)

    def in_thread():
        time.sleep(1)

    threading.Thread(target=in_thread).start()
    Thing().sleep(1)
    time_like.sleep(1)
    time.sleep(0)
    print((time.sleep(n) for n in range(3)))

    class Config:
        time.sleep(0)

    return Config


def run(default=time.sleep(0)):
    time.sleep(1)
    asyncio.run(main())
    time.sleep(1)


if __name__ == "__main__":
    time.sleep(1)
    run()
