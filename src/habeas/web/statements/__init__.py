"""The reading desk: is this sentence read rightly?"""
