import hashlib
from pathlib import Path

import pytest

from selfguard.errors import ProgramDamagedError
from selfguard.resources import data
from selfguard.vision.models import CENTERFACE, YUNET, Model

MODELS = pytest.mark.parametrize("model", [YUNET, CENTERFACE], ids=["yunet", "centerface"])


@MODELS
def test_the_shipped_models_are_the_ones_we_mean(model: Model) -> None:
    assert hashlib.sha256(model.load()).hexdigest() == model.sha256


def test_a_changed_model_is_refused() -> None:
    changed = Model(YUNET.name, CENTERFACE.sha256)

    with pytest.raises(ProgramDamagedError) as refused:
        changed.load()

    assert (refused.value.key, refused.value.values) == ("vision.wrong-model", {"name": YUNET.name})


def test_a_missing_model_is_refused() -> None:
    missing = Model("missing.onnx", YUNET.sha256)

    with pytest.raises(ProgramDamagedError) as refused:
        missing.load()

    assert refused.value.values == {"name": "missing.onnx"}


@MODELS
def test_a_model_is_named_in_the_notice_with_its_checksum(model: Model) -> None:
    notice = data("models/NOTICE.txt").read_text(encoding="utf-8")

    assert model.name in notice
    assert model.sha256 in notice


def test_every_licence_lies_beside_the_models() -> None:
    names = {path.name for path in Path(data("models")).iterdir()}

    assert names == {
        "CenterFace-LICENSE.txt",
        "NOTICE.txt",
        "YuNet-LICENSE.txt",
        CENTERFACE.name,
        YUNET.name,
    }
