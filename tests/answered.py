"""The invented report of somebody who answered, and its help lines. Nobody is real."""

import dataclasses
from datetime import date

from factories import NOW, SEEN, action, answer, day, exposure, finding, help_line, step
from selfguard.model.check import Basis, Exposure, Outcome
from selfguard.model.checklist import Action, Checklist, Severity, Step
from selfguard.model.evidence import Answer, AnswerValue, Why
from selfguard.model.facts import Mark, Text
from selfguard.model.help import Contact, ContactKind, Help
from selfguard.model.history import Moves
from selfguard.model.reader import Age, Country, Reader
from selfguard.model.report import Changes, Finding, Reason, Report
from selfguard.model.source import SourceRun

POLICE = help_line(
    "xx-police",
    name=Text("지어낸 경찰", "Invented police", "Polisi rekaan"),
    country=Country.KR,
    contacts=(Contact(ContactKind.PHONE, "0000", Mark.VERIFIED, "unknown"),),
    for_whom=Text("누구나", "Anyone", "Siapa saja"),
    hours=Text("하루 종일", "around the clock", "24 jam"),
    say_first=Text("도와주세요.", "Please help me.", "Tolong saya."),
    verified_on="unknown",
    review_after=date(2027, 5, 22),
)
"""Its source carries no date."""
CENTRE = help_line(
    "xx-centre",
    name=Text("지어낸 센터", "Invented centre", "Pusat rekaan"),
    country=Country.KR,
    contacts=(
        Contact(ContactKind.PHONE, "0001", Mark.VERIFIED, "2025-06"),
        Contact(ContactKind.TEXT, "0002", Mark.SECONDARY, "2025-06"),
        Contact(ContactKind.EMAIL, "help@centre.example", Mark.VERIFIED, "2025-06"),
    ),
    for_whom=Text("누구나", "Anyone", "Siapa saja"),
    hours=Text("하루 종일", "around the clock", "24 jam"),
    say_first=Text("상담받고 싶어요.", "I would like advice.", "Saya ingin berkonsultasi."),
    beware=Text("주말에는 늦어요.", "Slower at weekends.", "Akhir pekan lebih lambat."),
    verified_on="2025-06",
    review_after=date(2025, 12, 31),
)
"""It should have been looked at again, long ago."""
LISTENER = help_line(
    "xx-listener",
    name=Text("지어낸 상담", "Invented counselling", "Konseling rekaan"),
    contacts=(
        Contact(ContactKind.PHONE, "0003", Mark.VERIFIED, "2026-11-02"),
        Contact(ContactKind.MESSENGER, "LINE: @listener", Mark.VERIFIED, "2026-11-02"),
    ),
    say_first=Text("이야기하고 싶어요.", "I would like to talk.", "Saya ingin bercerita."),
    verified_on="2026-11-02",
    review_after=date(2027, 5, 2),
    called_on=date(2026, 11, 3),
)
"""Somebody has rung it."""
FORM = help_line(
    "xx-form",
    name=Text("지어낸 신고 양식", "Invented form", "Formulir rekaan"),
    contacts=(Contact(ContactKind.WEB, "https://form.example", Mark.SECONDARY, "2024"),),
    say_first=Text("주소를 적어요.", "List the addresses.", "Cantumkan alamatnya."),
    mark=Mark.SECONDARY,
    verified_on="2024",
    review_after=date(2025, 6, 30),
)
"""A page, known only from a secondary source."""
OFFICE = help_line(
    "xx-office",
    name=Text("지어낸 사무소", "Invented office", "Kantor rekaan"),
    say_first=Text("신고하고 싶어요.", "I want to report it.", "Saya ingin melapor."),
    mark=Mark.SECONDARY,
    verified_on="2025-05-20",
    review_after=date(2025, 11, 20),
)
"""No contact of it is known."""
APP = help_line(
    "xx-app",
    name=Text("지어낸 앱의 신고", "Invented app, report", "Aplikasi rekaan, laporan"),
    contacts=(Contact(ContactKind.APP, "Invented", Mark.VERIFIED, "2026-06"),),
    say_first=Text("길게 눌러요.", "Hold the message.", "Tekan lama pesannya."),
    mark=Mark.SECONDARY,
)
"""Its contact is better known than the line as a whole."""
HELP = Help(POLICE, (CENTRE, LISTENER), (FORM, OFFICE, APP))

READER = Reader(age=Age.FROM_14)


def _step(name: str, title: Text, *actions: Action, severity: Severity = Severity.HIGH) -> Step:
    made = step(name, severity=severity, is_noticeable=name == "followers-pruned")
    why = Text("지어낸 이유예요.", "An invented reason.", "Alasan rekaan.")
    return dataclasses.replace(made, title=title, rationale=why, remediation=actions)


