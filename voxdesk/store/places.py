"""Whether a library may lie where it lies: not on a network, not where a program synchronises.

SQLite's locks and its write-ahead log hold on a computer's own disk. On a network two writers can
both believe that they are alone; a synchronised folder is copied while it is written, and what the
other computer wrote is laid over it.
"""

import fnmatch
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

import psutil

from voxdesk.errors import UnfitPlace

NETWORK_FILE_SYSTEMS = frozenset(
    "9p acfs afpfs afs beegfs ceph cifs coda davfs davfs2 fuse.ceph fuse.curlftpfs fuse.davfs2"
    " fuse.gcsfuse fuse.glusterfs fuse.gvfsd-fuse fuse.kio-fuse fuse.rclone fuse.s3fs fuse.sshfs"
    " fuse.vmhgfs-fuse glusterfs gpfs lustre ncpfs nfs nfs4 orangefs prl_fs smb smb2 smb3 smbfs"
    " vboxsf vmhgfs webdav".split()
)
"""As the systems name them; those that share a folder with a virtual machine are among them."""

SYNCHRONISED_NAMES = (
    "dropbox",
    "dropbox (*",
    "google drive",
    "googledrive*",
    "iclouddrive",
    "icloud drive",
    "megasync",
    "mobile documents",
    "nextcloud",
    "onedrive",
    "onedrive - *",
    "onedrive-*",
    "owncloud",
    "pcloud drive",
    "pclouddrive",
    "yandex.disk",
    "yandexdisk",
)
"""What such folders are called, in lower case, wherever they lie."""

SYNCHRONISED_IN_HOME = ("box", "box sync", "mega", "my drive", "syncthing")
"""Names that mean it only straight under a home folder: elsewhere anybody may use them."""

SYNCHRONISED_PLACES = ("library/cloudstorage", "library/mobile documents")
"""macOS keeps all clouds under these."""

MARKERS = (
    ".dropbox.cache",
    ".nextcloudsync.log",
    ".owncloudsync.log",
    ".stfolder",
    ".sync_*.db",
    "._sync_*.db",
    ".tmp.drivedownload",
    ".tmp.driveupload",
)
"""What the programs leave in the folders they synchronise."""

ENVIRONMENT = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
"""Where Windows says which folders are OneDrive's."""


@dataclass(frozen=True, slots=True)
class Place:
    """What could be learnt of a folder: `marked` are those of its folders in which a marker lies,
    `told` those that the environment names as synchronised."""

    folder: PurePath
    file_system: str = ""
    remote: bool = False
    home: PurePath | None = None
    marked: tuple[PurePath, ...] = ()
    told: tuple[PurePath, ...] = ()


def objection(place: Place) -> str:
    """Why a library must not lie here; empty when it may."""
    if place.remote or place.file_system.lower() in NETWORK_FILE_SYSTEMS:
        return f"{place.folder} is on a network ({place.file_system or 'remote drive'})"
    if place.marked:
        return f"{place.marked[0]} is synchronised"
    for folder in (place.folder, *place.folder.parents):
        if folder in place.told or _has_telling_name(folder, place.home):
            return f"{folder} is synchronised"
    return ""


def check(folder: Path) -> None:
    """Raise UnfitPlace when a library must not lie in this folder."""
    reason = objection(look(folder))
    if reason:
        raise UnfitPlace(reason)


def look(folder: Path, environment: Mapping[str, str] = os.environ) -> Place:
    """Learn what there is to know of a folder."""
    resolved = folder.resolve()
    file_system, remote = _mount_of(resolved)
    return Place(
        folder=resolved,
        file_system=file_system,
        remote=remote or str(resolved).startswith("\\\\"),
        home=Path.home(),
        marked=tuple(each for each in (resolved, *resolved.parents) if _is_marked(each)),
        told=tuple(Path(environment[name]) for name in ENVIRONMENT if environment.get(name)),
    )


def _has_telling_name(folder: PurePath, home: PurePath | None) -> bool:
    name = folder.name.lower()
    if any(fnmatch.fnmatchcase(name, known) for known in SYNCHRONISED_NAMES):
        return True
    if folder.parent == home and name in SYNCHRONISED_IN_HOME:
        return True
    return folder.as_posix().lower().endswith(SYNCHRONISED_PLACES)


def _mount_of(folder: Path) -> tuple[str, bool]:
    """The kind of file system a folder is on, and whether the system calls its drive remote."""
    found, length = ("", False), -1
    for mount in psutil.disk_partitions(all=True):
        point = Path(mount.mountpoint)
        # Of several mounts at one point, the last lies on top.
        if folder.is_relative_to(point) and len(point.parts) >= length:
            found = (mount.fstype, "remote" in mount.opts.split(","))
            length = len(point.parts)
    return found


def _is_marked(folder: Path) -> bool:
    try:
        with os.scandir(folder) as entries:
            return any(
                fnmatch.fnmatchcase(entry.name, marker)
                for entry in entries
                if entry.name.startswith(".")
                for marker in MARKERS
            )
    except OSError:  # what cannot be read has no marker for us
        return False
