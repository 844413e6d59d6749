"""The words every room above speaks: plain values, standard library only."""
