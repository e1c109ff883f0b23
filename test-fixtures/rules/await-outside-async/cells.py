# invalid: CPython itself refuses `await` at the top level
# %% [markdown]
# A script in cells runs in IPython, which accepts `await` at the top level.

# %%
import asyncio

await asyncio.sleep(1)


# %%
def load():
    await asyncio.sleep(1)  # expect: await-outside-async
