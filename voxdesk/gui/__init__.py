"""The window: shows, asks, and calls services. Qt lives here and nowhere else but in decoding."""
