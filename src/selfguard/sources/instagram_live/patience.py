"""How long is waited for one answer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """How long is waited for one answer: counted in slices, since no clock is read here."""

    slices: int = 75
    """How many slices are waited in all: 15 seconds."""
    seconds: float = 0.2
    """How long one slice is."""
    timeout: float = 10.0
    """How many seconds the service may be silent."""

    def left(self, waited: int) -> float:
        """Return how many seconds are left after *waited* slices."""
        return (self.slices - waited) * self.seconds


PATIENCE = Patience()
"""As long as anybody waits; tests wait less."""
