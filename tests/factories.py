"""Invented evidence, steps and reports for the tests: one short function per class."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from selfguard.checks.account_public import AccountPublic
from selfguard.model.check import Basis, Check, Exposure, Outcome
from selfguard.model.checklist import Action, Checklist, Severity, Step
from selfguard.model.evidence import (
    Answer,
    AnswerValue,
    Audience,
    ConnectionKind,
    Connections,
    Contacts,
    Coordinate,
    Covered,
    Device,
    Evidence,
    Extent,
    Fault,
    LinkedAccounts,
    LinkedApp,
    Origin,
    Post,
    PostKind,
    PrivacyChange,
    ProfileField,
    ProfilePhoto,
    ProfileText,
    Session,
    Setting,
    SettingName,
    Topic,
    Unreadable,
)
from selfguard.model.facts import Mark, Text
from selfguard.model.help import HelpLine, HelpLines, Route
from selfguard.model.history import PastOutcome, PastRun
from selfguard.model.picture import Picture, PictureKind, Review
from selfguard.model.proof import Proof, ProvenHandle, proven_before
from selfguard.model.reader import Age, Country, Reader, Role, Situation
from selfguard.model.report import Finding, Report
from selfguard.model.sight import Level, Sight
from selfguard.model.source import SourceRun

SEEN = datetime(2026, 11, 14, tzinfo=UTC)
"""When the invented export was made."""
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
"""When the invented audit runs."""
ORIGIN = Origin("instagram-export", "folder/file.json", SEEN)


def day(text: str) -> datetime:
    """Return midnight, UTC, of the day *text*, as in `2024-03-01`."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def days_before(days: int) -> datetime:
    """Return the time that lies *days* before the export was made."""
    return SEEN - timedelta(days=days)


def covered(topic: Topic, extent: Extent = Extent.WHOLE) -> Covered:
    return Covered(ORIGIN, topic, extent)


def unreadable(fault: Fault = Fault.DAMAGED, *topics: Topic, count: int = 1) -> Unreadable:
    return Unreadable(ORIGIN, fault, count, frozenset(topics))


def profile_text(field: ProfileField = ProfileField.BIO, text: str = "") -> ProfileText:
    return ProfileText(ORIGIN, field, text)


def setting(name: SettingName = SettingName.PRIVATE_ACCOUNT, *, is_on: bool = True) -> Setting:
    return Setting(ORIGIN, name, is_on)


def privacy_change(changed: str, became: Audience = Audience.EVERYONE) -> PrivacyChange:
    return PrivacyChange(ORIGIN, day(changed), became)


def post(
    kind: PostKind = PostKind.POST,
    posted_on: datetime | None = SEEN,
    *,
    caption: str = "",
    place: str = "",
    coordinate: Coordinate | None = None,
) -> Post:
    return Post(ORIGIN, kind, posted_on, caption, place, coordinate, ("media/posts/a.jpg",))


def profile_photo(
    taken_on: datetime | None = SEEN,
    *,
    is_current: bool = False,
    media: str = "media/a.jpg",
) -> ProfilePhoto:
    return ProfilePhoto(ORIGIN, taken_on, is_current, media)


def picture(
    kind: PictureKind = PictureKind.POST,
    media: str = "media/posts/a.jpg",
    posted_on: datetime | None = SEEN,
    *,
    post: str = "",
    review: Review = Review.NONE,
    **sight: Any,  # noqa: ANN401 - the fields of Sight, checked by its constructor
) -> Picture:
    """Return a picture that was looked at; it is a post by itself unless *post* names another."""
    shown = Sight(**sight)
    return Picture(
        ORIGIN, kind, media, post or media, posted_on, shown, f"identity of {media}", review
    )


def with_face(
    kind: PictureKind = PictureKind.POST,
    media: str = "media/posts/a.jpg",
    posted_on: datetime | None = SEEN,
    *,
    largest: int = 10,
    **more: Any,  # noqa: ANN401 - the further fields of `picture`
) -> Picture:
    """Return a picture that shows one face, *largest* hundredths of its height tall."""
    return picture(kind, media, posted_on, level=Level.FACE, faces=1, largest=largest, **more)


def connections(
    kind: ConnectionKind = ConnectionKind.FOLLOWERS,
    count: int = 0,
    oldest: datetime | None = None,
    newest: datetime | None = None,
) -> Connections:
    return Connections(ORIGIN, kind, count, oldest, newest)


def contacts(count: int = 0, newest: datetime | None = None) -> Contacts:
    return Contacts(ORIGIN, count, newest)


def login(
    started_on: datetime | None = SEEN, device: str = "", place: str = "", language: str = ""
) -> Session:
    return Session(ORIGIN, started_on, device, place, language)


def device(name: str = "Galaxy S24", last_used: datetime | None = SEEN) -> Device:
    return Device(ORIGIN, last_used, name)


