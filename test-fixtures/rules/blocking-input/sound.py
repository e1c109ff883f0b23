"""Typing that keeps no event loop waiting."""
import asyncio
import sys
from asyncio import to_thread


class Form:
    def input(self, name):
        return name


def lines():
    for line in sys.stdin:
        print(line)


async def words(stdin):
    for line in stdin:
        print(line)
    async for line in stdin:
        print(line)


def ask():
    return input("name: ")


async def main(form: Form, stdin):
    name = await asyncio.to_thread(input, "name: ")
    other = await to_thread(input)
    lazy = await asyncio.to_thread(lambda: input("name: "))
    loop = asyncio.get_running_loop()
    line = await loop.run_in_executor(None, sys.stdin.readline)
    asked = await asyncio.to_thread(ask)
    form.input("name")
    stdin.readline()
    sys.stdin.isatty()
    sys.stdin.fileno()

    def input_later():
        return input()

    return name, other, lazy, line, asked, input_later


async def shadowed(input):
    return input("name: ")


name = input("name: ")
asyncio.run(main(Form(), None))
