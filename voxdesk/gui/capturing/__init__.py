"""Recording: the page, the strip over the others, the tray, and what holds the capture."""
