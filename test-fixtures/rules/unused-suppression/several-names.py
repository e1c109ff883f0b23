# all-rules
import asyncio


async def load():
    return 1


async def main():
    load()  # noqa: AIO101, AIO102  # expect: unused-suppression
#                           ^^^^^^ `AIO102`
    load()  # noqa: AIO102, AIO101, AIO104  # expect: unused-suppression
#                   ^^^^^^^^^^^^^^^^^^^^^^ `AIO102, AIO104`
    await load()  # noqa: E501, AIO101  # expect: unused-suppression
#                               ^^^^^^ `AIO101`
    await load()  # noqa: AIO101, E501 and a reason  # expect: unused-suppression
#                         ^^^^^^ `AIO101`
    await load()  # noqa: AIO101, AIO102  # expect: unused-suppression
#                   ^^^^^^^^^^^^^^^^^^^^ `AIO101, AIO102`
    load()  # asyncio-insight: ignore[AIO101, AIO102] both  # expect: unused-suppression
#                                             ^^^^^^ `AIO102`


asyncio.run(main())
