from greenlet import greenlet


def first():
    print(1)
    other.switch()
    print(2)
    other.switch()


def second():
    print(3)
    one.switch()
    print(4)


one = greenlet(first)  # expect: legacy-library
#     ^^^^^^^^ With `greenlet`, functions switch to each other by hand
other = greenlet(second)  # expect: legacy-library
one.switch()
