"""A command run against the simulator, as one tries it by hand."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import simulators.running
from simulators.running import main

LOOK = """\
import sys, requests
for address in sys.argv[1:]:
    answer = requests.get(address, timeout=30)
    print(answer.status_code, "bcdfghjk" in answer.text)
"""
PAGE = "https://www.instagram.com/testuser/"
COMMAND = ("--", sys.executable, "-c", LOOK)


def seen(text: str) -> dict[str, Any]:
    """Return the log in *text*, without the headers."""
    log: dict[str, Any] = json.loads(text)
    for request in log["requests"]:
        assert request.pop("headers")["host"] == request["host"]
    return log


def look_at(path: str, route: str) -> dict[str, str]:
    return {
        "method": "GET",
        "host": "www.instagram.com",
        "path": path,
        "body": "",
        "route": route,
    }


def test_a_command_sees_the_account_and_the_faults_in_turn(
    capfd: pytest.CaptureFixture[str],
) -> None:
    faults = ("--persona", "korean", "--fault", "page=none,429")

    code = main([*faults, *COMMAND, PAGE, PAGE, "https://www.instagram.com/"])

    shown = capfd.readouterr()
    assert (code, shown.out.splitlines()) == (0, ["200 False", "429 False", "200 False"])
    assert seen(shown.err) == {
        "requests": [
            look_at("/testuser/", "page"),
            look_at("/testuser/", "page"),
            look_at("/", "start"),
        ],
        "asked": ["www.instagram.com"] * 3,
        "refused": [],
    }


def test_the_bio_is_read_from_a_file_before_each_answer(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    bio = tmp_path / "bio.txt"
    bio.write_text("code: bcdfghjk", encoding="utf-8")
    options = ("--bio-from", str(bio), "--username", "Some.One", "--log", str(tmp_path / "log"))

    code = main([*options, *COMMAND, "https://www.instagram.com/some.one/"])

    assert (code, capfd.readouterr().out) == (0, "200 True\n")
    assert seen((tmp_path / "log").read_text(encoding="utf-8"))["requests"] == [
        look_at("/some.one/", "page")
    ]


def test_the_code_and_a_refused_host_are_those_of_the_command(tmp_path: Path) -> None:
    log = tmp_path / "log.json"
    folder = Path(simulators.running.__file__).parent

    done = subprocess.run(
        [sys.executable, folder, "--log", log, *COMMAND, "https://example.org/"],
        capture_output=True,
        check=False,
        timeout=60,
    )

    assert (done.returncode, done.stdout) == (1, b"")
    assert b"403 Forbidden" in done.stderr
    assert seen(log.read_text(encoding="utf-8")) == {
        "requests": [],
        "asked": ["example.org"],
        "refused": ["example.org"],
    }


def test_a_fault_that_nobody_knows_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--fault", "page=unheard-of", "--", "true"])

    assert ended.value.code == 2
    assert "argument --fault: invalid _fault value: 'page=unheard-of'" in capsys.readouterr().err
