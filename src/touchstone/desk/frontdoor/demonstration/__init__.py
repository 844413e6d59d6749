"""A desk to look at: the simulated market, an organisation of each kind and an account for each role."""
