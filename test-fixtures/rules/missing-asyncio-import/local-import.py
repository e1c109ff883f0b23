# The rule is about the name itself, so another name is another program.
# without: alias
async def one():
    import asyncio

    await asyncio.sleep(1)


async def two():
    await asyncio.sleep(1)  # expect: missing-asyncio-import
#         ^^^^^^^
