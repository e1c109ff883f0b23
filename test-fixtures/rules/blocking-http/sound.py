"""HTTP without blocking, and things that only look alike."""
import asyncio

import aiohttp
import httpx
import openai
import requests


class Registry:
    def __init__(self):
        self.requests = {}

    def get(self, name):
        return self.requests.get(name)


class Cached(requests.Session):
    def get(self, url, **options):
        return options.get(url)


def load(url):
    return requests.get(url)


async def main(url):
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        await answer.text()
    async with httpx.AsyncClient() as client:
        await client.get(url)
        await client.post(url)
    await openai.AsyncOpenAI().chat.completions.create(model="x", messages=[])
    await asyncio.to_thread(requests.get, url)
    await asyncio.to_thread(lambda: requests.get(url))
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, lambda: requests.get(url).json())
    registry = Registry()
    registry.get(url)
    registry.requests.get(url)
    Cached().get(url)
    session = requests.Session()
    session.headers.update({"a": "b"})
    requests.Request("GET", url)
    os_requests = {"get": 1}
    os_requests.get("get")
    try:
        pass
    except requests.exceptions.HTTPError:
        pass


print(load("https://example.com"))
asyncio.run(main("https://example.com"))
