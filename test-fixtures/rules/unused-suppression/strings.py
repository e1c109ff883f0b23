# all-rules
import asyncio

text = "# noqa: AIO101"
longer = """
# asyncio-insight: ignore-file
# noqa: AIO101
"""


async def load():
    return f"# noqa: AIO101 {text}"


asyncio.run(load())
