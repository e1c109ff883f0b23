import asyncio


async def ask(question):
    return question


with asyncio.Runner() as runner:
    for question in ["a", "b"]:
        print(runner.run(ask(question)))  # expect: run-until-complete
