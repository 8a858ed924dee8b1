"""Keys in the system's key store; where there is none, that is said."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.backends.null import Keyring as NullKeyring
from keyring.errors import KeyringLocked, PasswordDeleteError

from voxdesk.desk import Desk
from voxdesk.errors import ForbiddenByPolicy, NoKeyStore
from voxdesk.paths import Paths
from voxdesk.policy import Policy
from voxdesk.services import locking, remembering
from voxdesk.store.keys import LibraryKey
from voxdesk.store.store import Store

ROOT = Path(__file__).resolve().parents[2]
ALLOWED = Policy()
FORBIDDEN = Policy(forbidden=frozenset({"keystore"}))


class KeptInMemory(KeyringBackend):
    """A key store as real as a test may have one."""

    priority = 5.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError
        del self.kept[service, username]


@pytest.fixture
def key_store() -> Iterator[KeptInMemory]:
    before = keyring.get_keyring()
    there = KeptInMemory()
    keyring.set_keyring(there)
    yield there
    keyring.set_keyring(before)


@pytest.fixture
def library(paths: Paths, key: LibraryKey) -> Path:
    paths.prepare()
    Store.open(paths.library, key=key).close()
    return paths.library


def test_a_key_is_remembered_only_when_it_was_asked_for(
    key_store: KeptInMemory, library: Path, key: LibraryKey
) -> None:
    assert remembering.remembered(ALLOWED, library) is None
    assert key_store.kept == {}
    remembering.remember(ALLOWED, key)
    assert remembering.remembered(ALLOWED, library) == key
    assert key_store.kept == {("VoxDesk", key.header.hex()): key.raw.hex()}


def test_a_forgotten_key_is_gone(key_store: KeptInMemory, library: Path, key: LibraryKey) -> None:
    remembering.remember(ALLOWED, key)
    assert remembering.forget(key.header)
    assert key_store.kept == {}
    assert remembering.remembered(ALLOWED, library) is None
    assert not remembering.forget(key.header)


@pytest.mark.parametrize("kept", ["no hex", "", "00" * 32, "00" * 31])
def test_what_does_not_fit_is_not_used(
    key_store: KeptInMemory, library: Path, key: LibraryKey, kept: str
) -> None:
    key_store.set_password("VoxDesk", key.header.hex(), kept)
    assert remembering.remembered(ALLOWED, library) is None


def test_a_locked_key_store_gives_nothing(
    key_store: KeptInMemory, library: Path, key: LibraryKey
) -> None:
    remembering.remember(ALLOWED, key)
    key_store.locked = True
    assert remembering.remembered(ALLOWED, library) is None


def test_rules_may_forbid_it(key_store: KeptInMemory, library: Path, key: LibraryKey) -> None:
    with pytest.raises(ForbiddenByPolicy):
        remembering.remember(FORBIDDEN, key)
    assert key_store.kept == {}
    remembering.remember(ALLOWED, key)
    assert remembering.remembered(FORBIDDEN, library) is None


def test_a_change_of_passphrase_forgets_the_old_key(
    key_store: KeptInMemory, paths: Paths, library: Path, key: LibraryKey
) -> None:
    remembering.remember(ALLOWED, key)
    locking.rekey(paths, library, key, None)
    assert key_store.kept == {}
    Desk.open(paths).close()


@pytest.mark.parametrize("none", [NoKeyring, NullKeyring])
def test_a_system_without_a_key_store_says_so(
    none: type[KeyringBackend], key_store: KeptInMemory, library: Path, key: LibraryKey
) -> None:
    keyring.set_keyring(none())
    with pytest.raises(NoKeyStore):
        remembering.remember(ALLOWED, key)
    assert remembering.remembered(ALLOWED, library) is None
    assert not remembering.forget(key.header)
    assert key_store.kept == {}


def test_the_search_for_a_key_store_needs_no_network() -> None:
    """Under the lock, with a bus that would have to be reached over the network."""
    script = (
        "from voxdesk import netlock; netlock.seal();"
        "import keyring; print(keyring.get_keyring().priority)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={"DBUS_SESSION_BUS_ADDRESS": "tcp:host=127.0.0.1,port=1", "HOME": "/nonexistent"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert float(done.stdout) < 1


def test_keyring_loads_in_a_program_without_ways_to_the_network() -> None:
    """As it is frozen: what must stay out is out, and an empty module stands for one of it."""
    script = (
        "import runpy, sys;"
        "from installer.gate import FORBIDDEN_MODULES as out;"
        "sys.modules.update({name: None for name in out});"
        "runpy.run_path('installer/without_urllib.py');"
        "import keyring, keyring.backends.SecretService;"
        "print(sorted(name for name in out if sys.modules.get(name)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "['urllib.request']"
