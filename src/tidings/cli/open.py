"""`tidings open`: a record's page, served to this computer's own browser."""

from __future__ import annotations

import socket
import webbrowser
from dataclasses import dataclass
from threading import Timer
from typing import TYPE_CHECKING

from tidings.building import judge_record, undo_record, weigh_record
from tidings.cli.console import stderr, stdout
from tidings.errors import ConfigError
from tidings.web.app import create_app
from tidings.web.desk import Changes, DeskOptions
from tidings.web.safety import LOOPBACK

if TYPE_CHECKING:
    from pathlib import Path

SOON = 0.6  # seconds until the server answers: measured, 0.1 on a laptop


@dataclass(frozen=True, slots=True)
class Serving:
    """Where and how a record is served; port 0 is any that is free."""

    host: str = "127.0.0.1"
    port: int = 0
    read_only: bool = False
    browser: bool = True
    who: str = "reader"


def open_page(path: Path, serving: Serving) -> None:
    """The page is served until Ctrl-C.

    Raises:
        ConfigError: the address is taken or is none of this computer's.
        RecordError: there is no such record.
    """
    import uvicorn

    options = DeskOptions(serving.who, _changes(serving), _hosts(serving.host))
    app = create_app(path, options)
    listening = _listen(serving)
    address = _address(serving.host, listening.getsockname()[1])
    stdout().print(f"{path} is open at {address}; stop with Ctrl-C", soft_wrap=True)
    if serving.host not in LOOPBACK:
        stderr().print(f"whoever reaches {serving.host} can see this record{'' if serving.read_only else ' and judge'}")
    if serving.browser:
        Timer(SOON, webbrowser.open, [address]).start()
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
    server.run(sockets=[listening])


def _changes(serving: Serving) -> Changes | None:
    if serving.read_only:
        return None
    return Changes(
        judge=lambda record, ruling, who: judge_record(record, ruling, who=who),
        undo=lambda record, name, who: undo_record(record, name, who=who),
        weigh=weigh_record,
    )


def _hosts(host: str) -> frozenset[str]:
    """The host names under which the page may be asked for: loopback, and the one that was named."""
    named = f"[{host}]" if ":" in host else host
    return LOOPBACK | ({socket.gethostname().lower(), named} if host not in LOOPBACK else frozenset())


def _listen(serving: Serving) -> socket.socket:
    family = socket.AF_INET6 if ":" in serving.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((serving.host, serving.port))
    except (OSError, OverflowError) as exc:
        listening.close()
        said = f"{serving.host} port {serving.port} cannot be served on ({exc})"
        raise ConfigError(f"{said}; leave out --port for one that is free") from exc
    return listening


def _address(host: str, port: int) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/"
