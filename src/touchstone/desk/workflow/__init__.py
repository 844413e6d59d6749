"""Steps as tables, deadlines as rows; the only writer of a status."""
