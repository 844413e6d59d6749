"""The live stream to the browser: who listens, what they are sent, and when a stream ends."""
