# python: 3.14
import asyncio

loop = asyncio.get_event_loop()  # expect: get-event-loop
loop.call_soon(print)
