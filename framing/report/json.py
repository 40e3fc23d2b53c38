"""A report as JSON: the model, the full codebooks, unrounded estimates, hashes, and every number as printed."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from framing.files import sha256_of_bytes
from framing.report.data import as_data
from framing.report.model import Report, numbers_of
from framing.results import Codebook, Comparison, Result, Study


def json_of(report: Report, result: Study | Result) -> bytes:
    """Return the report for machines, UTF-8.

    ``report`` is what the other formats print, with a hash in place of each picture. ``numbers`` lists every
    number as printed, so that it can be looked for in them. ``estimates`` are unrounded, and ``evidence`` is the
    text as the user gave it. ``result`` has all tables of a
    result that is neither study nor comparison. All contrasts are in contrasts.csv: they may be very many.
    """
    comparisons = result.comparisons if isinstance(result, Study) else (result,)
    compared = [each for each in comparisons if isinstance(each, Comparison)]
    content: dict[str, Any] = {
        "format": "framing-report/1",
        "report": _without_pictures(as_data(report)),
        "numbers": list(numbers_of(report)),
        "codebooks": [_codebook(book) for book in getattr(result, "codebooks", ())],
        "estimates": [
            {"measure": each.measure, "by": each.by, "voice": each.voice}
            | {"plan": each.plan, "rows": each.estimates.rows()}
            for each in compared
        ],
    }
    if not isinstance(result, (Study, Comparison)):
        content["result"] = result.to_dict()
    if isinstance(result, Study):
        content["evidence"] = result.evidence.rows()
        content["provenance"] = dataclasses.asdict(result.provenance)
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, indent=1, default=str)
    return (text + "\n").encode("utf-8", errors="replace")


def _codebook(book: Codebook) -> dict[str, Any]:
    return dataclasses.asdict(book)


def _without_pictures(data: Any) -> Any:
    if isinstance(data, list):
        return [_without_pictures(each) for each in data]
    if isinstance(data, dict):
        return {
            "svg_sha256" if name == "svg" else name: sha256_of_bytes(value.encode("utf-8"))
            if name == "svg"
            else _without_pictures(value)
            for name, value in data.items()
        }
    return data
