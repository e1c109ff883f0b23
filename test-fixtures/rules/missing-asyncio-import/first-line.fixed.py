import asyncio

asyncio.run(print())  # expect: missing-asyncio-import
# <-------
