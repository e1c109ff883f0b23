# modules: asynico, asyncjo
"""Names that look like slips and are none: real packages, modules of the project, and names that something binds."""
import asyncore
import asyncpg
import asyncua
import asyncer
import asyncmy
import asynch
import asynctest
import asyncstdlib
import asyncssh
import aiohttp_cors
import aiofile
import websocket
import trino
import moto
import syncio
import asynico
import asyncjo.helpers
import asyncio.tasks
from asyncio import events
from asyncio.taskgroups import TaskGroup
from . import asnycio
from .ayncio import load
from asyncio2 import other

print(asyncore, asyncpg, asyncua, asyncer, asyncmy, asynch, asynctest, asyncstdlib, asyncssh, aiohttp_cors, aiofile, websocket)
print(trino, moto, syncio, asynico.run, asyncjo.helpers, asyncio.tasks, events, TaskGroup, asnycio.run, load, other)
