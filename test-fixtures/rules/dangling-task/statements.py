"""Tasks that are started by a statement of their own."""

import asyncio
from asyncio import create_task as spawn, ensure_future


async def notify(user):
    await asyncio.sleep(1)
    print("notified", user)


class Mailer:
    def __init__(self):
        self.loop = asyncio.get_event_loop()  # noqa: AIO6
        self.tasks = set()

    def send(self, user):
        self.loop.create_task(notify(user))  # expect: dangling-task
#       ^^^^^^^^^^^^^^^^^^^^^ Nothing keeps this task

    def send_kept(self, user):
        self.tasks.add(self.loop.create_task(notify(user)))

    def send_later(self, user):
        return self.loop.create_task(notify(user))


async def handle(user):
    asyncio.create_task(notify(user))  # expect: dangling-task
#   ^^^^^^^^^^^^^^^^^^^ may be garbage-collected while it waits ("Task was destroyed but it is pending!")


async def handle_with_group(user):
    asyncio.create_task(notify(user), name="notify")  # expect: dangling-task
    print("started")
    await asyncio.sleep(2)  # the group would wait here


async def other_names(user):
    spawn(notify(user))  # expect: dangling-task
    ensure_future(notify(user))  # expect: dangling-task
    asyncio.get_running_loop().create_task(notify(user))  # expect: dangling-task
    asyncio.Task(notify(user))  # expect: dangling-task


async def chained(user):
    asyncio.create_task(notify(user)).add_done_callback(print)  # expect: dangling-task


async def in_expressions(users, quiet):
    [asyncio.create_task(notify(one)) for one in users]  # expect: dangling-task
    quiet or asyncio.create_task(notify("all"))  # expect: dangling-task
    asyncio.create_task(notify("a")) if quiet else asyncio.create_task(notify("b"))  # expect: dangling-task, dangling-task


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
