"""`import framing` only defines names: asked of a fresh process."""

from __future__ import annotations

import json
import subprocess
import sys

import framing

IMPORT = """
import json, sys, warnings
opened = []
sys.addaudithook(lambda event, given: opened.append(str(given[0])) if event == "open" else None)
filters, before = list(warnings.filters), set(sys.modules)
import framing
print(json.dumps({
    "loaded": sorted(set(sys.modules) - before),
    "filters": warnings.filters == filters,
    "read": [path for path in opened if not path.endswith((".py", ".pyc"))],
    "names": dir(framing),
}))
"""
USE = """
import sys, framing
for name in framing.__all__:
    assert getattr(framing, name) is getattr(framing, name), name
print("matplotlib.pyplot" in sys.modules)
"""


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_importing_loads_nothing_reads_nothing_and_sets_no_filters() -> None:
    found = json.loads(run(IMPORT))
    strangers = {module.split(".")[0] for module in found["loaded"]} - set(sys.stdlib_module_names)
    assert strangers == {"framing"}
    assert [module for module in found["loaded"] if module.startswith("framing.")] == []
    assert found["filters"] is True
    assert found["read"] == []
    assert set(framing.__all__) <= set(found["names"])


def test_every_public_name_is_there_and_none_brings_pyplot() -> None:
    assert run(USE) == "False\n"


def test_a_name_that_is_not_there() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import framing; framing.comprae"], capture_output=True, text=True, check=False
    )
    assert done.stderr.splitlines()[-1].startswith("AttributeError: module 'framing' has no attribute 'comprae'")
