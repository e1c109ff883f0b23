# fix-leaves: dangling-task, prefer-create-task
import asyncio


async def load():
    return 1


async def named(name):
    return name


async def ready() -> bool:
    return True


class Client:
    async def close(self):
        pass

    async def send(self, text):
        pass

    @property
    async def state(self):
        return 1

    async def stop(self):
        await self.close()  # expect: uncalled-coroutine-function
#             ^^^^^^^^^^ `self.close` is a coroutine function
        await self.state


async def main(client: Client, callback):
    await load()  # expect: uncalled-coroutine-function
    await client.close()  # expect: uncalled-coroutine-function
    await client.send  # expect: uncalled-coroutine-function
    asyncio.create_task(load())  # expect: uncalled-coroutine-function
#                       ^^^^ `create_task` needs a coroutine object
    await asyncio.gather(load(), load())  # expect: uncalled-coroutine-function
    await asyncio.wait_for(client.close(), 1)  # expect: uncalled-coroutine-function
    await asyncio.shield(load())  # expect: uncalled-coroutine-function
    asyncio.ensure_future(load())  # expect: uncalled-coroutine-function
    async with asyncio.TaskGroup() as group:
        group.create_task(load())  # expect: uncalled-coroutine-function
    if ready:  # expect: uncalled-coroutine-function
        pass
    await load()
    await client.state
    await callback
    await asyncio.gather(load(), named("a"))
    asyncio.create_task(callback)
    functions = [load, ready]
    for function in functions:
        await function()
    if callback:
        await callback()
    handler = load if client else None
    if handler:
        await handler()
    print(load, named)
    asyncio.get_running_loop().run_in_executor(None, load)
    try:
        await load
    except TypeError:
        pass


asyncio.run(main)  # expect: uncalled-coroutine-function
