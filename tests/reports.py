"""Invented reports for the renderers: a rich one, a poor one, a hostile one. Nobody is real."""

import dataclasses
import os
from datetime import UTC, date, datetime
from pathlib import Path

from answered import HELP, answered
from factories import NOW, SEEN, answer, day, exposure, unreadable
from selfguard.checks.account_public import AccountPublic
from selfguard.model.check import Basis, Exposure, Outcome
from selfguard.model.checklist import Action, Checklist, Reference, Severity, Step
from selfguard.model.evidence import Extent, Fault, Origin, PublicNumber, Topic, Unreadable
from selfguard.model.facts import Mark, Text
from selfguard.model.picture import PictureSummary
from selfguard.model.public_view import PublicItem, PublicRow, PublicView, Shown, Since
from selfguard.model.reader import Reader, Role
from selfguard.model.report import Finding, Reason, Report
from selfguard.model.source import SourceRun

ANSWERED = answer(answered_on=day("2026-11-15"), valid_days=365)
"""Counts until 15 November 2027."""
EXPIRED = answer(answered_on=day("2026-07-03"), valid_days=90)
"""Counted until 1 October 2026."""
GOLDEN = Path(__file__).parent / "golden"
IS_WRITING = os.environ.get("SELFGUARD_WRITE_GOLDEN") == "1"
"""`make golden` sets it: the files are written anew instead of compared."""


def golden(name: str, actual: str, *, folder: Path = GOLDEN, is_writing: bool = IS_WRITING) -> str:
    """Return what the golden file *name* holds; when writing, after *actual* was put into it."""
    path = folder / name
    if is_writing:
        path.write_bytes(actual.encode())
    return path.read_bytes().decode().replace("\r\n", "\n")


def _step(
    step_id: str, title: Text, severity: Severity, minutes: int, *remediation: Action
) -> Step:
    return Step(step_id, title, severity, minutes, AccountPublic(), Text(), remediation)


