import asyncio

import click


class AsyncCommand(click.Command):
    def invoke(self, context):
        return asyncio.run(super().invoke(context))


# The class of the command runs it.
@click.command(cls=AsyncCommand)
async def hello():
    print("hello")
