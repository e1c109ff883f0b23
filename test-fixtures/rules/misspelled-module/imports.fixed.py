# without: alias
# The misspelled modules have no name that could be given an alias.
"""Names of modules that are one slip away from real ones, where they are imported."""
import asyncio  # expect: misspelled-module
#      ^^^^^^^ There is no module `asynico`: Python stops here ("ModuleNotFoundError: No module named 'asynico'"). You probably mean `asyncio`.
import os, asyncio  # expect: misspelled-module
import asyncio as aio  # expect: misspelled-module
import asyncio.events  # expect: misspelled-module
#      ^^^^^^^ asyncio
from asyncio import sleep  # expect: misspelled-module
#    ^^^^^^^ asyncio
from asyncio.events import AbstractEventLoop  # expect: misspelled-module
#    ^^^^^^^^ asyncio
import aiohttp  # expect: misspelled-module
#      ^^^^^^^ aiohttp
from aiofile import async_open
from fastapi import FastAPI  # expect: misspelled-module
#    ^^^^^^^ fastapi
import websockets as ws  # expect: misspelled-module
import asyncio.tasks  # expect: misspelled-module
#              ^^^^ `asyncio` has no module `taks`
from asyncio.events import get_event_loop  # expect: misspelled-module
#            ^^^^^ You probably mean `events`.


async def main():
    await asyncio.sleep(1)
    await asyncio.wait_for(sleep(1), 2)
    async with aiohttp.ClientSession() as session:
        print(session, aio, ws, os, FastAPI, async_open, AbstractEventLoop, get_event_loop)
    asyncio.events.get_running_loop()


asyncio.run(main())
