"""Who may do what: permissions, roles and relations as described data, and the rows that declare every URL."""
