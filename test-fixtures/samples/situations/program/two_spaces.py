#: indent two
PROGRAM
