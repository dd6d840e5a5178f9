"""Invented evidence, steps and reports for the tests: one short function per class."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from selfguard.checks.account_public import AccountPublic
from selfguard.model.check import Basis, Check, Exposure, Outcome
from selfguard.model.checklist import Checklist, Severity, Step
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
from selfguard.model.facts import Text
from selfguard.model.reader import Role
from selfguard.model.report import Finding, Report
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
    return Report(checklist(), NOW, Role.SELF, sources, findings)


@dataclass(frozen=True, slots=True)
class GivenSource:
    """A source that yields the evidence it was given."""

    evidence: Iterable[Evidence] = ()
    name: str = "instagram-export"

    def collect(self) -> Iterator[Evidence]:
        yield from self.evidence
