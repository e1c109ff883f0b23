name = "asyncio.sleep"
asyncio_is_great = True
print(asyncio_is_great, name)  # asyncio.run(main())
