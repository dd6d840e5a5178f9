"""Help lines: from a file to the model, and every fault that costs a file its place."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfguard.checklists.help_lines import parse_help_lines
from selfguard.errors import ChecklistRefusedError
from selfguard.model.facts import Mark, Text
from selfguard.model.help import Contact, ContactKind, HelpLine, HelpLines, Route
from selfguard.model.reader import Age, Country, FromBefore18, Role, Situation
from selfguard.renderers.problems import render

FULL = """\
id: numbers
serial: 2026112501
publisher: Example School
licence: MIT
reviewed: {ko: true}
lines:
  - id: police
    name: {ko: 경찰, en: Police}
    country: kr
    contacts:
      - {kind: phone, value: "112", mark: V, verified_on: unknown}
      - {kind: app, value: "Example", mark: S, verified_on: 2016}
    for_whom: {en: Anyone}
    hours: {en: around the clock}
    say_first: {en: Please help me.}
    beware: {en: It does not remove anything.}
    mark: V
    verified_on: 2025-06
    how_verified: Example Press
    review_after: 2025-12-31
    called_on: 2026-11-20
    roles: [self]
    ages: [14-17, unsaid]
    images: ["yes"]
  - id: portal
    name: {en: Portal}
    for_whom: {en: Relatives}
    say_first: {en: I want to report.}
    mark: S
    verified_on: unknown
    how_verified: a blog
    review_after: 2027-05-22
routes:
  - countries: [kr, id]
    situations: [happening]
    roles: [self, friend]
    ages: [14-17]
    danger: police
    first: [police]
    then: [portal, police]
  - countries: [other]
    situations: [prepare, worried]
