async def main(asyncio):
    await asyncio.sleep(1)


class Own:
    asyncio = None

    def get(self):
        return self.asyncio.value
