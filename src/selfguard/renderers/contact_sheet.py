"""A page with small copies of one's own pictures: no script, no request, for one's own eyes."""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from selfguard.model.check import Exposure
from selfguard.renderers.voice import Voice

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:1rem;background:#fff;color:#111}"
    "ul{list-style:none;margin:0;padding:0;display:grid;gap:1rem;"
    "grid-template-columns:repeat(auto-fill,minmax(9rem,1fr))}"
    "img{width:100%;height:9rem;object-fit:contain;background:#eee}"
    "small{overflow-wrap:anywhere}"
    "@media(prefers-color-scheme:dark){body{background:#111;color:#eee}img{background:#333}}"
)
_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_POLICY = f"default-src 'none'; img-src data:; style-src 'sha256-{_HASH}'"


@dataclass(frozen=True, slots=True)
class SmallCopy:
    """A small copy of a picture, and what was found in it."""

    exposure: Exposure
    jpeg: bytes


def render(copies: Iterable[SmallCopy], voice: Voice) -> Iterator[str]:
    """Yield the page, piece by piece: the warning first, then each of *copies*."""
    title = escape(voice.of("photo", "sheet-title"))
    yield (
        f'<!doctype html>\n<html lang="{voice.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{title}</h1>\n<p><strong>{escape(voice.of('photo', 'sheet-warning'))}</strong></p>\n"
        f"<p>{escape(voice.say('pictures-caveat'))}</p>\n<ul>\n"
    )
    for copy in copies:
        yield _item(copy, voice)
    yield "</ul>\n</main>\n</body>\n</html>\n"


def _item(copy: SmallCopy, voice: Voice) -> str:
    exposure = copy.exposure
    what = voice.word("", exposure.label, file="exposures")
    day = voice.day(exposure.happened_on) if exposure.happened_on else voice.say("undated")
    told = escape(voice.joined(what, day))
    data = base64.b64encode(copy.jpeg).decode()
    return (
        f'<li><img alt="{escape(what)}" src="data:image/jpeg;base64,{data}"><br>\n'
        f"{told}<br>\n<small>{escape(voice.line(exposure.where))}</small></li>\n"
    )
