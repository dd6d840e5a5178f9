from selfguard.model.evidence import Fault
from selfguard.model.sight import NotLookedAtError


def test_a_picture_that_cannot_be_looked_at_says_why() -> None:
    error = NotLookedAtError(Fault.TOO_LARGE)

    assert (str(error), error.fault) == ("too-large", Fault.TOO_LARGE)
