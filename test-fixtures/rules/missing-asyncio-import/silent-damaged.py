# invalid: the smashed import is another rule's business
import asyncioasync def func():print("x")  # expect: smashed-lines
asyncio.run(func())
