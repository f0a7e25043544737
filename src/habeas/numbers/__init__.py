"""How many were never recorded: from a table of who stands on which lists, with every doubt.

The estimators see counts alone, never a person. NumPy and SciPy come with ``habeas[numbers]``.
"""
