"""A listing with its line numbers."""

1  import asyncio  # expect: pasted-characters
2
3  async def main():
4      await asyncio.sleep(1)
5
6  asyncio.run(main())

"""Another, whose numbers touch the code."""
41: x = 1  # expect: pasted-characters
42: if x:
43:     print(x)
