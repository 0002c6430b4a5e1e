"""The same registers and reports as the chapters of behaviour use."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "spec"))

from registers import new_register, register

__all__ = ["new_register", "register"]
