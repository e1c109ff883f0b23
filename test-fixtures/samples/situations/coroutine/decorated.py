import asyncio
import functools

MODULE


def traced(function):
    @functools.wraps(function)
    async def wrapper(*arguments, **options):
        return await function(*arguments, **options)

    return wrapper


@traced
async def main(
    first=1,  # a comment between
    second=2,
):
    BODY


asyncio.run(main())
