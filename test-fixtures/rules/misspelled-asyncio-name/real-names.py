"""Names that some version has, or that the program adds; keywords that a function takes."""
import asyncio
import asyncio as aio
from asyncio import coroutine, JoinableQueue, events, staggered
from asyncio.tasks import ensure_future
from asyncio import run_forever_with_style

asyncio.helper = print
asyncio.slep = None
asyncio.helper(asyncio.slep)
if hasattr(asyncio, "gathr"):
    asyncio.gathr()
try:
    asyncio.creat_task
except AttributeError:
    pass
try:
    from asyncio import quee
except ImportError:
    quee = None
print(asyncio.coroutine, asyncio.get_child_watcher, asyncio.ProactorEventLoop, asyncio.WindowsSelectorEventLoopPolicy)
print(asyncio.tasks, asyncio.base_events, asyncio.sslproto, asyncio._get_running_loop, asyncio.__file__, aio.graph)
print(asyncio.sleep_ms, asyncio.ThreadSafeFlag, asyncio.something_else_entirely, asyncio.capture_call_graph)
print(coroutine, JoinableQueue, events, staggered, ensure_future, run_forever_with_style, quee)


class Fake:
    slepp = 1


def use(asyncio):
    return asyncio.slepp, asyncio.gahter


async def main(**options):
    await asyncio.wait_for(asyncio.sleep(1, result=2), timeout=3, loop=None)
    await asyncio.open_connection("host", 1, timout=3)
    await asyncio.wait_for(asyncio.sleep(1), **options)
    await asyncio.to_thread(print, timout=3)
    asyncio.create_task(asyncio.sleep(1), name="a", context=None, eager_start=True)
    return asyncio.Queue(maxsize=1), Fake.slepp
