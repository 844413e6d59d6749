"""One file per kind of evidence about a listing; the table of them all is in registry.py."""
