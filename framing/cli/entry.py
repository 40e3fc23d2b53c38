"""The door of the command line: what a run returns, and what it says when something goes wrong."""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Sequence

from framing.errors import FramingError

DONE, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Parameters
    ----------
    arguments : sequence of str, optional
        What stands after `framing`; the process's own arguments unless given.

    Returns
    -------
    int
        0 where all went well; 1 where the work failed, with one readable message on the error stream; 2 for wrong
        usage; 130 after an interrupt. A reader that closes the pipe (`framing … | head`) ends the run quietly.
    """
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a character shows a stand-in; a name in Vietnamese must not end a run.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # Python would complain once more when it closes the stream on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    return code


def _run(arguments: Sequence[str] | None) -> int:
    from framing.cli.app import app

    try:
        app(None if arguments is None else list(arguments), prog_name="framing")
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else DONE
    except FramingError as error:
        _complain(str(error))
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception as error:
        _complain(
            f"Something in framing itself went wrong: {type(error).__name__}: {error}\n"
            f"Please report this, with the command and what it was given. FRAMING_DEBUG=1 shows where it happened."
        )
        return FAILED
    return DONE


def _complain(message: str) -> None:
    from framing.cli.printing import plain

    if os.environ.get("FRAMING_DEBUG") == "1":
        traceback.print_exc()
    print(f"framing: {plain(message)}", file=sys.stderr)
