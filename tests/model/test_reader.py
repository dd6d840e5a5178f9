import pytest

from selfguard.model.reader import Age, Country, FromBefore18, Phone, Reader, Role

YES, NO, UNSAID = FromBefore18


def test_whoever_says_nothing_is_a_reader_in_korea_of_whom_nothing_is_known() -> None:
    reader = Reader()

    assert reader == Reader(Role.SELF, Age.UNSAID, UNSAID, Country.KR, Phone.UNSAID)


@pytest.mark.parametrize(
    ("age", "said", "image"),
    [
        *[(age, said, YES) for age in (Age.UNDER_14, Age.FROM_14) for said in FromBefore18],
        *[
            (age, said, said)
            for age in (Age.FROM_18, Age.FROM_25, Age.UNSAID)
            for said in FromBefore18
        ],
    ],
)
def test_an_image_of_whoever_is_under_18_now_is_from_before_18(
    age: Age, said: FromBefore18, image: FromBefore18
) -> None:
    reader = Reader(age=age, from_before_18=said)

    assert reader.image is image
