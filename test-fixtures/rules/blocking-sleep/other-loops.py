"""Trio has a sleep of its own, and other tools that say so."""
import time

import trio


async def main():
    time.sleep(1)


trio.run(main)
