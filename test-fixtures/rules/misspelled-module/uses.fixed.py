"""Names that nothing binds: every use is reported, and one fix renames them all and imports what is missing."""
import asyncio
import aiohttp

loop = asyncio.new_event_loop()  # expect: misspelled-module
#      ^^^^^^^ Nothing here is called `asynico`: this line raises "NameError: name 'asynico' is not defined". You probably mean `asyncio`.


async def main():
    await asyncio.sleep(1)  # expect: misspelled-module
    task = asyncio.create_task(asyncio.sleep(1))  # expect: misspelled-module, misspelled-module
    await task
    async with aiohttp.ClientSession() as session:  # expect: misspelled-module
        #      ^^^^^^^ aiohttp
        print(session)


asyncio.run(main())  # expect: misspelled-module
