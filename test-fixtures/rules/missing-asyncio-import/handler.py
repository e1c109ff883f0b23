import sys


def run(main):
    try:
        main()
    except asyncio.CancelledError:  # expect: missing-asyncio-import
#          ^^^^^^^
        sys.exit(1)
