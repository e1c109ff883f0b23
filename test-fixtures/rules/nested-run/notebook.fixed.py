# notebook
import asyncio


async def fetch():
    return "text"


text = await fetch()  # expect: nested-run
#      ^^^^^^^^^^^ A notebook runs an event loop already
loop = asyncio.new_event_loop()
await fetch()  # expect: nested-run
print(await fetch())
