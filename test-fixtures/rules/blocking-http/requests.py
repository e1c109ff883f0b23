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
    requests.get(url)  # expect: blocking-http
#   ^^^^^^^^^^^^ waits for the answer of a server
    get(url, timeout=3)  # expect: blocking-http
    send(url, json={"a": 1})  # expect: blocking-http
    requests.request("GET", url)  # expect: blocking-http
    urllib.request.urlopen(url)  # expect: blocking-http
    with urlopen(url) as answer:  # expect: blocking-http
        print(answer)
    httpx.get(url)  # expect: blocking-http
    return requests.get(  # expect: blocking-http
        url,
        params={"q": 1},
    ).json()


class Client:
    def __init__(self):
        self.session = requests.Session()
        self.http: httpx.Client = httpx.Client()

    async def load(self, url):
        answer = self.session.get(url)  # expect: blocking-http
        self.http.post(url)  # expect: blocking-http
        return answer


async def objects(url, session: requests.Session):
    session.get(url)  # expect: blocking-http
    shared.post(url)  # expect: blocking-http
    pool.request("GET", url)  # expect: blocking-http
    with requests.Session() as own:
        own.head(url)  # expect: blocking-http
    connection = HTTPSConnection("example.com")
    connection.request("GET", "/")  # expect: blocking-http
    connection.getresponse()  # expect: blocking-http
    client = openai.OpenAI()
    return client.chat.completions.create(model="x", messages=[])  # expect: blocking-http


asyncio.run(functions("https://example.com"))
