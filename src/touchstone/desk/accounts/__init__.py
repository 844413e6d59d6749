"""People, their organisations and memberships, invitations, API keys."""
