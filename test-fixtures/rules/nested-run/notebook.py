# notebook
import asyncio


async def fetch():
    return "text"


text = asyncio.run(fetch())  # expect: nested-run
#      ^^^^^^^^^^^ A notebook runs an event loop already
loop = asyncio.new_event_loop()
loop.run_until_complete(fetch())  # expect: nested-run
print(await fetch())
