#: lines unfinished
PROGRAM