_PHOTO = dataclasses.replace(
    _step(
        "instagram-no-face-profile-photo",
        Text(
            "인스타그램 프로필 사진을 얼굴이 없는 것으로 바꿔요",
            "Use an Instagram profile photo without a face",
            "Pakai foto profil Instagram tanpa wajah",
        ),
        Severity.HIGH,
        2,
        Action(
            do=Text(
                "먼저 사본을 나만 보는 곳에 남겨요. 그다음 사진을 빼거나 그림으로 바꿔요.",
                "Keep a private copy first. Then remove the photo, or put a drawing there.",
                "Buat dulu salinan pribadi foto itu. Lalu hapus fotonya, atau ganti dengan gambar.",
            ),
            platform="instagram",
            path=Text(
                "프로필 편집 › 사진 수정 › 현재 사진 삭제",
                "Edit profile › Edit picture › Remove current picture",
                "Edit profil › Edit foto › Hapus foto saat ini",
            ),
            link="instagram.edit",
            leaves_open=Text(
                "다른 사람이 이미 저장한 사본과, 인스타그램에 남아 있는 예전 프로필 사진",
                "Copies that others have kept, and earlier profile photos at Instagram",
                "Salinan yang sudah dimiliki orang lain, dan foto profil lama di Instagram",
            ),
            mark=Mark.UNVERIFIED,
        ),
    ),
    rationale=Text(
        "프로필 사진은 계정이 비공개여도 누구에게나 보여요.",
        "A profile photo stays visible to everybody, even when the account is private.",
        "Foto profil tetap terlihat oleh siapa pun, walau akunmu privat.",
    ),
    references=(
        Reference("Invented Times, on what a private account shows", "2022-04-17", Mark.VERIFIED),
        Reference("An invented blog", "unknown", Mark.SECONDARY),
    ),
)
_BIO = dataclasses.replace(
    _step(
        "profile-text-no-school",
        Text(
            "프로필 소개에서 학교와 반을 지워요",
            "Take school and class out of your profile text",
            "Hapus sekolah dan kelas dari teks profilmu",
        ),
        Severity.HIGH,
        3,
        Action(
            do=Text(
                "소개에서 학교, 학년과 반, 생일을 빼요.",
                "Leave school, class and birthday out of your bio.",
                "Jangan tulis sekolah, kelas, dan ulang tahun di biomu.",
            ),
            platform="instagram",
            os="android",
            path=Text("프로필 편집 › 소개", "Edit profile › Bio", "Edit profil › Bio"),
            leaves_open=Text("전에 캡처된 것", "Screenshots from before", "Tangkapan layar lama"),
            mark=Mark.SECONDARY,
            source_date="2025-09",
        ),
        Action(
            do=Text(
                "사용자 이름에도 학교나 태어난 해가 있는지 봐요.",
                "Look whether your user name tells school or year of birth, too.",
                "Lihat juga apakah nama penggunamu memuat sekolah atau tahun lahir.",
            ),
            platform="instagram",
            path=Text(
                "프로필 편집 › 사용자 이름",
                "Edit profile › Username",
                "Edit profil › Nama pengguna",
            ),
            mark=Mark.VERIFIED,
            source_date="2025-07-10",
            verified_on=date(2026, 11, 2),
        ),
    ),
    rationale=Text(
        "2024년의 방들은 지역과 학교로 나뉘어 있었어요. 학교 이름은 나를 찾는 길이 돼요.",
        "The rooms of 2024 were sorted by region and school: the name of a school leads to you.",
        "Grup pada tahun 2024 dipilah menurut daerah dan sekolah: nama sekolah menuntun kepadamu.",
    ),
)
_OLD_POSTS = _step(
    "old-posts-archived",
    Text(
        "오래된 게시물을 보관함으로 옮겨요",
        "Move old posts into your archive",
        "Pindahkan postingan lama ke arsip",
    ),
    Severity.MEDIUM,
    10,
    Action(
        do=Text("게시물을 보관해요.", "Archive the post.", "Arsipkan postingan."),
        mark=Mark.VERIFIED,
    ),
)
_TAGS = _step(
    "instagram-approve-tags",
    Text(
        "태그는 내가 허락한 것만 보이게 해요",
        "Show only the tags that you approve",
        "Tampilkan hanya tag yang kamu setujui",
    ),
    Severity.HIGH,
    2,
    Action(
        do=Text("", "Turn on: approve tags by hand.", "Nyalakan: setujui tag sendiri."),
        platform="instagram",
        path=Text("", "Settings › Tags and mentions › Manually approve tags", ""),
        mark=Mark.SECONDARY,
    ),
)
_LOGINS = dataclasses.replace(
    _step(
        "unknown-logins",
        Text(
            "모르는 로그인이 있는지 살펴봐요",
            "Look for logins that you do not know",
            "Cari login yang tidak kamu kenal",
        ),
        Severity.HIGH,
        5,
        Action(
            do=Text(
                "모르는 기기는 로그아웃해요.",
                "Sign out the devices that you do not know.",
                "Keluarkan perangkat yang tidak kamu kenal.",
            ),
            platform="instagram",
            os="web",
            app_version="302.0",
            path=Text("계정 센터", "Accounts Centre", "Pusat Akun"),
            link="meta.security",
            mark=Mark.VERIFIED,
            source_date="2024",
        ),
    ),
    rationale=Text(
        "다른 사람이 내 계정에 들어와 있을 수 있어요.",
        "Somebody else may be signed in to your account.",
        "Mungkin ada orang lain yang masuk ke akunmu.",
    ),
)
_BOOTH = _step(
    "photo-booth-leave-nothing",
    Text(
        "사진 부스에 사진을 남기지 않아요",
        "Leave no strip behind in a photo booth",
        "Jangan tinggalkan foto di photo booth",
    ),
    Severity.HIGH,
    0,
    Action(
        do=Text(
            "벽에 붙이지 말고 다 가져가요.",
            "Take every strip with you; leave none on the wall.",
            "Bawa semua lembar foto; jangan tempel di dinding.",
        ),
        platform="photo-booth",
        mark=Mark.VERIFIED,
    ),
)
_KAKAO = _step(
    "kakaotalk-not-by-number",
    Text(
        "전화번호로 친구 추가되지 않게 해요",
        "Do not be added by your phone number",
        "Jangan bisa ditambahkan lewat nomor telepon",
    ),
    Severity.HIGH,
    1,
    Action(
        do=Text("허용을 꺼요.", "Turn it off.", "Matikan."),
        platform="kakaotalk",
        os="ios",
        path=Text(
            "더보기 › 설정 › 친구 › 전화번호로 친구 추가 허용",
            "More › Settings › Friends › Allow adding by phone number",
            "Lainnya › Pengaturan › Teman › Izinkan lewat nomor",
        ),
        mark=Mark.VERIFIED,
        source_date="2023-09-13",
    ),
)
_ERASER = _step(
    "eraser-service",
    Text(
        "지우개서비스를 알아 둬요",
        "Know the eraser service",
        "Kenali layanan penghapus",
    ),
    Severity.LOW,
    20,
    Action(do=Text(en="Know it."), mark=Mark.VERIFIED),
)
_NUMBERS = _step(
    "know-the-channels",
    Text(
        "도움받을 곳을 미리 알아 둬요",
        "Know whom to call before you need it",
        "Ketahui ke mana menelepon sebelum perlu",
    ),
    Severity.CRITICAL,
    2,
    Action(
        do=Text(
            "전화번호를 휴대폰에 저장해요.",
            "Save the numbers in your phone.",
            "Simpan nomornya di ponselmu.",
        ),
        mark=Mark.VERIFIED,
    ),
)
_CONTACTS = _step(
    "contacts-not-uploaded",
    Text(
        "연락처를 올리지 않게 해요",
        "Stop uploading your contacts",
        "Berhenti mengunggah kontak",
    ),
    Severity.MEDIUM,
    4,
    Action(
        do=Text("연락처 업로드를 꺼요.", "Turn off contact upload.", "Matikan unggah kontak."),
        path=Text(
            "계정 센터 › 내 정보 및 권한",
            "Accounts Centre › Your information",
            "Pusat Akun › Informasi",
        ),
        mark=Mark.SECONDARY,
        source_date="2025-10-09",
    ),
)
_PRIVATE = _step(
    "accounts-private",
    Text(
        "인스타그램 계정을 비공개로 바꿔요",
        "Make your Instagram account private",
        "Jadikan akun Instagrammu privat",
    ),
    Severity.HIGH,
    2,
)
_TWO_FACTOR = _step(
    "two-factor-on",
    Text(
        "2단계 인증을 켜요", "Turn on two-factor authentication", "Nyalakan autentikasi dua faktor"
    ),
    Severity.MEDIUM,
    5,
)
_MULTI = _step(
    "kakaotalk-multi-profile",
    Text(
        "진짜 사진은 멀티프로필에서 고른 사람에게만 보여 줘요",
        "Show your real photo only to chosen people, in a multi-profile",
        "Tunjukkan foto asli hanya kepada orang pilihan, di multi-profil",
    ),
    Severity.MEDIUM,
    10,
)
_SHARENTING = _step(
    "parents-childrens-photos",
    Text("", "Ask before you post a photo of somebody else", ""),
    Severity.MEDIUM,
    0,
)
_APPS = _step(
    "apps-unlinked",
    Text(
        "연결된 앱을 끊어요",
        "Disconnect apps that you do not use",
        "Putuskan aplikasi yang tak dipakai",
    ),
    Severity.LOW,
    4,
)


