"""What `taking_over` is made of: reading old tables and folders, and entering what they hold."""
