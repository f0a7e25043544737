"""Which place could take a household: a ranked proposal with every reason; a person decides."""
