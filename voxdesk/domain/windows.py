"""A long text seen window by window, so that nothing of it is left out."""


def windows(count: int, size: int, overlap: int = 0) -> tuple[range, ...]:
    """The places of `count` things in windows of `size`, each beginning with the last `overlap`
    of the one before; every place is in one at least, and no window lies within another."""
    if not 0 <= overlap < size:
        raise ValueError(f"windows of {size} with an overlap of {overlap}")
    found = []
    start = 0
    while start < count:
        found.append(range(start, min(start + size, count)))
        if start + size >= count:
            break
        start += size - overlap
    return tuple(found)
