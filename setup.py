"""What pyproject.toml cannot say: the sample reports stand at the root of a checkout and ship inside the package."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class WithSamples(build_py):
    """Copies samples/ into the built package, where `habeas demo` looks for them."""

    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            shutil.copytree(Path("samples"), Path(self.build_lib) / "habeas" / "samples", dirs_exist_ok=True)


setup(cmdclass={"build_py": WithSamples})
