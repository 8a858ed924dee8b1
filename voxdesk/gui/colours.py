"""The colours of the two themes, by their use.

Every pair of text and ground here keeps a contrast of at least 4.5:1.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colours:
    """Every colour by its use."""

    ground: str
    """Behind text."""
    rail: str
    """Behind the rail, the status bar and table heads."""
    hover: str
    pressed: str
    hairline: str
    edge: str
    """Borders of things that can be clicked or typed into."""
    text: str
    muted: str
    accent: str
    accent_strong: str
    accent_soft: str
    """Behind what is selected."""
    on_accent: str
    accent_on_text: str
    """Upon the colour of text, where that is the ground: a toast."""
    good: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    wave: str


LIGHT = Colours(
    ground="#ffffff",
    rail="#f4f6f6",
    hover="#eef1f1",
    pressed="#e2e7e7",
    hairline="#e3e7e7",
    edge="#c5cdcd",
    text="#1b2224",
    muted="#59666a",
    accent="#0f766e",
    accent_strong="#0b5c56",
    accent_soft="#e0f0ee",
    on_accent="#ffffff",
    accent_on_text="#5eead4",
    good="#1a7a3c",
    warning="#8a5a00",
    warning_soft="#fdf3dc",
    danger="#b3261e",
    danger_soft="#fdeceb",
    wave="#a3b4b6",
)

DARK = Colours(
    ground="#171b1d",
    rail="#111416",
    hover="#22282b",
    pressed="#2b3235",
    hairline="#2a3033",
    edge="#465054",
    text="#e3e9ea",
    muted="#98a5a9",
    accent="#5eead4",
    accent_strong="#99f6e4",
    accent_soft="#193835",
    on_accent="#06302b",
    accent_on_text="#0b5c56",
    good="#74d08f",
    warning="#e9b655",
    warning_soft="#332813",
    danger="#ff9289",
    danger_soft="#3a1f1d",
    wave="#56656a",
)


# Okabe and Ito's colours at low chroma, readable as text; as many in both themes.
SPEAKERS_LIGHT = (
    "#1f5f8b", "#8a5300", "#0b6b50", "#8c3f6b", "#a3410b",
    "#5a5a12", "#245f78", "#57509a", "#4d5659",
)  # fmt: skip
SPEAKERS_DARK = (
    "#7fb8e0", "#e3b15c", "#6cc9a6", "#d99bbf", "#ec9a6c",
    "#cfc96f", "#8cc9dd", "#b3aee8", "#b6bfc2",
)  # fmt: skip
