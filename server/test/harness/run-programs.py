"""Runs programs one after the other, and tells of each what it printed and what went wrong.

Reads a list of texts as JSON from the standard input and prints a list of answers as JSON. A text that does not compile, raises an exception, causes a
warning or has something logged has trouble, which is told in the words of Python.
"""
import asyncio
import contextlib
import gc
import io
import json
import logging
import sys
import threading
import warnings


class Log(logging.Handler):
    def __init__(self, trouble):
        super().__init__(logging.WARNING)
        self.trouble = trouble

    def emit(self, record):
        self.trouble.append(self.format(record))


def run(text):
    trouble = []
    output = io.StringIO()
    log = Log(trouble)
    logging.getLogger().handlers = [log]
    sys.unraisablehook = lambda one: trouble.append(f"{type(one.exc_value).__name__}: {one.exc_value}")
    threading.excepthook = lambda one: trouble.append(f"{one.exc_type.__name__}: {one.exc_value}")
    sys.stdin = io.StringIO("Ada\n")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        with contextlib.redirect_stdout(output):
            names = {"__name__": "__main__"}
            try:
                exec(compile(text.encode(), "program.py", "exec", dont_inherit=True), names)
            except BaseException as error:
                trouble.append(f"{type(error).__name__}: {error}")
                del error
            names.clear()
            gc.collect()
    trouble += [f"{one.category.__name__}: {one.message}" for one in caught if one.category is not ResourceWarning]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # The next program begins without an event loop.
        asyncio.set_event_loop_policy(None)
    return {"output": output.getvalue().splitlines(), "trouble": trouble}


answers = []
for number, text in enumerate(json.load(sys.stdin)):
    # Should a program never end, this tells which.
    print(number, file=sys.stderr, flush=True)
    answers.append(run(text))
json.dump(answers, sys.stdout)
