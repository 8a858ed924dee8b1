"""What each setting is called and does, in words; a test holds this complete."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from voxdesk.domain.model_entry import EXTRACTIVE, ModelRole
from voxdesk.gui.words import LANGUAGES, later, tr

OWN_NAMES = LANGUAGES | {
    "ar": "العربية",
    "de": "Deutsch",
    "es": "Español",
    "fr": "Français",
    "he": "עברית",
    "it": "Italiano",
    "pt": "Português",
    "tr": "Türkçe",
    "uk": "Українська",
    "zh": "中文",
}
"""Languages that are spoken, as they call themselves; Qt adds countries to some."""
APPEARANCE = later("Appearance")
LANGUAGE = later("Language")
TRANSCRIPTION = later("Transcription")
WRITING = later("Writing")
SOUND = later("Playing and recording")
SECURITY = later("Security")
ABOUT = later("About")
SECTIONS = (APPEARANCE, LANGUAGE, TRANSCRIPTION, WRITING, SOUND, SECURITY)

ROLES = {
    "speech_model": ModelRole.SPEECH,
    "meaning_model": ModelRole.MEANING,
    "writing_model": ModelRole.WRITING,
}
"""Settings whose value is an installed model of a role."""


@dataclass(frozen=True, slots=True)
class SettingWords:
    """`unit` stands behind a number, which is shown divided by `scale`; `zero` in place of 0.

    `empty` is what an empty text stands for.
    """

    title: str
    help: str
    section: str
    unit: str = ""
    scale: int = 1
    zero: str = ""
    empty: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)


WORDS = {
    "theme": SettingWords(
        later("Theme"),
        later("Light, dark, or whatever the system uses."),
        APPEARANCE,
        choices={
            "system": later("As the system"),
            "light": later("Light"),
            "dark": later("Dark"),
        },
    ),
    "notifications": SettingWords(
        later("Tell when long work ends"),
        later("A message of the system when a transcription or a report is ready, or failed."),
        APPEARANCE,
    ),
    "language": SettingWords(
        later("Language of the window"),
        later("The window is built anew in it. Recordings and reports keep theirs."),
        LANGUAGE,
        choices=LANGUAGES,
    ),
    "speech_language": SettingWords(
        later("Language spoken"),
        later("What new transcriptions listen for. By itself, each recording decides."),
        LANGUAGE,
        choices={"auto": later("Find out by itself")},
    ),
    "speech_model": SettingWords(
        later("Speech model"),
        later("Turns recordings into text. Larger ones hear better and take longer."),
        TRANSCRIPTION,
    ),
    "device": SettingWords(
        later("Work on"),
        later("A graphics card is many times faster, where there is one that fits."),
        TRANSCRIPTION,
        choices={
            "auto": later("Whatever is fastest"),
            "cpu": later("The processor"),
            "cuda": later("An NVIDIA graphics card"),
        },
    ),
    "threads": SettingWords(
        later("Processor cores to use"),
        later("Fewer leave more of the computer to other programs."),
        TRANSCRIPTION,
        zero=later("All that can be spared"),
    ),
    "engine_idle_s": SettingWords(
        later("Keep models in memory for"),
        later("After so long without work their memory is given back; the next job loads anew."),
        TRANSCRIPTION,
        unit=later("min"),
        scale=60,
    ),
    "writing_model": SettingWords(
        later("Writing model"),
        later("Judges what was said and writes reports."),
        WRITING,
        choices={EXTRACTIVE: later("None: quotes without verdicts")},
    ),
    "meaning_model": SettingWords(
        later("Meaning model"),
        later("Finds what was meant, not only the same words. Another one reads all texts anew."),
        WRITING,
    ),
    "report_template": SettingWords(
        later("Word template of reports"),
        later("A Word file whose styles, header and footer Word reports take."),
        WRITING,
        empty=later("The program's own"),
    ),
    "report_logo": SettingWords(
        later("Logo of reports"),
        later("A PNG or JPEG picture in the head of Word and PDF reports."),
        WRITING,
        empty=later("None"),
    ),
    "jump_s": SettingWords(
        later("Jump by"),
        later("How far the jump keys and buttons go back and forward."),
        SOUND,
        unit=later("s"),
    ),
    "rewind_ms": SettingWords(
        later("Go back after a pause"),
        later("How much is heard again when playing goes on."),
        SOUND,
        unit=later("s"),
        scale=1000,
        zero=later("Not at all"),
    ),
    "person": SettingWords(
        later("Your name"),
        later("Your work stands under it in the chain of custody, from now on."),
        SECURITY,
        empty=later("The user of this computer"),
    ),
    "lock_after_min": SettingWords(
        later("Lock when nobody is here"),
        later("An encrypted library asks for its passphrase again. Jobs go on behind the lock."),
        SECURITY,
        unit=later("min"),
        zero=later("Never"),
    ),
}


def choice_words(name: str, value: str) -> str:
    """What one of the choices of a setting is called."""
    if name == "language" and value in LANGUAGES:
        return LANGUAGES[value]
    if name == "speech_language" and value in OWN_NAMES:
        return OWN_NAMES[value]
    return tr(WORDS[name].choices.get(value, value))


def matches(name: str, typed: str) -> bool:
    """Whether a setting is what somebody looks for."""
    words = WORDS[name]
    choices = (tr(each) for each in words.choices.values())
    told = " ".join((tr(words.title), tr(words.help), tr(words.section), *choices, name))
    return all(part in told.casefold() for part in typed.casefold().split())
