# python: 3.8-3.15
"""Jumps in `finally`."""

import asyncio


async def fetch():
    await asyncio.sleep(1)
    return "text"


async def returns():
    try:
        await fetch()
    finally:
        return None  # expect: cancellation-lost-in-finally
#       ^^^^^^ when this coroutine is cancelled in the `try`, it goes on all the same


async def returns_if(ready):
    try:
        return await fetch()
    finally:
        if ready:
            return "ready"  # expect: cancellation-lost-in-finally
        else:
            with open("log.txt") as log:
                return log.read()  # expect: cancellation-lost-in-finally


async def loops(stream):
    while True:
        try:
            await fetch()
        finally:
            print("next")
            continue  # expect: cancellation-lost-in-finally
    for _ in range(3):
        try:
            async for one in stream:
                print(one)
        finally:
            break  # expect: cancellation-lost-in-finally
#           ^^^^^ `break` in a `finally` throws away


async def with_handlers():
    while True:
        try:
            async with asyncio.Lock():
                print("locked")
        except OSError:
            await asyncio.sleep(1)
        else:
            print("fine")
        finally:
            try:
                print("clean")
            except ValueError:
                continue  # expect: cancellation-lost-in-finally
            for line in "abc":
                if line:
                    return line  # expect: cancellation-lost-in-finally


async def waits_in_handler():
    try:
        print("work")
    except OSError:
        await asyncio.sleep(1)
    finally:
        return 1  # expect: cancellation-lost-in-finally


async def nested(ready):
    try:
        try:
            await fetch()
        finally:
            return 1  # expect: cancellation-lost-in-finally
    finally:
        while ready:
            return 2  # expect: cancellation-lost-in-finally


async def sound(items):
    try:
        return await fetch()
    finally:
        for item in items:
            if not item:
                continue
            break

        def helper():
            return 1

        helper()


async def nothing_waits():
    try:
        print("work")
    finally:
        return 1


async def returns_behind():
    try:
        await fetch()
    except OSError:
        return None
    finally:
        print("done")
    return "done"


def sync_code():
    try:
        print("work")
    finally:
        return 1


async def inner_function():
    try:

        async def inner():
            await fetch()

        print(inner)
    finally:
        return 1


async def else_of_a_loop():
    try:
        await fetch()
    finally:
        while True:
            break
