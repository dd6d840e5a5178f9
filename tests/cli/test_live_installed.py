"""The installed command against the simulator: no hook in the product, no network but loopback.

`make test-installed` runs these tests, which take a process of their own each.

A proxy on loopback with a throw-away certificate authority stands for the rest of the world. Where
the system has network namespaces, the command runs in one that has no other route: what is asked
of any other host can reach nothing, and is in the log. `REQUIRE_OFFLINE=1` makes it a failure where
there are none.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import instagram_exports
from selfguard.words import say

SIMULATORS = Path(__file__).parents[1] / "simulators"
SELFGUARD = Path(sys.executable).with_name("selfguard")
ALONE = ("unshare", "-rn", "sh", "-c", 'ip link set lo up && exec "$@"', "sh")
"""What runs a command where there is no network but loopback."""
HAS_NAMESPACES = bool(shutil.which("ip") and shutil.which("unshare")) and not (
    subprocess.run([*ALONE, "true"], check=False, capture_output=True).returncode
)
pytestmark = [
    pytest.mark.skipif(
        not os.environ.get("SELFGUARD_INSTALLED"), reason="`make test-installed` runs it"
    ),
    pytest.mark.skipif(
        not HAS_NAMESPACES and not os.environ.get("REQUIRE_OFFLINE"),
        reason="needs unshare (util-linux) and ip (iproute2)",
    ),
]


@dataclass(frozen=True, slots=True)
class Looked:
    """What a command left behind, and what it asked for."""

    code: int
    out: str
    err: str
    requests: Sequence[dict[str, Any]]
    hosts: Sequence[str]


def looked(
    folder: Path, *arguments: str | Path, persona: str = "public", faults: str = "none"
) -> Looked:
    """Run `selfguard audit` with *arguments* against an account of the invented person."""
    log = folder / "log.json"
    simulated: list[str | Path] = [sys.executable, SIMULATORS, "--persona", persona, "--log", log]
    account = ["--username", instagram_exports.USER, "--fault", f"page={faults}", "--"]
    done = subprocess.run(
        [*ALONE, *simulated, *account, SELFGUARD, "audit", *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        timeout=60,
    )
    seen = json.loads(log.read_text(encoding="utf-8"))
    out, err = done.stdout.decode(), done.stderr.decode()
    return Looked(done.returncode, out, err, seen["requests"], seen["asked"])


def outcomes(done: Looked) -> dict[str, str]:
    """Return step → outcome in the report of *done*."""
    return {f["step"]: f["outcome"] for f in json.loads(done.out)["findings"]}


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Return an export of the invented person, in which the account is private."""
    return instagram_exports.write_zip(tmp_path, instagram_exports.export("G4"))


def test_export_and_page_give_one_report_by_one_request(tmp_path: Path, export: Path) -> None:
    done = looked(tmp_path, "--instagram-export", export, "--instagram-live", "--yes", "-o", "-")

    report = json.loads(done.out)
    assert done.code == 0
    assert [(r["method"], r["host"], r["path"]) for r in done.requests] == [
        ("GET", "www.instagram.com", f"/{instagram_exports.USER}/")
    ]
    assert done.hosts == ["www.instagram.com"]
    assert [source["name"] for source in report["sources"]] == [
        "instagram-export",
        "instagram-live",
    ]
    items = {i["item"]: (i["shown"], i["since"]) for i in report["public_view"]["items"]}
    assert items["posts"] == ("yes", "new")
    assert items["bio"] == ("yes", "changed")
    assert instagram_exports.USER not in done.out


def test_the_request_is_that_of_nobody(tmp_path: Path, export: Path) -> None:
    done = looked(tmp_path, "--instagram-export", export, "--instagram-live", "--yes")

    (request,) = done.requests
    cookies = request["headers"].get("cookie", "")
    assert request["body"] == ""
    assert "authorization" not in request["headers"]
    assert "sessionid=;" in f"{cookies};" or "sessionid" not in cookies
    assert "selfguard" not in json.dumps(request["headers"]).casefold()


def test_a_proof_that_was_kept_needs_no_export(tmp_path: Path, export: Path) -> None:
    looked(tmp_path, "--instagram-export", export, "--instagram-live", "--yes")

    done = looked(tmp_path, "--instagram-live", "--yes", "-o", "-", persona="private")

    assert done.code == 0
    assert [request["path"] for request in done.requests] == [f"/{instagram_exports.USER}/"]
    assert json.loads(done.out)["public_view"]["items"][0]["shown"] == "no"


def test_without_a_proof_nothing_is_asked(tmp_path: Path) -> None:
    done = looked(tmp_path, "--instagram-live", "--yes")

    assert (done.code, done.requests, done.hosts) == (3, [], [])
    assert "selfguard prove instagram" in done.err


def test_without_the_flag_nothing_is_asked(tmp_path: Path, export: Path) -> None:
    done = looked(tmp_path, "--instagram-export", export)

    assert (done.code, done.requests, done.hosts) == (0, [], [])


@pytest.mark.parametrize(
    ("fault", "key"),
    [
        ("401", "asked-to-wait"),
        ("429", "asked-to-wait"),
        ("403", "blocked"),
        ("404", "no-page"),
        ("500", "out-of-order"),
        ("checkpoint_required", "checkpoint"),
        ("challenge_redirect", "checkpoint"),
        ("login_redirect", "login-wall"),
        ("host_redirect", "elsewhere"),
        ("no_data", "page-changed"),
        ("changed", "page-changed"),
        ("truncated", "page-changed"),
        ("other_name", "page-changed"),
        ("bomb", "too-large"),
        ("closed", "no-connection"),
        ("drip", "too-slow"),
    ],
)
def test_each_refusal_has_its_sentence_and_the_report_stands(
    tmp_path: Path, export: Path, fault: str, key: str
) -> None:
    done = looked(
        *(tmp_path, "--instagram-export", export, "--instagram-live", "--yes", "-o", "-"),
        faults=fault,
    )

    report = json.loads(done.out)
    assert done.code == 3
    assert f"{say('en', f'instagram_live.{key}')}\n→ " in done.err
    assert "Traceback" not in done.err
    assert len(done.requests) == 1
    assert done.hosts == ["www.instagram.com"]
    assert report["public_view"]["refusal"] == key


def test_a_refused_look_changes_no_outcome(tmp_path: Path, export: Path) -> None:
    options = ("--instagram-export", export, "--no-look", "-o", "-")

    without = looked(tmp_path, *options)
    refused = looked(tmp_path, *options, "--instagram-live", "--yes", faults="401")

    assert outcomes(refused) == outcomes(without)
    assert "pass" in outcomes(without).values()


def test_a_refused_look_alone_closes_no_door(tmp_path: Path, export: Path) -> None:
    looked(tmp_path, "--instagram-export", export, "--instagram-live", "--yes")

    done = looked(tmp_path, "--instagram-live", "--yes", "-o", "-", faults="429")

    report = json.loads(done.out)
    assert done.code == 3
    assert {finding["outcome"] for finding in report["findings"]} == {"not-reviewed"}


def test_nothing_hostile_reaches_the_terminal(tmp_path: Path, export: Path) -> None:
    done = looked(
        *(tmp_path, "--instagram-export", export, "--instagram-live", "--yes", "--reveal"),
        persona="hostile",
    )

    shown = done.out + done.err
    assert done.code == 0
    assert [sign for sign in "\x1b\x07\x00\x9b\u202e" if sign in shown] == []
    assert "⟨U+202E⟩" in shown
