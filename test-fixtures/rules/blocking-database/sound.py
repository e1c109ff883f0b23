"""Databases that are awaited, and calls that ask none."""
import asyncio
import sqlite3

import aiosqlite
import asyncpg
import boto3
import redis
import redis.asyncio
from sqlalchemy.ext.asyncio import AsyncSession


class Store:
    def __init__(self):
        self.rows = []

    def execute(self, query):
        return self.rows

    def commit(self):
        self.rows = []


def create(path):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (a)")
    connection.commit()


async def main(path, store: Store, session: AsyncSession, unknown):
    async with aiosqlite.connect(path) as connection:
        await connection.execute("SELECT 1")
        await connection.commit()
    postgres = await asyncpg.connect(path)
    await postgres.fetch("SELECT 1")
    cache = redis.asyncio.Redis()
    await cache.get("key")
    pipeline = redis.Redis().pipeline()
    pipeline.set("a", 1)
    s3 = boto3.client("s3")
    s3.generate_presigned_url("get_object")
    s3.get_paginator("list_objects")
    await session.execute("SELECT 1")
    await session.commit()
    store.execute("SELECT 1")
    store.commit()
    unknown.execute("SELECT 1")
    unknown.cursor().fetchall()
    await asyncio.to_thread(create, path)


create("a.db")
asyncio.run(main("a.db", Store(), None, None))
