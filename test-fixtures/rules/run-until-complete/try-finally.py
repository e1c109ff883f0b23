import asyncio
import sys


async def main(words):
    """A text
    of several lines
    """
    print(words)


if __name__ == "__main__":
    # Get the loop.
    loop = asyncio.get_event_loop()  # the loop
    asyncio.set_event_loop(loop)

    try:  # to run
        # The program.
        print("""begins
        here""")
        loop.run_until_complete(main(sys.argv))  # expect: run-until-complete
    finally:
        # Clean up.
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()  # at last
    print("done")
