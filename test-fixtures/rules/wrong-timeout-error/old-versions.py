# python: 3.8-3.13
"""Timeouts where Python 3.10 and older are supported."""

import asyncio
import concurrent.futures
import sys
from asyncio import wait_for

import async_timeout


async def fetch():
    await asyncio.sleep(1)


async def main():
    try:
        await asyncio.wait_for(fetch(), 1)
    except TimeoutError:  # expect: wrong-timeout-error
#          ^^^^^^^^^^^^ Up to Python 3.10, `asyncio.wait_for` raises `asyncio.TimeoutError`
        print("too slow")
    try:
        print(await wait_for(fetch(), 1))
    except (OSError, TimeoutError) as error:  # expect: wrong-timeout-error
        print(error)
    try:
        async with async_timeout.timeout(1):
            await fetch()
    except TimeoutError:  # expect: wrong-timeout-error
        print("too slow")
    try:
        for _ in range(3):
            if await asyncio.wait_for(fetch(), timeout=1):
                break
    except ValueError:
        raise
    except TimeoutError:  # expect: wrong-timeout-error
        print("too slow")
    except Exception:
        raise
    finally:
        print("done")
    try:
        return await asyncio.wait_for(fetch(), 1)
    except TimeoutError:  # expect: wrong-timeout-error
        return None


class Client:
    async def get(self):
        while True:
            try:
                await asyncio.wait_for(fetch(), 1)
            except TimeoutError:  # expect: wrong-timeout-error
                continue

    async def many(self):
        try:
            return [await asyncio.wait_for(fetch(), 1) for _ in range(3)]
        except TimeoutError:  # expect: wrong-timeout-error
            return []

    async def conditional(self, limit):
        try:
            return await asyncio.wait_for(fetch(), limit) if limit else await fetch()
        except TimeoutError:  # expect: wrong-timeout-error
            return None

    async def nested(self):
        try:
            with open("log.txt") as log:
                await wait_for(fetch(), 1)
                print(log)
        except TimeoutError:  # expect: wrong-timeout-error
            return None


async def sound(reader):
    try:
        await asyncio.wait_for(fetch(), 1)
    except asyncio.TimeoutError:
        print("too slow")
    try:
        await asyncio.wait_for(fetch(), 1)
    except (asyncio.TimeoutError, TimeoutError):
        print("too slow")
    try:
        await asyncio.wait_for(fetch(), 1)
    except TimeoutError:
        print("the system's own")
    except asyncio.exceptions.TimeoutError:
        print("asyncio's own")
    try:
        await reader.read()
    except TimeoutError:
        print("a socket")
    try:
        await asyncio.wait_for(fetch(), 1)
    except concurrent.futures.TimeoutError:
        print("another class again")
    try:
        await asyncio.wait_for(fetch(), 1)
    except Exception:
        print("anything")
    try:
        try:
            await asyncio.wait_for(fetch(), 1)
        except asyncio.TimeoutError:
            await reader.read()
    except TimeoutError:
        print("a socket")
    try:

        async def inner():
            await asyncio.wait_for(fetch(), 1)

        await reader.read(inner)
    except TimeoutError:
        print("a socket")


async def newer():
    if sys.version_info >= (3, 11):
        try:
            await asyncio.wait_for(fetch(), 1)
        except TimeoutError:
            print("too slow")
