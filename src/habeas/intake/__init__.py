"""The receiving side of the sealed intake: what is opened, by whose key, and how it is answered.

``docs/intake-format.md`` is the format that the form, the relay and this room agree on.
"""
