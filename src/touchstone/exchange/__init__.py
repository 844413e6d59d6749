"""What goes to others and comes from them, in the formats they publish."""
