"""All hostile files, family by family."""

from functools import cache

from tests.desk.evidence.hostile import archives, doubles, floods, heavy, moving, mutated, papers, riders, texts
from tests.desk.evidence.hostile.sample import Sample

FAMILIES = {
    "archives": archives.samples,
    "doubles": doubles.samples,
    "floods": floods.samples,
    "heavy": heavy.samples,
    "moving": moving.samples,
    "mutated": mutated.samples,
    "papers": papers.samples,
    "riders": riders.samples,
    "texts": texts.samples,
}


@cache
def family(name: str) -> tuple[Sample, ...]:
    """The files of one family."""
    return tuple(FAMILIES[name]())
