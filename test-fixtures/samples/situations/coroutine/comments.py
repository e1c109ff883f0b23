#!/usr/bin/env python3
# A program with comments everywhere.
import asyncio  # the library

# What it needs:
MODULE


# The program:
async def main():  # begins here
    # First this,
    BODY  # and that is all.
    # Nothing more.


asyncio.run(main())  # ends here
