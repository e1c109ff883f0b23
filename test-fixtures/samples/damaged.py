# The family of damaged text, as it comes out of books, chats and scanners.

#: sample a dot behind await
#: rule stray-await-dot
#: before SyntaxError
#: prints ran
#: program
import asyncio


async def main():
    await.asyncio.sleep(0)
    print("ran")


asyncio.run(main())

#: sample a misspelled async
#: rule misspelled-keyword
#: before SyntaxError
#: prints ran
#: program
import asyncio


aysnc def main():
    await asyncio.sleep(0)
    print("ran")


asyncio.run(main())

#: sample a misspelled await
#: rule misspelled-keyword
#: before SyntaxError
#: prints ran
#: program
import asyncio


async def main():
    awiat asyncio.sleep(0)
    print("ran")


asyncio.run(main())

#: sample curly quotation marks
#: rule pasted-characters
#: before SyntaxError
#: prints ran
#: program
import asyncio


async def main():
    await asyncio.sleep(0)
    print(“ran”)


asyncio.run(main())

#: sample hard spaces
#: rule pasted-characters
#: before SyntaxError
#: prints ran
#: program
import asyncio


async def main():
    await asyncio.sleep(0)
    print( "ran")


asyncio.run(main())

#: sample lines that ran together
#: rule smashed-lines
#: before SyntaxError
#: prints ran
#: program
import asyncio


async def main():
    await asyncio.sleep(0) print("ran")


asyncio.run(main())
