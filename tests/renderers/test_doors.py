"""Each door for each reader, from the shipped checklists: golden pages, and what none may say."""

import re
from collections.abc import Sequence

import pytest

import doors
import reports
from selfguard.model.help import ContactKind, HelpLine
from selfguard.model.reader import Age, Country, Reader, Role
from selfguard.model.report import Report
from selfguard.renderers import plain, terminal

DOORS = ("prepare", "worried", "happening")
VICTIM = Reader(Role.SELF, Age.FROM_14)
"""A victim of fifteen."""
FAULTLESS = {
    "ko": "당신의 잘못이 아니에요.",
    "en": "It is not your fault.",
    "id": "Ini bukan salahmu.",
}
NOT_CALLED = {
    "ko": "전화로 확인하지 않았어요",
    "en": "confirmed by telephone",
    "id": "belum dipastikan lewat telepon",
}
TO_HANDLE = {
    "ko": (
        r"캡처해요",
        r"캡처가 있는지",
        r"저장해",
        r"내려받아요",
        r"내려받아 ",
        r"(파일|사진|영상|원본|사본)[을를]? ?(남겨요|남겨 둬요|모아요|보내요)",
        r"찾아봐요",
        r"검색해 봐요",
    ),
    "en": (
        r"(?i)(?<!no )(?<!not )\btake (a|your) screenshot",
        r"(?i)\b(save|download|collect|copy|keep) (the|a|your|any) (file|photo|video|image)",
        r"(?i)(?<!not )(?<!not go )\b(search|look|looking) for (it|more|the)\b",
        r"(?i)private copy",
    ),
    "id": (
        r"(?i)(?<!jangan )ambil tangkapan layar",
        r"(?i)(?<!jangan )(simpan|unduh|kumpulkan) (berkas|foto|video|gambar)",
        r"(?i)(?<!jangan )(?<!jangan me)cari (berkas|foto|video|gambar)",
        r"(?i)salinan pribadi",
    ),
}
"""What nobody but the victim is told: to handle the material, or to look for it.

The steps of `prepare` are about the reader's own photos, and are not meant.
"""


def reader(role: Role, door: str) -> Reader:
    """Return a reader with *role*; it is happening to somebody of fifteen."""
    return VICTIM if (role, door) == (Role.SELF, "happening") else Reader(role)


def on_screen(door: str, who: Reader, language: str, columns: int = 80) -> str:
    """Return the page of *door* for *who*."""
    report = doors.report(door, who)
    return terminal.render(report, language, columns=columns, color=False)


def in_order(text: str, *parts: str) -> list[str]:
    """Return *parts* in the order in which they first stand in *text*; without those missing."""
    return sorted((part for part in parts if part in text), key=text.index)


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("door", DOORS)
def test_a_door_is_as_its_golden_file(door: str, role: Role, language: str) -> None:
    shown = on_screen(door, reader(role, door), language)

    assert shown == reports.golden(f"door-{door}-{role.value}-{language}-80.txt", shown)


@pytest.mark.parametrize(("language", "columns"), [("id", 80), ("ko", 60), ("ko", 120)])
def test_the_door_for_a_victim_of_fifteen_is_as_its_golden_file(
    language: str, columns: int
) -> None:
    shown = on_screen("happening", VICTIM, language, columns)

    assert shown == reports.golden(f"door-happening-self-{language}-{columns}.txt", shown)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_door_for_the_ear_is_as_its_golden_file(language: str) -> None:
    shown = plain.render(doors.report("happening", VICTIM), language)

    assert shown == reports.golden(f"plain-door-happening-self-{language}.txt", shown)


@pytest.mark.parametrize("language", FAULTLESS)
def test_a_victim_reads_first_that_it_is_not_their_fault(language: str) -> None:
    report = doors.report("happening", VICTIM)

    screen = terminal.render(report, language, columns=80, color=False)
    spoken = plain.render(report, language)

    assert screen.startswith(FAULTLESS[language])
    assert spoken.startswith(FAULTLESS[language])


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
@pytest.mark.parametrize("language", FAULTLESS)
def test_help_stands_before_anything_else(language: str, columns: int) -> None:
    shown = on_screen("happening", VICTIM, language, columns)

    numbers = re.findall(r"^  (\d+) ·", shown, re.MULTILINE)
    place = shown.index("\n  1  ")

    assert numbers[:4] == ["112", "1366", "117", "1388"]
    assert re.findall(r"^  (\d+) ·", shown[:place], re.MULTILINE) == numbers[:4]
    assert "takeitdown.ncmec.org" not in shown[:place]
    assert "takeitdown.ncmec.org" in shown[place:]
    assert "stopncii" not in shown.lower()


