"""Values → rows, and rows → values. A row is parsed, not trusted: the file may be anybody's work.

Every function here that takes a row raises `ValueError` or `OverflowError` where it does not
fit. Times are ISO 8601 with microseconds, in UTC, so that their texts sort as they do.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from selfguard.model.check import Basis, Outcome
from selfguard.model.checklist import Severity
from selfguard.model.evidence import Answer, AnswerValue, Origin, Why
from selfguard.model.history import PastOutcome, PastRun
from selfguard.model.reader import Age, Country, FromBefore18, Phone, Reader, Role
from selfguard.store.database import Row
from selfguard.text import clean

Outcomes = Mapping[object, Mapping[str, PastOutcome]]
"""The number of a run → step id → how it came out."""


def from_answer(scope: str, answer: Answer) -> tuple[str, ...]:
    """Return the row for *answer* in *scope*, in the order of the table."""
    days = (from_time(answer.answered_on), from_time(answer.valid_until))
    return (scope, answer.step, answer.value.value, answer.why.value, answer.serial, *days)


def to_answer(row: Row) -> Answer:
    """Return the answer in *row*: step, value, why, serial, answered_on, valid_until."""
    step, value, why, serial, answered_on, valid_until = row
    given = to_time(answered_on)
    return Answer(
        Origin("answers", "", given),
        step=to_text(step),
        value=AnswerValue(to_text(value)),
        answered_on=given,
        valid_until=to_time(valid_until),
        serial=to_text(serial),
        why=Why(to_text(why)),
    )


def from_run(scope: str, run: PastRun) -> tuple[str, ...]:
    """Return the row for *run* in *scope*, in the order of the table, without its number."""
    return (scope, run.checklist, run.serial, from_time(run.made_on))


def to_run(row: Row, outcomes: Outcomes) -> PastRun:
    """Return the run in *row*, number, checklist, serial and made_on, with its *outcomes*."""
    number, checklist, serial, made_on = row
    return PastRun(to_text(checklist), to_text(serial), to_time(made_on), outcomes.get(number, {}))


def from_outcomes(outcomes: Mapping[str, PastOutcome]) -> Iterator[tuple[str, ...]]:
    """Yield a row for each of *outcomes*, in the order of the table, without the run's number."""
    for step, past in outcomes.items():
        yield step, past.severity.value, past.outcome.value, past.basis.value


def to_outcome(row: Row) -> tuple[object, str, PastOutcome]:
    """Return the run's number, the step's id and how it came out, as they stand in *row*."""
    run, step, severity, outcome, basis = row
    past = PastOutcome(
        Severity(to_text(severity)), Outcome(to_text(outcome)), Basis(to_text(basis))
    )
    return run, to_text(step), past


def from_reader(reader: Reader) -> tuple[str, ...]:
    """Return the row for *reader*, in the order of the table."""
    said = (reader.role, reader.age, reader.from_before_18, reader.country, reader.phone)
    return tuple(each.value for each in said)


def to_reader(row: Row) -> Reader:
    """Return the reader in *row*: role, age, from_before_18, country, phone."""
    role, age, from_before_18, country, phone = map(to_text, row)
    return Reader(
        Role(role), Age(age), FromBefore18(from_before_18), Country(country), Phone(phone)
    )


def from_time(time: datetime) -> str:
    """Return *time* as a text."""
    return time.astimezone(UTC).isoformat(timespec="microseconds")


def to_time(value: object) -> datetime:
    """Return the time in *value*, in UTC; a text without a zone is no time."""
    time = datetime.fromisoformat(to_text(value))
    if time.tzinfo is None:
        raise ValueError
    return time.astimezone(UTC)


def to_text(value: object) -> str:
    """Return the text in *value*, through the gate."""
    if not isinstance(value, str):
        # ValueError, as for every other misfit: one kind of error leaves this module.
        raise ValueError  # noqa: TRY004
    return clean(value)


def to_bytes(value: object) -> bytes:
    """Return the bytes in *value*."""
    if not isinstance(value, bytes):
        raise ValueError  # noqa: TRY004 - as in `to_text`
    return value


def to_count(value: object) -> int:
    """Return the count in *value*, which is not negative."""
    if not isinstance(value, int) or value < 0:
        raise ValueError
    return value
