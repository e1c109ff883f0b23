"""To connect a socket for datagrams sends nothing: a way to find one's own address."""
import asyncio
import socket


async def own_address():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))
        return probe.getsockname()[0]


async def numeric(host):
    return socket.getaddrinfo(host, None, flags=socket.AI_NUMERICHOST)


asyncio.run(own_address())
