"""Pages of breaches, measures, appeals and the code."""
