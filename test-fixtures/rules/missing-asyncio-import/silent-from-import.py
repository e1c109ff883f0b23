from trollius import asyncio


def main():
    return asyncio.sleep(1)
