"""The simulated marketplace with known truth; everything made here says that it is simulated."""
