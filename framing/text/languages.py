"""Which language is meant: tags and names as people and archives write them."""

from __future__ import annotations

import re

ENGLISH = "en"
UNKNOWN = "und"  # undetermined, as BCP 47 has it
ANY = "mul"  # several languages: what holds in each

_TAG = re.compile(r"[a-z]{2,3}([-_][a-z0-9]{2,8})*")
# Codes of three letters and names, as archives write them.
_SAME = {
    "en": "eng english",
    "zh": "zho chi cmn chinese mandarin 中文 汉语 漢語 chinesisch chinois",
    "vi": "vie vietnamese tiếng-việt",
    "es": "spa spanish español castellano",
    "de": "deu ger german deutsch",
    "fr": "fra fre french français",
    "ar": "ara arb arabic العربية",
    "ru": "rus russian русский",
    "ja": "jpn japanese",
    "ko": "kor korean",
    "pt": "por portuguese português",
    "it": "ita italian italiano",
    "nl": "nld dut dutch",
    "tr": "tur turkish",
    "pl": "pol polish",
    "uk": "ukr ukrainian",
    "fa": "fas per persian farsi",
    "ur": "urd urdu",
    "hi": "hin hindi",
    "he": "heb hebrew",
    "id": "ind indonesian",
    "ms": "msa may malay",
    "th": "tha thai",
}
_CODE = {name: code for code, names in _SAME.items() for name in names.split()}


def language_code(written: str) -> str:
    """Return the language that a tag or a name says, without region and script: "zh" for zh-Hant and Chinese.

    `UNKNOWN` for a text that is neither a tag nor a name that is known, and for an empty one.
    """
    plain = written.strip().casefold().replace(" ", "-")
    if plain in _CODE:
        return _CODE[plain]
    if not _TAG.fullmatch(plain):
        return UNKNOWN
    main = re.split("[-_]", plain)[0]
    return _CODE.get(main, main)


def language_tag(written: str) -> str:
    """Return a tag for what a tag or a name says, with region and script where it has them: "zh-Hant"."""
    plain = written.strip().replace("_", "-")
    return plain if "-" in plain and _TAG.fullmatch(plain.casefold()) else language_code(written)
