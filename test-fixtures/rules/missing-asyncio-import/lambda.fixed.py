import asyncio

pause = lambda: asyncio.sleep(1)  # expect: missing-asyncio-import
#               ^^^^^^^
