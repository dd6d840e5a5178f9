"""From a file to the checklist of the model, with the checks that it names."""

import inspect
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import help_line, help_lines
from selfguard.checklists.parse import parse
from selfguard.checklists.steps import CONVERTERS
from selfguard.checks import CHECKS
from selfguard.checks.answer import Answer
from selfguard.checks.caption_reveals import CaptionReveals
from selfguard.checks.profile_photo_set import ProfilePhotoSet
from selfguard.errors import ChecklistRefusedError
from selfguard.model.check import Check, CheckResult
from selfguard.model.checklist import Action, Checklist, Reference, Severity, Step
from selfguard.model.facts import Mark, Text
from selfguard.model.help import NO_HELP_LINES, HelpLines
from selfguard.model.reader import Age, Country, Role, Situation
from shipped_texts import built_help_lines

Checks = Mapping[str, type[Check[Any]]]

CENTRE = help_line("kr-d4u")
KNOWN = help_lines(CENTRE, help_line("kr-112"))


def _told(data: str, checks: Checks, lines: HelpLines = NO_HELP_LINES) -> list[str]:
    with pytest.raises(ChecklistRefusedError) as refused:
        parse(data.encode(), "bad.yaml", checks, lines)
    return [
        f"{p.line}:{p.column} {p.key.removeprefix('checklist.')} {p.path} {p.values.get('guess')}"
        for p in refused.value.problems
    ]


def _made(kind: Callable[..., Check[Any]], **fields: object) -> Check[Any]:
    return kind(**fields)


def _with(least: str, lines: str) -> str:
    return least.replace("    minutes: 0\n", f"    minutes: 0\n    {lines}\n")


def test_the_documented_checklist_becomes_the_model(documented: str, checks: Checks) -> None:
    checklist = parse(documented.encode(), "our-school.yaml", checks)

    assert checklist == Checklist(
        id="our-school",
        serial="2026112401",
        title=Text(
            ko="겨울 방학 전에 닫을 문",
            en="Doors to close before the winter break",
            id="Pintu yang perlu ditutup sebelum libur",
        ),
        audience=Text(ko="우리 학교 학생", en="Students of our school", id="Siswa sekolah kami"),
        publisher="Example School",
        licence="CC BY 4.0",
        review_after=date(2027, 2, 24),
        steps=(
            Step(
                id="instagram-no-face-profile-photo",
                title=Text(
                    ko="프로필 사진을 내리거나, 얼굴이 없는 것으로 바꿔요",
                    en="Take the profile photo down, or use one without a face",
                    id="Turunkan foto profil, atau pakai yang tanpa wajah",
                ),
                severity=Severity.HIGH,
                minutes=2,
                check=_made(checks["profile-photo-set"]),
                rationale=Text(
                    ko="프로필 사진은 비공개 계정에서도 누구나 볼 수 있어요.",
                    en="Everyone can see a profile photo: a private account shows it too.",
                    id="Semua orang bisa melihat foto profil, juga di akun privat.",
                ),
                remediation=(
                    Action(
                        do=Text(
                            ko="얼굴이 없는 사진으로 바꿔요",
                            en="Choose a photo without a face",
                            id="Pilih foto tanpa wajah",
                        ),
                        platform="instagram",
                        os="android",
                        path=Text(
                            ko="프로필 › 프로필 편집 › 사진 변경",
                            en="Profile › Edit profile › Change picture",
                            id="Profil › Edit profil › Ubah foto",
                        ),
                        link="instagram.edit",
                        leaves_open=Text(
                            ko="예전에 저장된 사진은 지워지지 않아요",
                            en="What others have saved is not deleted",
                            id="Foto yang sudah disimpan orang lain tidak terhapus",
                        ),
                        mark=Mark.SECONDARY,
                        source_date="2025-09",
                    ),
                ),
                references=(
                    Reference(
                        title="Example School, letter to parents",
                        date="2026-11",
                        mark=Mark.SECONDARY,
                        address="https://school.example/letter",
                    ),
                ),
                roles=frozenset({Role.SELF, Role.PARENT}),
                ages=frozenset({Age.UNDER_14, Age.FROM_14}),
                answer_valid_days=90,
            ),
            Step(
                id="talk-with-somebody",
                title=Text(ko="믿는 어른 한 명을 정해요", en="Choose one grown-up you trust"),
                severity=Severity.MEDIUM,
                minutes=0,
                check=_made(checks["answer"], step="talk-with-somebody"),
                rationale=Text(en="When something happens you will know whom to call."),
                remediation=(Action(do=Text(en="Ask that person today"), mark=Mark.UNVERIFIED),),
            ),
        ),
    )


