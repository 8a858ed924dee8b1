"""Keys in the system's own key store, for those who asked for it.

What is kept is the raw key, not the passphrase, under the header of its library: after a change of
passphrase it opens nothing more. Whoever can act as this user of the system can read it; it guards
against a stolen disk, not against a stolen session.
"""

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from voxdesk.errors import NoKeyStore, WrongPassphrase
from voxdesk.policy import Policy
from voxdesk.store.keys import LibraryKey, is_encrypted, read_header

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "VoxDesk"
FEATURE = "keystore"

_LEAST_PRIORITY = 1
"""Below it keyring has what keeps nothing, and what keeps secrets in a file of its own."""

log = logging.getLogger(__name__)


def remember(policy: Policy, key: LibraryKey) -> None:
    """Keep a key; NoKeyStore where the system has no place for it."""
    from keyring.errors import KeyringError

    policy.require(FEATURE)
    try:
        _key_store().set_password(SERVICE, key.header.hex(), key.raw.hex())
    except KeyringError as error:
        raise NoKeyStore(type(error).__name__) from error


def remembered(policy: Policy, library: Path) -> LibraryKey | None:
    """The key of a library, if it was kept and still fits."""
    header = read_header(library)
    if header is None or not is_encrypted(library) or not policy.allows(FEATURE):
        return None
    from keyring.errors import KeyringError

    try:
        kept = _key_store().get_password(SERVICE, header.hex())
        return LibraryKey.from_raw(bytes.fromhex(kept), header) if kept else None
    except (KeyringError, NoKeyStore, WrongPassphrase, ValueError) as error:
        log.info("no key in the key store: %s", type(error).__name__)
        return None


def forget(header: bytes) -> bool:
    """Keep the key of a library no longer; False when it was not kept."""
    from keyring.errors import KeyringError

    try:
        _key_store().delete_password(SERVICE, header.hex())
    except (KeyringError, NoKeyStore):
        return False
    return True


def _key_store() -> "KeyringBackend":
    # Imported at need: it looks for every key store that the system could have.
    import keyring

    found = keyring.get_keyring()
    if found.priority < _LEAST_PRIORITY:
        raise NoKeyStore(type(found).__module__)
    return found
