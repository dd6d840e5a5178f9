from factories import NOW, answer, days_before
from selfguard.audit.gathering import gather
from selfguard.model.evidence import AnswerValue, Covered, Extent, Topic
from selfguard.model.reader import Reader
from selfguard.model.source import SourceRun
from selfguard.sources.answers import Answers

OLD = answer("a", answered_on=days_before(5))
NEW = answer("b", AnswerValue.NOT_DONE, days_before(1))
OLDER = answer("c", answered_on=days_before(9))


def test_answers_are_yielded_as_they_were_given_behind_what_they_cover() -> None:
    evidence = list(Answers([OLD, NEW, OLDER]).collect())

    assert evidence == [Covered(NEW.origin, Topic.ANSWERS, Extent.WHOLE), OLD, NEW, OLDER]


def test_without_answers_nothing_is_told() -> None:
    assert list(Answers([]).collect()) == []


def test_answers_can_be_collected_twice() -> None:
    source = Answers([OLD])

    assert list(source.collect()) == list(source.collect())


def test_a_report_tells_how_many_answers_there_were_and_of_when() -> None:
    gathered = gather([Answers([OLD, NEW])], now=NOW, reader=Reader())

    assert gathered.runs == [
        SourceRun("answers", days_before(1), {"answer": 2}, {Topic.ANSWERS: Extent.WHOLE}, [])
    ]
    assert gathered.answers == {"a": OLD, "b": NEW}
