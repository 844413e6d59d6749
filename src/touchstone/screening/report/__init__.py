"""The report of a run: one HTML file that a person wants to read, in two languages, with nothing outside itself."""
