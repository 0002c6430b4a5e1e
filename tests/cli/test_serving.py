"""The pages are served where they can be, or it is said why not and what to do."""

import socket
from pathlib import Path

from click.testing import CliRunner, Result

from habeas.cli import habeas
from habeas.register import Register


def serve(folder: Path, port: int | str) -> Result:
    """What serving an empty register says."""
    Register.open(folder / "r.db").close()
    return CliRunner().invoke(habeas, ["--register", str(folder / "r.db"), "serve", "--port", str(port)])


def test_a_port_that_is_taken_is_named_with_what_to_do(tmp_path: Path) -> None:
    """Another program listens there: one sentence, no trace, nothing lost."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        result = serve(tmp_path, port)
    assert result.exit_code == 1
    assert f"port {port}" in result.output and "--port 0" in result.output and "Traceback" not in result.output


def test_a_port_that_cannot_be_is_refused(tmp_path: Path) -> None:
    """Ports end at 65535."""
    result = serve(tmp_path, 70000)
    assert (result.exit_code, "65535" in result.output) == (2, True)
