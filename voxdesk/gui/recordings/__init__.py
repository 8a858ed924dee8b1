"""The list of recordings, and the way in for new ones."""
