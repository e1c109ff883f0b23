# invalid: what another object has under that name stays
# without: sync-twin
# The twin would take the keyword for the one that it removes.
class Promise:
    def await_(self):  # expect: keyword-as-name
        return 1


def wait(promise, await_=3):  # expect: keyword-as-name
    result = promise.await()  # expect: keyword-as-name
    return result, await_  # expect: keyword-as-name
