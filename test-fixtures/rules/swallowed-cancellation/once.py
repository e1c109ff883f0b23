"""Coroutines that end normally when they are cancelled."""

import asyncio


async def fetch():
    await asyncio.sleep(1)
    return "text"


async def load():
    try:
        return await fetch()
    except:  # expect: swallowed-cancellation
#   ^^^^^^ is told that it ended normally
        return None


async def load_named():
    try:
        text = await fetch()
    except asyncio.CancelledError:  # expect: swallowed-cancellation
        print("cancelled")
        text = ""
    await fetch()
    return text


async def named_and_done():
    try:
        text = await fetch()
    except asyncio.CancelledError:
        return None
    print(text)


async def load_base():
    try:
        return await fetch()
    except (KeyError, BaseException):  # expect: swallowed-cancellation
        return None


async def counts_down():
    while True:
        try:
            await fetch()
        except asyncio.CancelledError:  # expect: swallowed-cancellation
            break
    print("left")
    await fetch()  # it waits although it was cancelled


async def main():
    try:
        await fetch()
    except asyncio.CancelledError:
        print("goodbye")


async def tick():
    try:
        while True:
            await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("stopped")


async def close():
    try:
        await fetch()
    except BaseException:
        print("closed all the same")


async def cleans_up():
    try:
        await fetch()
    finally:
        try:
            await fetch()
        except BaseException:
            print("clean-up failed")


async def remembers():
    cancelled = False
    try:
        await fetch()
    except asyncio.CancelledError:
        cancelled = True
    print("cleaning up")
    if cancelled:
        raise asyncio.CancelledError


async def start(group: asyncio.TaskGroup):
    group.create_task(tick())
