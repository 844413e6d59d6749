"""The doors by which files come in: the engine's tables and findings, and CSV of every kind of dossier."""
