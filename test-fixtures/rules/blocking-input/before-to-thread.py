# python: 3.7-3.8
"""Python 3.8 has no `asyncio.to_thread`."""
import asyncio

import click


async def main():
    name = input("name: ")  # expect: blocking-input
    click.confirm("Sure?", default=True)  # expect: blocking-input
    return name


asyncio.run(main())
