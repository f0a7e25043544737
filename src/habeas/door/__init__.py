"""The public side: the form, the relay that carries what it sealed, and a watch over both.

It holds no secret: no key, no account, no name.
"""
