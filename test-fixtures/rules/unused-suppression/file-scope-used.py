# all-rules
# asyncio-insight: ignore-file[unawaited-coroutine]
import asyncio


async def load():
    return 1


async def main():
    load()
    load()  # noqa: AIO101


asyncio.run(main())
