"""How many tests run side by side."""

import os


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: a third of the time tests wait for servers, browsers and processes being killed."""
    return (os.cpu_count() or 1) + 1
