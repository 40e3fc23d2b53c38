"""Human coding: samples to code, codes of several coders, how far they agree, and what is decided of them."""

from framing.coding.adjudicating import adjudicate
from framing.coding.agreeing import agreement
from framing.coding.reading_codes import read_codes
from framing.coding.reading_gold import read_gold
from framing.coding.reading_samples import read_sample
from framing.coding.sampling import sample_for_coding
from framing.coding.sizes import units_needed

__all__ = [
    "adjudicate",
    "agreement",
    "read_codes",
    "read_gold",
    "read_sample",
    "sample_for_coding",
    "units_needed",
]
