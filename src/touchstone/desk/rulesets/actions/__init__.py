"""Writing drafts, taking steps, running trials, keeping what the node screened."""
