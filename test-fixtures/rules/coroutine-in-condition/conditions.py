import asyncio


async def ready(number=0):
    return bool(number)


async def main(flag, items):
    if ready():  # expect: coroutine-in-condition
#      ^^^^^ always counts as true
        print("yes")
    elif ready(1):  # expect: coroutine-in-condition
        print("no")
    if not ready():  # expect: coroutine-in-condition
        print("never")
    if ready() and flag:  # expect: coroutine-in-condition
        print("yes")
    if flag and ready():  # expect: coroutine-in-condition
        print("yes")
    if flag or not ready():  # expect: coroutine-in-condition
        print("yes")
    while ready():  # expect: coroutine-in-condition
        break
    assert ready()  # expect: coroutine-in-condition
    assert ready(), "message"  # expect: coroutine-in-condition
    word = "a" if ready() else "b"  # expect: coroutine-in-condition
    some = [item for item in items if ready(item)]  # expect: coroutine-in-condition
    match ready():  # expect: coroutine-in-condition
        case True:
            pass
    if (found := ready()):  # expect: coroutine-in-condition
        print(found)
    value = ready() or 1  # expect: coroutine-in-condition
    return word, some, value


async def through_a_variable():
    answer = ready()
    if answer:  # expect: coroutine-in-condition
        return 1
    return 2


def sync():
    if ready():  # expect: coroutine-in-condition
        return 1
    return 2


async def sound(flag, maybe):
    if await ready():
        print("yes")
    coroutine = ready() if flag else None
    if coroutine:
        await coroutine
    certain = ready()
    if certain:
        await certain
    other = maybe or ready()
    await other
    if maybe():
        print("unknown")
    while not await ready():
        pass
    return flag and ready()


asyncio.run(main(True, []))
