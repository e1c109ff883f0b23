import asyncio


async def serve():
    print("serving")


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.create_task(serve())
try:
    loop.run_forever()  # expect: run-until-complete
#   ^^^^^^^^^^^^^^^^
finally:
    loop.close()
