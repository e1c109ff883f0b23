# notebook
await asyncio.sleep(1)
