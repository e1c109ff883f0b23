# invalid: CPython itself refuses `await` at the top level
from pyodide.http import pyfetch

response = await pyfetch("https://example.org")
