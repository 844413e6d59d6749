"""What people do with the record."""
