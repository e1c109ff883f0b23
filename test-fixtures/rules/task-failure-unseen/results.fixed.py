"""Results of `gather` and `wait` that nobody looks at."""

import asyncio
from asyncio import gather


async def work(number=0):
    await asyncio.sleep(number)


async def gathers(numbers, tasks):
    await asyncio.gather(work(), work())  # expect: task-failure-unseen
#                                        ^^^^^^^^^^^^^^^^^^^^^^ nothing looks at these results
    await gather(*[work(one) for one in numbers])  # expect: task-failure-unseen
    await asyncio.gather(  # a comment
        work(),  # expect: task-failure-unseen
    )
    new = [asyncio.create_task(work(one)) for one in numbers]
    await asyncio.gather(*new)  # expect: task-failure-unseen
    results = await asyncio.gather(work(), return_exceptions=True)
    print(results)
    for result in await asyncio.gather(work(), return_exceptions=True):
        print(result)
    await asyncio.gather(work(), work())
    await asyncio.gather(work(), return_exceptions=False)
    await asyncio.gather(*tasks, return_exceptions=True)
    return await asyncio.gather(work(), return_exceptions=True)


async def waits(numbers, tasks):
    await asyncio.gather(*[asyncio.create_task(work(one)) for one in numbers])  # expect: task-failure-unseen
#         ^^^^^^^^^^^^ `asyncio.wait` does not raise what its tasks raise
    await asyncio.wait({asyncio.create_task(work())}, timeout=3)  # expect: task-failure-unseen
    new = [asyncio.create_task(work()), asyncio.ensure_future(work())]
    await asyncio.gather(*new)  # expect: task-failure-unseen
    done, pending = await asyncio.wait([asyncio.create_task(work())])
    print(done, pending)
    looked_at = [asyncio.create_task(work())]
    await asyncio.wait(looked_at)
    print([one.result() for one in looked_at])
    await asyncio.wait(tasks)


async def close_all(numbers):
    await asyncio.gather(*[work(one) for one in numbers], return_exceptions=True)


async def cancels(numbers):
    tasks = [asyncio.create_task(work(one)) for one in numbers]
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def in_finally():
    try:
        await work()
    finally:
        await asyncio.gather(work(), return_exceptions=True)
