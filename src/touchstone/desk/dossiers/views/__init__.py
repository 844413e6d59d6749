"""The pages of dossiers: a view parses, an action acts."""
