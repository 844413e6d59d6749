"""What is done to dossiers: each act is atomic, writes its event, and keeps the search in step."""
