"""The simulated service, with the account of the invented export, and the person who looks."""

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from factories import proven
from selfguard.cli.store_folder import store
from selfguard.model.proof import Proof
from simulators.personas import PUBLIC

NAME = "haneul.sample"
HANEUL = replace(PUBLIC, username=NAME, full_name="Haneul Sample", bio="hello there")
OTHER = replace(HANEUL, username="minjae.sample", user_id="700000002")


class Screen(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def keep_proof(name: str = NAME, *, ago: timedelta = timedelta(days=1)) -> None:
    """Keep that the account *name* was proven some time *ago*."""
    store().keep_proof(proven(name, Proof.CODE, datetime.now(UTC) - ago))


def looked(ago: timedelta) -> None:
    """Keep that the page was looked at some time *ago*."""
    store().keep_look(datetime.now(UTC) - ago)
