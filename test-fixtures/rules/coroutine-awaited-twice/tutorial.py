# The message of misspelled-module names the module, not its alias.
# without: alias
# The other mistakes of this program are other rules' business, which run here too.
# all-rules
import asyncio


async def func():
    print("hello")


result = func()

loop = asynico.get_event_loop()  # expect: misspelled-module
loop.run_until_complete(result)  # expect: run-until-complete

asyncio.run(result)  # expect: coroutine-awaited-twice
