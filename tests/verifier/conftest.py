"""The verifier as a module, for its own arithmetic."""

import importlib.util
from types import ModuleType

import pytest

from voxdesk.paths import bundled


@pytest.fixture(scope="session")
def verify() -> ModuleType:
    """`resources/verifier/verify.py`, which is no part of the package."""
    path = bundled("resources", "verifier", "verify.py")
    spec = importlib.util.spec_from_file_location("verify", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
