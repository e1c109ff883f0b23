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
        connection, address = self.listener.accept()  # expect: blocking-socket
#                             ^^^^^^^^^^^^^^^^^^^^ waits for the network
        connection.recv(100)  # expect: blocking-socket
        return address


async def client(host, stream: socket.socket):
    socket.gethostbyname(host)  # expect: blocking-socket
    getaddrinfo(host, 80)  # expect: blocking-socket
    connection = socket.create_connection((host, 80))  # expect: blocking-socket
    connection.sendall(b"GET / HTTP/1.0\r\n\r\n")  # expect: blocking-socket
    stream.connect((host, 80))  # expect: blocking-socket
    stream.recv_into(bytearray(10))  # expect: blocking-socket
    socket.getfqdn()  # expect: blocking-socket


async def others(host, message):
    with smtplib.SMTP(host) as mail:
        mail.send_message(message)  # expect: blocking-socket
    ftp = ftplib.FTP()
    ftp.login("me", "secret")  # expect: blocking-socket
    ssh = paramiko.SSHClient()
    ssh.connect(host)  # expect: blocking-socket


asyncio.run(Server().serve())
