"""The reference of the API: what its description says, as pages for people."""
