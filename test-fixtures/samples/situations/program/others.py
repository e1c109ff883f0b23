import os
import sys as system
from collections import (
    deque,
    OrderedDict,
)

PROGRAM
