"""A protection case: what is kept about it, and what people may do with it, as pure values.

Every value here is kept as versions of itself in the case's own store and nowhere else. A verb
takes the present value and gives the next one, or says by its error why there is none. Times are
ISO 8601 texts with their offset, days are dates, and members stand as their identifiers.
"""
