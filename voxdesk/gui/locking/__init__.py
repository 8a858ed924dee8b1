"""What stands before an encrypted library: the page that asks, and the lock of an idle window."""
