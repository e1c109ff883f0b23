"""Tasks that only a local variable keeps."""

import logging
import asyncio


background_tasks = set()


def report_failure(task):
    if not task.cancelled() and task.exception():
        logging.getLogger(__name__).error("A background task failed", exc_info=task.exception())


async def work(number):
    await asyncio.sleep(number)


async def start_and_leave():
    task = asyncio.create_task(work(1))  # expect: dangling-task
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)
    task.add_done_callback(report_failure)
    print("started")


async def start_with_callback():
    task = asyncio.create_task(work(1))  # expect: dangling-task
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)
    task.add_done_callback(report_failure)
    task.add_done_callback(print)


async def underscore():
    task = asyncio.create_task(work(1))  # expect: dangling-task
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)
    task.add_done_callback(report_failure)


async def in_a_loop():
    for number in range(10):
        task = asyncio.create_task(work(number))  # expect: dangling-task
        background_tasks.add(task)
        task.add_done_callback(background_tasks.discard)
        task.add_done_callback(report_failure)
        await asyncio.sleep(1)


def from_sync_code(loop: asyncio.AbstractEventLoop):
    task = loop.create_task(work(3))  # expect: dangling-task
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)
    task.add_done_callback(report_failure)
    task.set_name("work")


async def lives_as_long():
    # The variable of a coroutine that waits keeps the task.
    ticker = asyncio.create_task(work(1))
    await asyncio.sleep(10)


async def lives_in_a_context():
    ticker = asyncio.create_task(work(1))
    async with asyncio.timeout(3):
        pass


def runs_the_loop(loop: asyncio.AbstractEventLoop):
    server = loop.create_task(work(1))
    loop.run_forever()


async def used_later():
    task = asyncio.create_task(work(1))

    def stop():
        task.cancel()

    return stop


async def given_away(tasks: list):
    task = asyncio.create_task(work(1))
    tasks.append(task)


async def returned():
    task = asyncio.create_task(work(1))
    return task


class Service:
    async def start(self):
        self.task = asyncio.create_task(work(1))
        self.other = other = asyncio.create_task(work(2))


async def shared():
    global keeper
    keeper = asyncio.create_task(work(1))
