"""Where everything lies: the user's folders, the models, and what is shipped with the program.

`VOXDESK_HOME` puts all folders of a user under one (tests, the demo, a portable stick);
`VOXDESK_MODELS` names a folder of models that is looked at first.
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs

APP_NAME = "VoxDesk"
LIBRARY_NAME = "library.voxdesk"
POLICY_NAME = "policy.toml"


def bundled(*parts: str) -> Path:
    """A file or folder shipped with the program: `bundled("resources", "migrations")`."""
    return _shipped_root().joinpath(*parts)


def _shipped_root() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)  # set by PyInstaller
    return Path(frozen) if frozen is not None else Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of one user. Nothing is made until `prepare`, or whoever writes, makes it.

    `library` is the default library; `policy` is the administrator's file, which the program only
    reads.
    """

    data: Path
    cache: Path
    log: Path
    models: Path
    library: Path
    config: Path
    policy: Path

    @classmethod
    def standard(cls) -> "Paths":
        """The folders this system gives a user, or those under `VOXDESK_HOME`."""
        site = platformdirs.PlatformDirs(APP_NAME, appauthor=False)
        policy = Path(site.site_config_dir) / POLICY_NAME
        home = os.environ.get("VOXDESK_HOME")
        if home:
            # The machine's policy holds wherever the user's folders are.
            return cls.under(Path(home), policy=policy if policy.exists() else None)
        data = Path(site.user_data_dir)
        return cls(
            data=data,
            cache=Path(site.user_cache_dir),
            log=Path(site.user_log_dir),
            models=data / "models",
            library=data / LIBRARY_NAME,
            config=Path(site.user_config_dir),
            policy=policy,
        )

    @classmethod
    def under(cls, folder: Path, *, policy: Path | None = None) -> "Paths":
        """Everything under one folder."""
        root = folder.expanduser().resolve()
        return cls(
            data=root,
            cache=root / "cache",
            log=root / "log",
            models=root / "models",
            library=root / LIBRARY_NAME,
            config=root / "config",
            policy=policy if policy is not None else root / POLICY_NAME,
        )

    @property
    def settings(self) -> Path:
        return self.config / "settings.json"

    @property
    def model_folders(self) -> tuple[Path, ...]:
        """Where models are looked for, in this order; a model is the folder named by its id."""
        named = os.environ.get("VOXDESK_MODELS")
        folders = [Path(named).expanduser().resolve()] if named else []
        if getattr(sys, "frozen", False):
            folders.append(Path(sys.executable).resolve().parent / "models")
        return (*folders, self.models)

    def prepare(self) -> None:
        """Make the folders, readable by their user alone."""
        for folder in (self.data, self.cache, self.log, self.models, self.config):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
