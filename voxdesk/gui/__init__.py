"""The window: shows what the desk knows, asks, and calls services; Qt lives only here."""

from voxdesk.none_guard import keep_none_alive

keep_none_alive()
