"""A preview shows the picture and nothing that came with it."""

from io import BytesIO

import pytest
from PIL import Image

from tests.desk.evidence.files import held
from tests.desk.evidence.hostile.papers import pdf
from tests.desk.evidence.hostile.pictures import FORMATS, picture
from touchstone.desk.evidence.preview import judge
from touchstone.desk.evidence.worker.neutral import is_neutral_png

MODES = ("1", "L", "P", "RGB", "RGBA", "LA", "I;16")


def encoded(drawn: Image.Image, form: str, **settings: object) -> bytes:
    """A picture written by another program than ours."""
    written = BytesIO()
    drawn.save(written, form, **settings)
    return written.getvalue()


def preview_of(content: bytes, name: str = "a.png") -> Image.Image:
    """The preview that we draw of an honest picture."""
    with held(content) as file:
        judged = judge(file, name)
    assert judged.examination.findings == ()
    return Image.open(BytesIO(judged.preview))


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_shows_what_was_in_it(ending: str) -> None:
    original = Image.open(BytesIO(picture(ending))).convert("RGB")
    drawn = preview_of(picture(ending), f"a.{ending}").convert("RGB")
    assert drawn.size == original.size
    far = max(
        abs(a - b) for one, other in zip(drawn.tobytes(), original.tobytes(), strict=True) for a, b in [(one, other)]
    )
    assert far <= 2


@pytest.mark.parametrize("mode", MODES)
def test_every_way_of_writing_pixels_can_be_shown(mode: str) -> None:
    assert preview_of(encoded(Image.new(mode, (30, 20)), "PNG")).size == (30, 20)


def test_a_large_picture_is_shown_small() -> None:
    drawn = preview_of(encoded(Image.new("RGB", (4000, 1000), "red"), "JPEG"), "a.jpg")
    assert drawn.size == (1600, 400)
    red, green, blue = drawn.convert("RGB").getpixel((800, 200))
    assert (red > 250, green < 5, blue < 5) == (True, True, True)


def test_sixteen_bits_keep_their_brightness() -> None:
    grey = preview_of(encoded(Image.new("I;16", (9, 9), 0x8000), "PNG")).getpixel((4, 4))
    assert abs(grey - 0x80) <= 1


def test_nothing_but_pixels_comes_along() -> None:
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    content = encoded(Image.new("RGB", (20, 10)), "JPEG", exif=exif, comment=b"secret", icc_profile=b"p" * 300)
    with held(content) as file:
        preview = judge(file, "a.jpg").preview
    assert is_neutral_png(preview, 1600)
    assert b"home" not in preview
    assert b"secret" not in preview


def test_a_photo_taken_upright_is_shown_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert preview_of(encoded(Image.new("RGB", (40, 10)), "JPEG", exif=exif), "a.jpg").size == (10, 40)


def test_a_document_is_never_opened() -> None:
    with held(pdf(b"")) as file:
        assert judge(file, "a.pdf").preview == b""


def test_the_file_is_left_as_it_was() -> None:
    with held(picture("png")) as file:
        judge(file, "a.png")
        file.seek(0)
        assert file.read() == picture("png")
