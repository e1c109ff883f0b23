"""Sockets that do not block."""
import asyncio
import socket


class Pipe:
    def recv(self, count):
        return count

    def connect(self, address):
        return address


def own_address():
    return socket.gethostbyname(socket.gethostname())


async def main(host, unknown):
    loop = asyncio.get_running_loop()
    await loop.getaddrinfo(host, 80)
    stream = socket.socket()
    stream.setblocking(False)
    await loop.sock_connect(stream, (host, 80))
    await loop.sock_sendall(stream, b"")
    await loop.sock_recv(stream, 100)
    stream.recv(100)
    stream.close()
    stream.bind((host, 0))
    stream.listen()
    reader, writer = await asyncio.open_connection(host, 80)
    await reader.read()
    writer.write(b"")
    Pipe().recv(1)
    Pipe().connect(host)
    unknown.recv(10)
    unknown.connect(host)
    socket.gethostname()
    socket.inet_aton(host)
    await asyncio.to_thread(own_address)
    await asyncio.to_thread(socket.gethostbyname, host)


own_address()
asyncio.run(main("localhost", None))
