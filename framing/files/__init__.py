"""Bytes and names: reading text with clear errors, writing atomically, hashing, packaged files."""

from framing.files.decoding import read_text
from framing.files.hashing import sha256_of_bytes, sha256_of_file
from framing.files.packaged import packaged_folder
from framing.files.writing import write_bytes, write_text

__all__ = ["packaged_folder", "read_text", "sha256_of_bytes", "sha256_of_file", "write_bytes", "write_text"]