def _measured(step: Step, outcome: Outcome, examined: int, *examples: Exposure) -> Finding:
    dates = [each.happened_on for each in examples if each.happened_on]
    return Finding(
        step,
        outcome,
        Basis.MEASURED,
        examined=examined,
        exposed=sum(each.count for each in examples),
        oldest=min(dates, default=None),
        newest=max(dates, default=None),
        examples=examples,
    )


def _unknown(step: Step, reason: Reason, outcome: Outcome = Outcome.NOT_REVIEWED) -> Finding:
    return Finding(step, outcome, Basis.NONE, reason)


def _old_post(when: str, detail: str) -> Exposure:
    return exposure("old-post", "", day(when), where="media/posts/201903/a.jpg", detail=detail)


_POSTS = dataclasses.replace(
    _measured(
        _OLD_POSTS,
        Outcome.FAIL,
        1408,
        _old_post("2024-08-27", "2-5y"),
        _old_post("2023-01-03", "2-5y"),
        _old_post("2019-03-31", "5y+"),
    ),
    exposed=1240,
)
_SCHOOL = _measured(
    _BIO,
    Outcome.FAIL,
    4,
    exposure("school", "Haneul High School", where="bio"),
    exposure("class-or-year", "2학년 3반", where="bio"),
    exposure("birth-year", "2009", where="username"),
)
_UNUSUAL = dataclasses.replace(
    _measured(
        _LOGINS,
        Outcome.NOT_REVIEWED,
        31,
        exposure("login-device", "Windows", day("2026-11-01"), count=3, is_private=True),
        exposure("login-language", "en-GB", day("2026-11-01"), is_private=True),
    ),
    basis=Basis.NONE,
    reason=Reason.TO_CONFIRM,
)
_FINDINGS = (
    _measured(_PHOTO, Outcome.FAIL, 1, exposure("profile-photo", "", where="media/profile/a.jpg")),
    _SCHOOL,
    _POSTS,
    Finding(_TAGS, Outcome.FAIL, Basis.ANSWERED, answer=ANSWERED),
    _UNUSUAL,
    _unknown(_BOOTH, Reason.ONLY_YOU),
    dataclasses.replace(_unknown(_KAKAO, Reason.EXPIRED), answer=EXPIRED),
    _unknown(_ERASER, Reason.ONLY_YOU),
    _unknown(_NUMBERS, Reason.ONLY_YOU),
    _unknown(_CONTACTS, Reason.NO_EVIDENCE),
    _measured(_PRIVATE, Outcome.PASS, 1),
    Finding(_MULTI, Outcome.PASS, Basis.ANSWERED, answer=ANSWERED),
    dataclasses.replace(_unknown(_TWO_FACTOR, Reason.PARTLY_COVERED), examined=1),
    _unknown(_SHARENTING, Reason.NONE, Outcome.NOT_APPLICABLE),
    _unknown(_APPS, Reason.NONE, Outcome.ERROR),
)
_CHECKLIST = Checklist(
    id="prepare",
    serial="2026112201",
    title=Text("미리 준비하기", "Prepare", "Bersiap dari sekarang"),
    audience=Text(en="Students"),
    publisher="selfguard",
    licence="MIT",
    review_after=date(2027, 5, 22),
    steps=[finding.step for finding in _FINDINGS],
)
EXPORT = SourceRun(
    name="instagram-export",
    seen_on=SEEN,
    counts={"post": 1408, "story": 37, "profile-photo": 9, "followers": 1240, "session": 31},
    coverage={
        Topic.ACCOUNT: Extent.WHOLE,
        Topic.PROFILE_TEXT: Extent.WHOLE,
        Topic.PROFILE_PHOTO: Extent.WHOLE,
        Topic.POSTS: Extent.PARTLY,
        Topic.TWO_FACTOR: Extent.PARTLY,
        Topic.COMMENTS: Extent.NOT,
    },
    unreadable=(
        dataclasses.replace(
            unreadable(Fault.NOT_JSON, Topic.POSTS),
            origin=Origin("instagram-export", "instagram-dalbit.nuri-2026/posts_2.json", SEEN),
        ),
        dataclasses.replace(
            unreadable(Fault.MEDIA_MISSING, count=1200), origin=Origin("instagram-export", "", SEEN)
        ),
    ),
)
ANSWERS = SourceRun("answers", NOW, {"answer": 3}, {Topic.ANSWERS: Extent.WHOLE})


