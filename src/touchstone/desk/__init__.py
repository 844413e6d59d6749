"""The desk: where people work on what the engine found. Django, and only here."""