"""


def _told(data: str) -> list[str]:
    with pytest.raises(ChecklistRefusedError) as refused:
        parse_help_lines(data.encode(), "bad.yaml")
    return [
        f"{p.line}:{p.column} {p.key.removeprefix('checklist.')} {p.path} {p.values.get('guess')}"
        for p in refused.value.problems
    ]


def test_a_file_becomes_help_lines_and_routes() -> None:
    lines = parse_help_lines(FULL.encode(), "numbers.yaml")

    police = HelpLine(
        id="police",
        name=Text(ko="경찰", en="Police"),
        country=Country.KR,
        contacts=(
            Contact(ContactKind.PHONE, "112", Mark.VERIFIED, "unknown"),
            Contact(ContactKind.APP, "Example", Mark.SECONDARY, "2016"),
        ),
        for_whom=Text(en="Anyone"),
        hours=Text(en="around the clock"),
        say_first=Text(en="Please help me."),
        beware=Text(en="It does not remove anything."),
        mark=Mark.VERIFIED,
        verified_on="2025-06",
        how_verified="Example Press",
        review_after=date(2025, 12, 31),
        called_on=date(2026, 11, 20),
        roles=frozenset({Role.SELF}),
        ages=frozenset({Age.FROM_14, Age.UNSAID}),
        images=frozenset({FromBefore18.YES}),
    )
    portal = HelpLine(
        id="portal",
        name=Text(en="Portal"),
        country=None,
        contacts=(),
        for_whom=Text(en="Relatives"),
        hours=Text(),
        say_first=Text(en="I want to report."),
        beware=Text(),
        mark=Mark.SECONDARY,
        verified_on="unknown",
        how_verified="a blog",
        review_after=date(2027, 5, 22),
    )
    assert lines == HelpLines(
        "2026112501",
        {"police": police, "portal": portal},
        (
            Route(
                countries=frozenset({Country.KR, Country.ID}),
                situations=frozenset({Situation.HAPPENING}),
                roles=frozenset({Role.SELF, Role.FRIEND}),
                ages=frozenset({Age.FROM_14}),
                danger="police",
                first=("police",),
                then=("portal", "police"),
            ),
            Route(
                countries=frozenset({Country.OTHER}),
                situations=frozenset({Situation.PREPARE, Situation.WORRIED}),
                roles=frozenset(Role),
                ages=frozenset(Age),
                danger="",
                first=(),
                then=(),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("place", "written", "told"),
    [
        (
            "mark: V\n    verified_on: 2025-06",
            "mark: U\n    verified_on: 2025-06",
            [
                "17:11 unverified-line lines.0.mark None",
                "38:13 secondary-first routes.0.danger None",
                "39:13 secondary-first routes.0.first.0 None",
            ],
        ),
        (
            '"Example", mark: S',
            '"Example", mark: U',
            ["12:45 unverified-line lines.0.contacts.1.mark None"],
        ),
        (
            "first: [police]",
            "first: [police, portal]",
            ["39:21 secondary-first routes.0.first.1 None"],
        ),
        ("danger: police", "danger: portal", ["38:13 secondary-first routes.0.danger None"]),
        (
            '"112", mark: V',
            '"112", mark: S',
            [
                "38:13 secondary-first routes.0.danger None",
                "39:13 secondary-first routes.0.first.0 None",
            ],
        ),
        ("danger: police", "danger: polic", ["38:13 unknown-line routes.0.danger police"]),
        ("first: [police]", "first: [police, zzz]", ["39:21 unknown-line routes.0.first.1 None"]),
        ("then: [portal", "then: [protal", ["40:12 unknown-line routes.0.then.0 portal"]),
        ("then: [portal, police]", "then: [portal, Police]", ["40:20 not-id routes.0.then.1 None"]),
        (
            "id: portal",
            "id: police",
            [
                "25:9 repeated lines.1.id None",
                "38:13 secondary-first routes.0.danger None",
                "39:13 secondary-first routes.0.first.0 None",
                "40:12 unknown-line routes.0.then.0 police",
            ],
        ),
        (
            "first: [police]",
            "first: [police, police, police, police]",
            ["39:12 too-many routes.0.first None"],
        ),
        ("country: kr", "country: KR", ["9:14 not-one-of lines.0.country None"]),
        ("country: kr", "country: jp", ["9:14 not-one-of lines.0.country None"]),
        ("kind: app", "kind: fax", ["12:16 not-one-of lines.0.contacts.1.kind None"]),
        ("mark: S\n", "mark: X\n", ["29:11 not-one-of lines.1.mark None"]),
        (
            "verified_on: 2016",
            "verified_on: May 2016",
            ["12:61 not-date lines.0.contacts.1.verified_on None"],
        ),
        ("    verified_on: 2025-06\n", "", ["7:5 missing lines.0.verified_on None"]),
        (
            "review_after: 2027-05-22",
            "review_after: unknown",
            ["32:19 not-day lines.1.review_after None"],
        ),
        ("called_on: 2026-11-20", "called_on: unknown", ["21:16 not-day lines.0.called_on None"]),
        ("roles: [self]\n", "roles: [victim]\n", ["22:13 not-one-of lines.0.roles.0 None"]),
        ("ages: [14-17, unsaid]", "ages: [14-17, 14-17]", ["23:11 repeated lines.0.ages None"]),
        ('images: ["yes"]', "images: []", ["24:13 too-few lines.0.images None"]),
        ('images: ["yes"]', 'images: ["yes", "yes"]', ["24:13 repeated lines.0.images None"]),
        ('images: ["yes"]', "images: [maybe]", ["24:14 not-one-of lines.0.images.0 yes"]),
        ("countries: [other]", "countries: []", ["41:16 too-few routes.1.countries None"]),
        (
            "countries: [other]",
            "countries: [other, other]",
            ["41:16 repeated routes.1.countries None"],
        ),
        (
            "situations: [happening]",
            "situations: [hapening]",
            ["35:18 not-one-of routes.0.situations.0 happening"],
        ),
        (
            "for_whom: {en: Relatives}",
            "for_whom: Relatives",
            ["27:15 not-map lines.1.for_whom None"],
        ),
        (
            "say_first: {en: I want to report.}",
            "say_first: {}",
            ["28:16 no-language lines.1.say_first None"],
        ),
        (
            "how_verified: a blog",
            "how_verfied: a blog",
            [
                "25:5 missing lines.1.how_verified None",
                "31:5 unknown-key lines.1.how_verfied how_verified",
            ],
        ),
        (
            "kind: app,",
            "kind: app, nubmer: 1, kind_: a,",
            [
                "12:21 unknown-key lines.0.contacts.1.nubmer None",
                "12:32 unknown-key lines.0.contacts.1.kind_ kind",
            ],
        ),
        ("danger: police", "dangr: police", ["38:5 unknown-key routes.0.dangr danger"]),
        (
            "reviewed: {ko: true}",
            "reviewed: {ko: true, kr: true}",
            ["5:22 unknown-key reviewed.kr ko"],
        ),
        ("licence: MIT\n", "licence: MIT\ntitle: {en: Numbers}\n", ["5:1 unknown-key title None"]),
    ],
)
def test_every_fault_is_told_at_its_place(place: str, written: str, told: list[str]) -> None:
    assert FULL.count(place) == 1

    assert _told(FULL.replace(place, written)) == told


def test_an_empty_file_of_help_lines_is_missing_everything() -> None:
    assert _told("id: numbers\nlines: []\nroutes: []\n") == [
        "1:1 missing serial None",
        "1:1 missing publisher None",
        "1:1 missing licence None",
        "2:8 too-few lines None",
        "3:9 too-few routes None",
    ]


def test_a_line_that_is_put_first_and_rests_on_a_blog_is_told_in_words() -> None:
    with pytest.raises(ChecklistRefusedError) as refused:
        parse_help_lines(FULL.replace("first: [police]", "first: [portal]").encode(), "bad.yaml")

    assert render(refused.value, "en") == (
        "bad.yaml:39:13: a line that rests on a secondary source cannot stand on top: portal "
        "[routes.0.first.0]\n"
        "39 |     first: [portal]\n"
        "   |             ^^^^^^"
    )


@given(st.binary(max_size=200))
def test_random_bytes_raise_nothing_else(data: bytes) -> None:
    with pytest.raises(ChecklistRefusedError):
        parse_help_lines(data, "random.yaml")


@given(data=st.data())
def test_damaged_help_lines_raise_nothing_else(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(FULL)))
    end = data.draw(st.integers(start, min(start + 20, len(FULL))))
    piece = data.draw(st.text("{}[],:?-&*!|>%@`#'\"\\ \n\tab1한\u202e", max_size=6))

    damaged = (FULL[:start] + piece + FULL[end:]).encode()

    try:
        assert isinstance(parse_help_lines(damaged, "damaged.yaml"), HelpLines)
    except ChecklistRefusedError as error:
        assert error.problems  # noqa: PT017 - some damage is harmless
