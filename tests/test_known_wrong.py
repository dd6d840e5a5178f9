"""No file that we ship, and no page that we make, holds a contact that is known to be wrong."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from selfguard.resources import data
from shipped_texts import built_help_lines

ROOT = Path(__file__).parents[1]
FOLDERS = [ROOT / "checklists", ROOT / "docs", ROOT / "tests" / "golden", Path(str(data("")))]
PAGES = [ROOT / f"{name}.md" for name in ("README", "CHANGELOG", "SECURITY", "CONTRIBUTING")]
BETWEEN = r"[\s.()\-\u2010-\u2015]*"
"""What may stand between the digits of a number, or nothing."""


class Wrong(NamedTuple):
    """A contact that is known to be wrong, and the one that is meant."""

    kind: str
    value: str
    right: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """Return what finds it: a number however it is parted, a host name as a whole."""
        if self.kind == "phone":
            digits = BETWEEN.join(re.sub(r"\D", "", self.value))
            return re.compile(rf"(?<!\d){digits}(?!\d)")
        host = re.escape(self.value)
        return re.compile(
            rf"(?<![a-z0-9.-])(?:www\.)?{host}(?![a-z0-9-]|\.[a-z0-9])",
            re.IGNORECASE | re.ASCII,
        )


def _known_wrong() -> list[Wrong]:
    text = (ROOT / "tests" / "known_wrong.yaml").read_text("utf-8")
    listed = yaml.load(text, yaml.BaseLoader)["known_wrong"]  # noqa: S506 - it makes text only
    return [Wrong(each["kind"], each["value"], each["right"]) for each in listed]


WRONG = _known_wrong()


def _found(text: str) -> list[str]:
    return [wrong.value for wrong in WRONG if wrong.pattern.search(text)]


def _files() -> list[Path]:
    below = (path for folder in FOLDERS for path in sorted(folder.rglob("*")))
    return [*(path for path in below if path.is_file()), *PAGES]


def test_no_file_that_we_ship_holds_a_wrong_contact() -> None:
    found = {
        str(path): wrong
        for path in _files()
        if (wrong := _found(path.read_bytes().decode("utf-8", errors="replace")))
    }

    assert found == {}


def test_what_we_ship_is_looked_at() -> None:
    looked_at = {path.name for path in _files()}

    assert looked_at >= {
        *("helplines.yaml", "happening.yaml", "routes.txt", "help.toml", "writing-a-checklist.md"),
        *("README.md", "CHANGELOG.md", "SECURITY.md", "CONTRIBUTING.md", "report.schema.json"),
    }


def test_the_wrong_contacts_are_these() -> None:
    assert _known_wrong() == [
        Wrong("phone", "02-735-8894", "02-735-8994"),
        Wrong("phone", "02-1234-5678", "1366"),
        Wrong("host", "d4u.or.kr", "d4u.stop.or.kr"),
        Wrong("host", "d4u.go.kr", "d4u.stop.or.kr"),
    ]


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: wrong.value)
def test_the_right_contact_is_one_that_we_ship(wrong: Wrong) -> None:
    shipped = [each.value for line in built_help_lines().lines.values() for each in line.contacts]

    assert {wrong.right, f"https://{wrong.right}"} & set(shipped)


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        *[(written.format("02-735-8894"), "02-735-8894") for written in ("{}", "Call {}.", "({})")],
        *[(each, "02-735-8894") for each in ("027358894", "02 735 8894", "02.735.8894")],
        *[(each, "02-735-8894") for each in ("02) 735-8894", "02–735–8894", "02-\n  735-8894")],
        *[(each, "02-1234-5678") for each in ("02-1234-5678", "0212345678", "(02) 1234 5678")],
        *[(each, "d4u.or.kr") for each in ("d4u.or.kr", "https://d4u.or.kr/", "D4U.or.kr.")],
        *[(each, "d4u.or.kr") for each in ("http://www.d4u.or.kr", "www.d4u.or.kr에서")],
        *[(each, "d4u.go.kr") for each in ("d4u.go.kr", "https://www.d4u.go.kr/board?x=1")],
    ],
)
def test_a_wrong_contact_would_be_noticed(written: str, wrong: str) -> None:
    assert _found(f"…\n{written}\n…") == [wrong]


@pytest.mark.parametrize(
    "right",
    [
        *("02-735-8994", "1366", "https://d4u.stop.or.kr", "www.d4u.stop.or.kr/board"),
        *("not-d4u.or.kr", "d4u.or.kr.example", "xd4u.go.kr", "d4u.or.kra", "d4u-or-kr"),
        *("9027358894", "0273588941", "02-735-88"),
    ],
)
def test_another_contact_is_none_of_them(right: str) -> None:
    assert _found(f"…\n{right}\n…") == []
