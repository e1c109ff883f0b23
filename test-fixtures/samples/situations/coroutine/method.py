import asyncio

MODULE


class Service:
    """Works."""

    def __init__(self):
        self.name = "service"

    async def work(self):
        """Works once."""
        BODY


asyncio.run(Service().work())
