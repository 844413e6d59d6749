"""Access requests that an actor may see, their duplicates, and the applicant's own."""
