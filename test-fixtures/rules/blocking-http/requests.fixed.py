"""HTTP libraries that block, by functions and by objects."""
import asyncio
import urllib.request
from http.client import HTTPSConnection
from urllib.request import urlopen

import httpx
import openai
import requests
import urllib3
from requests import get, post as send

shared = requests.Session()
pool = urllib3.PoolManager()


async def functions(url):
    await asyncio.to_thread(requests.get, url)  # expect: blocking-http
#   ^^^^^^^^^^^^ waits for the answer of a server
    await asyncio.to_thread(get, url, timeout=3)  # expect: blocking-http
    await asyncio.to_thread(send, url, json={"a": 1})  # expect: blocking-http
    await asyncio.to_thread(requests.request, "GET", url)  # expect: blocking-http
    await asyncio.to_thread(urllib.request.urlopen, url)  # expect: blocking-http
    with await asyncio.to_thread(urlopen, url) as answer:  # expect: blocking-http
        print(answer)
    await asyncio.to_thread(httpx.get, url)  # expect: blocking-http
    return (await asyncio.to_thread(requests.get,  # expect: blocking-http
        url,
        params={"q": 1},
    )).json()


class Client:
    def __init__(self):
        self.session = requests.Session()
        self.http: httpx.Client = httpx.Client()

    async def load(self, url):
        answer = await asyncio.to_thread(self.session.get, url)  # expect: blocking-http
        await asyncio.to_thread(self.http.post, url)  # expect: blocking-http
        return answer


async def objects(url, session: requests.Session):
    await asyncio.to_thread(session.get, url)  # expect: blocking-http
    await asyncio.to_thread(shared.post, url)  # expect: blocking-http
    await asyncio.to_thread(pool.request, "GET", url)  # expect: blocking-http
    with requests.Session() as own:
        await asyncio.to_thread(own.head, url)  # expect: blocking-http
    connection = HTTPSConnection("example.com")
    await asyncio.to_thread(connection.request, "GET", "/")  # expect: blocking-http
    await asyncio.to_thread(connection.getresponse)  # expect: blocking-http
    client = openai.OpenAI()
    return await asyncio.to_thread(client.chat.completions.create, model="x", messages=[])  # expect: blocking-http


asyncio.run(functions("https://example.com"))
