# options: {"blockingCalls": {"shop.load": "Use `shop.load_async`.", "shop.Client().fetch": "", "shop.legacy.*": "Ask first.", "__main__.Pump.run": "Use `start`."}}
"""What a project says of its own functions."""
import asyncio

import shop
from shop import Client, legacy


class Pump:
    def run(self):
        return 1


def in_thread():
    shop.load(1)


async def main(client: Client):
    await asyncio.to_thread(shop.load, 1)  # expect: blocking-wait
#   ^^^^^^^^^ blocks the event loop, as the project's settings say: until it returns, no other task runs. Use `shop.load_async`.
    await asyncio.to_thread(client.fetch, 2)  # expect: blocking-wait
    await asyncio.to_thread(Client().fetch, 3)  # expect: blocking-wait
    await asyncio.to_thread(legacy.anything, 4)  # expect: blocking-wait
    await asyncio.to_thread(Pump().run)  # expect: blocking-wait
    shop.store(1)
    client.send(1)
    await shop.load(1)
    await asyncio.to_thread(shop.load, 1)
    await asyncio.to_thread(in_thread)


asyncio.run(main(Client()))
