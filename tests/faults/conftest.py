"""The server and the invented archives that other tests use as well."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "spec"))
