import asyncio


async def ask(question):
    return question


loop = asyncio.get_event_loop()
for question in ["a", "b"]:
    print(loop.run_until_complete(ask(question)))  # expect: run-until-complete
