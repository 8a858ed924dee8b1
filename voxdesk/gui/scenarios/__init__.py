"""Kinds of report as people read, copy and change them."""
