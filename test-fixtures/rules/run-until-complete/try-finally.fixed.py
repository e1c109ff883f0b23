import asyncio
import sys


async def main(words):
    """A text
    of several lines
    """
    print(words)


if __name__ == "__main__":
    # Get the loop.
    # the loop

    # to run
    # The program.
    print("""begins
        here""")
    asyncio.run(main(sys.argv))  # expect: run-until-complete
    # Clean up.
    # at last
    print("done")
