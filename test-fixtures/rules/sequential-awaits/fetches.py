import asyncio


async def load(key):
    await asyncio.sleep(0)
    return key


async def fetch_user(name):
    await asyncio.sleep(0)
    return name


async def save(key):
    await asyncio.sleep(0)
    return key


class Client:
    async def get(self, key):
        await asyncio.sleep(0)
        return key

    async def get_all(self):
        await asyncio.sleep(0)
        return []

    async def readings(self):
        one = await self.get(1)  # expect: sequential-awaits
#                   ^^^^^^^^^^^ The 2 calls that begin here need nothing of each other
        all_of_them = await self.get_all()
        return one, all_of_them


async def main(client: Client, session: Client, unknown):
    first = await load("a")  # expect: sequential-awaits
    second = await load("b")
    user = await fetch_user("c")
    print(first, second, user)

    one = await client.get(1)  # expect: sequential-awaits
    two = await client.get(2)
    if one:
        three = await load("3")  # expect: sequential-awaits
        four = await load("4")  # This one belongs to the line.
    else:
        three = await client.get(3)  # expect: sequential-awaits

        four = await client.get(4)
    try:
        five = await load("5")  # expect: sequential-awaits
        six = await load("6")
    finally:
        seven = await load("7")  # expect: sequential-awaits
        eight = await load("8")
        nine = await load(seven)
    for number in range(3):
        ten = await load(number)  # expect: sequential-awaits
        eleven = await client.get(number)
        print(ten, eleven)
    with_comment = await load("a")  # expect: sequential-awaits
    # A comment in between.
    behind_it = await load("b")
    print(with_comment, behind_it)
    over_lines = await load(  # expect: sequential-awaits
        "a",
    )
    also = await load("b")
    print(over_lines, also)
    a_very_long_name = await client.get("a very long key that makes the line too long")  # expect: sequential-awaits
    another_long_name = await client.get("another very long key")
    print(two, three, four, five, six, eight, nine, a_very_long_name, another_long_name)

    # Each of these needs what is before it, or its place.
    twelve = await load("a")
    thirteen = await load(twelve)
    print(thirteen)
    same = await load("a")
    again = await load("a")
    print(same)
    same = await load("b")
    same = await load("c")
    saved = await save("a")
    sixteen = await load("a")
    seventeen = await session.get(1)
    eighteen = await session.get(2)
    nineteen = await unknown.get(1)
    twenty = await unknown.get(2)
    slept = await asyncio.sleep(1)
    slept_again = await asyncio.sleep(2)
    nested = await load(await load("a"))
    also_nested = await load(await load("b"))
    print(same, again, saved, sixteen, seventeen, eighteen, nineteen, twenty, slept, slept_again, nested, also_nested)