PRIVATE = _step(
    "accounts-private",
    Text("계정을 비공개로 바꿔요", "Make your account private"),
    action(
        "Turn it on.",
        platform="kakaotalk",
        os="android",
        path=Text("더보기 › 설정", "More › Settings"),
        mark=Mark.SECONDARY,
        source_date="2026-08-01",
    ),
)
"""Its path was read more than three months ago, which is long for KakaoTalk."""
PHOTO = _step(
    "photo-without-face",
    Text("프로필 사진을 바꿔요", "Change your profile photo"),
    action("Change it.", mark=Mark.VERIFIED, source_date="2026-11-02"),
)
OLD_POSTS = _step(
    "old-posts",
    Text("오래된 게시물을 보관해요", "Archive old posts"),
    action("Archive them.", source_date="unknown"),
    severity=Severity.MEDIUM,
)
COMMENTS = _step(
    "comments-narrowed",
    Text("댓글 범위를 줄여요", "Narrow who may comment"),
    severity=Severity.LOW,
)
LOGINS = _step(
    "unknown-logins",
    Text("모르는 로그인을 찾아봐요", "Look for logins that are not yours"),
    action("Sign it out.", help_line=CENTRE, mark=Mark.VERIFIED, source_date="2026-11-02"),
)
FOLLOWERS = _step(
    "followers-pruned",
    Text("팔로워를 줄여요", "Keep your followers few"),
    action("Remove those you do not know.", mark=Mark.VERIFIED, source_date="2026-11-02"),
    action("Not sure? Ask.", help_line=FORM, mark=Mark.VERIFIED, source_date="2026-11-02"),
    severity=Severity.CRITICAL,
)
NUMBERS = _step(
    "know-whom-to-call",
    Text("도움받을 곳을 알아 둬요", "Know whom to call"),
    action("Save the number.", help_line=OFFICE),
    severity=Severity.MEDIUM,
)
BOOTH = _step("no-strip-left", Text("네컷 사진을 두고 오지 않아요", "Leave no photo strip behind"))
TELEGRAM = _step("telegram-number", Text("텔레그램 번호를 숨겨요", "Hide your Telegram number"))
TAGS = _step("tags-approved", Text("태그를 허락해요", "Approve tags yourself"))

DONE_BEFORE = answer(answered_on=day("2026-11-01"))
DONE_SINCE = answer(answered_on=day("2026-11-20"))
NOT_DONE = answer(value=AnswerValue.NOT_DONE, answered_on=day("2026-11-01"))
RAN_OUT = answer(answered_on=day("2026-05-01"), valid_days=90)


def not_for_me(why: Why) -> Answer:
    """Return the answer that a step is not for the person, for the reason *why*."""
    given = answer(value=AnswerValue.NOT_FOR_ME, answered_on=day("2026-11-01"))
    return dataclasses.replace(given, why=why)


def measured(which: Step, outcome: Outcome, said: Answer, *examples: Exposure) -> Finding:
    """Return the step *which* as it was measured, with what the person *said* beside it."""
    made = finding(
        outcome, examined=3, exposed=len(examples), examples=examples, answer=said, measured_on=SEEN
    )
    return dataclasses.replace(made, step=which)


def said(which: Step, outcome: Outcome, given: Answer, reason: Reason = Reason.NONE) -> Finding:
    """Return the step *which* as the answer *given* decides it."""
    return Finding(which, outcome, Basis.ANSWERED, reason, answer=given)


UNUSUAL = Finding(
    LOGINS,
    Outcome.NOT_REVIEWED,
    Basis.NONE,
    Reason.TO_CONFIRM,
    examined=31,
    exposed=2,
    oldest=day("2026-10-31"),
    newest=day("2026-11-01"),
    examples=(
        exposure("login-device", "Windows", day("2026-11-01"), is_private=True),
        exposure("login-language", "en-GB", day("2026-10-31"), is_private=True),
    ),
    answer=RAN_OUT,
)
"""To confirm, beside an answer whose time has run out."""
FINDINGS = (
    measured(PRIVATE, Outcome.FAIL, DONE_BEFORE, exposure("public-account", "")),
    measured(PHOTO, Outcome.FAIL, DONE_SINCE, exposure("profile-photo", "", where="a.jpg")),
    measured(
        OLD_POSTS,
        Outcome.FAIL,
        not_for_me(Why.MY_CHOICE),
        exposure("old-post", "", day("2019-03-31"), where="b.jpg"),
    ),
    measured(COMMENTS, Outcome.PASS, NOT_DONE),
    UNUSUAL,
    Finding(FOLLOWERS, Outcome.NOT_REVIEWED, Basis.NONE, Reason.NO_EVIDENCE),
    Finding(NUMBERS, Outcome.NOT_REVIEWED, Basis.NONE, Reason.ONLY_YOU),
    said(BOOTH, Outcome.NOT_APPLICABLE, not_for_me(Why.NOT_USED), Reason.NOT_FOR_ME),
    Finding(TELEGRAM, Outcome.NOT_REVIEWED, Basis.NONE, Reason.EXPIRED, answer=RAN_OUT),
    said(TAGS, Outcome.PASS, DONE_BEFORE),
)
CHANGES = Changes(
    day("2026-08-01"),
    Moves(
        closed=(COMMENTS.id, TAGS.id),
        opened_again=(PRIVATE.id,),
        new=(PHOTO.id, OLD_POSTS.id),
    ),
)
CHECKLIST = Checklist(
    id="prepare",
    serial="2026050101",
    title=Text("미리 준비하기", "Prepare", "Bersiap dari sekarang"),
    audience=Text(en="Students"),
    publisher="selfguard",
    licence="MIT",
    review_after=date(2026, 11, 21),
    steps=[each.step for each in FINDINGS],
    reviewed=frozenset({"en"}),
)
"""Its day has passed; a native reader has reviewed the English words."""
RUN = SourceRun("instagram-export", SEEN, {"post": 3})


def answered() -> Report:
    """Return a report in which answers stand beside what was measured, and much has changed."""
    return Report(CHECKLIST, NOW, READER, (RUN,), FINDINGS, help=HELP, changes=CHANGES)


def unchanged() -> Report:
    """Return the same report, where nothing changed since the last audit."""
    return dataclasses.replace(answered(), changes=Changes(day("2026-08-01"), Moves()))
