try:
    import asyncio
except ImportError:
    asyncio = None

if asyncio is not None:
    print(asyncio.sleep)