def test_version_and_day_of_tapping_are_kept(least: str, checks: Checks) -> None:
    action = "        mark: V\n        app_version: v25.8.0\n        verified_on: 2026-01-01"

    checklist = parse(least.replace("        mark: U", action).encode(), "least.yaml", checks)

    assert checklist.steps[0].remediation == (
        Action(
            do=Text(ko="해 봐요"),
            app_version="v25.8.0",
            mark=Mark.VERIFIED,
            verified_on=date(2026, 1, 1),
        ),
    )


def test_a_checklist_says_what_brings_the_reader_and_who_has_read_it(
    least: str, checks: Checks
) -> None:
    head = """\
situation: happening
opening: {ko: 당신의 잘못이 아니에요., en: It is not your fault.}
reviewed: {ko: true, id: false}
"""

    checklist = parse((head + least).encode(), "least.yaml", checks)

    assert (checklist.situation, checklist.opening, checklist.reviewed) == (
        Situation.HAPPENING,
        Text(ko="당신의 잘못이 아니에요.", en="It is not your fault."),
        frozenset({"ko"}),
    )


def test_a_checklist_that_says_no_more_prepares_and_nobody_has_read_it(
    least: str, checks: Checks
) -> None:
    checklist = parse(least.encode(), "least.yaml", checks)

    assert checklist == Checklist(
        id="least",
        serial="2026112401",
        title=Text(ko="가장 작은 것"),
        audience=Text(en="You"),
        publisher="Example School",
        licence="MIT",
        review_after=date(2027, 2, 24),
        steps=(
            Step(
                id="first",
                title=Text(ko="첫째"),
                severity=Severity.HIGH,
                minutes=0,
                check=_made(checks["answer"], step="first"),
                rationale=Text(ko="까닭"),
                remediation=(Action(do=Text(ko="해 봐요")),),
            ),
        ),
        situation=Situation.PREPARE,
        opening=Text(),
        reviewed=frozenset(),
    )


@pytest.mark.parametrize(("written", "told"), [("true", True), ("false", False)])
def test_a_step_says_whether_others_can_notice_it(
    least: str, checks: Checks, written: str, *, told: bool
) -> None:
    checklist = parse(_with(least, f"noticeable: {written}").encode(), "least.yaml", checks)

    assert checklist.steps[0].is_noticeable is told


def test_an_action_turns_to_a_help_line_and_says_for_whom(least: str, checks: Checks) -> None:
    action = """\
        mark: V
        source_date: unknown
        help_line: kr-d4u
        roles: [parent, friend]
        ages: [under-14, unsaid]
        countries: [kr, other]"""

    checklist = parse(least.replace("        mark: U", action).encode(), "x.yaml", checks, KNOWN)

    assert checklist.steps[0].remediation == (
        Action(
            do=Text(ko="해 봐요"),
            mark=Mark.VERIFIED,
            source_date="unknown",
            help_line=CENTRE,
            roles=frozenset({Role.PARENT, Role.FRIEND}),
            ages=frozenset({Age.UNDER_14, Age.UNSAID}),
            countries=frozenset({Country.KR, Country.OTHER}),
        ),
    )


@pytest.mark.parametrize(
    ("written", "lines", "guess"),
    [("kr-d4", KNOWN, "kr-d4u"), ("zzz", KNOWN, "None"), ("kr-d4u", NO_HELP_LINES, "None")],
    ids=["mistyped", "made up", "none known"],
)
def test_a_help_line_that_nobody_knows_is_told_with_what_was_meant(
    least: str, checks: Checks, written: str, lines: HelpLines, guess: str
) -> None:
    bad = least.replace("        mark: U", f"        mark: U\n        help_line: {written}")

    told = _told(bad, checks, lines)

    assert told == [f"17:20 unknown-line steps.0.remediation.0.help_line {guess}"]


