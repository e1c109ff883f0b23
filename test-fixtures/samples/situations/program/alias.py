#: asyncio aio
PROGRAM
