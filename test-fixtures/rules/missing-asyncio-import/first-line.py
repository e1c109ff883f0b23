asyncio.run(make())  # expect: missing-asyncio-import
# <-------
