#: from-import
PROGRAM
