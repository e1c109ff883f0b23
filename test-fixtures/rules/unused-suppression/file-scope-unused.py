# all-rules
import asyncio

# asyncio-insight: ignore-file[unawaited-coroutine]
# expect-above: unused-suppression
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This comment silences `unawaited-coroutine`


async def load():
    return 1


async def main():
    await load()


asyncio.run(main())
