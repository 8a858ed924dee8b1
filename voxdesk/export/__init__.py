"""Pure writers: domain values in, bytes out."""
