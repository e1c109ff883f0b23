#: indent tab
PROGRAM
