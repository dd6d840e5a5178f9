"""Two other programs look at what was cleaned: ExifTool, and mat2's list of what it finds.

Where they are not installed, the tests are left out; `REQUIRE_ORACLES=1` makes that a failure.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

import picture_files
from selfguard.vision.cleaning import clean

NEEDED = os.environ.get("REQUIRE_ORACLES") == "1"


def needs(program: str) -> pytest.MarkDecorator:
    """Return the mark of tests that are left out where *program* is not installed."""
    is_missing = shutil.which(program) is None and not NEEDED
    return pytest.mark.skipif(is_missing, reason=f"{program} is not installed")


ALLOWED = {
    "ICC-chrm",
    "ICC-header",
    "ICC-view",
    "ICC-meas",
    "ICC_Profile",
    "JFIF",
    "ExifTool",
    "System",
    "Composite",
}
"""Groups in which nothing is told but what the picture, its colours and its file are."""
COLOURS = {
    *("BlueMatrixColumn", "BlueTRC", "GreenMatrixColumn", "GreenTRC", "RedMatrixColumn", "RedTRC"),
    *("ChromaticAdaptation", "ChromaticityChannels", "ChromaticityColorant"),
    *(f"ChromaticityChannel{number}" for number in (1, 2, 3)),
    *("CMMFlags", "ColorSpaceData", "ConnectionSpaceIlluminant", "RenderingIntent"),
    *("DeviceAttributes", "DeviceManufacturer", "DeviceModel", "DeviceMfgDesc", "DeviceModelDesc"),
    *("MediaBlackPoint", "MediaWhitePoint", "PrimaryPlatform"),
    *(f"Profile{part}" for part in ("Class", "CMMType", "ConnectionSpace", "Copyright", "Creator")),
    *(f"Profile{part}" for part in ("DateTime", "Description", "FileSignature", "ID", "Version")),
    *("ColorPrimaries", "ColorProfiles", "ColorRepresentation"),
}
"""What a colour profile tells, by the names of its tags."""
STRUCTURE = {
    "SourceFile",
    *(f"File:{tag}" for tag in ("FileType", "FileTypeExtension", "MIMEType", "ExifByteOrder")),
    *(f"File:{tag}" for tag in ("ImageWidth", "ImageHeight", "EncodingProcess", "BitsPerSample")),
    *(f"File:{tag}" for tag in ("ColorComponents", "YCbCrSubSampling")),
    "IFD0:Orientation",
    *(f"PNG:{tag}" for tag in ("ImageWidth", "ImageHeight", "BitDepth", "ColorType", "Filter")),
    *(f"PNG:{tag}" for tag in ("Compression", "Interlace", "ProfileName")),
    *(f"RIFF:{tag}" for tag in ("WebP_Flags", "ImageWidth", "ImageHeight")),
    "Meta:PrimaryItemReference",
    *(f"QuickTime:{tag}" for tag in ("MajorBrand", "MinorVersion", "CompatibleBrands")),
    *(f"QuickTime:{tag}" for tag in ("HandlerType", "ImageSpatialExtent", "ImagePixelDepth")),
    *(f"QuickTime:{tag}" for tag in ("MediaDataSize", "MediaDataOffset", "ChromaFormat")),
    *(f"QuickTime:{tag}" for tag in ("AV1ConfigurationVersion", "ChromaSamplePosition")),
    *(f"QuickTime:{tag}" for tag in ("ColorProfiles", "ColorPrimaries", "MatrixCoefficients")),
    *(f"QuickTime:{tag}" for tag in ("TransferCharacteristics", "VideoFullRangeFlag")),
    *(f"QuickTime:{tag}" for tag in ("HEVCConfigurationVersion", "GeneralProfileSpace")),
    *(f"QuickTime:{tag}" for tag in ("GeneralTierFlag", "GeneralProfileIDC", "GeneralLevelIDC")),
    *(f"QuickTime:{tag}" for tag in ("GenProfileCompatibilityFlags", "TemporalIDNested")),
    *(f"QuickTime:{tag}" for tag in ("ConstraintIndicatorFlags", "MinSpatialSegmentationIDC")),
    *(f"QuickTime:{tag}" for tag in ("ParallelismType", "BitDepthLuma", "BitDepthChroma")),
    *(f"QuickTime:{tag}" for tag in ("AverageFrameRate", "ConstantFrameRate")),
    "QuickTime:NumTemporalLayers",
    *(f"QuickTime:{tag}" for tag in ("MovieHeaderVersion", "CreateDate", "ModifyDate")),
    *(f"QuickTime:{tag}" for tag in ("TimeScale", "Duration", "PreferredRate", "MatrixStructure")),
    *(f"QuickTime:{tag}" for tag in ("PreferredVolume", "PreviewTime", "PreviewDuration")),
    *(f"QuickTime:{tag}" for tag in ("PosterTime", "SelectionTime", "SelectionDuration")),
    *(f"QuickTime:{tag}" for tag in ("CurrentTime", "NextTrackID")),
    *(f"Track:{tag}" for tag in ("TrackHeaderVersion", "TrackCreateDate", "TrackModifyDate")),
    *(f"Track:{tag}" for tag in ("TrackID", "TrackDuration", "TrackLayer", "TrackVolume")),
    *(f"Track:{tag}" for tag in ("MatrixStructure", "MediaHeaderVersion", "MediaCreateDate")),
    *(f"Track:{tag}" for tag in ("MediaModifyDate", "MediaTimeScale", "MediaDuration")),
    *(f"Track:{tag}" for tag in ("HandlerType", "GraphicsMode", "OpColor", "CompressorID")),
    *(f"Track:{tag}" for tag in ("SourceImageWidth", "SourceImageHeight", "XResolution")),
    *(f"Track:{tag}" for tag in ("YResolution", "BitDepth", "Balance", "AudioFormat")),
    *(f"Track:{tag}" for tag in ("AudioChannels", "AudioBitsPerSample", "AudioSampleRate")),
}
"""What a cleaned file may still tell: how the picture is stored, and how it is turned."""


@pytest.fixture(scope="module")
def cleaned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with one cleaned file of every kind."""
    folder = tmp_path_factory.mktemp("cleaned")
    for name, data in picture_files.every().items():
        (folder / name).write_bytes(clean(data))
    return folder


