"""Delivery: what was decided reaches those who must know, once each, in order, and only at places on the public internet."""
