# all-rules
import asyncio


async def load():
    return 1


async def main():
    load()  # noqa: AIO101  # expect: unused-suppression
#                           ^^^^^^ `AIO102`
    load()  # noqa: AIO101  # expect: unused-suppression
#                   ^^^^^^^^^^^^^^^^^^^^^^ `AIO102, AIO104`
    await load()  # noqa: E501  # expect: unused-suppression
#                               ^^^^^^ `AIO101`
    await load()  # noqa: E501 and a reason  # expect: unused-suppression
#                         ^^^^^^ `AIO101`
    await load()  # expect: unused-suppression
#                   ^^^^^^^^^^^^^^^^^^^^ `AIO101, AIO102`
    load()  # asyncio-insight: ignore[AIO101] both  # expect: unused-suppression
#                                             ^^^^^^ `AIO102`


asyncio.run(main())
