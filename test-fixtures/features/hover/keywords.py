import asyncio


async def main(items, lock):
    await asyncio.sleep(1)
#   ^^^^^ `await`: `await` waits until what stands behind it is finished
    async for item in items:
#   ^^^^^^^^^ `async for`: `async for` goes through things that arrive one after another
        print(item)
    async with lock:
#   ^^^^^^^^^^ `async with`: `async with` enters and leaves an asynchronous context manager
        pass
    for item in items:
#   ! nothing
        pass
    with lock:
#   ! nothing
        pass
    values = [item async for item in items]
#                  ^^^^^^^^^ `async for`: While it waits for the next one
