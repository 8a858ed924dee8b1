"""Hearing a recording: the player, its bar at the foot of the window."""
