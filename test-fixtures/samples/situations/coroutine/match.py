#: python 3.10
import asyncio

MODULE


async def main(command="go"):
    match command:
        case "stop":
            pass
        case "go":
            BODY


asyncio.run(main())
