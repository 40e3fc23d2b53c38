"""Build the wheel, install it alone in an empty environment, and run the demo there: `make check-wheel`.

A script, not a test: it needs a package index for the wheel's dependencies.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent
NEEDED = (
    "framing/data/lexicons/us-vietnam.yml",
    "framing/data/examples/us_vietnam.jsonl",
    "framing/py.typed",
    "framing/coding/templates/sheet.js",
)
OUTPUTS = ("report.pdf", "report.html", "report.json", "frames.csv", "evidence.csv", "estimates.csv")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        run(sys.executable, "-m", "build", "--wheel", "--outdir", str(place), str(REPOSITORY))
        wheel = next(place.glob("*.whl"))
        missing = set(NEEDED) - set(zipfile.ZipFile(wheel).namelist())
        if missing:
            sys.exit(f"The wheel lacks {', '.join(sorted(missing))}.")
        venv.create(place / "env", with_pip=True)
        python = place / "env" / "bin" / "python"
        run(str(python), "-m", "pip", "install", "--quiet", str(wheel))
        run(str(python.with_name("framing")), "demo", "--out", str(place / "demo"), cwd=place)
        lacking = [name for name in OUTPUTS if not (place / "demo" / name).stat().st_size]
        if lacking:
            sys.exit(f"framing demo wrote nothing into {', '.join(lacking)}.")
        loaded = "import framing, sys; print(framing.load_lexicon('us-vietnam').codebook().identity)"
        run(str(python), "-c", loaded, cwd=place)
    print("The wheel works alone.")


def run(*command: str, cwd: Path | None = None) -> None:
    subprocess.run(command, check=True, cwd=cwd)


if __name__ == "__main__":
    main()
