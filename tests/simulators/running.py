"""A command run against the simulator: `python tests/simulators [OPTION…] -- COMMAND…`."""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from simulators.faults import Fault
from simulators.instagram import Simulator
from simulators.personas import PERSONAS, Persona
from simulators.proxy import Proxy
from simulators.replies import Reply
from simulators.routes import Request, Route


class _Written(Simulator):
    """A simulator whose account has what stands in *bio* as its bio, whenever it is asked."""

    def __init__(self, persona: Persona, bio: Path, pace: float) -> None:
        super().__init__(persona, pace=pace)
        self.bio = bio

    def reply(self, request: Request) -> Reply:
        self.set_bio(self.bio.read_text(encoding="utf-8"))
        return super().reply(request)


def main(arguments: Sequence[str]) -> int:
    """Run a command as *arguments* say, write what it asked for, and return its exit code."""
    options = _parser().parse_args(arguments)
    persona = PERSONAS[options.persona]
    persona = replace(persona, username=options.username or persona.username)
    if options.bio_from:
        simulator: Simulator = _Written(persona, options.bio_from, options.pace)
    else:
        simulator = Simulator(persona, pace=options.pace)
    for route, faults in options.fault:
        simulator.fail(route, *faults)
    with tempfile.TemporaryDirectory() as name, simulator, Proxy(simulator, Path(name)) as proxy:
        done = subprocess.run(options.command, env=proxy.environment, check=False)
    _write(proxy, options.log)
    return done.returncode


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("simulators", description=main.__doc__)
    parser.add_argument("--persona", choices=PERSONAS, default="public")
    parser.add_argument("--username", help="what the account is called")
    parser.add_argument("--bio-from", type=Path, metavar="FILE", help="read before each answer")
    parser.add_argument(
        "--fault",
        type=_fault,
        action="append",
        default=[],
        metavar="ROUTE=FAULT[,FAULT…]",
        help=f"routes: {', '.join(Route)}; faults, one for each request: {', '.join(Fault)}",
    )
    parser.add_argument("--pace", type=float, default=1.0, help="seconds for a byte, where slow")
    parser.add_argument("--log", type=Path, metavar="FILE", help="instead of standard error")
    parser.add_argument("command", nargs="+", help="after --")
    return parser


def _fault(text: str) -> tuple[Route, Sequence[Fault]]:
    route, _, faults = text.partition("=")
    return Route(route), [Fault(fault) for fault in faults.split(",")]


def _write(proxy: Proxy, log: Path | None) -> None:
    requests = proxy.simulator.requests
    seen = {
        "requests": [{**asdict(each), "route": each.route} for each in requests],
        "asked": proxy.asked,
        "refused": proxy.refused,
    }
    text = json.dumps(seen, ensure_ascii=False, indent=2) + "\n"
    if log:
        log.write_text(text, encoding="utf-8")
    else:
        sys.stderr.write(text)
