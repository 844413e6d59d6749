"""What an actor may see of endpoints, messages and the inbox, and how the outbox fares."""
