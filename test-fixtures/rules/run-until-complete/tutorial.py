# The misspelled module is another rule's business.
# fix-leaves: misspelled-module
import asyncio


async def func():
    print("hello")


result = func()

loop = asynico.get_event_loop()
loop.run_until_complete(result)  # expect: run-until-complete
# <----------------------- `asynico.get_event_loop()` finds no event loop here

asyncio.run(func())
