import asyncio
from asyncio import sleep

ready = False
count = 0
fixed = False


def change():
    global ready, count
    ready = True
    count += 1


class Server:
    def __init__(self):
        self.is_ready = False
        self.is_stopped = False
        self.never = False
        self.jobs = 0

    async def start(self):
        self.is_ready = True
        self.jobs += 1

    def stop(self):
        self.is_stopped = True

    @property
    def is_idle(self):
        return self.jobs == 0

    async def wait(self, other):
        while not self.is_ready:  # expect: polling-sleep
#             ^^^^^^^^^^^^^^^^^ sleeps until `self.is_ready` changes
            await asyncio.sleep(1)
        while self.is_ready:  # expect: polling-sleep
            await asyncio.sleep(0)
        while not self.is_stopped:  # expect: polling-sleep
            await sleep(0.1)
        while self.jobs:  # expect: polling-sleep
            await asyncio.sleep(1)
        while not self.is_stopped:  # expect: polling-sleep
            # Nothing else to do.
            await asyncio.sleep(1)

        # Nobody here changes these, or more is done.
        while not self.never:
            await asyncio.sleep(1)
        while not self.is_idle:
            await asyncio.sleep(1)
        while not other.is_ready:
            await asyncio.sleep(1)
        while not self.is_ready:
            await asyncio.sleep(1)
            print("waiting")
        while True:
            await asyncio.sleep(1)
        while not other():
            await asyncio.sleep(1)
        while self.jobs > 3:
            await asyncio.sleep(1)


async def main(given):
    while not ready:  # expect: polling-sleep
        await asyncio.sleep(1)
    while count:  # expect: polling-sleep
        await asyncio.sleep(1)
    while not fixed:
        await asyncio.sleep(1)
    while not given:
        await asyncio.sleep(1)
    while not ready:
        await other()


async def other():
    done = False

    def finish():
        nonlocal done
        done = True

    asyncio.get_running_loop().call_later(1, finish)
    while not done:  # expect: polling-sleep
        await asyncio.sleep(0.1)
    working = True

    async def work():
        nonlocal working
        await asyncio.sleep(1)
        working = False

    task = asyncio.create_task(work())
    while working:  # expect: polling-sleep
        await asyncio.sleep(0.1)
    await task
    stopped = False
    while not stopped:
        await asyncio.sleep(1)
