import dataclasses

from factories import GivenSource, covered, picture, post, setting
from selfguard.model.evidence import Topic
from selfguard.model.picture import Review
from selfguard.sources.reviewed import Reviewed

SAID = {"identity of a.jpg": Review.KEEP, "identity of b.jpg": Review.ARCHIVE}


def test_pictures_carry_what_was_said_about_them_and_the_rest_goes_by() -> None:
    one, other, unknown = (picture(media=f"{name}.jpg") for name in "abc")
    rest = [post(), setting(), covered(Topic.POST_PICTURES)]
    source = GivenSource([one, *rest, other, unknown])

    found = list(Reviewed(source, lambda each: SAID.get(each, Review.NONE)).collect())

    assert found == [
        dataclasses.replace(one, review=Review.KEEP),
        *rest,
        dataclasses.replace(other, review=Review.ARCHIVE),
        unknown,
    ]


def test_it_has_the_name_of_its_source() -> None:
    source = Reviewed(GivenSource(name="photos"), lambda _: Review.NONE)

    assert source.name == "photos"
