# without: sync-twin
# The twin would take the keyword for the one that it removes.
import asyncio
from asyncio import async, sleep  # expect: keyword-as-name


def start(loop):
    task = async(sleep(1))  # expect: keyword-as-name
    loop.run_until_complete(task)
    return async  # expect: keyword-as-name


start(asyncio.new_event_loop())
