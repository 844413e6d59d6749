"""The desk from a program: typed, paged, patient."""

from touchstone.client.desk import Desk

__all__ = ["Desk"]
