"""Runs one of Swift's programs with its swift.conf in a folder of choice: the programs look in /etc/swift alone.

Arguments: the folder, the program, and the program's own.
"""

import runpy
import sys

from swift.common.utils import set_swift_dir

set_swift_dir(sys.argv[1])
del sys.argv[:2]
runpy.run_path(sys.argv[0], run_name="__main__")
