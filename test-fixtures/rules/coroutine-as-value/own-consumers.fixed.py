# options: {"valueConsumers": ["shop.report.show", "shop.Table().*"]}
import asyncio

import shop
from shop.report import keep, show


async def load():
    return 1


async def main():
    show(await load())  # expect: coroutine-as-value
    shop.report.show("total", await load())  # expect: coroutine-as-value
    shop.Table().add(await load())  # expect: coroutine-as-value
    show(await load())
    keep(load())
    shop.run(load())


asyncio.run(main())
