```python
# expect-above: pasted-characters
import asyncio

TEXT = """
```
in a string
```
"""


async def main():
    print(TEXT)
    await asyncio.sleep(1)


asyncio.run(main())
```
# expect-above: pasted-characters
