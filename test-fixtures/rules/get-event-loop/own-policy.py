import asyncio


class Policy(asyncio.DefaultEventLoopPolicy):
    def get_event_loop(self):
        return super().new_event_loop()


asyncio.set_event_loop_policy(Policy())
loop = asyncio.get_event_loop()
loop.call_soon(print)
