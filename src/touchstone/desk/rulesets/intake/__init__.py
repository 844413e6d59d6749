"""What the background loop does with rulesets: screening what comes in, and backtests."""
