# project: {"sources.py": "class Source:\n    async def load(self):\n        return 1\n\n    def name(self) -> str:\n        return 'x'\n"}
from sources import Source


class File(Source):
    async def load(self):  # expect: override-mismatch
#       ^^^^ overrides the coroutine function of `Source`
        return "file"

    def name(self):  # expect: override-mismatch
        return "file"
