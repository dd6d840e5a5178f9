from pathlib import Path

from sample_export import NAME, files
from selfguard.resources import data


def test_the_shipped_sample_is_the_one_that_is_written_down() -> None:
    folder = Path(str(data(f"sample/{NAME}")))

    shipped = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }

    assert shipped == files()
