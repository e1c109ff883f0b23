# python: 3.7-3.8
"""Python 3.8 has no `asyncio.to_thread`."""
import functools
import asyncio

import click


async def main():
    name = await asyncio.get_running_loop().run_in_executor(None, input, "name: ")  # expect: blocking-input
    await asyncio.get_running_loop().run_in_executor(None, functools.partial(click.confirm, "Sure?", default=True))  # expect: blocking-input
    return name


asyncio.run(main())
