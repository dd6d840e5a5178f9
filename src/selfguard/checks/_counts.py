"""A count of other accounts as one exposure, with the time from the oldest to the newest."""

from selfguard.model.check import Exposure
from selfguard.model.evidence import Connections


def counted(connections: Connections, label: str) -> Exposure:
    """Return *connections* as one exposure called *label*.

    Its detail is an interval of days after ISO 8601, empty where a date is missing: no single
    day stands for a list that grew over years.
    """
    oldest, newest = connections.oldest, connections.newest
    detail = f"{oldest:%Y-%m-%d}/{newest:%Y-%m-%d}" if oldest and newest else ""
    return Exposure(connections.origin, label, "", count=connections.count, detail=detail)
