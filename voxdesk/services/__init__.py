"""Verbs: one module for each thing a user can do; `submit` for faces, `run` for the lane."""
