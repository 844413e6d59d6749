"""The front door: settings, root URLs, base templates, health, and the commands that serve and work."""
