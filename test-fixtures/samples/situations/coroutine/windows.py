#: lines crlf
"""Lines that end as on Windows."""

import asyncio

MODULE


async def main():
    BODY


asyncio.run(main())
