# python: 3.11-3.14
from asyncio import TimeoutError as TooSlow, wait_for  # expect: timeout-error-alias


async def main(future):
    try:
        await wait_for(future, 1)
    except (ValueError, TooSlow):
        print("too slow")
