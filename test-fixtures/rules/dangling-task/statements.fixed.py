"""Tasks that are started by a statement of their own."""

import logging
import asyncio
from asyncio import create_task as spawn, ensure_future


background_tasks = set()


def report_failure(task):
    if not task.cancelled() and task.exception():
        logging.getLogger(__name__).error("A background task failed", exc_info=task.exception())


async def notify(user):
    await asyncio.sleep(1)
    print("notified", user)


class Mailer:
    def __init__(self):
        self.loop = asyncio.get_event_loop()  # noqa: AIO6
        self.tasks = set()

    def send(self, user):
        task = self.loop.create_task(notify(user))  # expect: dangling-task
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        task.add_done_callback(report_failure)
#       ^^^^^^^^^^^^^^^^^^^^^ Nothing keeps this task

    def send_kept(self, user):
        self.tasks.add(self.loop.create_task(notify(user)))

    def send_later(self, user):
        return self.loop.create_task(notify(user))


async def handle(user):
    task = asyncio.create_task(notify(user))  # expect: dangling-task
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)
    task.add_done_callback(report_failure)
#   ^^^^^^^^^^^^^^^^^^^ may be garbage-collected while it waits ("Task was destroyed but it is pending!")


async def handle_with_group(user):
    task = asyncio.create_task(notify(user), name="notify")  # expect: dangling-task
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)
    task.add_done_callback(report_failure)
    print("started")
    await asyncio.sleep(2)  # the group would wait here


async def other_names(user):
    task = spawn(notify(user))  # expect: dangling-task
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)
    task.add_done_callback(report_failure)
    task = ensure_future(notify(user))  # expect: dangling-task
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)
    task.add_done_callback(report_failure)
    task = asyncio.get_running_loop().create_task(notify(user))  # expect: dangling-task
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)
    task.add_done_callback(report_failure)
    task = asyncio.Task(notify(user))  # expect: dangling-task
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)
    task.add_done_callback(report_failure)


async def chained(user):
    task = asyncio.create_task(notify(user))
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)
    task.add_done_callback(report_failure)
    task.add_done_callback(print)  # expect: dangling-task


async def in_expressions(users, quiet):
    [await notify(one) for one in users]  # expect: dangling-task
    quiet or await notify("all")  # expect: dangling-task
    await notify("a") if quiet else await notify("b")  # expect: dangling-task, dangling-task


async def callbacks(loop: asyncio.AbstractEventLoop):
    loop.call_later(1, lambda: asyncio.create_task(notify("later")))  # expect: dangling-task
#                              ^^^^^^^^^^^^^^^^^^^ The event loop drops what a callback returns
    loop.call_soon(asyncio.ensure_future, notify("soon"))  # expect: dangling-task


async def sound(users, loop, future):
    task = asyncio.create_task(notify("kept"))
    await task
    await asyncio.create_task(notify("awaited"))
    tasks = [asyncio.create_task(notify(one)) for one in users]
    await asyncio.gather(*tasks)
    async with asyncio.TaskGroup() as group:
        group.create_task(notify("group"))
    asyncio.ensure_future(future)
    loop.create_job(notify)
    run = asyncio.create_task
    print(run, len([asyncio.create_task(notify(one)) for one in users]))
    return asyncio.create_task(notify("returned"))


def make(loop: asyncio.AbstractEventLoop, handlers, user):
    handlers["x"] = lambda: asyncio.create_task(notify(user))
    handlers["y"] = loop.create_task(notify(user))
    return [lambda: loop.create_task(notify(user))]


asyncio.run(handle("me"))
