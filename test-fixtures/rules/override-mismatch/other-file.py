# project: {"sources.py": "class Source:\n    async def load(self):\n        return 1\n\n    def name(self) -> str:\n        return 'x'\n", "either.py": "import inspect\n\n\nclass Hook:\n    def run(self) -> None:\n        print('x')\n\n\nasync def call(hook):\n    result = hook.run()\n    if inspect.isawaitable(result):\n        await result\n"}
from either import Hook
from sources import Source


class File(Source):
    def load(self):  # expect: override-mismatch
#       ^^^^ overrides the coroutine function of `Source`
        return "file"

    async def name(self):  # expect: override-mismatch
        return "file"


# Whoever calls this one finds out what it has got.
class Print(Hook):
    async def run(self):
        print("run")
