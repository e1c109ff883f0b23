# all-rules
import asyncio

# expect-above: unused-suppression
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This comment silences `unawaited-coroutine`


async def load():
    return 1


async def main():
    await load()


asyncio.run(main())
