"""Attributes that no version of asyncio has."""
import asyncio
import asyncio.subprocess


async def main():
    await asyncio.slepp(1)  # expect: misspelled-asyncio-name
#                 ^^^^^ AttributeError: module 'asyncio' has no attribute 'slepp'
    await asyncio.Sleep(1)  # expect: misspelled-asyncio-name
    task = asyncio.create_tsak(asyncio.sleep(1))  # expect: misspelled-asyncio-name
    other = asyncio.create_tasks(asyncio.sleep(1))  # expect: misspelled-asyncio-name
#                   ^^^^^^^^^^^^ You probably mean `create_task`.
    await asyncio.gahter(task, other)  # expect: misspelled-asyncio-name
    await asyncio.wait_fro(asyncio.sleep(1), 2)  # expect: misspelled-asyncio-name
    queue = asyncio.Qeueue()  # expect: misspelled-asyncio-name
    lock = asyncio.lock()  # expect: misspelled-asyncio-name
    async with asyncio.TaskGrop() as group:  # expect: misspelled-asyncio-name
        group.create_task(asyncio.sleep(1))
        await asyncio.sleep(1)
    try:
        await queue.get()
    except asyncio.TimoutError:  # expect: misspelled-asyncio-name
        print(lock)
    asyncio.get_runing_loop()  # expect: misspelled-asyncio-name


asyncio.run_until_complete(main())  # expect: misspelled-asyncio-name
#       ^^^^^^^^^^^^^^^^^^ is a method of the event loop, not of the module
asyncio.call_later(1, print)  # expect: misspelled-asyncio-name
