"""The API: every room's operations behind one door, with their description."""
