"""What is decided: codes, breaches, measures, appeals."""
