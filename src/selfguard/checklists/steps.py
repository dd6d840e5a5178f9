"""What only the table of checks can tell of a step: its check, its parameters, its id twice.

It looks at the document as it was read, so that these faults are told beside those of the schema.
"""

import inspect
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from selfguard.checklists.document import Document, Fault, Path, Raw, Span
from selfguard.checklists.values import UnfitError, prose, text, truth, whole
from selfguard.model.check import Check

ANSWER = "answer"
"""The check of a step that names none: the person is asked. It is given the step's id."""

MOST_USES = 10
"""How many steps may use one check that measures: each use goes through all of the evidence."""

Checks: TypeAlias = Mapping[str, type[Check[Any]]]


def _sentence(raw: object) -> str:
    return prose(text(raw))


def _sentences(raw: object) -> tuple[str, ...]:
    if not isinstance(raw, list):
        raise UnfitError("not-list")
    return tuple(_sentence(item) for item in raw)


CONVERTERS: Mapping[object, Callable[[object], object]] = {
    int: whole(0, 999_999_999),
    bool: truth,
    str: _sentence,
    tuple[str, ...]: _sentences,
}
"""The types that a parameter of a check may have, and how each is read."""


def checks_of(document: Document, checks: Checks) -> tuple[Sequence[Check[Any]], Sequence[Fault]]:
    """Return the checks of the steps in *document*, in order, and every fault in what they say.

    There is one for each step only where neither this nor the schema finds a fault.
    """
    made: list[Check[Any]] = []
    faults: list[Fault] = []
    first: dict[str, Span] = {}
    for path, step in _steps(document):
        name = step.get("id")
        if isinstance(name, str):
            span = document.places[(*path, "id")][1]
            if first.setdefault(name, span) != span:
                values = {"value": name, "first": str(first[name].line)}
                faults.append(Fault("double-id", values, (*path, "id")))
        check, wrong = _check(path, step, checks)
        made += check
        faults += wrong
    return made, [*faults, *_overused(document, checks)]


def made(steps: Sequence[Mapping[str, Raw]], checks: Checks) -> Sequence[Check[Any]]:
    """Return the checks of *steps*, which were validated before, in order."""
    found: list[Check[Any]] = []
    for step in steps:
        check, _ = _check((), {**step, "check": step["check"] or ANSWER}, checks)
        found += check
    return found


def _overused(document: Document, checks: Checks) -> Iterator[Fault]:
    """Yield a fault for each check that measures in more than `MOST_USES` steps, once."""
    uses: Counter[str] = Counter()
    for path, step in _steps(document):
        name = step.get("check", ANSWER)
        if not isinstance(name, str) or name == ANSWER or name not in checks:
            continue
        uses[name] += 1
        if uses[name] == MOST_USES + 1:
            values = {"check": name, "limit": str(MOST_USES)}
            yield Fault("too-often", values, (*path, "check"), hint="hint-short")


def unknown_lines(document: Document, lines: Collection[str]) -> Iterator[Fault]:
    """Yield a fault for each action in *document* that turns to a help line not among *lines*."""
    for path, step in _steps(document):
        actions = step.get("remediation")
        for number, action in enumerate(actions if isinstance(actions, list) else ()):
            line = action.get("help_line", "") if isinstance(action, dict) else ""
            if isinstance(line, str) and line and line not in lines:
                place = (*path, "remediation", number, "help_line")
                yield Fault("unknown-line", {"value": line}, place, options=tuple(lines))


def _steps(document: Document) -> Iterator[tuple[Path, Mapping[str, Raw]]]:
    steps = document.value.get("steps")
    for number, step in enumerate(steps if isinstance(steps, list) else ()):
        if isinstance(step, dict):
            yield ("steps", number), step


def _check(
    path: Path, step: Mapping[str, Raw], checks: Checks
) -> tuple[Sequence[Check[Any]], Sequence[Fault]]:
    """Return the check of *step*, or what is wrong with it."""
    name, given = step.get("check", ANSWER), step.get("with", {})
    if not isinstance(name, str) or not isinstance(given, dict):
        return (), ()
    place = (*path, "with")
    if name == ANSWER:
        faults = [Fault("with-alone", path=place, hint="hint-check", is_at_key=True)]
        return [_make(checks[name], {"step": step.get("id")})], faults if given else ()
    if name not in checks:
        options = sorted(checks)
        return (), [Fault("unknown-check", {"value": name}, (*path, "check"), options=options)]
    arguments, wrong = _arguments(checks[name], given, place)
    return [] if wrong else [_make(checks[name], arguments)], wrong


def _make(kind: Callable[..., Check[Any]], arguments: Mapping[str, object]) -> Check[Any]:
    return kind(**arguments)


def _arguments(
    kind: type[Check[Any]], given: Mapping[str, Raw], place: Path
) -> tuple[Mapping[str, object], Sequence[Fault]]:
    """Return the fields of *kind* that are *given* at *place*, and what is wrong with them."""
    fields = inspect.signature(kind, eval_str=True).parameters
    arguments: dict[str, object] = {}
    faults = [
        Fault("missing-parameter", {"key": name, "check": kind.id}, (*place, name))
        for name, field in fields.items()
        if field.default is field.empty and name not in given
    ]
    for name, raw in given.items():
        path = (*place, name)
        if name not in fields:
            values = {"value": name, "check": kind.id}
            options = tuple(fields)
            faults.append(Fault("unknown-parameter", values, path, options=options, is_at_key=True))
            continue
        try:
            arguments[name] = CONVERTERS[fields[name].annotation](raw)
        except UnfitError as unfit:
            faults.append(Fault(unfit.key, unfit.values, path, options=unfit.options))
    return arguments, faults
