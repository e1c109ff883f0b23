import asyncio

from unknown_library import store


async def main(take):
    await store.read(1)
    await store.read(2)
    row = store.read(3)  # expect: unused-coroutine
#   ^^^ `read` is awaited wherever else it is called (2), but not here
    print(row.name)
    await store.load(1)
    await store.load(2)
    later = store.load(3)
    await later
    await store.make(1)
    await store.make(2)
    kept = store.make(3)
    return kept


async def futures(waiters):
    await store.refresh(1)
    await store.refresh(2)
    waiter = store.refresh(3)
    waiters.add(waiter)
    await store.start(1)
    await store.start(2)
    task = store.start(3)
    task.add_done_callback(print)
    await store.wait(1)
    await store.wait(2)
    answer = store.wait(3)  # expect: unused-coroutine
    print(answer.add)


asyncio.run(main(print))
