try:
    asyncio.sleep
except NameError:
    print("not imported")
