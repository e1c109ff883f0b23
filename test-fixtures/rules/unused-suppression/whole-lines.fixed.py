# all-rules
# The fixes below take whole comments away, the marks of this file with them, so the golden file is the place to look.
import asyncio

# expect-above: unused-suppression


async def load():
    return 1


async def main():
    await load()
    # expect-above: unused-suppression
    await load()
    # expect-above: unused-suppression
    await load()  # why
    # expect-above: unused-suppression
    # expect-above: unused-suppression
    await load()


asyncio.run(main())
