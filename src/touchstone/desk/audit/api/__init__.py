"""The record and its ledger for programs."""
