"""Names that nothing binds: every use is reported, and one fix renames them all and imports what is missing."""
import aiohttp

loop = asynico.new_event_loop()  # expect: misspelled-module
#      ^^^^^^^ Nothing here is called `asynico`: this line raises "NameError: name 'asynico' is not defined". You probably mean `asyncio`.


async def main():
    await asynico.sleep(1)  # expect: misspelled-module
    task = asnycio.create_task(aynscio.sleep(1))  # expect: misspelled-module, misspelled-module
    await task
    async with aiohtpp.ClientSession() as session:  # expect: misspelled-module
        #      ^^^^^^^ aiohttp
        print(session)


asynico.run(main())  # expect: misspelled-module
