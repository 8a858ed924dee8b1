"""The first start: a few questions before there is a library."""
