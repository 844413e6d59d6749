"""Signals make findings: rulesets, scores, explanation, evaluation and backtest."""
