"""Which releases and trials there are, and what is still to be screened."""
