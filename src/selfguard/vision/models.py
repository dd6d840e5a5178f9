"""The two face detectors' model files, and the proof that they are the ones we mean.

Where they come from and under which licence: `NOTICE.txt` beside them.
"""

import hashlib
from dataclasses import dataclass
from functools import cache

from selfguard.errors import ProgramDamagedError
from selfguard.resources import data


@dataclass(frozen=True, slots=True)
class Model:
    """A model file that selfguard ships."""

    name: str
    sha256: str

    def load(self) -> bytes:
        """Return the file's bytes, read and checked once in each run.

        Raises `ProgramDamagedError` where the file is missing or is not the one that was shipped:
        a model is a program, and a changed one could see nothing at all.
        """
        return _loaded(self)


@cache
def _loaded(model: Model) -> bytes:
    try:
        content = data(f"models/{model.name}").read_bytes()
    except OSError as error:
        raise ProgramDamagedError("vision.wrong-model", name=model.name) from error
    if hashlib.sha256(content).hexdigest() != model.sha256:
        raise ProgramDamagedError("vision.wrong-model", name=model.name)
    return content


YUNET = Model(
    "face_detection_yunet_2023mar_int8bq.onnx",
    "49f000ec501fef24739071fc7e68267d32209045b6822c0c72dce1da25726f10",
)
CENTERFACE = Model(
    "centerface.onnx", "09189deaaf8646c5c51a68447e3c744ea1e211798155d4728c20507b9f5aefbc"
)
