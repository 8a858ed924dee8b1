"""Everything that can be done, by name and by key: the palette and the sheet of keys."""
