"""What may be read of the dossiers, always as somebody."""
