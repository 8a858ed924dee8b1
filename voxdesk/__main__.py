"""Where every process of VoxDesk begins: the window, the command line and, frozen, the workers."""

import multiprocessing
import sys


def main() -> int:
    """Seal the process off the network, then hand over to a face."""
    # In a frozen application a worker is this program again: it leaves here and never comes back.
    multiprocessing.freeze_support()
    from voxdesk import cli, netlock

    arguments = sys.argv[1:]
    if not cli.downloads(arguments):
        netlock.seal()
    return cli.run(arguments)


if __name__ == "__main__":
    sys.exit(main())
