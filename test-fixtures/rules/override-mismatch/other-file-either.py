# project: {"either.py": "import inspect\n\n\nclass Hook:\n    def run(self) -> None:\n        print('x')\n\n\nasync def call(hook):\n    result = hook.run()\n    if inspect.isawaitable(result):\n        await result\n"}
from either import Hook


# Whoever calls this one finds out what it has got.
class Print(Hook):
    async def run(self):
        print("run")
