"""Human coding: samples to code, codes of several coders, how far they agree, and what is decided of them."""

from framing.coding.reading_codes import read_codes
from framing.coding.reading_samples import read_sample

__all__ = ["read_codes", "read_sample"]
