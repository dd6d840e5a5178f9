from collections.abc import Callable
from pathlib import Path

import pytest

from instagram_exports import NAME, USER, encoded, paths, profile, write_folder, write_zip
from instagram_reading import extents
from selfguard.errors import InputRefusedError
from selfguard.model.evidence import Extent, Fault, Setting, SettingName, Topic, Unreadable
from selfguard.sources.instagram_export.source import InstagramExport

PATH, POSTS = paths("G4")["profile"], paths("G4")["posts"]
OTHER = "somebody.else"
THEIRS = f"instagram-{OTHER}-2026-11-14-Zz9yX8wV"
EMPTY = {POSTS: b"[]"}


def me(
    username: str = USER, language: str = "en-US", *, is_private: bool = True
) -> dict[str, bytes]:
    made = profile(language, username=username, private=str(is_private))
    return {PATH: encoded({"profile_user": [made]})}


def flat(username: object, *, is_private: bool = True) -> dict[str, bytes]:
    made = {"username": username, "private_account": is_private}
    return {"profile.json": encoded(made), "media.json": b"{}"}


def refused(*given: Path) -> tuple[str, dict[str, str]]:
    with pytest.raises(InputRefusedError) as caught:
        InstagramExport(given).username()
    with pytest.raises(InputRefusedError) as again:
        next(InstagramExport(given).collect())
    assert again.value.args == caught.value.args
    return caught.value.key, caught.value.values


def different(name: str, other: str) -> tuple[str, dict[str, str]]:
    return "instagram_export.different-accounts", {"name": name, "other": other}


@pytest.mark.parametrize("named", [(NAME, THEIRS), ("n", NAME, THEIRS), (NAME, "n", THEIRS)])
def test_parts_that_are_named_after_two_accounts_are_refused(
    tmp_path: Path, named: tuple[str, ...]
) -> None:
    given = [write_zip(tmp_path, EMPTY, name=name) for name in named]

    assert refused(*given) == different(f"{NAME}.zip", f"{THEIRS}.zip")


def test_a_zip_and_its_root_folder_of_two_accounts_are_refused(tmp_path: Path) -> None:
    given = write_zip(tmp_path, me(), root=f"{THEIRS}/")

    assert refused(given) == different(f"{NAME}.zip", THEIRS)


def test_one_name_of_two_accounts_is_refused(tmp_path: Path) -> None:
    given = write_folder(tmp_path, EMPTY, f"{NAME} {THEIRS}")

    assert refused(given) == different(given.name, given.name)


@pytest.mark.parametrize("language", ["en-US", "ko"])
def test_a_profile_in_the_zip_of_another_account_is_refused(tmp_path: Path, language: str) -> None:
    given = write_zip(tmp_path, me(OTHER, language))

    assert refused(given) == different(given.name, PATH)


def test_a_profile_beside_the_posts_of_another_account_is_refused(tmp_path: Path) -> None:
    mine = write_zip(tmp_path, me(), name="export")
    theirs = write_zip(tmp_path, EMPTY, name=THEIRS)

    assert refused(mine, theirs) == different(theirs.name, mine.name)


@pytest.mark.parametrize("theirs", [me(OTHER), flat(OTHER), me("b b"), {PATH: b"[]"}, flat(5)])
def test_a_second_profile_of_another_or_no_name_is_refused(
    tmp_path: Path, theirs: dict[str, bytes]
) -> None:
    a = write_folder(tmp_path, me(), "a")
    b = write_folder(tmp_path, theirs, "b")

    assert refused(a, b) == different("a", "b")


def test_a_nameless_profile_given_first_is_refused_as_well(tmp_path: Path) -> None:
    a = write_folder(tmp_path, me("b b"), "a")
    b = write_folder(tmp_path, me(), "b")

    assert refused(a, b) == different("b", "a")


def test_two_profiles_of_two_accounts_in_one_part_are_refused(tmp_path: Path) -> None:
    strange = {"personal_information/aaa.json": me(OTHER)[PATH]}
    given = write_folder(tmp_path, {**me(), **strange}, "given")

    assert refused(given) == different("given", "personal_information/aaa.json")


def test_more_profiles_than_an_export_has_are_refused(tmp_path: Path) -> None:
    folder = PATH.rpartition("/")[0]
    many = {f"{folder}/{number:02}.json": me()[PATH] for number in range(21)}
    given = write_folder(tmp_path, many, "given")

    assert refused(given) == different("given", f"{folder}/20.json")


@pytest.mark.parametrize(
    "named", [NAME, NAME.upper().replace("INSTAGRAM", "instagram"), "download"]
)
def test_one_account_under_one_name_is_read(tmp_path: Path, named: str) -> None:
    mine = write_zip(tmp_path, me(), name=named)
    posts = write_zip(tmp_path, EMPTY, name=f"{NAME[:-8]}Zz9yX8wV")
    source = InstagramExport([mine, posts])

    assert source.username() == USER
    assert Topic.ACCOUNT in extents(source.collect())


def test_a_copy_of_the_profile_that_cannot_be_read_is_no_other_account(tmp_path: Path) -> None:
    broken = {"personal_information/aaa.json": b'{"profile_user": [{}]}'}

    told = InstagramExport([write_folder(tmp_path, {**me(), **broken})]).username()

    assert told == USER


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("write", [me, flat])
def test_parts_that_differ_on_the_private_switch_tell_nothing_of_it(
    tmp_path: Path, write: Callable[..., dict[str, bytes]], order: int
) -> None:
    parts = [
        write_zip(tmp_path, write(USER, is_private=is_private), name=f"p{is_private}")
        for is_private in (True, False)
    ]

    found = list(InstagramExport(parts[::order]).collect())

    names = {e.name for e in found if isinstance(e, Setting)}
    assert SettingName.PRIVATE_ACCOUNT not in names
    assert [(e.fault, e.topics) for e in found if isinstance(e, Unreadable)] == [
        (Fault.UNKNOWN_LABELS, frozenset({Topic.ACCOUNT}))
    ]
    assert extents(found)[Topic.ACCOUNT] is Extent.PARTLY
