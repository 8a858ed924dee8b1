"""The voices of a recording: named, given roles, given lines, heard."""
