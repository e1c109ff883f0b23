# python: 3.14
import asyncio
import asyncio as aio
import inspect
from asyncio import iscoroutinefunction  # expect: deprecated-api
from asyncio import DefaultEventLoopPolicy, get_event_loop_policy as policy_now, sleep  # expect: deprecated-api, deprecated-api


class OwnPolicy(asyncio.DefaultEventLoopPolicy):  # expect: deprecated-api
#                       ^^^^^^^^^^^^^^^^^^^^^^ is deprecated: Python 3.14 shows a `DeprecationWarning`, and Python 3.16 no longer has it
    pass


class Other(aio.AbstractEventLoopPolicy):  # expect: deprecated-api
    pass


async def work():
    await sleep(1)


print(asyncio.iscoroutinefunction(work))  # expect: deprecated-api
#             ^^^^^^^^^^^^^^^^^^^ Use `inspect.iscoroutinefunction`.
print(iscoroutinefunction(work), inspect.iscoroutinefunction(work))
checks = [aio.iscoroutinefunction]  # expect: deprecated-api
asyncio.set_event_loop_policy(None)  # expect: deprecated-api
print(asyncio.get_event_loop_policy(), policy_now(), DefaultEventLoopPolicy())  # expect: deprecated-api
asyncio.set_event_loop_policy(OwnPolicy())  # expect: deprecated-api
asyncio.run(work())
