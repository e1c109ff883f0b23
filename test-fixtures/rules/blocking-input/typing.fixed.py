"""Waiting for somebody to type."""
import asyncio
import getpass
import sys

import click


async def chat(writer):
    while True:
        line = await asyncio.to_thread(input)  # expect: blocking-input
#              ^^^^^ waits until somebody has typed
        line = (await asyncio.to_thread(input, "> ")).strip()  # expect: blocking-input
        number = int(await asyncio.to_thread(input, "How many? "))  # expect: blocking-input
        print(f"hello {await asyncio.to_thread(input, 'name: ')}")  # expect: blocking-input
        if await asyncio.to_thread(input, "go on? ") == "n":  # expect: blocking-input
            break
        writer.write((await asyncio.to_thread(sys.stdin.readline)).encode())  # expect: blocking-input
        writer.write(await asyncio.to_thread(sys.stdin.buffer.readline))  # expect: blocking-input
        await writer.drain()
        print(line, number)


async def repeat():
    for line in sys.stdin:  # expect: blocking-input
#               ^^^^^^^^^ Each round of this loop waits
        print(line)


async def login():
    user, password = await asyncio.to_thread(input, "user: "), await asyncio.to_thread(getpass.getpass, "password: ")  # expect: blocking-input, blocking-input
    everything = await asyncio.to_thread(sys.stdin.read)  # expect: blocking-input
    await asyncio.to_thread(click.confirm, "Sure?", default=True)  # expect: blocking-input
    return user, password, everything


asyncio.run(login())
