"""Uploads on their way in: written to a file, and no further than the largest file that is taken."""

from django.core.files.uploadhandler import TemporaryFileUploadHandler

from touchstone.desk.evidence.kinds import LARGEST_FILE


class LimitedUpload(TemporaryFileUploadHandler):
    """Keeps one byte more than the largest kind, so that the size still tells; the rest is let go by."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write what is within the limit."""
        room = LARGEST_FILE + 1 - start
        if room > 0:
            self.file.write(raw_data[:room])
