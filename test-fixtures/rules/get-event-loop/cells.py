# %%
import asyncio

loop = asyncio.get_event_loop()
loop.create_task(asyncio.sleep(1))
