def f(): pass


def f(a, b: int, c=1, d: int = 2, *args: str, e, f=3, **kwargs: int) -> str:
    return a


def f(a, /, b, *, c):
    return


def f(*, a): pass


def f(*args, **kwargs): pass


def f(*args: *Ts): pass


def f[T, *Ts, **P](a: T) -> T:
    def g():
        yield
    return a


async def f():
    await a
    async for b in c:
        d
    else:
        e
    async with f as g, h:
        i
    return [j async for j in k if await l]


async  \
    def f(): yield 1


@a
@b.c(d)
async def f():
    yield from g


@(yield_ := a)
class C: pass


class C(A, B[int], metaclass=M, **kw):
    """A class."""

    x: int = 1

    def m(self): lambda: (yield)


class C[T: (int, str)]: ...


class C(): ...


lambda: a
lambda a, /, b=1, *c, d, **e: f
lambda *, a: a
lambda a: lambda b: a if b else c
x = lambda: (yield)
