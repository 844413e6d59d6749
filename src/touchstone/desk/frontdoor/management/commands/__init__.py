"""One file per command: `python -m touchstone.desk.frontdoor.manage NAME`."""
