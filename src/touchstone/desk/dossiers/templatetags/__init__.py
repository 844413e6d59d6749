"""Template tags of the dossiers."""
