"""Commits one small transaction after the other and tells of each: to be run under strace.

python -m tests.crash.writer LIBRARY TRANSACTIONS
"""

import sys
from contextlib import closing
from pathlib import Path

from voxdesk.errors import VoxDeskError
from voxdesk.store.store import Store

KNOWN = 3


def main(library: str, transactions: str) -> int:
    try:
        with closing(Store.open(Path(library))) as store:
            for number in range(int(transactions)):
                with store.writing():
                    store.terms.add(f"first {number}")
                    store.terms.add(f"second {number}")
                print(number, flush=True)
    except VoxDeskError as error:
        print(error.code, flush=True)
        return KNOWN
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