def rich() -> Report:
    """Return a report in which every group, basis and mark occurs."""
    return Report(_CHECKLIST, NOW, Reader(), (EXPORT, ANSWERS), _FINDINGS, help=HELP)


def without_source() -> Report:
    """Return the report of somebody who gave no export: nothing is measured."""
    findings = [_unknown(f.step, Reason.ONLY_YOU) for f in _FINDINGS]
    return dataclasses.replace(rich(), sources=(), findings=findings)


def for_parent() -> Report:
    """Return the report a parent reads, one day after its checklist was to be looked at again."""
    findings = [_unknown(f.step, Reason.WITHHELD) if f.step is _LOGINS else f for f in _FINDINGS]
    made_on = datetime(2027, 5, 23, tzinfo=UTC)
    return dataclasses.replace(
        rich(), reader=Reader(role=Role.PARENT), made_on=made_on, findings=findings
    )


def under_five() -> Report:
    """Return a report in which too few steps were reviewed for a hardening index."""
    return dataclasses.replace(rich(), findings=(_SCHOOL, *_FINDINGS[9:11]))


def all_closed() -> Report:
    """Return a report in which nothing is left to do, from a source that told nothing."""
    findings = [_measured(_PRIVATE, Outcome.PASS, 1)]
    empty = SourceRun("instagram-export", None)
    return dataclasses.replace(rich(), sources=(empty,), findings=findings)


