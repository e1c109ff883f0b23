"""Tasks that are kept in sets."""

import asyncio

tasks = set()
looked_at = set()


async def work():
    await asyncio.sleep(1)


async def careful():
    try:
        await work()
    except Exception:
        print("failed")


def show(task):
    print(task.exception())


def start():
    task = asyncio.create_task(work())
    tasks.add(task)
    task.add_done_callback(tasks.discard)  # expect: task-failure-unseen
#                          ^^^^^^^^^^^^^ `Task exception was never retrieved`


def start_with_report():
    task = asyncio.create_task(work())
    tasks.add(task)
    task.add_done_callback(tasks.discard)
    task.add_done_callback(show)


def start_careful():
    task = asyncio.create_task(careful())
    tasks.add(task)
    task.add_done_callback(tasks.discard)


def start_awaited_later():
    task = asyncio.create_task(work())
    looked_at.add(task)
    task.add_done_callback(looked_at.discard)


async def wait_for_all():
    await asyncio.gather(*looked_at)


class Service:
    def __init__(self):
        self.tasks = set()
        self.listed = []

    def start(self, loop: asyncio.AbstractEventLoop):
        task = loop.create_task(work(), name="work")
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)  # expect: task-failure-unseen
        other = asyncio.ensure_future(work())
        self.listed.append(other)
        other.add_done_callback(self.listed.remove)  # expect: task-failure-unseen
        return None

    async def start_and_wait(self):
        task = asyncio.create_task(work())
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        await task

    def with_own_callback(self):
        task = asyncio.create_task(work())
        self.tasks.add(task)
        task.add_done_callback(self.on_done)

    def on_done(self, task):
        self.tasks.discard(task)
        task.result()
