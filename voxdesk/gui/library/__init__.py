"""The library itself, as people look after it: backups, the bin, names, the chain of custody."""
