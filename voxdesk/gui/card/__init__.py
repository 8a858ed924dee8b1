"""The card of a visit, to be filled in, and what belongs to the visit."""
