"""Where a library may lie: decided from what is known of a folder, and learnt from real ones."""

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from voxdesk.errors import UnfitPlace
from voxdesk.store import places
from voxdesk.store.places import Place, look, objection

HOME = PurePosixPath("/home/ann")


@pytest.mark.parametrize(
    "kind", ["nfs4", "cifs", "SMBFS", "smb3", "fuse.sshfs", "9p", "davfs", "afs", "ceph", "vboxsf"]
)
def test_a_network_is_refused(kind: str) -> None:
    assert "network" in objection(Place(PurePosixPath("/srv/audits"), file_system=kind))


@pytest.mark.parametrize("kind", ["ext4", "btrfs", "xfs", "apfs", "NTFS", "fuseblk", "overlay", ""])
def test_a_disk_of_this_computer_is_taken(kind: str) -> None:
    assert objection(Place(PurePosixPath("/srv/audits"), file_system=kind)) == ""


def test_a_remote_drive_is_refused_whatever_its_file_system() -> None:
    place = Place(PureWindowsPath("Z:/audits"), file_system="NTFS", remote=True)
    assert "network" in objection(place)


@pytest.mark.parametrize(
    "folder",
    [
        "/home/ann/Dropbox/audits",
        "/home/ann/Dropbox (Company)",
        "/media/disk/OneDrive - Company/audits",
        "/home/ann/Nextcloud",
        "/home/ann/ownCloud/deep/er",
        "/home/ann/Google Drive",
        "/home/ann/GoogleDrive-ann@example.org",
        "/home/ann/Yandex.Disk/audits",
        "/home/ann/pCloudDrive",
        "/home/ann/MEGAsync",
        "/home/ann/MEGA/audits",
        "/home/ann/Box",
        "/Users/ann/Library/CloudStorage/Anything/audits",
        "/Users/ann/Library/Mobile Documents/com~apple~CloudDocs",
    ],
)
def test_a_synchronised_folder_is_told_by_its_name(folder: str) -> None:
    assert "synchronised" in objection(Place(PurePosixPath(folder), home=HOME))


@pytest.mark.parametrize(
    "folder",
    [
        "/home/ann/audits",
        "/home/ann/work/Box",
        "/srv/mega/audits",
        "/home/ann/Dropbox-old-name",
        "/home/ann/.local/share/VoxDesk",
        "/Users/ann/Library/Application Support/VoxDesk",
    ],
)
def test_an_ordinary_folder_is_taken(folder: str) -> None:
    assert objection(Place(PurePosixPath(folder), file_system="ext4", home=HOME)) == ""


def test_what_the_environment_names_is_refused() -> None:
    cloud = PureWindowsPath("D:/Clouds/Company")
    place = Place(cloud / "audits", told=(cloud,))
    assert "synchronised" in objection(place)
    assert objection(Place(PureWindowsPath("D:/Other"), told=(cloud,))) == ""


def test_a_marked_folder_is_refused_by_the_name_of_what_is_marked() -> None:
    marked = PurePath("/srv/shared")
    assert objection(Place(marked / "audits", marked=(marked,))).startswith(str(marked))


@pytest.mark.parametrize(
    "marker",
    [".stfolder", ".sync_1f2e3d.db", "._sync_77.db", ".dropbox.cache", ".owncloudsync.log"],
)
def test_markers_are_seen_in_every_folder_above(marker: str, tmp_path: Path) -> None:
    (tmp_path / marker).touch()
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert look(below).marked == (tmp_path.resolve(),)
    with pytest.raises(UnfitPlace, match="synchronised"):
        places.check(below)


def test_a_link_into_a_synchronised_folder_is_followed(tmp_path: Path) -> None:
    real = tmp_path / "Nextcloud" / "audits"
    real.mkdir(parents=True)
    link = tmp_path / "audits"
    link.symlink_to(real)
    with pytest.raises(UnfitPlace, match="Nextcloud"):
        places.check(link)


def test_a_folder_that_is_still_to_be_made_is_judged_by_where_it_will_be(tmp_path: Path) -> None:
    assert look(tmp_path / "to" / "come").file_system == look(tmp_path).file_system != ""
    places.check(tmp_path / "to" / "come")


def test_the_environment_of_windows_is_read(tmp_path: Path) -> None:
    seen = look(tmp_path, {"OneDriveCommercial": str(tmp_path), "OneDrive": ""})
    assert "synchronised" in objection(seen)
