"""What is stored: one encrypted store per compartment, search, history, access.

Importing this package costs nothing; Django comes with the first module that reads or
writes, and never with ``habeas --help``.
"""
