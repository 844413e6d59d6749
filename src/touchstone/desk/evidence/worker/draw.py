"""Decodes one picture and draws it anew as a PNG without anything but its pixels; runs only inside the worker."""

from io import BytesIO

# Every module that Pillow would load when it is needed: once the worker is confined, no file can be opened.
from PIL import (
    ExifTags,
    GifImagePlugin,
    Image,
    ImageOps,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

LOADED = (ExifTags, GifImagePlugin, JpegImagePlugin, MpoImagePlugin, PngImagePlugin, TiffImagePlugin, WebPImagePlugin)
COMPRESSION = 1
OPAQUE_MODES = ("L", "RGB")


def draw(data: bytes, *, decoder: str, most_pixels: int, edge: int) -> bytes:
    """The first frame of the picture as a PNG with no edge longer than `edge`.

    Raises:
        OSError: the picture is damaged.
        ValueError: it is larger than its header said, or damaged in another way.
    """
    Image.MAX_IMAGE_PIXELS = most_pixels
    with Image.open(BytesIO(data), formats=[decoder]) as picture:
        if picture.width * picture.height > most_pixels:
            raise ValueError("more pixels than the header said")
        picture.draft("RGB", (edge, edge))
        return encode(plain(picture, edge))


def plain(picture: Image.Image, edge: int) -> Image.Image:
    """The picture turned upright, small, and in grey, colour, or colour with transparency."""
    if picture.mode == "P":
        picture = picture.convert("RGBA" if "transparency" in picture.info else "RGB")
    picture.thumbnail((edge, edge), Image.Resampling.BICUBIC, reducing_gap=2.0)
    turned = ImageOps.exif_transpose(picture)
    if turned.mode in OPAQUE_MODES:
        return turned
    if turned.mode.startswith("I"):
        return turned.point(lambda level: level / 256).convert("L")
    return turned.convert("RGBA" if turned.has_transparency_data else "RGB")


def encode(picture: Image.Image) -> bytes:
    """A PNG of the pixels alone: copied into a new picture, so that no text, profile or date comes along."""
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    written = BytesIO()
    bare.save(written, "PNG", compress_level=COMPRESSION)
    return written.getvalue()
