"""Jobs as people watch them: progress, time left, cancel, retry."""
