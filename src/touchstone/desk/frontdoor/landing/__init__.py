"""The page where a person lands: what waits, what to do next, what is worth a look. Each part is a table of rows."""
