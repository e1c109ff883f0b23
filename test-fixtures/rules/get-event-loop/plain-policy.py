import asyncio

# This policy changes which kind of loop is made, not whether there is one.
asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())
asyncio.set_event_loop(None)
loop = asyncio.get_event_loop()  # expect: get-event-loop
loop.call_soon(print)
