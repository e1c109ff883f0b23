import cmd
import http.server
import sys
import threading
from http.server import BaseHTTPRequestHandler

import paho.mqtt.client as mqtt
import websocket
from django.core.management.base import BaseCommand
from PySide6.QtWidgets import QWidget
from watchdog.events import FileSystemEventHandler

from mine import route


async def told(*what):
    print(what)


def plain(*what):
    print(what)


class Handler(BaseHTTPRequestHandler):
    async def do_GET(self):  # expect: async-callback
#             ^^^^^^ `BaseHTTPRequestHandler` calls its method `do_GET` without awaiting
        self.send_response(200)

    def do_POST(self):
        self.send_response(200)

    async def helper(self):
        pass

    @route
    async def do_PUT(self):
        pass


class Files(http.server.SimpleHTTPRequestHandler):
    async def do_HEAD(self):  # expect: async-callback
        pass


class Shell(cmd.Cmd):
    async def do_quit(self, line):  # expect: async-callback
        return True


class Watcher(FileSystemEventHandler):
    async def on_modified(self, event):  # expect: async-callback
        print(event)

    async def on_other(self, event):
        print(event)


class Window(QWidget):
    async def closeEvent(self, event):  # expect: async-callback
        event.accept()


class Command(BaseCommand):
    async def handle(self, *arguments, **options):  # expect: async-callback
        pass


class Own:
    async def do_GET(self):
        pass

    async def closeEvent(self, event):
        pass


client = mqtt.Client()
client.on_message = told  # expect: async-callback
#                   ^^^^ The function in `client.on_message` is called without awaiting
client.on_connect = lambda *what: told(*what)  # expect: async-callback
client.on_publish = plain
client.other = told
socket = websocket.WebSocketApp("ws://localhost", on_message=told, on_open=plain)  # expect: async-callback
socket.on_close = told  # expect: async-callback
sys.excepthook = told  # expect: async-callback
threading.excepthook = plain
Own().on_message = told
