"""A program with a docstring."""

PROGRAM
