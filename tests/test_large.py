import sys
from pathlib import Path

import pytest

import bench
from instagram_exports import write_large


@pytest.mark.skipif(sys.platform != "linux", reason="peak memory is read from /proc")
def test_thirty_gigabytes_of_pictures_cost_nothing(tmp_path: Path) -> None:
    export = write_large(tmp_path, 2_000)
    bench.with_media(export, 2_000)

    peak = bench.peak_megabytes(export)

    assert export.stat().st_size > bench.MEDIA_BYTES
    assert peak < bench.LIMITS["memory"] / 2
