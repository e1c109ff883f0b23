#: byte-order-mark
# 问候程序 🎉
PROGRAM
