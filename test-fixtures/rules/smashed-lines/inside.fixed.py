"""Lines inside of functions and classes keep their place."""
import asyncio


class Client:
	async def load(self):
		self.value = await asyncio.sleep(1, 2)
		return self.value  # expect: smashed-lines

	async def close(self):
		await self.load()
		await self.load()  # expect: smashed-lines
		if self.value:
			x = await self.load()
			print(x)  # expect: smashed-lines
			print("done")
		with open("a") as file:
			print(file)
			print("more")  # expect: smashed-lines
		return 1

	async def again(self):  # expect: smashed-lines
		return 2


async def main():
	client = Client()
	await client.load()
asyncio.run(main())  # expect: smashed-lines
