# python: 3.11-3.14
from asyncio import wait_for  # expect: timeout-error-alias


async def main(future):
    try:
        await wait_for(future, 1)
    except (ValueError, TimeoutError):
        print("too slow")
