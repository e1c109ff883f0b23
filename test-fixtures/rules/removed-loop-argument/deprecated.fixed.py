# python: 3.8-3.9
import asyncio


async def main(loop):
    await asyncio.sleep(1)  # expect: removed-loop-argument
#                          ^^^^^^^^^ is deprecated since Python 3.8, and Python 3.10 raises `TypeError`
    await asyncio.gather(main(loop))  # expect: removed-loop-argument
#                                    ^^^^^^^^^ is deprecated since Python 3.9, and Python 3.10 raises `TypeError`