@pytest.mark.parametrize("language", FAULTLESS)
def test_help_stands_before_anything_else_for_the_ear(language: str) -> None:
    shown = plain.render(doors.report("happening", VICTIM), language).splitlines()

    assert [line.partition(" | ")[0].rpartition(": ")[2] for line in shown[1:5]] == [
        "112",
        "1366",
        "117",
        "1388",
    ]
    assert "stopncii" not in "".join(shown).lower()


def test_whoever_does_not_say_an_age_is_shown_both_routes() -> None:
    shown = on_screen("happening", Reader(), "en")

    assert in_order(shown, "https://stopncii.org", "https://takeitdown.ncmec.org") == [
        "https://stopncii.org",
        "https://takeitdown.ncmec.org",
    ]


@pytest.mark.parametrize("role", Role)
def test_where_it_is_happening_there_is_no_index_and_no_door_is_counted(role: Role) -> None:
    report = doors.report("happening", Reader(role))

    english = terminal.render(report, "en", columns=80, color=False) + plain.render(report, "en")
    korean = terminal.render(report, "ko", columns=80, color=False) + plain.render(report, "ko")

    assert re.findall("Hardening index|Doors|doors? open|●|○", english) == []
    assert re.findall("지수|열린 문|닫힌 문|●|○", korean) == []


@pytest.mark.parametrize("language", TO_HANDLE)
@pytest.mark.parametrize("role", [Role.FRIEND, Role.TEACHER, Role.SCHOOL])
@pytest.mark.parametrize("door", ["worried", "happening"])
def test_nobody_but_the_victim_is_told_to_keep_or_to_look_for_anything(
    door: str, role: Role, language: str
) -> None:
    own = {step.id for step in doors.checklist("prepare").steps}
    steps = [f.step for f in doors.report(door, Reader(role)).findings if f.step.id not in own]
    told = [each.title.within(language)[0] for each in steps]
    told += [action.do.within(language)[0] for each in steps for action in each.remediation]
    assert steps

    said = [text for text in told for pattern in TO_HANDLE[language] if re.search(pattern, text)]

    assert said == []


@pytest.mark.parametrize("language", TO_HANDLE)
def test_the_patterns_know_what_a_victim_is_told(language: str) -> None:
    report = doors.report("happening", VICTIM)
    told = [action.do.within(language)[0] for f in report.findings for action in f.step.remediation]

    found = [p for p in TO_HANDLE[language] if any(re.search(p, text) for text in told)]

    assert TO_HANDLE[language][0] in found


@pytest.mark.parametrize("language", NOT_CALLED)
@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("country", [Country.KR, Country.OTHER])
def test_that_nobody_rang_the_numbers_is_told_once_on_a_page(
    country: Country, door: str, language: str
) -> None:
    report = doors.report(door, Reader(age=Age.FROM_14, country=country))

    screen = " ".join(terminal.render(report, language, columns=80, color=False).split())
    spoken = plain.render(report, language)

    told = NOT_CALLED[language]
    is_reached = any(line.contacts[0].kind is ContactKind.PHONE for line in shown_in(report))
    assert (screen.count(told), spoken.count(told)) == (int(is_reached), int(is_reached))


def shown_in(report: Report) -> Sequence[HelpLine]:
    """Return the help lines with a contact that stand on the page of *report*."""
    actions = [action for finding in report.findings for action in finding.step.remediation]
    lines = [report.help.danger, *report.help.first, *(action.help_line for action in actions)]
    return [line for line in lines if line and line.contacts]


@pytest.mark.parametrize("door", ["worried", "happening"])
def test_what_is_known_of_a_line_on_top_is_told_once(door: str) -> None:
    report = doors.report(door, VICTIM)

    screen = terminal.render(report, "en", columns=80, color=False)
    spoken = plain.render(report, "en")

    assert (screen.count("(1366, no area code)"), spoken.count("(1366, no area code)")) == (1, 1)
    assert spoken.count("1366, Digital Sex Crime Victim Support Centre") > 1


def test_a_line_that_is_due_asks_to_be_checked_and_an_undated_one_says_so() -> None:
    shown = plain.render(doors.report("happening", VICTIM), "en").splitlines()

    assert [line.rpartition(" | ")[2] for line in shown[1:5]] == [
        "source without a date",
        "source of June 2025, please check before you call",
        "source of 27 August 2024, please check before you call",
        "source of 13 February 2026, please check before you call",
    ]


@pytest.mark.parametrize("language", FAULTLESS)
@pytest.mark.parametrize("role", Role)
def test_the_steps_of_somebody_to_whom_it_is_happening_keep_their_order(
    role: Role, language: str
) -> None:
    report = doors.report("happening", Reader(role))

    shown = plain.render(report, language).splitlines()

    begun = [match[1] for line in shown if (match := re.match(r"\d+\. ([^|]+?) \| ", line))]
    assert begun == [f.step.title.within(language)[0] for f in report.findings]
