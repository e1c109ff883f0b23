"""Databases, by libraries that block."""
import asyncio
import sqlite3

import boto3
import psycopg2
import pymongo
import pymysql
import redis
from sqlalchemy.orm import Session


class Store:
    def __init__(self, path):
        self.connection = sqlite3.connect(path)
        self.cache = redis.Redis(host="localhost")

    async def load(self, key):
        found = await asyncio.to_thread(self.cache.get, key)  # expect: blocking-database
        self.connection.execute("SELECT 1")  # expect: blocking-database
#       ^^^^^^^^^^^^^^^^^^^^^^^ waits for a database
        cursor = self.connection.cursor()
        cursor.execute("SELECT 2")  # expect: blocking-database
        self.connection.commit()  # expect: blocking-database
        print(self.connection.execute("SELECT 3").fetchone())  # expect: blocking-database
        return found or cursor.fetchall()  # expect: blocking-database


async def others(address, session: Session):
    postgres = await asyncio.to_thread(psycopg2.connect, address)  # expect: blocking-database
    with postgres.cursor() as cursor:
        await asyncio.to_thread(cursor.execute, "SELECT 1")  # expect: blocking-database
    mysql = await asyncio.to_thread(pymysql.connect, host=address)  # expect: blocking-database
    await asyncio.to_thread(mysql.cursor().execute, "SELECT 1")  # expect: blocking-database
    client = pymongo.MongoClient(address)
    await asyncio.to_thread(client.shop.orders.find_one, {"id": 1})  # expect: blocking-database
    await asyncio.to_thread(boto3.client("s3").list_buckets)  # expect: blocking-database
    session.commit()  # expect: blocking-database
    return session.query(Store).first()  # expect: blocking-database


asyncio.run(others("localhost", None))
