"""Back-up and restore: one file that holds the database, the evidence, the anchors and the keys, each with its hash."""
