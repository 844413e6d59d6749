"""What an actor may see of organisations, members, invitations and keys."""
