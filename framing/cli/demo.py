"""`framing demo`"""

from __future__ import annotations

from pathlib import Path

from framing.cli import options


def demo(out: options.Out = Path("demo-report"), quiet: options.Quiet = False) -> None:
    """Compare the articles that come with the package, in every format: a look at what framing does.

    The articles are invented.

    \b
    Examples:
      framing demo
      framing demo --out demo-report
    """
    from framing.cli.running import Comparing, Writing, run
    from framing.corpus import sample_corpus

    writing = Writing(out, "pdf,html,md,csv,json")
    run(lambda _: sample_corpus(), ["us-vietnam"], Comparing(), writing, command=["demo"], quiet=quiet)
