"""Dossiers for programs."""
