# invalid: what another object has under that name stays
# without: sync-twin
# The twin would take the keyword for the one that it removes.
class Promise:
    def await(self):  # expect: keyword-as-name
        return 1


def wait(promise, await=3):  # expect: keyword-as-name
    result = promise.await()  # expect: keyword-as-name
    return result, await  # expect: keyword-as-name
