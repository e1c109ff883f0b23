# invalid: CPython itself refuses `await` at the top level
# %%
import asyncio


async def main():
    await asyncio.sleep(1)


# %%
await main()

# %%
main()  # expect: unawaited-coroutine

# %%
asyncio.run(main())
