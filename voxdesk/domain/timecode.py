"""Milliseconds as people and subtitle files write them."""


def clock(ms: int) -> str:
    """`0:31`, `12:05`, `1:02:03`: how times stand beside text."""
    seconds = max(ms, 0) // 1000
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def precise(ms: int, *, separator: str = ".") -> str:
    """`00:01:02.345`, with the separator SRT (`,`) or WebVTT (`.`) asks for."""
    seconds, millis = divmod(max(ms, 0), 1000)
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}{separator}{millis:03}"


def spoken_length(ms: int, units: tuple[str, str, str] = ("h", "min", "s")) -> str:
    """`45 s`, `12 min`, `1 h 05 min`: a length or a time left, rounded as people say it."""
    hour, minute, second = units
    seconds = round(max(ms, 0) / 1000)
    if seconds < 60:
        return f"{seconds} {second}"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{minutes} {minute}"
    return f"{minutes // 60} {hour} {minutes % 60:02} {minute}"
