"""What may be read of the record."""
