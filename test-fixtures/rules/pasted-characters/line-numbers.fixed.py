"""A listing with its line numbers."""

import asyncio  # expect: pasted-characters

async def main():
    await asyncio.sleep(1)

asyncio.run(main())

"""Another, whose numbers touch the code."""
x = 1  # expect: pasted-characters
if x:
    print(x)
