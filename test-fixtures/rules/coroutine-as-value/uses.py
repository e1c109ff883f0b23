import asyncio
import json
import logging

logger = logging.getLogger(__name__)


async def load(number=0):
    return [number]


async def main(items, name):
    load().upper  # expect: coroutine-as-value
#   ^^^^ no attribute `upper`
    print(load().upper())  # expect: coroutine-as-value
    load()[0]  # expect: coroutine-as-value
#   ^^^^ 'coroutine' object is not subscriptable
    load()()  # expect: coroutine-as-value
#   ^^^^ 'coroutine' object is not callable
    total = load() + 1  # expect: coroutine-as-value
    total += load()  # expect: coroutine-as-value
    total = -load()  # expect: coroutine-as-value
    total = load() ** 2  # expect: coroutine-as-value
    same = load() == 1  # expect: coroutine-as-value
#          ^^^^ compares its coroutine object
    none = load() is None  # expect: coroutine-as-value
    inside = 1 in load()  # expect: coroutine-as-value
#                 ^^^^ argument of type 'coroutine' is not iterable
    for item in load():  # expect: coroutine-as-value
#               ^^^^ 'coroutine' object is not iterable
        print(item)
    many = [item for item in load()]  # expect: coroutine-as-value
    first, second = load()  # expect: coroutine-as-value
#                   ^^^^ cannot unpack non-iterable coroutine object
    print(*load())  # expect: coroutine-as-value
    text = f"{load()} and {name}"  # expect: coroutine-as-value
#             ^^^^ the text will show `<coroutine object load …>`
    text = "%s" % load()  # expect: coroutine-as-value
    print(load())  # expect: coroutine-as-value
#         ^^^^ `print` gets its coroutine object
    text = str(load())  # expect: coroutine-as-value
    size = len(load())  # expect: coroutine-as-value
    yes = bool(load())  # expect: coroutine-as-value
    json.dumps(load())  # expect: coroutine-as-value
    logger.info("%s", load())  # expect: coroutine-as-value
#                     ^^^^ `logger.info` gets
    logging.warning(load())  # expect: coroutine-as-value
    raise load()  # expect: coroutine-as-value


async def with_statements():
    with load():  # expect: coroutine-as-value
        pass


async def misplaced():
    first = await load()[0]  # expect: await-precedence
    other = await load().other  # expect: await-precedence
    return first, other


async def sound(items, take):
    print((await load())[0])
    print(await load(), len(await load()))
    take(load())
    items.append(load())
    coroutine = load()
    print(coroutine.cr_code, coroutine.__name__)
    await coroutine
    load().close
    asyncio.create_task(load().close)
    shown = load()
    print(shown, type(shown), f"{shown}")
    await shown
    kept = load()
    if kept in items:
        return {"later": kept}
    return [load(), load()]


asyncio.run(main([], "x"))