@pytest.mark.parametrize(
    "line", ["remediation: a", "remediation: [a, [b]]", "remediation: [{help_line: [kr-d4u]}]"]
)
def test_a_help_line_in_no_action_is_no_help_line(least: str, checks: Checks, line: str) -> None:
    bad = least.partition("    remediation:")[0] + f"    {line}\n"

    told = _told(bad, checks, KNOWN)

    assert [each for each in told if "unknown-line" in each] == []


def test_the_page_for_teachers_names_a_help_line_that_exists(documented: str, action: str) -> None:
    changed = documented.replace(
        "      - do:\n          en: Ask that", f"{action}      - do:\n          en: Ask that"
    )

    checklist = parse(changed.encode(), "our-school.yaml", CHECKS, built_help_lines())

    assert checklist.steps[1].remediation[0].help_line == built_help_lines().lines["kr-d4u"]


def test_the_documented_checklist_names_checks_that_exist(documented: str) -> None:
    checklist = parse(documented.encode(), "our-school.yaml", CHECKS)

    assert [step.check for step in checklist.steps] == [
        ProfilePhotoSet(),
        Answer(step="talk-with-somebody"),
    ]


def test_the_documented_parameter_exists(documented: str, parameter: str) -> None:
    changed = documented.replace("    check: profile-photo-set\n", parameter)

    checklist = parse(changed.encode(), "our-school.yaml", CHECKS)

    assert checklist.steps[0].check == CaptionReveals(max_age_days=365)


def test_a_reference_without_a_date_says_so(documented: str, checks: Checks) -> None:
    undated = documented.replace("date: 2026-11\n", "date: unknown\n")

    checklist = parse(undated.encode(), "our-school.yaml", checks)

    assert [reference.date for reference in checklist.steps[0].references] == ["unknown"]


def test_a_text_is_composed_and_put_on_one_line(least: str, checks: Checks) -> None:
    folded = least.replace("{ko: 까닭}", "\n      en: |\n        cafe\u0301\tau\n        lait\n")

    checklist = parse(folded.encode(), "least.yaml", checks)

    assert checklist.steps[0].rationale == Text(en="caf\u00e9 au lait")


def test_every_parameter_is_read_as_its_field_is_declared(least: str, checks: Checks) -> None:
    lines = (
        "check: profile-photo-set\n    with: {only_current: true, label: ' 사진 ', words: [a, b]}"
    )

    checklist = parse(_with(least, lines).encode(), "least.yaml", checks)

    assert checklist.steps[0].check == _made(
        checks["profile-photo-set"], only_current=True, label="사진", words=("a", "b")
    )


def test_the_checks_are_ready_to_examine(documented: str, least: str, checks: Checks) -> None:
    limited = _with(least, "check: photo-limit\n    with: {limit: 5}").partition("steps:\n")[2]

    checklist = parse((documented + limited).encode(), "three.yaml", checks)

    assert [step.check.examine(()) for step in checklist.steps] == [CheckResult(0)] * 3


def test_answer_may_be_named(least: str, checks: Checks) -> None:
    checklist = parse(_with(least, "check: answer").encode(), "least.yaml", checks)

    assert checklist.steps[0].check == _made(checks["answer"], step="first")


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("check: profile-photo-ste", "13:12 unknown-check steps.0.check profile-photo-set"),
        ("check: Answer", "13:12 unknown-check steps.0.check answer"),
        ('check: ""', "13:12 unknown-check steps.0.check None"),
        ("check: zzz", "13:12 unknown-check steps.0.check None"),
        ("with: {step: x}", "13:5 with-alone steps.0.with None"),
        ("check: photo-limit", "9:5 missing-parameter steps.0.with.limit None"),
        (
            "check: photo-limit\n    with: {label: 5, limit: 5}",
            "14:12 unknown-parameter steps.0.with.label None",
        ),
        (
            "check: photo-limit\n    with: {limit: 5, limits: 5}",
            "14:22 unknown-parameter steps.0.with.limits limit",
        ),
        (
            "check: photo-limit\n    with: {}",
            "14:5 missing-parameter steps.0.with.limit None",
        ),
        ("check: photo-limit\n    with: {limit: -5}", "14:19 not-number steps.0.with.limit None"),
        ("check: photo-limit\n    with: {limit: 05}", "14:19 not-number steps.0.with.limit None"),
        ("check: photo-limit\n    with: {limit: [5]}", "14:19 not-text steps.0.with.limit None"),
        (
            "check: profile-photo-set\n    with: {only_current: yes}",
            "14:26 not-one-of steps.0.with.only_current None",
        ),
        (
            "check: profile-photo-set\n    with: {only_current: ture}",
            "14:26 not-one-of steps.0.with.only_current true",
        ),
        (
            "check: profile-photo-set\n    with: {words: a}",
            "14:19 not-list steps.0.with.words None",
        ),
        (
            "check: profile-photo-set\n    with: {words: [a, {b: c}]}",
            "14:19 not-text steps.0.with.words None",
        ),
        (
            'check: profile-photo-set\n    with: {label: ""}',
            "14:19 empty steps.0.with.label None",
        ),
    ],
)
def test_a_check_takes_only_what_it_has_fields_for(
    least: str, checks: Checks, lines: str, told: str
) -> None:
    assert _told(_with(least, lines), checks) == told.split("|")


