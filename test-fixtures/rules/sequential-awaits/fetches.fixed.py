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
        one, all_of_them = await asyncio.gather(
            self.get(1),  # expect: sequential-awaits
            #                   ^^^^^^^^^^^ The 2 calls that begin here need nothing of each other
            self.get_all(),
        )
        return one, all_of_them


async def main(client: Client, session: Client, unknown):
    first, second, user = await asyncio.gather(
        load("a"),  # expect: sequential-awaits
        load("b"),
        fetch_user("c"),
    )
    print(first, second, user)

    one, two = await asyncio.gather(
        client.get(1),  # expect: sequential-awaits
        client.get(2),
    )
    if one:
        three, four = await asyncio.gather(
            load("3"),  # expect: sequential-awaits
            load("4"),  # This one belongs to the line.
        )
    else:
        three, four = await asyncio.gather(
            client.get(3),  # expect: sequential-awaits
            client.get(4),
        )
    try:
        five, six = await asyncio.gather(
            load("5"),  # expect: sequential-awaits
            load("6"),
        )
    finally:
        seven, eight = await asyncio.gather(
            load("7"),  # expect: sequential-awaits
            load("8"),
        )
        nine = await load(seven)
    for number in range(3):
        ten, eleven = await asyncio.gather(
            load(number),  # expect: sequential-awaits
            client.get(number),
        )
        print(ten, eleven)
    with_comment, behind_it = await asyncio.gather(
        load("a"),  # expect: sequential-awaits
        # A comment in between.
        load("b"),
    )
    print(with_comment, behind_it)
    over_lines = await load(  # expect: sequential-awaits
        "a",
    )
    also = await load("b")
    print(over_lines, also)
    a_very_long_name, another_long_name = await asyncio.gather(
        client.get("a very long key that makes the line too long"),  # expect: sequential-awaits
        client.get("another very long key"),
    )
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
