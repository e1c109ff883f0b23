import asyncio


async def load(number=0):
    return [number]


async def only_value():
    data = await load()
    return data[0]  # expect: coroutine-as-value
#          ^^^^ 'coroutine' object is not subscriptable


async def several_uses():
    data = await load()
    print(len(data))  # expect: coroutine-as-value
    for item in data:  # expect: coroutine-as-value
        print(item)


async def in_branches(flag):
    if flag:
        data = await load(1)
    else:
        data = await load(2)
    return data + [1]  # expect: coroutine-as-value


async def awaited_in_place():
    data = load()
    data = await data
    return data[0]


async def may_be_none(flag):
    data = load() if flag else None
    if data is not None:
        return await data
    return data


async def used_and_awaited():
    data = asyncio.create_task(load())
    print(data.result)  # expect: coroutine-as-value
    return await data


async def unknown_on_one_path(flag, other):
    data = load()
    if flag:
        data = other
    return data[0]


async def sync():
    data = await load()
    return data[0]  # expect: coroutine-as-value


asyncio.run(only_value())
