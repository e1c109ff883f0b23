# without: alias
# The misspelled modules have no name that could be given an alias.
"""Names of modules that are one slip away from real ones, where they are imported."""
import asynico  # expect: misspelled-module
#      ^^^^^^^ There is no module `asynico`: Python stops here ("ModuleNotFoundError: No module named 'asynico'"). You probably mean `asyncio`.
import os, ayncio  # expect: misspelled-module
import asycnio as aio  # expect: misspelled-module
import asyncoi.events  # expect: misspelled-module
#      ^^^^^^^ asyncio
from asnycio import sleep  # expect: misspelled-module
#    ^^^^^^^ asyncio
from asyncioo.events import AbstractEventLoop  # expect: misspelled-module
#    ^^^^^^^^ asyncio
import aiohtpp  # expect: misspelled-module
#      ^^^^^^^ aiohttp
from aiofile import async_open
from fatsapi import FastAPI  # expect: misspelled-module
#    ^^^^^^^ fastapi
import websockest as ws  # expect: misspelled-module
import asyncio.taks  # expect: misspelled-module
#              ^^^^ `asyncio` has no module `taks`
from asyncio.event import get_event_loop  # expect: misspelled-module
#            ^^^^^ You probably mean `events`.


async def main():
    await asynico.sleep(1)
    await ayncio.wait_for(sleep(1), 2)
    async with aiohtpp.ClientSession() as session:
        print(session, aio, ws, os, FastAPI, async_open, AbstractEventLoop, get_event_loop)
    asyncoi.events.get_running_loop()


asynico.run(main())
