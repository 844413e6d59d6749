"""How dossiers look over the API."""
