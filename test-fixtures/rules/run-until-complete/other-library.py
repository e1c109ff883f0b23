import asyncio

from telegram_bot import Client

client = Client("token")
loop = asyncio.get_event_loop()
loop.run_until_complete(client.start())  # expect: run-until-complete
# <----------------------- Unless something has set an event loop
