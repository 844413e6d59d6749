"""Evidence rows against the store: every named content is there and is what its name says."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from touchstone.desk.evidence.models import EvidenceFile


@dataclass
class FilesJudge:
    """Remembers what it hashed, by size and time of change; a new judge hashes everything."""

    store: Path
    hashed: dict[str, tuple[int, int]] = field(default_factory=dict)

    def judge(self) -> Iterator[str]:
        """Every row."""
        for digest, preview in EvidenceFile.objects.values_list("digest", "preview_digest").iterator(2000):
            for name in filter(None, (digest, preview)):
                yield from self._judge_one(name)

    def _judge_one(self, digest: str) -> Iterator[str]:
        path = self.store / digest[:2] / digest[2:4] / digest
        if not path.is_file():
            yield f"the content {digest[:16]} is named, but not there"
            return
        state = (path.stat().st_size, path.stat().st_mtime_ns)
        if self.hashed.get(digest) == state:
            return
        if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            yield f"the content {digest[:16]} is not what its name says"
        self.hashed[digest] = state
