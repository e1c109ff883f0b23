# all-rules
# The fixes below take whole comments away, the marks of this file with them, so the golden file is the place to look.
import asyncio

# noqa: AIO101
# expect-above: unused-suppression


async def load():
    return 1


async def main():
    await load()  # noqa: AIO101
    # expect-above: unused-suppression
    await load()  # asyncio-insight: ignore[AIO101]
    # expect-above: unused-suppression
    await load()  # why  # noqa: AIO101
    # expect-above: unused-suppression
    # asyncio-insight: ignore
    # expect-above: unused-suppression
    await load()


asyncio.run(main())
