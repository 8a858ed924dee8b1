"""Many reports at once: what to write on which visits, and what came of it."""
