"""Notes and markers of a recording and its visit."""
