"""A picture of a certificate that says on its face that it is simulated: the proof of the demonstration's right."""

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

SIZE = (1240, 877)
PAPER, INK, LINE, STAMP = "#fbf8ef", "#28313b", "#a08b52", "#b3261e"
HEADING = "SIMULATED CERTIFICATE"
LINES = (
    "Register of the simulated market · not an office of any state",
    "Trade mark SIM-0000025 · TOUCHGOLD",
    "Classes 18, 25 · valid from 2020-03-07 to 2030-03-06",
    "Drawn by touchstone for demonstrations. It proves nothing.",
)


def draw_certificate() -> bytes:
    """A PNG, the same each time."""
    picture = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(picture)
    for inset in (30, 42):
        pen.rectangle((inset, inset, SIZE[0] - inset, SIZE[1] - inset), outline=LINE, width=3)
    middle = SIZE[0] / 2
    pen.text((middle, 190), HEADING, INK, ImageFont.load_default(64), anchor="mm")
    for place, line in enumerate(LINES):
        pen.text((middle, 330 + 70 * place), line, INK, ImageFont.load_default(30), anchor="mm")
    pen.ellipse((520, 620, 720, 820), outline=STAMP, width=6)
    pen.text((620, 720), "SIMULATED", STAMP, ImageFont.load_default(28), anchor="mm")
    written = BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()
