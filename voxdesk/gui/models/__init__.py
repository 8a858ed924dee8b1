"""The models on this computer: which there are, which are used, and how others come here."""
