"""Plots of block characters: they fit any width, need no colour, and survive being copied into a mail."""

import math
from collections.abc import Sequence

EIGHTHS = " ▏▎▍▌▋▊▉█"
RISING = " ▁▂▃▄▅▆▇█"


def draw_bar(share: float, width: int) -> str:
    """A bar of `share` (0..1) of `width` cells; what is not nothing shows."""
    eighths = round(min(max(share, 0.0), 1.0) * width * 8)
    eighths = max(eighths, 1) if share > 0 else 0
    return "█" * (eighths // 8) + EIGHTHS[eighths % 8].strip()


def draw_columns(counts: Sequence[int], height: int) -> list[str]:
    """Lines from the top of columns as high as the logarithm of the counts; a count of 1 shows."""
    highest = math.log10(max(*counts, 10)) + 0.3
    levels = [max(round((math.log10(count) + 0.3) / highest * height * 8), 1) if count else 0 for count in counts]
    return ["".join(RISING[min(max(level - 8 * row, 0), 8)] for level in levels) for row in range(height - 1, -1, -1)]


def merge_bins(counts: Sequence[int], most: int) -> list[int]:
    """Neighbours added up until at most `most` bins are left; the number of bins stays a divisor of the given one."""
    size = next(step for step in range(1, len(counts) + 1) if len(counts) % step == 0 and len(counts) // step <= most)
    return [sum(counts[start : start + size]) for start in range(0, len(counts), size)]
