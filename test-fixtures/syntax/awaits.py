async def f():
    await a
    await a.b(c)
    await (a)
    await a ** b
    -await a ** b
    await a ** b ** c
    a ** await b
    await a + await b
    not await a
    (await a).b
    f(await a, *await b, c=await d)
    [await a for a in b]
    {a: await b async for a in c}
    (await a async for a in b)
    x = await a
    x: int = await a
    return await a
    yield await a
    await (yield)
    f"{await a}"
    lambda: await_
    if await a: pass
    async with await a as b: pass
    async for a in await b: pass
    assert await a, await b
    raise await a from await b
    del (await a).b
    await \
        a
    (
        await  # why
        a
    )
