import asyncio

from telegram_bot import Client

client = Client("token")


async def main():
    await client.start()


# The client may belong to the current loop, so that somebody should look at the change.
asyncio.run(main())  # expect: run-until-complete
# <----------------------- Unless something has set an event loop
