"""Pages of rulesets."""
