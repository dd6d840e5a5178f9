"""Writers of small picture files that tell a lot beside their picture. All of it is invented."""

import io
import struct
from collections.abc import Iterable
from dataclasses import dataclass

import pillow_heif
from PIL import Image, ImageCms

from selfguard.vision.metadata import jpeg, png, webp

LATITUDE, LONGITUDE = 37.5663, 126.9779
DEVICE, TAKEN = "Invented Phone 9", "2024-08-11 14:03:22"
COM = 0xFE

XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description exif:GPSLatitude="37,33.978N" '
    b'exif:GPSLongitude="126,58.674E" tiff:Make="Invented" tiff:Model="Phone 9" '
    b'xmp:CreateDate="2024-08-11T14:03:22+09:00"/></rdf:RDF></x:xmpmeta>'
)
MOTION_XMP = XMP.replace(b"<rdf:Description ", b'<rdf:Description GCamera:MotionPhoto="1" ')
_MADE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
ICC = _MADE[:24] + struct.pack(">6H", 2020, 1, 1, 0, 0, 0) + _MADE[36:]
"""A colour profile, on whose making the clock had no influence."""


def picture(width: int = 48, height: int = 32) -> Image.Image:
    """Return a picture of *width* × *height* pixels in which every corner is another colour."""
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    image.paste((200, 30, 30), (0, 0, width // 3, height // 3))
    image.paste((30, 30, 200), (width // 2, height // 2, width, height))
    return image


def coded(kind: str, image: Image.Image | None = None, **options: object) -> bytes:
    """Return *image* as Pillow writes it in the format *kind*."""
    out = io.BytesIO()
    (image or picture()).save(out, kind, **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    """Return the picture in *data*, as Pillow decodes it."""
    pillow_heif.register_heif_opener()
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def decoded(data: bytes) -> tuple[str, tuple[int, int], bytes]:
    """Return mode, size and pixels of the picture in *data*, as Pillow decodes it."""
    image = opened(data)
    return image.mode, image.size, image.tobytes()


def entry(order: str, tag: int, kind: int, values: bytes, count: int) -> bytes:
    """Return the entry of a directory, its *values* (four bytes at most, or an offset) included."""
    return struct.pack(f"{order}HHI", tag, kind, count) + values.ljust(4, b"\0")


def directory(order: str, at: int, entries: Iterable[tuple[int, int, bytes]], after: int) -> bytes:
    """Return the directory at *at* and the values behind it; the next one begins at *after*.

    An entry is its tag, its type and the bytes of its values.
    """
    sizes = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1}
    listed = sorted(entries)
    heap_at = at + 2 + 12 * len(listed) + 4
    rows, heap = b"", b""
    for tag, kind, values in listed:
        field = values
        if len(values) > 4:
            field = struct.pack(f"{order}I", heap_at + len(heap))
            heap += values + bytes(len(values) % 2)
        rows += entry(order, tag, kind, field, len(values) // sizes[kind])
    head = struct.pack(f"{order}H", len(listed))
    return head + rows + struct.pack(f"{order}I", after) + heap


def angle(order: str, degrees: float) -> bytes:
    """Return *degrees* as EXIF writes them: degrees, minutes, seconds of ten-thousandths."""
    whole, rest = divmod(abs(degrees) * 3600, 3600)
    minutes, seconds = divmod(rest, 60)
    return struct.pack(
        f"{order}6I", int(whole), 1, int(minutes), 1, round(seconds * 10_000), 10_000
    )


def exif(orientation: int = 6, order: str = "<", thumbnail: bytes = b"") -> bytes:
    """Return a TIFF file that tells place, device, date, a maker's note and a thumbnail."""

    def number(value: int) -> bytes:
        return struct.pack(f"{order}I", value)

    gps = [
        (0, 1, b"\2\3\0\0"),
        (1, 2, b"N\0"),
        (2, 5, angle(order, LATITUDE)),
        (3, 2, b"E\0"),
        (4, 5, angle(order, LONGITUDE)),
        (29, 2, b"2024:08:11\0"),
    ]
    details = [
        (0x9003, 2, b"2024:08:11 14:03:22\0"),
        (0x927C, 7, b"maker's note"),
        (0xA434, 2, b"lens\0"),
    ]
    small = [(0x201, 4, number(900)), (0x202, 4, number(len(thumbnail)))]
    main = [
        (0x10F, 2, b"Invented\0"),
        (0x110, 2, b"Phone 9\0"),
        (0x112, 3, struct.pack(f"{order}H", orientation)),
        (0x132, 2, b"2024:08:12 09:00:00\0"),
        (0x8769, 4, number(300)),
        (0x8825, 4, number(500)),
    ]
    magic = b"II*\0" if order == "<" else b"MM\0*"
    made = (magic + number(8) + directory(order, 8, main, 800)).ljust(300, b"\0")
    made = (made + directory(order, 300, details, 0)).ljust(500, b"\0")
    made = (made + directory(order, 500, gps, 0)).ljust(800, b"\0")
    return (made + directory(order, 800, small, 0)).ljust(900, b"\0") + thumbnail


def jpeg_with(
    *segments: bytes, behind: bytes = b"", progressive: bool = False, icc_profile: bytes = ICC
) -> bytes:
    """Return a JPEG with *segments* behind its first one, and *behind* after its end."""
    plain = coded("JPEG", icc_profile=icc_profile, progressive=progressive)
    end = 4 + int.from_bytes(plain[4:6], "big")
    return plain[:end] + b"".join(segments) + plain[end:] + behind


def jpeg_segments(orientation: int = 6, packet: bytes = XMP) -> list[bytes]:
    """Return what a telephone and a newsroom write into a JPEG."""
    thumbnail = coded("JPEG", picture(16, 12))
    return [
        jpeg.segment(0xE1, b"Exif\0\0" + exif(orientation, thumbnail=thumbnail)),
        jpeg.segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet),
        jpeg.segment(0xED, b"Photoshop 3.0\08BIM\4\4\0\0\0\0\0\6\x1c\2\x74\0\1A"),
        jpeg.segment(0xE2, b"MPF\0MM\0*\0\0\0\x08\0\0\0\0\0\0"),
        jpeg.segment(COM, b"a comment"),
    ]


def full_jpeg(orientation: int = 6) -> bytes:
    """Return a JPEG that tells everything a JPEG can tell."""
    return jpeg_with(*jpeg_segments(orientation))


def motion_photo() -> bytes:
    """Return a JPEG that tells everything and has a film behind it."""
    return jpeg_with(*jpeg_segments(packet=MOTION_XMP), behind=mp4())


def progressive_jpeg() -> bytes:
    """Return a progressive JPEG with a comment and an unknown segment between its scans."""
    plain = jpeg_with(progressive=True)
    scans = [piece for piece in jpeg.pieces(plain) if piece.marker == jpeg.SCAN]
    between = jpeg.segment(COM, b"between") + jpeg.segment(0xE7, b"unknown")
    return plain[: scans[0].end] + between + plain[scans[0].end :]


def full_png(orientation: int = 6, icc_profile: bytes = ICC) -> bytes:
    """Return a PNG that tells everything a PNG can tell, with bytes behind its end."""
    plain = coded("PNG", icc_profile=icc_profile)
    told = [
        png.chunk(b"eXIf", exif(orientation, ">")),
        png.chunk(b"tEXt", b"Comment\0invented"),
        png.chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP),
        png.chunk(b"tIME", struct.pack(">H5B", 2024, 8, 11, 14, 3, 22)),
        png.chunk(b"prVt", b"private"),
    ]
    return plain[:33] + b"".join(told) + plain[33:] + b"behind the end"


def full_webp(orientation: int = 6) -> bytes:
    """Return a WebP with EXIF, XMP, a colour profile, an unknown chunk, and bytes behind it."""
    plain = coded("WEBP", icc_profile=ICC, exif=exif(orientation), xmp=XMP, lossless=True)
    found = [webp.chunk(each.kind, plain[each.start : each.end]) for each in webp.chunks(plain)]
    return webp.riff([*found, webp.chunk(b"priv", b"odd")]) + b"behind"


def full_heic(image: Image.Image | None = None) -> bytes:
    """Return a HEIC with EXIF and XMP, a small copy, and a film beside it."""
    out = io.BytesIO()
    made = pillow_heif.from_pillow(image or picture(64, 64))
    made.save(out, exif=b"Exif\0\0" + exif(1), xmp=XMP, icc_profile=ICC, quality=50)
    return out.getvalue() + box(b"mpvd", mp4()) + box(b"uuid", bytes(16) + b"private")


def full_avif(image: Image.Image | None = None) -> bytes:
    """Return an AVIF with EXIF and XMP, and bytes of who knows whom beside it."""
    plain = coded("AVIF", image, exif=exif(1), xmp=XMP, icc_profile=ICC)
    return plain + box(b"free", b"left over") + box(b"uuid", bytes(16) + b"private")


def box(kind: bytes, *parts: bytes) -> bytes:
    """Return the box of *kind* that holds *parts*."""
    content = b"".join(parts)
    return struct.pack(">I", len(content) + 8) + kind + content


def full_box(kind: bytes, *parts: bytes, version: int = 0, flags: int = 0) -> bytes:
    """Return the box of *kind* with a *version* and *flags* in front of *parts*."""
    return box(kind, bytes([version]), flags.to_bytes(3, "big"), *parts)


@dataclass(frozen=True, slots=True)
class StillItem:
    """An item of a hand-made HEIC: its *content*, in `mdat`, or in `idat` with *method* 1."""

    kind: bytes
    content: bytes
    method: int = 0
    name: bytes = b""
    reference: int = 0


def still(
    *items: StillItem, more: bytes = b"", properties: bytes = b"", version: int = 1, shift: int = 0
) -> bytes:
    """Return a HEIC with *items*, *more* boxes in its `meta` and *properties*; it shows nothing.

    *version* is that of the table of places, which are wrong by *shift* bytes.
    """
    wide = "I" if version == 2 else "H"
    infos = b"".join(
        full_box(
            b"infe",
            struct.pack(f">{wide}H4s", number, 0, item.kind),
            item.name + b"\0",
            version=3 if version == 2 else 2,
        )
        for number, item in enumerate(items, 1)
    )
    count = full_box(b"iinf", struct.pack(f">{wide}", len(items)), infos, version=version == 2)

    def meta(start: int) -> bytes:
        rows, places = b"", {0: start + shift, 1: 0}
        for number, item in enumerate(items, 1):
            row = struct.pack(f">{wide}", number)
            row += struct.pack(">H", item.method) if version else b""
            row += struct.pack(">HH", item.reference, 1)
            rows += row + struct.pack(">II", places[item.method % 2], len(item.content))
            places[item.method % 2] += len(item.content)
        table = full_box(
            b"iloc",
            b"\x44\0" + struct.pack(f">{wide}", len(items)) + rows,
            version=version,
        )
        inner = b"".join(item.content for item in items if item.method % 2)
        held = box(b"iprp", box(b"ipco", properties))
        return full_box(b"meta", handler(b"pict"), count, table, held, box(b"idat", inner), more)

    top = box(b"ftyp", b"heic", bytes(4), b"mif1")
    stream = b"".join(item.content for item in items if not item.method % 2)
    return top + meta(len(top) + len(meta(100)) + 8) + box(b"mdat", stream)


CREATED = 3_806_229_802
"""2024-08-11 14:03:22 in seconds since 1904."""


def handler(kind: bytes = b"vide", name: bytes = b"An invented handler\0") -> bytes:
    """Return a box that says what a track is."""
    return full_box(b"hdlr", bytes(4), kind, b"appl", bytes(8), name)


def track(kind: bytes = b"vide", *more: bytes, version: int = 0, dates: int = CREATED) -> bytes:
    """Return a track of *kind*, with *more* boxes in it."""
    date = struct.pack(">QQ" if version else ">II", dates, dates)
    visual = struct.pack(">6xH2x2x4s", 1, b"appl").ljust(42, b"\0") + b"\x0aInventedHQ".ljust(
        36, b"\0"
    )
    entry = box(b"avc1", visual) if kind == b"vide" else box(b"mp4a", visual[:28])
    sized = full_box(b"vmhd", bytes(8), flags=1) if kind == b"vide" else full_box(b"smhd", bytes(4))
    table = box(
        b"stbl",
        full_box(b"stsd", struct.pack(">I", 1), entry),
        full_box(b"stts", struct.pack(">I", 0)),
        full_box(b"stsc", struct.pack(">I", 0)),
        full_box(b"stsz", struct.pack(">II", 0, 0)),
        full_box(b"stco", struct.pack(">I", 0)),
    )
    links = box(
        b"dinf",
        full_box(b"dref", struct.pack(">I", 1), full_box(b"alis", b"Macintosh HD", flags=1)),
    )
    media = box(
        b"mdia",
        full_box(b"mdhd", date, bytes(20), version=version),
        handler(kind),
        box(b"minf", sized, handler(b"url "), links, table),
    )
    return box(b"trak", full_box(b"tkhd", date, bytes(80), version=version), media, *more)


def film(brand: bytes, *boxes: bytes, version: int = 0, dates: int = CREATED) -> bytes:
    """Return a film of *brand* with *boxes* in its head, and invented bytes as its stream."""
    date = struct.pack(">QQ" if version else ">II", dates, dates)
    head = full_box(b"mvhd", date, bytes(88), version=version)
    moov = box(b"moov", head, *boxes)
    stream = bytes(range(256)) * 4
    return box(b"ftyp", brand, bytes(4), brand) + box(b"wide") + box(b"mdat", stream) + moov


def text_tag(kind: bytes, text: bytes) -> bytes:
    """Return user data of QuickTime: a text with its length and language."""
    return box(kind, struct.pack(">HH", len(text), 0x15C7), text)


def mp4() -> bytes:
    """Return an MP4 with a place, a device and dates in its user data."""
    told = box(
        b"udta",
        text_tag(b"\xa9xyz", b"+37.5663+126.9779/"),
        text_tag(b"\xa9mak", b"Invented"),
        text_tag(b"\xa9mod", b"Phone 9"),
        text_tag(b"\xa9swr", b"1.2.3"),
    )
    xmp_id = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
    return film(b"mp42", track(b"vide"), track(b"soun"), told) + box(b"uuid", xmp_id, XMP)


def mov() -> bytes:
    """Return a MOV whose list of items tells place, device and date."""
    said = {
        b"com.apple.quicktime.location.ISO6709": b"+37.5663+126.9779+040.000/",
        b"com.apple.quicktime.make": b"Invented",
        b"com.apple.quicktime.model": b"Phone 9",
        b"com.apple.quicktime.creationdate": b"2024-08-11T14:03:22+0900",
        b"com.apple.quicktime.software": b"9.9",
    }
    keys = [box(b"mdta", name) for name in said]
    values = [
        box(number.to_bytes(4, "big"), box(b"data", struct.pack(">II", 1, 0), value))
        for number, value in enumerate(said.values(), 1)
    ]
    listed = box(
        b"meta",
        handler(b"mdta"),
        full_box(b"keys", struct.pack(">I", len(keys)), *keys),
        box(b"ilst", *values),
    )
    return film(b"qt  ", track(b"vide"), listed, version=1)


def every() -> dict[str, bytes]:
    """Return name → bytes of one file of every kind, each of which tells a lot."""
    return {
        "full.jpg": full_jpeg(),
        "motion.jpg": motion_photo(),
        "progressive.jpg": progressive_jpeg(),
        "full.png": full_png(),
        "full.webp": full_webp(),
        "full.heic": full_heic(),
        "full.avif": full_avif(),
        "film.mp4": mp4(),
        "film.mov": mov(),
    }
