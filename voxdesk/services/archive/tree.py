"""A folder tree of old files as it lies on the disk: what belongs to which site, and together.

Each folder is a site, unless its name says a kind of site ("Отели") or an index of the predecessor.
Links are not followed and hidden files left out; what is no file, or of no known kind, is told.
"""

import os
import stat
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from voxdesk.domain import predecessor
from voxdesk.domain.archive import Account, Obstacle
from voxdesk.domain.captions import Caption, caption, site_kind, site_kind_within
from voxdesk.domain.encodings import decoded
from voxdesk.domain.visit import SiteKind, VisitCard
from voxdesk.errors import FileUnreadable
from voxdesk.services import importing, reading

CAPTION_SUFFIX = ".caption"
TABLE_SUFFIXES = frozenset((".csv", ".tsv"))
PACKED_SUFFIXES = frozenset(".7z .bz2 .gz .rar .tar .tgz .xz .zip".split())

MOST_AUDIO_BYTES = 4 << 30
MOST_TABLE_BYTES = 2 << 30
MOST_DOCUMENT_BYTES = 256 << 20
MOST_CAPTION_BYTES = 16 << 10


@dataclass(frozen=True, slots=True)
class FileGroup:
    """Files of one visit. With `shared` they are documents of a site that say of no visit.

    `card` is what the caption says, and the folders where it is silent.
    """

    card: VisitCard
    audio: tuple[Path, ...]
    documents: tuple[Path, ...]
    shared: bool


class Tree:
    """The files of an archive, sorted by what they can hold."""

    def __init__(self, root: Path, account: Account) -> None:
        self.root = root
        self._account = account
        self.audio: list[Path] = []
        self.tables: list[Path] = []
        self._documents: list[Path] = []
        self._captions: list[Path] = []
        for path in sorted(self._files(root)):
            self._sort(path)

    def shown(self, path: Path) -> str:
        """A file as the account names it."""
        return path.relative_to(self.root).as_posix()

    def groups(self) -> Iterator[FileGroup]:
        """The files that belong together, folder by folder."""
        folders: dict[Path, list[Path]] = defaultdict(list)
        for path in (*self.audio, *self._documents, *self._captions):
            folders[path.parent].append(path)
        for folder in sorted(folders):
            yield from self._folder_groups(folder, sorted(folders[folder]))

    # --- what there is ----------------------------------------------------------------------------

    def _files(self, root: Path) -> Iterator[Path]:
        def unreadable(error: OSError) -> None:
            self._account.tell(self.shown(Path(error.filename)), 0, FileUnreadable.code)

        for parent, folders, names in os.walk(root, onerror=unreadable):
            for name in (*folders, *names):
                path = Path(parent, name)
                if name.startswith("."):
                    continue
                if path.is_symlink():
                    self._account.tell(self.shown(path), 0, Obstacle.LINK)
                elif name in names:
                    yield path
            folders[:] = [name for name in folders if not name.startswith(".")]

    def _sort(self, path: Path) -> None:
        suffix = path.suffix.lower()
        kinds = (
            (importing.AUDIO_SUFFIXES, self.audio, MOST_AUDIO_BYTES),
            (reading.SUFFIXES, self._documents, MOST_DOCUMENT_BYTES),
            (TABLE_SUFFIXES, self.tables, MOST_TABLE_BYTES),
            ((CAPTION_SUFFIX,), self._captions, MOST_CAPTION_BYTES),
        )
        try:
            found = path.lstat()
        except OSError:
            self._account.tell(self.shown(path), 0, FileUnreadable.code)
            return
        kept = next(((kind, most) for suffixes, kind, most in kinds if suffix in suffixes), None)
        if not stat.S_ISREG(found.st_mode):
            self._account.tell(self.shown(path), 0, Obstacle.SPECIAL_FILE)
        elif kept is None:
            packed = suffix in PACKED_SUFFIXES
            obstacle = Obstacle.PACKED if packed else Obstacle.UNKNOWN_ENDING
            self._account.tell(self.shown(path), 0, obstacle)
        elif found.st_size > kept[1]:
            self._account.tell(self.shown(path), 0, Obstacle.TOO_LARGE, f"{found.st_size} bytes")
        else:
            kept[0].append(path)

    # --- what belongs together --------------------------------------------------------------------

    def _folder_groups(self, folder: Path, paths: Sequence[Path]) -> Iterator[FileGroup]:
        captions = {path: found for path in paths if (found := self._caption(path))}
        stems: dict[str, list[Path]] = defaultdict(list)
        for path in paths:
            if path not in captions and path.suffix.lower() != CAPTION_SUFFIX:
                stems[path.stem.casefold()].append(path)
        said: dict[str, Caption] = {}
        with_audio = [stem for stem, own in stems.items() if any(map(_is_audio, own))]
        for path, found in captions.items():
            stem = path.stem.casefold()
            if stem not in stems and len(with_audio) == 1 and with_audio[0] not in said:
                stem = with_audio[0]  # the only thing here that it can be of
            if stem not in stems:
                stems[stem].append(path)
            said[stem] = found
            if found.unread:
                self._account.tell(self.shown(path), 0, Obstacle.CAPTION, ", ".join(found.unread))
        site = self._site(folder)
        for stem, own in stems.items():
            yield FileGroup(
                card=_with_site(said[stem].card, site) if stem in said else site,
                audio=tuple(filter(_is_audio, own)),
                documents=tuple(path for path in own if not _is_audio(path)),
                shared=stem not in said and not any(map(_is_audio, own)),
            )

    def _caption(self, path: Path) -> Caption | None:
        """What a file says if it has the form of a caption."""
        suffix = path.suffix.lower()
        if suffix not in (".txt", CAPTION_SUFFIX):
            return None
        try:
            if path.stat().st_size > MOST_CAPTION_BYTES:
                return None
            found = caption(decoded(path.read_bytes()))
        except OSError:
            return None  # whoever takes it as a document will tell
        if found is None and suffix == CAPTION_SUFFIX:
            self._account.tell(self.shown(path), 0, Obstacle.CAPTION)
        return found

    def _site(self, folder: Path) -> VisitCard:
        """What the names of the folders say of a site."""
        kind: SiteKind | None = None
        for name in folder.relative_to(self.root).parts:
            named = " ".join(name.replace("_", " ").split())
            if site_kind(named) is not None:
                kind = site_kind(named)
            elif not predecessor.is_index(named):
                kind = site_kind_within(named) or kind or SiteKind.OTHER
                return VisitCard(site=named, site_kind=kind)
        return VisitCard(site_kind=kind or SiteKind.OTHER)


def _is_audio(path: Path) -> bool:
    return path.suffix.lower() in importing.AUDIO_SUFFIXES


def _with_site(card: VisitCard, site: VisitCard) -> VisitCard:
    """A card with the site that the folders name, where it says none itself."""
    kind = site.site_kind if card.site_kind is SiteKind.OTHER else card.site_kind
    return replace(card, site=card.site or site.site, site_kind=kind)
