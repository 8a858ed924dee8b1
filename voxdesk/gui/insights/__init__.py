"""What reports across visits say together: figures, factors, problems, gaps, comparisons."""
