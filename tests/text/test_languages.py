"""Texts in seven languages: sentences and quotations as people split and mark them, by hand."""

from __future__ import annotations

import pytest

from framing.text import Vocabulary, token_table
from framing.text.languages import language_code, language_tag
from framing.text.quoted_speech import quoted_speech, spoken_quotations


def sentences(language: str, text: str) -> list[str]:
    table = token_table([text], vocabulary=Vocabulary(language=language))
    return [text[start:end] for start, end in zip(table.sentence_starts, table.sentence_ends, strict=True)]


def tokens(text: str, language: str = "zh") -> list[str]:
    table = token_table([text], vocabulary=Vocabulary(language=language))
    return [text[start:end] for start, end in zip(table.starts, table.ends, strict=True)]


def quoted(text: str, language: str = "de") -> list[str]:
    table = token_table([text], vocabulary=Vocabulary(language=language))
    spans = zip(table.quotations.starts, table.quotations.ends, strict=True)
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", ["Das gilt z. B. hier.", "Am 11. September kam Dr. Müller.", "Er wurde 1.", "Die Stadt jubelt."]),
        ("de", ["Es kostet ca. 30 Mio. Euro.", "Am 3. Oktober, d. h. morgen, ist frei."]),
        ("fr", ["M. Dupont salue l’accord.", "« C’est une chance », dit-il.", "« Non. »", "« Oui\u202f! »"]),
        ("fr", ["M. Le Pen dit non.", "Mme Dupont, p. ex., dit oui.", "Accord de l’U.E., etc.", "L’Union suit."]),
        ("es", ["El Sr. Pérez viajó a EE. UU.", "El presidente habló.", "¿Qué pasó?", "¡Nada!", "Volvió."]),
        ("ru", ["Проф. И. И. Иванов приехал в г. Москва.", "Рост 5 млн руб. и т. д.", "В мае он ушёл."]),
        ("vi", ["TP. Hồ Chí Minh rất lớn.", "PGS. TS. Nguyễn Văn A nói.", "Tổng Bí thư đã đến."]),
        ("ar", ["قال د. محمد إن الاتفاق جيد.", "هل هذا صحيح؟", "نعم."]),
        ("zh", ["中国反对……", "真的吗?", "我们不知道。", "美国；", "越南！"]),
        ("ja", ["人々は行った。", "「はい」と言った。"]),
    ],
)  # fmt: skip
def test_sentences(language: str, expected: list[str]) -> None:
    between = "" if language in ("zh", "ja") else " "
    assert sentences(language, between.join(expected)) == expected


def test_a_single_ellipsis_and_a_quotation_go_on_between_ideographs() -> None:
    assert sentences("zh", "他说…我们走。") == ["他说…我们走。"]


def test_what_is_an_abbreviation_depends_on_the_language() -> None:
    assert sentences("de", "Er kam am 3. Oktober.") == ["Er kam am 3. Oktober."]
    assert sentences("en", "He was no. 3. October came.") == ["He was no. 3.", "October came."]


def test_tokens_of_mixed_scripts() -> None:
    assert tokens("G20峰会2023年") == ["G20", "峰", "会", "2023", "年"]
    assert tokens("二〇二三年人々") == ["二", "〇", "二", "三", "年", "人", "々"]
    assert tokens("٣٫٥ كتـاب", "ar") == ["٣٫٥", "كتـاب"]
    assert tokens("Ｇ２０ 3,5") == ["Ｇ２０", "3,5"]


@pytest.mark.parametrize(
    "quotation",
    ["„Wir bleiben hier“", "«Nous restons ici»", "« Nous restons ici »", "»Wir bleiben hier«",
     "“我们留在这里”", "「我们说『留』在这里」",
     "‚Wir bleiben alle hier‘", "‹Nous restons tous ici›", "‘我们都留在这里’", "『我们留在这里』"],
)  # fmt: skip
def test_quotation_marks(quotation: str) -> None:
    assert quoted(f"A, {quotation}, B.") == [quotation]


def test_german_single_marks_inside_double_ones_are_part_of_these() -> None:
    assert quoted("„Er sagte ‚nie im Leben‘ zu mir“, sagte sie.") == ["„Er sagte ‚nie im Leben‘ zu mir“"]
    assert quoted("‹L’accord n’est pas l’essentiel›, dit-il.", "fr") == ["‹L’accord n’est pas l’essentiel›"]


def test_short_quotations_are_names_unless_a_colon_leads_up_to_them() -> None:
    text = "“一带一路”倡议很好。他说：“不行。”他认为“这个倡议对我们大家都很有好处”。"
    table = token_table([text], vocabulary=Vocabulary(language="zh"))
    assert spoken_quotations(table).tolist() == [False, True, True]
    said = "".join(text[i] for i, voice in zip(table.starts, quoted_speech(table), strict=True) if voice)
    assert said == "不行这个倡议对我们大家都很有好处"


@pytest.mark.parametrize(
    ("written", "code", "tag"),
    [
        ("zh-Hant", "zh", "zh-Hant"),
        ("zh_TW", "zh", "zh-TW"),
        ("Chinese", "zh", "zh"),
        ("DEU", "de", "de"),
        (" en ", "en", "en"),
        ("en-GB", "en", "en-GB"),
        ("pt", "pt", "pt"),
        ("Klingon", "und", "und"),
        ("", "und", "und"),
        ("und", "und", "und"),
        ("mul", "mul", "mul"),
    ],
)
def test_codes_and_tags(written: str, code: str, tag: str) -> None:
    assert (language_code(written), language_tag(written)) == (code, tag)
