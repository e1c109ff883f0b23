# all-rules
# options: {"rules": {"unawaited-coroutine": "off"}}
import asyncio


async def load():
    return 1


async def main():
    # The rule is off for this file, and may be on where somebody else looks at it.
    load()  # noqa: AIO101
    await load()  # noqa: AIO101


asyncio.run(main())
