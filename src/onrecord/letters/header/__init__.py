"""Readers of the letter's head and foot, one module per field. Each takes a `Reading` and returns values of `model`."""
