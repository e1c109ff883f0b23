# The family of tasks that nobody keeps, and whose failure nobody sees.

#: sample a failure that is seen late: keep and report
#: rule dangling-task
#: fix Keep
#: before Task exception was never retrieved
#: after A background task failed
#: prints begun
#: module
async def work():
    print("begun")
    raise ValueError("seen")
#: coroutine
asyncio.create_task(work())
await asyncio.sleep(0.01)

#: sample a task in the background: keep
#: rule dangling-task
#: fix Keep
#: prints worked
#: module
async def work():
    print("worked")
#: coroutine
asyncio.create_task(work())
await asyncio.sleep(0)

#: sample a task in the background: await
#: rule dangling-task
#: fix Await
#: prints worked
#: module
async def work():
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("worked")
#: coroutine
asyncio.create_task(work())

#: sample a task in the background: a group
#: rule dangling-task
#: fix Start
#: python 3.11
#: prints worked
#: module
async def work():
    await asyncio.sleep(0)
    print("worked")
#: coroutine
asyncio.create_task(work())
await asyncio.sleep(0)

#: sample ensure_future
#: rule dangling-task
#: prints worked
#: module
async def work():
    print("worked")
#: coroutine
asyncio.ensure_future(work())
await asyncio.sleep(0)

#: sample a task of a loop
#: rule dangling-task
#: prints worked
#: module
async def work():
    print("worked")
#: coroutine
asyncio.get_running_loop().create_task(work())
await asyncio.sleep(0)