def linked_app(
    name: str = "Photo Frames", last_used: datetime | None = SEEN, *, is_connected: bool = True
) -> LinkedApp:
    return LinkedApp(ORIGIN, name, last_used, is_connected)


def linked_accounts(count: int = 1) -> LinkedAccounts:
    return LinkedAccounts(ORIGIN, count)


def answer(
    step_id: str = "a-step",
    value: AnswerValue = AnswerValue.DONE,
    answered_on: datetime = SEEN,
    valid_days: int = 180,
) -> Answer:
    given = Origin("answers", "", answered_on)
    return Answer(given, step_id, value, answered_on, answered_on + timedelta(days=valid_days))


def exposure(
    label: str = "school",
    datum: str = "Haneul High School",
    happened_on: datetime | None = None,
    **more: Any,  # noqa: ANN401 - the further fields of Exposure, checked by its constructor
) -> Exposure:
    return Exposure(ORIGIN, label, datum, happened_on, **more)


def step(
    step_id: str = "a-step",
    check: Check[Any] | None = None,
    severity: Severity = Severity.HIGH,
    minutes: int = 2,
    **more: Any,  # noqa: ANN401 - the further fields of Step, checked by its constructor
) -> Step:
    measured = AccountPublic() if check is None else check
    return Step(step_id, Text(en=step_id), severity, minutes, measured, Text(), (), **more)


def action(
    do: str = "do it",
    **more: Any,  # noqa: ANN401 - the further fields of Action, checked by its constructor
) -> Action:
    return Action(Text(en=do), **more)


def help_line(
    line_id: str = "a-line",
    **more: Any,  # noqa: ANN401 - the further fields of HelpLine, checked by its constructor
) -> HelpLine:
    given: dict[str, Any] = {
        "name": Text(en=line_id),
        "country": None,
        "contacts": (),
        "for_whom": Text(en="Anyone"),
        "hours": Text(),
        "say_first": Text(en="Hello"),
        "beware": Text(),
        "mark": Mark.VERIFIED,
        "verified_on": "2026-06",
        "how_verified": "Example Press",
        "review_after": date(2026, 12, 31),
    }
    return HelpLine(line_id, **{**given, **more})


def route(
    first: Sequence[str] = (),
    then: Sequence[str] = (),
    danger: str = "",
    **more: Any,  # noqa: ANN401 - the further fields of Route, checked by its constructor
) -> Route:
    everyone: dict[str, Any] = {
        "countries": frozenset(Country),
        "situations": frozenset(Situation),
        "roles": frozenset(Role),
        "ages": frozenset(Age),
    }
    return Route(danger=danger, first=first, then=then, **{**everyone, **more})


def help_lines(*lines: HelpLine, routes: Sequence[Route] = ()) -> HelpLines:
    return HelpLines("2026112201", {each.id: each for each in lines}, routes)


def past_run(
    made_on: datetime = SEEN,
    *,
    checklist_id: str = "test",
    severity: Severity = Severity.HIGH,
    **outcomes: Outcome,
) -> PastRun:
    """Return an earlier audit; a step id is a name, so `a_step=…` tells of `a-step`."""
    told = {
        name.replace("_", "-"): PastOutcome(severity, outcome, Basis.MEASURED)
        for name, outcome in outcomes.items()
    }
    return PastRun(checklist_id, "2026112201", made_on, told)


def checklist(*steps: Step) -> Checklist:
    return Checklist(
        id="test",
        serial="2026112201",
        title=Text(en="Test"),
        audience=Text(en="Anyone"),
        publisher="selfguard",
        licence="CC-BY-4.0",
        review_after=date(2027, 5, 22),
        steps=steps,
    )


def finding(
    outcome: Outcome = Outcome.FAIL,
    severity: Severity = Severity.HIGH,
    minutes: int = 2,
    **more: Any,  # noqa: ANN401 - the further fields of Finding, checked by its constructor
) -> Finding:
    is_known = outcome in {Outcome.PASS, Outcome.FAIL}
    basis = Basis.MEASURED if is_known else Basis.NONE
    return Finding(step(severity=severity, minutes=minutes), outcome, basis, **more)


def report(*findings: Finding, sources: Sequence[SourceRun] = ()) -> Report:
    return Report(checklist(), NOW, Reader(), sources, findings)


@dataclass(frozen=True, slots=True)
class GivenSource:
    """A source that yields the evidence it was given."""

    evidence: Iterable[Evidence] = ()
    name: str = "instagram-export"

    def collect(self) -> Iterator[Evidence]:
        yield from self.evidence


def proven(
    name: str = "haneul", proof: Proof = Proof.CODE, proven_on: datetime = NOW
) -> ProvenHandle:
    """Return the account *name*, proven."""
    handle = proven_before(name, proof, proven_on)
    assert handle
    return handle
