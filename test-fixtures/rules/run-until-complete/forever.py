import asyncio


async def serve():
    print("serving")


loop = asyncio.get_event_loop()
loop.create_task(serve())
try:
    loop.run_forever()  # expect: run-until-complete
#   ^^^^^^^^^^^^^^^^
finally:
    loop.close()
