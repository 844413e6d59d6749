"""Work that the background loop does for measures."""
