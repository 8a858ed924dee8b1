"""The list of visits, and the chosen one beside it."""
