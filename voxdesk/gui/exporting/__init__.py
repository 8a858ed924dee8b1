"""Exporting: one panel that asks how, wherever something can be exported."""
