"""A stretch heard again by another model, beside the text as it stands."""
