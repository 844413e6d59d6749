"""Files of the tests of evidence: written, rewound, gone at the end."""

import tempfile
from typing import BinaryIO


def held(content: bytes) -> BinaryIO:
    """An open file of this content without a name."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by the test's end
    file.write(content)
    file.flush()
    return file  # type: ignore[return-value]
