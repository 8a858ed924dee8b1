"""Runs first in the frozen program: an empty module in the place of `urllib.request`.

A library of keyring (jaraco.context) names it when it is imported, for a function that nobody here
calls. The real one is kept out with every other way to the network.
"""

import sys
import types

sys.modules["urllib.request"] = types.ModuleType("urllib.request")
