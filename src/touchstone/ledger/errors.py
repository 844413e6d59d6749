"""What the ledger refuses.

LedgerError
 ├─ EntryError      a value that has no canonical bytes
 ├─ FrontierError   a kept frontier that is not one
 ├─ ProofError      a proof asked for outside the log
 ├─ NoteError       a text that is not a signed note, or not a head
 ├─ KeyFileError    a key file that is none, or that others may read
 ├─ HeadError       a head that must not be signed
 ├─ AnchorError     an anchor that is not one
 └─ ExportError     an export that cannot be read or written
"""

from touchstone.vocabulary.errors import TouchstoneError


class LedgerError(TouchstoneError):
    """Something that the ledger does not take."""


class EntryError(LedgerError):
    """A value cannot be written as canonical JSON."""


class FrontierError(LedgerError):
    """The kept right edge of a log is damaged."""


class ProofError(LedgerError):
    """A proof is asked for a place that the log does not have."""


class NoteError(LedgerError):
    """A text is not a signed note, or the note is not a head."""


class KeyFileError(LedgerError):
    """A key file is not one, or is open to others."""


class HeadError(LedgerError):
    """A head must not be signed: what is durable does not hash to it, or it contradicts the last one."""


class AnchorError(LedgerError):
    """An anchor cannot be read or does not follow the one before."""


class ExportError(LedgerError):
    """An export cannot be read, or what is to be exported does not fit together."""
