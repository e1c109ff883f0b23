# python: 3.14
import asyncio

loop = asyncio.new_event_loop()  # expect: get-event-loop
asyncio.set_event_loop(loop)
loop.call_soon(print)
