import inspect


class Base:
    async def load(self):
        return 1

    def size(self) -> int:
        return 1


class Plain(Base):
    # The code that calls these finds out what it has got.
    def load(self):
        return 2

    async def size(self):
        return 2


async def show(base):
    result = base.load()
    print(await result if inspect.isawaitable(result) else result)
