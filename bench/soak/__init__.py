"""The soak: a real desk is killed, starved of disk and lied to, and a judge says whether anything was lost."""