def _picture(label: str, where: str, posted_on: str = "") -> Exposure:
    return exposure(label, "", day(posted_on) if posted_on else None, where=where)


PICTURES = PictureSummary(
    posts=1408,
    with_face=212,
    with_possible=31,
    with_code=2,
    newest=day("2026-11-01"),
    oldest=day("2019-03-31"),
    old_profile_photos=9,
    files=40,
    files_with_face=12,
    files_with_place=7,
    files_with_code=1,
    is_public=True,
    unseen=64,
    first=(
        _picture("booth-code", "media/posts/202611/haneul_1.jpg", "2026-11-01"),
        _picture("profile-photo-face", "media/profile/202501/b.jpg"),
        _picture("large-face", "media/posts/202608/c.jpg", "2026-08-19"),
        _picture("face", "media/reels/202403/d.jpg", "2024-03-05"),
        _picture("old-profile-photo-face", "media/profile/201903/e.jpg", "2019-03-31"),
    ),
)


def with_pictures() -> Report:
    """Return the report of somebody whose export and folders were looked at."""
    shown = {
        Topic.POST_PICTURES: Extent.PARTLY,
        Topic.KEPT_PICTURES: Extent.WHOLE,
        Topic.PROFILE_PHOTO: Extent.WHOLE,
    }
    export = dataclasses.replace(
        EXPORT,
        counts={**EXPORT.counts, "picture": 1502},
        coverage={**EXPORT.coverage, **shown},
        unreadable=(
            unreadable(Fault.VIDEO, Topic.POST_PICTURES, count=60),
            unreadable(Fault.NOT_LOOKED_AT, Topic.POST_PICTURES, count=3),
        ),
    )
    photos = SourceRun(
        "photos",
        NOW,
        {"picture": 40},
        {Topic.FOLDER_PICTURES: Extent.PARTLY},
        (
            dataclasses.replace(
                unreadable(Fault.NO_DECODER, Topic.FOLDER_PICTURES),
                origin=Origin("photos", "", NOW),
            ),
            dataclasses.replace(
                unreadable(Fault.NOT_A_PICTURE, count=5), origin=Origin("photos", "", NOW)
            ),
        ),
    )
    return dataclasses.replace(rich(), sources=(export, photos, ANSWERS), pictures=PICTURES)


def with_public_view() -> Report:
    """Return the report of somebody who looked at their own page, too."""
    view = PublicView(
        NOW,
        (
            PublicRow(PublicItem.POSTS, Shown.NO, Since.GONE),
            PublicRow(PublicItem.PHOTO, Shown.YES, Since.STILL),
            PublicRow(PublicItem.NAME, Shown.YES, Since.STILL, "Kim Haneul"),
            PublicRow(PublicItem.BIO, Shown.YES, Since.CHANGED, "하늘고등학교 2학년"),
            PublicRow(PublicItem.LINKS, Shown.UNKNOWN),
        ),
        {PublicNumber.FIRST_POSTS: 0, PublicNumber.FOLLOWERS: 1240, PublicNumber.FOLLOWING: 34},
        SEEN,
    )
    page = SourceRun(
        "instagram-live",
        NOW,
        {"setting": 2, "profile-text": 3, "public-count": 3},
        {Topic.ACCOUNT: Extent.WHOLE, Topic.PROFILE_TEXT: Extent.PARTLY},
    )
    return dataclasses.replace(rich(), sources=(EXPORT, page, ANSWERS), public_view=view)


