"""Rows of files become dossiers, many at a time; each function joins the act of its batch."""
