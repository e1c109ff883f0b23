"""Waiting for somebody to type."""
import asyncio
import getpass
import sys

import click


async def chat(writer):
    while True:
        line = input()  # expect: blocking-input
#              ^^^^^ waits until somebody has typed
        line = input("> ").strip()  # expect: blocking-input
        number = int(input("How many? "))  # expect: blocking-input
        print(f"hello {input('name: ')}")  # expect: blocking-input
        if input("go on? ") == "n":  # expect: blocking-input
            break
        writer.write(sys.stdin.readline().encode())  # expect: blocking-input
        writer.write(sys.stdin.buffer.readline())  # expect: blocking-input
        await writer.drain()
        print(line, number)


async def repeat():
    for line in sys.stdin:  # expect: blocking-input
#               ^^^^^^^^^ Each round of this loop waits
        print(line)


async def login():
    user, password = input("user: "), getpass.getpass("password: ")  # expect: blocking-input, blocking-input
    everything = sys.stdin.read()  # expect: blocking-input
    click.confirm("Sure?", default=True)  # expect: blocking-input
    return user, password, everything


asyncio.run(login())
