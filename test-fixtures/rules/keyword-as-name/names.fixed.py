# without: sync-twin
# The twin would take the keyword for the one that it removes.
"""An old program."""

async_ = True  # expect: keyword-as-name
# <----- `async` is a keyword since Python 3.7 and cannot be a name


def run(job, async_=False):  # expect: keyword-as-name
    if async_:  # expect: keyword-as-name
        return job
    return job() if async_ else async_ and job  # expect: keyword-as-name, keyword-as-name


class Job:
    def __init__(self, async_=None):  # expect: keyword-as-name
        self.async_ = async_  # expect: keyword-as-name, keyword-as-name

    def start(self):
        return run(print, async_=self.async_)  # expect: keyword-as-name, keyword-as-name


for async_ in (True, False):  # expect: keyword-as-name
    print(async_, [async_], {async_: 1})  # expect: keyword-as-name, keyword-as-name, keyword-as-name
