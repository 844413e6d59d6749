"""The only place where a file is decoded: a process of its own that can do nothing else."""