def run(*command: str | Path) -> str:
    """Return what *command* writes."""
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    return done.stdout


def tags(folder: Path) -> dict[str, dict[str, object]]:
    """Return file → group and name of a tag → value, as ExifTool reads the files of *folder*."""
    found = json.loads(run("exiftool", "-a", "-G1", "-j", folder))
    return {Path(each["SourceFile"]).name: each for each in found}


def group(tag: str) -> str:
    """Return the group that *tag* stands in."""
    return tag.partition(":")[0]


@needs("exiftool")
def test_exiftool_finds_nothing_but_structure(cleaned: Path) -> None:
    found = tags(cleaned)

    left = {
        (name, tag)
        for name, told in found.items()
        for tag in told
        if group(tag) not in ALLOWED
        and tag.replace("Track1:", "Track:").replace("Track2:", "Track:") not in STRUCTURE
    }
    dates = {
        value
        for told in found.values()
        for tag, value in told.items()
        if "Date" in tag and group(tag) not in {"System", "ICC-header"}
    }
    assert sorted(found) == sorted(picture_files.every())
    assert left == set()
    assert dates == {"0000:00:00 00:00:00"}


@needs("exiftool")
def test_exiftool_finds_orientation_and_profile_kept(cleaned: Path) -> None:
    found = tags(cleaned)

    turned = {name for name, told in found.items() if told.get("IFD0:Orientation")}
    coloured = {name for name, told in found.items() if told.get("ICC_Profile:ProfileDescription")}
    assert turned == {"full.jpg", "motion.jpg", "full.png", "full.webp"}
    assert coloured == {name for name in found if not name.startswith("film")}


@needs("exiftool")
def test_exiftool_finds_what_was_there_before(tmp_path: Path) -> None:
    for name, data in picture_files.every().items():
        (tmp_path / name).write_bytes(data)

    placed = {name for name, told in tags(tmp_path).items() if told.get("Composite:GPSPosition")}

    assert placed == set(picture_files.every()) - {"progressive.jpg"}


@needs("mat2")
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jpg", picture_files.jpeg_with(*picture_files.jpeg_segments(1), icc_profile=b"")),
        ("b.jpg", picture_files.jpeg_with(progressive=True, icc_profile=b"")),
        ("c.png", picture_files.full_png(1, icc_profile=b"")),
    ],
    ids=["baseline", "progressive", "png"],
)
def test_mat2_finds_nothing(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(clean(data))

    shown = run("mat2", "--show", tmp_path / name)

    assert shown.endswith(f" No metadata found in {tmp_path / name}.\n")
    assert shown.count("\n") == 1


@needs("mat2")
@pytest.mark.parametrize("name", ["full.heic", "film.mp4"])
def test_mat2_finds_nothing_but_structure(name: str, cleaned: Path) -> None:
    shown = run("mat2", "--show", cleaned / name)

    told = {line.partition(":")[0].strip() for line in shown.splitlines()[1:]}
    named = {tag.partition(":")[2] for tag in STRUCTURE}
    assert told - COLOURS - named <= {"Warning"}  # that XMP is spaces: nothing is told by it