def refused_view() -> Report:
    """Return the report of somebody whose look at their own page was refused."""
    refused = Fault.ASKED_TO_WAIT
    gap = Unreadable(Origin("instagram-live", "", NOW), refused, 1, frozenset({Topic.PUBLIC_PAGE}))
    page = SourceRun("instagram-live", NOW, {}, {Topic.PUBLIC_PAGE: Extent.PARTLY}, (gap,))
    view = PublicView(NOW, refusal=refused)
    return dataclasses.replace(without_source(), sources=(page,), public_view=view)


HOSTILE = "\x1b]0;pwn\x07\x9b31m[/][link=https://evil.example]x[/link]:smile:\u202eevil\ud800😀\r\n"
"""Escape sequences, markup, a turned reading order, a lone surrogate, an emoji, a line break."""


def hostile() -> Report:
    """Return a report whose every text is hostile, and each of them too long."""
    text = Text(en=HOSTILE * 20, ko=HOSTILE)
    action = Action(
        do=text,
        platform=HOSTILE,
        os=HOSTILE,
        app_version=HOSTILE,
        path=Text(en=f"{HOSTILE} › {'a' * 500}"),
        link=HOSTILE,
        leaves_open=text,
        mark=Mark.SECONDARY,
        source_date="2024",
    )
    step = Step(
        HOSTILE,
        text,
        Severity.HIGH,
        2,
        AccountPublic(),
        text,
        (action,),
        (Reference(HOSTILE, HOSTILE, Mark.UNVERIFIED, HOSTILE),),
    )
    shown = Exposure(
        Origin(HOSTILE, HOSTILE, SEEN), "school", "가" * 500, None, HOSTILE, detail=HOSTILE
    )
    finding = dataclasses.replace(_measured(step, Outcome.FAIL, 1, shown), oldest=SEEN)
    checklist = dataclasses.replace(
        _CHECKLIST, id=HOSTILE, serial=HOSTILE, title=text, publisher=HOSTILE
    )
    run = SourceRun(
        HOSTILE,
        SEEN,
        {HOSTILE: 1},
        {},
        (dataclasses.replace(unreadable(), origin=Origin(HOSTILE, f"a/{HOSTILE}", SEEN)),),
    )
    rows = [PublicRow(item, Shown.YES, Since.CHANGED, HOSTILE) for item in PublicItem]
    view = PublicView(NOW, rows, {}, SEEN)
    return Report(checklist, NOW, Reader(), (run,), (finding,), public_view=view)


ALL = {
    "rich": rich,
    "without-source": without_source,
    "for-parent": for_parent,
    "under-five": under_five,
    "all-closed": all_closed,
    "hostile": hostile,
    "answered": answered,
    "with-pictures": with_pictures,
    "with-public-view": with_public_view,
    "refused-view": refused_view,
}
"""Name → invented report."""


def showing(datum: str) -> Report:
    """Return a report with one open door that gives *datum* away."""
    found = _measured(_PHOTO, Outcome.FAIL, 1, exposure("handle", datum, where=datum))
    return dataclasses.replace(rich(), findings=[found])


def without_title() -> Report:
    """Return a report whose checklist and whose only step have no title in any language."""
    unnamed = Step("a-step", Text(), Severity.LOW, 1, AccountPublic(), Text(), ())
    checklist = dataclasses.replace(_CHECKLIST, id="test", title=Text())
    found = _unknown(unnamed, Reason.ONLY_YOU)
    return dataclasses.replace(rich(), checklist=checklist, findings=[found])


def nowhere() -> Exposure:
    """Return an exposure of 1,240 followers that stands in no file."""
    return Exposure(Origin("instagram-export", "", SEEN), "followers", "", count=1240)


def many_gaps() -> SourceRun:
    """Return a source with seven damaged files."""
    gaps = [
        dataclasses.replace(unreadable(), origin=Origin("instagram-export", f"a/{n}.json", SEEN))
        for n in range(7)
    ]
    return SourceRun("instagram-export", SEEN, unreadable=gaps)
