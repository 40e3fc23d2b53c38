"""Encodings that nothing declares: found where one reading makes sense, else asked for."""

from __future__ import annotations

import pytest

from framing.errors import InputError
from framing.lexicon.importers.encodings import decode_detected

GERMAN = "Gerechtigkeit\nFörderung\nÜberwachung\nStraße\nWürde\nMärkte\nKürzung\nGröße\n"
RUSSIAN = "безопасность\nсвобода\nсправедливость\nэкономика\nвойна\nмир\nугроза\n"
CHINESE = "安全\n自由\n公平\n经济\n战争\n和平\n威胁\n合作\n贸易\n关税\n谈判\n投资\n"
TRADITIONAL = "安全\n自由\n公平\n經濟\n戰爭\n和平\n威脅\n合作\n貿易\n關稅\n談判\n投資\n"
SPANISH = "Taiwán\nhondureño\npaquistaní\njaponés\nTayikistán\nCamerún\nPanamá\nportugués\n"
JAPANESE = "安全\nじゆう\n公平さ\n経済\n戦争\n平和\nおどし\n協力\n貿易\n関税\n交渉\n投資\n"
POLISH = "złość\nmiłość\nszczęście\nstrach\nwściekłość\nżal\nżyczliwość\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (CHINESE, "gb18030"),
        (TRADITIONAL, "big5"),
        # On old Macs, under DOS and elsewhere: once read as cp1252 or gb18030, so that no word was found.
        (GERMAN, "mac-roman"),
        (SPANISH, "mac-roman"),
        (SPANISH, "cp850"),
        (RUSSIAN, "cp866"),
        (RUSSIAN, "iso-8859-5"),
        (POLISH, "iso-8859-2"),
        (JAPANESE, "euc-jp"),
        (GERMAN, "utf-8"),
        (CHINESE, "utf-16"),
    ],
)
def test_lists_that_read_in_one_way_only(text: str, encoding: str) -> None:
    assert decode_detected(text.encode(encoding), "words.txt")[0] == text


def test_the_encoding_is_told() -> None:
    assert decode_detected(GERMAN.encode("cp1252"), "words.txt") == (GERMAN, "cp1252")  # reads the same in cp1250
    assert decode_detected(RUSSIAN.encode("koi8-r"), "words.txt")[1] == "koi8_r"
    assert decode_detected(GERMAN.encode("latin-1"), "words.txt", "Latin-1")[1] == "iso8859-1"
    assert decode_detected("\ufeffa".encode(), "words.txt") == ("a", "utf-8-sig")


def test_what_reads_in_several_ways_is_asked_for() -> None:
    content = "équité\nélève\nforêt\ngarçon\n".encode("cp1252")
    with pytest.raises(InputError) as caught:
        decode_detected(content, "words.txt")
    said = str(caught.value)
    assert said.startswith(
        "words.txt: line 1, byte 0 of the file (0xE9) is not UTF-8, and several encodings are as likely: "
    )
    assert "cp1252 reads 'élève'" in said
    assert "cp1250 reads 'élčve'" in said
    assert said.endswith("Name the encoding, for example encoding='cp1252', or save the file as UTF-8.")


def test_a_few_characters_of_the_east_are_asked_for() -> None:
    with pytest.raises(InputError) as caught:
        decode_detected("安全\n自由\n".encode("gb18030"), "words.txt")
    assert "cp949 reads '갛홍', gb18030 reads '安全'" in str(caught.value)


@pytest.mark.parametrize(("text", "encoding"), [(GERMAN, "cp850"), (JAPANESE, "cp932"), (SPANISH, "cp1252")])
def test_the_right_reading_is_among_those_that_are_shown(text: str, encoding: str) -> None:
    with pytest.raises(InputError) as caught:
        decode_detected(text.encode(encoding), "words.txt")
    assert f" {encoding} reads '" in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark(encoding: str) -> None:
    with pytest.raises(InputError) as caught:
        decode_detected("élève\nprêt\n".encode(encoding), "words.txt")
    assert str(caught.value) == (
        f"words.txt: every other byte is 0, as in UTF-16 without its mark. Name the encoding, "
        f"encoding='{encoding}'."
    )


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(InputError) as caught:
        decode_detected(b"ok\n\x81\x8d\x8f\x90\x9d\xff\xfe\x00\x01\x02" * 20, "words.bin")
    assert str(caught.value) == (
        "words.bin: line 2, byte 3 of the file (0x81) is not UTF-8, and no common encoding fits the file. "
        "Name the encoding, for example encoding='cp1252', or save the file as UTF-8."
    )
