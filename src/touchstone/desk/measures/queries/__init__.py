"""What is known: the code in force, accounts, what an actor may see."""
