"""Pages of applicants and of reviewers."""
