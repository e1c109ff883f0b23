import asyncio

# This policy changes which kind of loop is made, not whether there is one.
asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())
asyncio.set_event_loop(None)
loop = asyncio.new_event_loop()  # expect: get-event-loop
asyncio.set_event_loop(loop)
loop.call_soon(print)
