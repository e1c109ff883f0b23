import asyncio as aio


async def main(name):
    print("hello", name)
    return name


if __name__ == "__main__":
    name = aio.run(main("you"))  # expect: run-until-complete
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `aio.run(…)` makes a loop
    print(name)
