"""Reports as people read them: findings, verdicts, quotes, similar past findings."""
