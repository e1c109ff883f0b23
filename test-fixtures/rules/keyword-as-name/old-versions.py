# python: 3.6
# without: sync-twin, crlf, cr, bom, tabs, emoji
# The twin would take the keyword for the one that it removes.
import asyncio

task = asyncio.async(asyncio.sleep(1))
