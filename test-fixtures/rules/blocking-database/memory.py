"""A database in memory waits for nothing."""
import asyncio
import sqlite3


async def main():
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE t (a)")
    connection.commit()


asyncio.run(main())
