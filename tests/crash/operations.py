"""What is killed: each operation, some of them on plain and on encrypted libraries."""

from tests.crash.content import (
    Capture,
    Import,
    Indexing,
    RealTranscription,
    Reporting,
    Transcription,
)
from tests.crash.victims import Operation
from tests.crash.whole import (
    Backup,
    EmptyingBin,
    Export,
    Migration,
    Rekeying,
    Restore,
    Salvaging,
    TakingOver,
)

OPERATIONS: tuple[Operation, ...] = (
    Import(),
    Capture(),
    Transcription(),
    Indexing(),
    Reporting(),
    Export(),
    Backup(),
    Restore(),
    Migration(),
    Rekeying("setting a passphrase", encrypted=False, new=0),
    Rekeying("changing a passphrase", encrypted=True, new=1),
    Rekeying("removing a passphrase", encrypted=True, new=None),
    EmptyingBin(),
    TakingOver(),
    Salvaging(),
    RealTranscription(),
    Import(encrypted=True),
    Capture(encrypted=True),
    Transcription(encrypted=True),
    Backup(encrypted=True),
    Restore(encrypted=True),
    EmptyingBin(encrypted=True),
)
