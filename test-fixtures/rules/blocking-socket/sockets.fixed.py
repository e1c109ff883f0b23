"""The network, by sockets and by what is built on them."""
import asyncio
import ftplib
import smtplib
import socket
from socket import getaddrinfo

import paramiko


class Server:
    def __init__(self):
        self.listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)

    async def serve(self):
        connection, address = await asyncio.to_thread(self.listener.accept)  # expect: blocking-socket
#                             ^^^^^^^^^^^^^^^^^^^^ waits for the network
        await asyncio.to_thread(connection.recv, 100)  # expect: blocking-socket
        return address


async def client(host, stream: socket.socket):
    await asyncio.to_thread(socket.gethostbyname, host)  # expect: blocking-socket
    await asyncio.to_thread(getaddrinfo, host, 80)  # expect: blocking-socket
    connection = await asyncio.to_thread(socket.create_connection, (host, 80))  # expect: blocking-socket
    await asyncio.to_thread(connection.sendall, b"GET / HTTP/1.0\r\n\r\n")  # expect: blocking-socket
    await asyncio.to_thread(stream.connect, (host, 80))  # expect: blocking-socket
    await asyncio.to_thread(stream.recv_into, bytearray(10))  # expect: blocking-socket
    await asyncio.to_thread(socket.getfqdn)  # expect: blocking-socket


async def others(host, message):
    with smtplib.SMTP(host) as mail:
        await asyncio.to_thread(mail.send_message, message)  # expect: blocking-socket
    ftp = ftplib.FTP()
    await asyncio.to_thread(ftp.login, "me", "secret")  # expect: blocking-socket
    ssh = paramiko.SSHClient()
    await asyncio.to_thread(ssh.connect, host)  # expect: blocking-socket


asyncio.run(Server().serve())
