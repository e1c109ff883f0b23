# The rule is about the name itself, so another name is another program.
# without: alias
class Base:
    import asyncio

    async def run(self):
        # The body of a class is not seen from its methods.
        await asyncio.sleep(1)  # expect: missing-asyncio-import
#             ^^^^^^^
