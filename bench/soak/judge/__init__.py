"""The judge: reads a node from outside and says what does not agree. Each file is one kind of agreement."""