def test_all_faults_are_told_at_once_in_the_order_of_the_lines(least: str, checks: Checks) -> None:
    step = least.split("steps:\n")[1]
    bad = (
        _with(least, "check: profile-photo-ste")
        .replace("serial: 2026112401", "serial: 2026113101")
        .replace("{ko: 첫째}", "{kr: 첫째}")
        + step
        + step.replace("id: first", "id: third").replace("severity", "severty")
    )

    told = _told(bad, checks)

    assert told == [
        "2:9 not-serial serial None",
        "10:13 unknown-key steps.0.title.kr ko",
        "13:12 unknown-check steps.0.check profile-photo-set",
        "18:9 double-id steps.1.id None",
        "26:5 missing steps.2.severity None",
        "28:5 unknown-key steps.2.severty severity",
    ]


def test_equal_ids_on_one_line_are_told(least: str, checks: Checks) -> None:
    bad = least.partition("steps:\n")[0] + "steps: [{id: a}, {id: a}, {id: [a]}, b]\n"

    told = _told(bad, checks)

    assert "8:23 double-id steps.1.id None" in told
    assert "8:32 not-text steps.2.id None" in told
    assert "8:38 not-map steps.3 None" in told


@pytest.mark.parametrize("line", ["check: [a]", "check: profile-photo-set\n    with: a"])
def test_a_wrong_shape_is_told_once(least: str, checks: Checks, line: str) -> None:
    assert len(_told(_with(least, line), checks)) == 1


def test_only_the_first_hundred_faults_get_a_guess(least: str, checks: Checks) -> None:
    bad = least + "".join(f"serialx{number}: a\n" for number in range(150))

    told = _told(bad, checks)

    assert [line.rpartition(" ")[2] for line in told] == ["serial"] * 100 + ["None"] * 50


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_every_parameter_of_the_shipped_checks_can_be_written(check: type[Check[Any]]) -> None:
    parameters = inspect.signature(check, eval_str=True).parameters.values()

    assert {parameter.annotation for parameter in parameters} <= CONVERTERS.keys()


@given(st.binary(max_size=200))
def test_random_bytes_raise_nothing_else(checks: Checks, data: bytes) -> None:
    with pytest.raises(ChecklistRefusedError):
        parse(data, "random.yaml", checks)


@given(data=st.data())
def test_a_damaged_checklist_raises_nothing_else(
    documented: str, checks: Checks, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(documented)))
    end = data.draw(st.integers(start, min(start + 20, len(documented))))
    piece = data.draw(st.text("{}[],:?-&*!|>%@`#'\"\\ \n\tab1한\u202e", max_size=6))

    damaged = (documented[:start] + piece + documented[end:]).encode()

    try:
        assert isinstance(parse(damaged, "damaged.yaml", checks), Checklist)
    except ChecklistRefusedError as error:
        assert error.problems  # noqa: PT017 - some damage is harmless


def test_pydantic_is_imported_when_a_checklist_is_parsed_and_not_before() -> None:
    program = (
        "import sys; from selfguard.checklists import parse; print('pydantic' in sys.modules)\n"
        "try: parse.parse(b'', 'x', {})\n"
        "except Exception: print('pydantic' in sys.modules)"
    )

    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )

    assert told.stdout.split() == ["False", "True"]
