import asyncio

MODULE


class Service:
    @classmethod
    async def work(cls, times=1):
        assert times == 1
        BODY

    @staticmethod
    def idle():
        pass


asyncio.run(Service.work())
