# notebook
import nest_asyncio

nest_asyncio.apply()  # expect: nested-loop-patch
# <------------------ its cells allow `await`
