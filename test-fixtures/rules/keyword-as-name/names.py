# without: sync-twin
# The twin would take the keyword for the one that it removes.
"""An old program."""

async = True  # expect: keyword-as-name
# <----- `async` is a keyword since Python 3.7 and cannot be a name


def run(job, async=False):  # expect: keyword-as-name
    if async:  # expect: keyword-as-name
        return job
    return job() if async else async and job  # expect: keyword-as-name, keyword-as-name


class Job:
    def __init__(self, async=None):  # expect: keyword-as-name
        self.async = async  # expect: keyword-as-name, keyword-as-name

    def start(self):
        return run(print, async=self.async)  # expect: keyword-as-name, keyword-as-name


for async in (True, False):  # expect: keyword-as-name
    print(async, [async], {async: 1})  # expect: keyword-as-name, keyword-as-name, keyword-as-name
