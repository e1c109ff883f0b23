from helpers import *


async def main():
    await asyncio.sleep(1)
