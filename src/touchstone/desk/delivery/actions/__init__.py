"""What an actor does with endpoints, messages and the inbox."""
