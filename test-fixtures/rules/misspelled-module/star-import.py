"""Nobody knows what a star import brings."""
from helpers import *

asynico.run(main())
