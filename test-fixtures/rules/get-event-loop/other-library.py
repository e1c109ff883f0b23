import asyncio

from telegram_bot import Client

client = Client("token")

# The library may have set an event loop.
loop = asyncio.get_event_loop()  # expect: get-event-loop
#      ^^^^^^^^^^^^^^^^^^^^^^ Unless something has set an event loop
loop.create_task(client.start())
