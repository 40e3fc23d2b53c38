"""Which encoding bytes are in, where nothing says so: found where only one reading makes sense, else asked for."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Mapping
from contextlib import suppress

from charset_normalizer import from_bytes

from framing.errors import InputError
from framing.files.decoding import decode, detect_encoding

# What people's files are in, also those of old Macs and of DOS: left out here, a file in one of them would be read
# in another. Rarer ones read almost anything as something, so they have to be named.
CANDIDATES = (
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1256",
    "cp1258",
    "koi8_r",
    "gb18030",
    "big5",
    "cp932",
    "cp949",
    "euc_jp",
    "mac_roman",
    "mac_cyrillic",
    "cp850",
    "cp866",
    "iso8859_2",
    "iso8859_5",
    "iso8859_6",
)
# charset-normalizer's two numbers: how broken a reading looks, how much it looks like a language. A reading that
# is worse than the best by less is as good: on lists of eight words in five languages the right one was within it.
_AS_WHOLE = 0.02
_AS_LIKELY = 0.15
_IN_WORDS = "\u00ad\u00b4\u00b7\u2010\u2011\u2013\u2019\u30fb"  # hyphens, middle dots, apostrophes
_OF_THE_EAST = ("gb18030", "big5", "cp932", "cp949", "euc_jp")
_KOREAN = re.compile(r"[\uac00-\ud7a3][\u4e00-\u9fff]|[\u4e00-\u9fff][\uac00-\ud7a3]")
_ENOUGH = 24  # characters beyond ASCII; of lists with fewer, one in twenty was read wrongly
_LOOKED_AT = 200_000  # characters
_SHOWN = 4  # readings
_ZEROS = 5  # one byte of so many is 0: in UTF-16 half of them are, in a script of Europe


def decode_detected(content: bytes, name: str, encoding: str | None = None) -> tuple[str, str]:
    """Decode bytes whose encoding may be unknown.

    Parameters
    ----------
    content : bytes
    name : str
        What to call the file in an error.
    encoding : str, optional
        A codec's name. Without it a byte-order mark decides, then UTF-8 where all bytes are UTF-8, then what
        charset-normalizer finds among common encodings, where no other of them reads the bytes as sensibly.

    Returns
    -------
    text, encoding : str
        The text, and the encoding that it was read with.

    Raises
    ------
    InputError
        The encoding is unknown, a byte does not fit it, or several encodings are as likely and read differently.
    """
    if encoding is None and detect_encoding(content) == "utf-8":
        try:
            return content.decode("utf-8"), "utf-8"
        except UnicodeDecodeError as error:
            return _only_reading(content, name, error.start)
    chosen = encoding or detect_encoding(content)
    return decode(content, name, encoding).removeprefix("\ufeff"), codecs.lookup(chosen).name


def _only_reading(content: bytes, name: str, broken: int) -> tuple[str, str]:
    """Return the best reading of bytes that are no UTF-8 and its encoding, or ask for the encoding."""
    if content.count(0) > len(content) / _ZEROS:
        little = content[1::2].count(0) >= content[::2].count(0)
        raise InputError(
            f"{name}: every other byte is 0, as in UTF-16 without its mark. Name the encoding, encoding="
            f"'{'utf-16-le' if little else 'utf-16-be'}'."
        )
    matches = [match for match in from_bytes(content, cp_isolation=list(CANDIDATES)) if _is_sensible(str(match))]
    line = content.count(b"\n", 0, broken) + 1
    start = f"{name}: line {line}, byte {broken} of the file (0x{content[broken]:02X}) is not UTF-8, and "
    ask = "Name the encoding, for example encoding='cp1252', or save the file as UTF-8."
    if not matches:
        raise InputError(f"{start}no common encoding fits the file. {ask}")
    best = matches[0]
    readings = {str(best): best.encoding}
    for match in matches:
        if match.chaos <= best.chaos + _AS_WHOLE and match.coherence >= best.coherence - _AS_LIKELY:
            readings.setdefault(str(match), match.encoding)
    if len(readings) == 1 and best.encoding in _OF_THE_EAST:
        readings |= _other_ideographs(content, str(best))
    if len(readings) == 1:
        alike = {each for match in matches if str(match) == str(best) for each in match.could_be_from_charset}
        return str(best), next((each for each in CANDIDATES if each in alike), best.encoding)
    if "cp1252" not in readings.values():
        ask = ask.replace("cp1252", next(iter(readings.values())))
    raise InputError(f"{start}several encodings are as likely: {_compared(readings, line)}. {ask}")


def _other_ideographs(content: bytes, best: str) -> dict[str, str]:
    """Return what else a few characters may be: of pairs of bytes most are a character in each of the East."""
    found: dict[str, str] = {}
    if sum(not character.isascii() for character in best) < _ENOUGH:
        for encoding in _OF_THE_EAST:
            with suppress(UnicodeDecodeError):
                text = content.decode(encoding)
                if text != best and all(each.isalpha() for each in text if not each.isascii()):
                    found.setdefault(text, encoding)
    return found


def _is_sensible(text: str) -> bool:
    """Whether no word holds what words never hold.

    That is a sign of mathematics or for drawing beside a letter, any other sign between letters, a capital behind
    a small letter, or a Chinese character beside a Korean syllable. Of ASCII nothing is asked, since all
    encodings have it alike.
    """
    start = text[:_LOOKED_AT]
    for before, character, after in zip(f"\n{start}", start, f"{start[1:]}\n", strict=False):
        if character.isascii() or character in _IN_WORDS:
            continue
        kind = unicodedata.category(character)
        if kind in ("Sm", "Sk", "So") and (before.isalpha() or after.isalpha()):
            return False
        if before.isalpha() and after.isalpha() and kind[0] in "PSCZ":
            return False
        if character.isupper() and before.islower():
            return False
        if _KOREAN.match(before + character):
            return False
    return True


def _compared(readings: Mapping[str, str], line: int) -> str:
    """Show the first line that two readings differ in, in each of them, and which it is unless it is `line`."""
    texts = list(readings)[:_SHOWN]
    lines = [text.splitlines() for text in texts]
    rows = enumerate(zip(*lines, strict=False), 1)
    number, differing = next((row for row in rows if len(set(row[1])) > 1), (line, tuple("" for _ in lines)))
    shown = [" ".join(text.split())[:40] for text in differing]
    where = "" if number == line else f"of line {number} "
    return where + ", ".join(f"{readings[text]} reads '{said}'" for text, said in zip(texts, shown, strict=True))
