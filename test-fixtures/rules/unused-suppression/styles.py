# all-rules
import asyncio


async def load():
    return 1


async def used():
    load()  # noqa
    load()  # NOQA:AIO101
    load()  # noqa: unawaited-coroutine
    load()  # noqa: AIO1
    load()  # asyncio-insight: ignore
    load()  # asyncio-insight: ignore[AIO101]
    load()  # asyncio-insight: ignore[unawaited-coroutine]
    load()  # a reason first  # noqa: AIO101


async def unused():
    await load()  # noqa: AIO101  # expect: unused-suppression
#                   ^^^^^^^^^^^^ This comment silences `AIO101`, but nothing is reported for it here.
    await load()  # noqa: unawaited-coroutine  # expect: unused-suppression
#                   ^^^^^^^^^^^^^^^^^^^^^^^^^ `unawaited-coroutine`
    await load()  # asyncio-insight: ignore[AIO101]  # expect: unused-suppression
#                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `AIO101`
    await load()  # asyncio-insight: ignore  # expect: unused-suppression
#                   ^^^^^^^^^^^^^^^^^^^^^^^ This comment silences everything
    await load()  # asyncio-insight: ignore[unawaited-corutine]  # expect: unused-suppression
#                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `unawaited-corutine`


async def left_alone():
    # Other tools may need these.
    await load()  # noqa
    await load()  # noqa: E501
    await load()  # noqa: RUF006, ASYNC251
    await load()  # noqa: AIO999
    await load()  # no quality assurance: AIO101


asyncio.run(used())
asyncio.run(unused())
asyncio.run(left_alone())
