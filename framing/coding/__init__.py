"""Human coding: samples to code, codes of several coders, how far they agree, and what is decided of them."""

from framing.coding.adjudicating import adjudicate
from framing.coding.agreeing import agreement
from framing.coding.doccano import write_doccano
from framing.coding.evaluating import evaluate
from framing.coding.importing import import_codes
from framing.coding.label_studio import write_label_studio
from framing.coding.reading_codes import read_codes
from framing.coding.reading_gold import read_gold
from framing.coding.reading_samples import read_sample
from framing.coding.sampling import sample_for_coding
from framing.coding.sheets import write_coding_sheet
from framing.coding.sizes import units_needed

__all__ = [
    "adjudicate",
    "agreement",
    "evaluate",
    "import_codes",
    "read_codes",
    "read_gold",
    "read_sample",
    "sample_for_coding",
    "units_needed",
    "write_coding_sheet",
    "write_doccano",
    "write_label_studio",
]


def __dir__() -> list[str]:
    return sorted(__all__)
