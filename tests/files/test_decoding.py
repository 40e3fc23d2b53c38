"""Bytes to text: what is read, and how broken bytes are named."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from framing.errors import InputError
from framing.files import read_text
from framing.files.decoding import decode

TEXT = "Tổng Bí thư\nNguyễn Phú Trọng “said”"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_utf8_and_what_a_byte_order_mark_declares_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert read_text(path) == TEXT


def test_utf16_of_either_byte_order_is_read_by_its_mark() -> None:
    assert decode(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "a.txt") == TEXT


def test_a_declared_encoding_is_used() -> None:
    assert decode("café".encode("cp1252"), "a.txt", "cp1252") == "café"


def test_a_broken_byte_is_named_with_file_line_and_byte() -> None:
    with pytest.raises(InputError) as raised:
        decode(b"one\ntwo caf\xe9\nthree", "articles.csv")
    assert str(raised.value) == (
        "articles.csv: line 2, byte 11 of the file (0xE9) is not valid utf-8. Save the file as UTF-8, or name its "
        "encoding with encoding=, for example encoding='cp1252'."
    )


def test_an_unknown_encoding_is_refused() -> None:
    with pytest.raises(InputError) as raised:
        decode(b"", "a.txt", "utf-9")
    assert str(raised.value) == (
        "Unknown encoding 'utf-9'. Use a name that Python knows, such as 'utf-8', 'utf-16', 'latin-1', 'cp1252' "
        "or 'gb18030'."
    )


@pytest.mark.parametrize("name", ["hex", "rot13", "undefined"])
def test_a_codec_that_is_no_encoding_is_refused(name: str) -> None:
    with pytest.raises(InputError) as raised:
        decode(b"abcd", "a.txt", name)
    assert str(raised.value) == (
        f"'{name}' is no encoding of text. Use a name such as 'utf-8', 'utf-16', 'latin-1', 'cp1252' or 'gb18030'."
    )


@pytest.mark.parametrize("name", ["utf-7", "utf-16", "utf-32", "cp037", "gb18030", "iso2022_jp", "idna"])
def test_every_encoding_of_text_is_known(name: str) -> None:
    assert decode("abcd".encode(name), "a.txt", name) == "abcd"
