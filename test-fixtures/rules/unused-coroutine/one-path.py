"""Variables that hold a coroutine object on one path only."""
import asyncio


async def look_up(host):
    return [host]


async def call(handler):
    return handler


async def addresses(host):
    try:
        first = look_up(host)  # expect: unused-coroutine
#       ^^^^^ `first` gets the coroutine object of `look_up` here, which nothing awaits
    except OSError:
        first = []
    try:
        second = await look_up(host)
    except OSError:
        second = []
    return [one for one in first + second]


async def respond(handler, is_async):
    if is_async:
        response = await handler()
    else:
        response = call(handler)  # expect: unused-coroutine
    if response is not None:
        await response("scope")


async def awaited_after_all(is_ready, value):
    if is_ready:
        answer = value
    else:
        answer = look_up("a")
    if asyncio.iscoroutine(answer):
        answer = await answer
    return answer[0]


async def only_shown(is_ready):
    answer = "none"
    if is_ready:
        answer = look_up("a")
    print(answer)


async def started(is_ready, task):
    if is_ready:
        task = look_up("a")
    asyncio.create_task(task)
    print(task[0])


async def main():
    print(await addresses("a"))


asyncio.run(main())
