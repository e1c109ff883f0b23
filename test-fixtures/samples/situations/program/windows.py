#: lines crlf
PROGRAM
