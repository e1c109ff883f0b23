"""A coroutine object that is made first and run later is legal; it is what the tutorial teaches."""
import asyncio

__all__ = ["exported"]


async def func():
    print("x")


result = func()
asyncio.run(result)

again = func()
loop = asyncio.new_event_loop()
loop.run_until_complete(again)
loop.close()

exported = func()
__special__ = func()

forgotten = func()  # expect: unused-coroutine
# <--------- `forgotten` holds the coroutine object of `func`
