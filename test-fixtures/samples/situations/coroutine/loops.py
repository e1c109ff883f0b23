import asyncio

MODULE


async def main():
    for turn in range(2):
        if not turn:
            continue
        while turn:
            BODY
            turn -= 1
    else:
        turn = 0


asyncio.run(main())
