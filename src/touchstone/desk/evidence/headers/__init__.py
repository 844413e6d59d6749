"""One file per format: reads what the header says, decodes nothing, refuses what is not built as it must be."""
