# invalid: what an asynchronous lambda was to do needs a function
"""A lambda that does more than to await one call cannot be mended by a word."""
async def f(x):
    return await x


double = async lambda x: await f(x) + await f(x)  # expect: misspelled-keyword
more = async lambda x: await f(x) + 1  # expect: misspelled-keyword
