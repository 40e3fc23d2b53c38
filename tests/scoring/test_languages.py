"""Articles in other languages: what terms find in them, and what is said of them that no lexicon can say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import framing
from framing.corpus import Corpus, read_corpus
from framing.lexicon import Frame, Lexicon, Term, align_lexicons
from framing.lexicon.parsing import parse_pattern
from framing.results import Scores
from framing.scoring.ideograph_wildcards import tokens_beside_ideographs
from tests.scoring.scored import corpus_of, lexicon_of, scored


def found(folder: Path, language: str, terms: Sequence[Any], text: str) -> list[str]:
    """Return the words that a frame of these terms finds."""
    lexicon = lexicon_of(folder, {"f": list(terms)}, language=language)
    evidence = scored(corpus_of(text), lexicon).evidence
    return [text[row["start"] : row["end"]] for row in evidence]


@pytest.mark.parametrize(
    ("language", "term", "text", "expected"),
    [
        ("zh", "遏制", "美国遏制中国，遏 制？", ["遏制", "遏 制"]),
        ("zh", "遏制中国", "遏制、中国", []),
        ("zh", "投资*", "投资。投资者来了。", ["投资", "投资"]),
        ("zh", "*投资", "外国投资", ["投资"]),
        ("zh", "中?国", "中美国，中国，中欧美国", ["中美国"]),
        ("zh", "对*制裁", "对华制裁，对中国制裁，对制裁，对所有亚洲国制裁", ["对华制裁", "对中国制裁", "对制裁"]),
        ("zh", "G20*", "G20峰会，G2000", ["G20", "G2000"]),
        ("zh", "对 BEFORE/3 制裁", "对中国制裁", ["对中国制裁"]),
        ("zh", "中国", "中國", []),
        ("vi", "quan hệ", "Quan hê\u0323 tốt. Quan he tốt.", ["Quan hê\u0323"]),
        ("vi", "đảng", "Ða\u0309ng", []),
        ("vi", "đảng", "Đa\u0309ng", ["Đa\u0309ng"]),
        ("ar", "اتفاق*", "اتّفاق إتفاقية اتفاقـــات والاتفاق", ["اتّفاق", "إتفاقية", "اتفاقـــات"]),
        ("ar", "*اتفاق", "والاتفاق", ["والاتفاق"]),
        ("ar", "شراكة استراتيجية", "شَراكة إستراتيجيّة", ["شَراكة إستراتيجيّة"]),
        ("ru", "еще санкци*", "ещё санкциями", ["ещё санкциями"]),
        ("de", "*politik*", "Außenpolitiker, Politik", ["Außenpolitiker", "Politik"]),
        ("de", "strasse", "Straße", ["Straße"]),
        ("de", "märz", "Ma\u0308rz Maerz", ["Ma\u0308rz"]),
        ("fr", "accord*", "L’accord, d'accords, qu’accord; raccord", ["L’accord", "d'accords", "qu’accord"]),
        ("fr", "l'accord", "L’accord et accord", ["L’accord"]),
        ("fr", {"term": "Union", "case": True}, "l’Union, l’union", ["l’Union"]),
        ("fr", {"term": "accord", "unless": ["d'accord"]}, "d’accord, l’accord", ["l’accord"]),
        ("en", "accord", "l'accord", []),
        ("es", "acción", "¿Acción? ¡accion!", ["Acción"]),
        ("en", "g20", "Ｇ２０ G20峰会", ["Ｇ２０", "G20"]),
    ],
)  # fmt: skip
def test_terms_match(tmp_path: Path, language: str, term: Any, text: str, expected: list[str]) -> None:
    assert found(tmp_path, language, [term], text) == expected


@pytest.mark.parametrize(
    ("language", "text", "negated"),
    [
        ("zh", "美国没有遏制", True),
        ("de", "Das ist keine 遏制", True),
        ("fr", "Ce n'est pas 遏制", True),
        ("ru", "Это не 遏制", True),
        ("ar", "ليس 遏制", True),
        ("vi", "không 遏制", True),
        ("es", "nunca 遏制", True),
        ("de", "Not und 遏制", False),
        ("it", "non 遏制", False),
    ],
)
def test_negations(tmp_path: Path, language: str, text: str, negated: bool) -> None:
    lexicon = lexicon_of(tmp_path, {"f": ["遏制"]}, language=language)
    assert scored(corpus_of(text), lexicon).evidence.column("negated") == [negated]


@given(st.text("中国*?a 2", min_size=1, max_size=6), st.text("中国a2", max_size=8))
def test_wildcards_beside_ideographs_are_what_they_are_character_by_character(pattern: str, text: str) -> None:
    """The plain twin tries every way in which a pattern may lie over characters, one at a time."""
    tokens = [piece for piece in pattern.replace(" ", "") if piece]
    if not any(token in "中国" for token in tokens) or any(token in "a2" for token in tokens):
        return
    runs = tokens_beside_ideographs(["".join(run) for run in _runs(tokens)])
    core = "".join(tokens).strip("*")
    for start in range(len(text)):
        for end in range(start, len(text) + 1):
            part = list(text[start:end])
            expected = _lies_over(core, part)
            assert any(_fits(run, part) for run in runs) == expected, (pattern, part)


def _runs(tokens: list[str]) -> list[list[str]]:
    """Put wildcards that stand together into one token, as the tokeniser does."""
    found: list[list[str]] = []
    for token in tokens:
        if found and token in "*?" and found[-1][-1] in "*?":
            found[-1].append(token)
        else:
            found.append([token])
    return found


def _fits(run: list[str], part: list[str]) -> bool:
    return len(run) == len(part) and all(a in ("*", "?") or a == b for a, b in zip(run, part, strict=True))


def _lies_over(pattern: str, part: list[str]) -> bool:
    if not pattern:
        return not part
    if pattern[0] == "*":
        return any(_lies_over(pattern[1:], part[n:]) for n in range(min(4, len(part)) + 1))
    return bool(part) and pattern[0] in ("?", part[0]) and _lies_over(pattern[1:], part[1:])


# --- Whose language counts ---------------------------------------------------------------------------------------


def made(name: str, language: str, **frames: str) -> Lexicon:
    return Lexicon(
        name=name,
        version="1.0.0",
        language=language,
        frames=tuple(
            Frame(frame, frame.upper(), (Term(term, parse_pattern(term)),)) for frame, term in frames.items()
        ),
    )


ENGLISH, CHINESE = made("one", "en", f="war", g="peace"), made("two", "zh-Hans", f="战争", g="和平")


def mixed(*rows: tuple[str | None, str]) -> Corpus:
    articles = [
        {"id": str(number), "source": "s", "text": text, "language": language}
        for number, (language, text) in enumerate(rows)
    ]
    return read_corpus(articles, clean=False, duplicates=True, progress=False)


def column(scores: Scores, name: str, **where: Any) -> list[Any]:
    return scores.frames.where(voice="all", **where).column(name)


def test_one_lexicon_in_another_language_leaves_english_its_tone() -> None:
    scores = scored(mixed(("en", "War is terrible."), ("zh", "战争。")), ENGLISH, CHINESE)
    english, chinese = scores.documents.column("tone")
    assert english < 0
    assert chinese is None
    assert column(scores, "matches", lexicon="one") == [1, 0, None, None]
    assert column(scores, "share", lexicon="two") == [None, None, 1, 0]
    assert [str(caveat) for caveat in scores.caveats] == [
        "partly-no-tone: Tone, stance and indirect speech are found in English only; articles in other languages "
        "have none: zh (1).",
        "other-language: The lexicon one (en) has no terms in the language of some articles, of which it says "
        "nothing, not even 0: zh (1).",
        "other-language: The lexicon two (zh) has no terms in the language of some articles, of which it says "
        "nothing, not even 0: en (1).",
    ]


def test_a_lexicon_that_no_article_speaks_has_no_match_and_is_not_blamed_for_it() -> None:
    caveats = {caveat.code for caveat in scored(mixed(("en", "War.")), ENGLISH, CHINESE).caveats}
    assert caveats == {"other-language"}


def test_without_a_column_the_lexicons_decide_where_they_agree() -> None:
    alone = scored(corpus_of("War is terrible."), ENGLISH)
    assert alone.documents.column("tone")[0] < 0
    assert alone.caveats == ()
    both = scored(corpus_of("War 战争 is terrible."), ENGLISH, CHINESE)
    assert both.documents.column("tone") == [None]
    assert column(both, "matches") == [1, 0, 1, 0]
    assert [str(caveat) for caveat in both.caveats] == [
        "no-tone: Tone, stance and indirect speech are found in English only; these scores have none, since no "
        "article is known to be in English: unknown (1). The lexicons are in several languages (en, zh), and "
        "nothing says in which some articles are: give them a column 'language' (en, zh, …). Without it every "
        "term was looked for in them."
    ]


def test_names_of_languages_and_empty_cells() -> None:
    corpus = mixed(("English", "War."), (None, "War."), ("  ", "War."), ("Klingon", "War."), ("zh", "War."))
    scores = scored(corpus, ENGLISH)
    assert column(scores, "matches", frame="f") == [1, 1, 1, 1, None]
    assert [tone is None for tone in scores.documents.column("tone")] == [False, False, False, True, True]


def test_targets_too_are_null_in_other_languages(tmp_path: Path) -> None:
    targets = {"china": {"label": "China", "terms": ["China"]}}
    lexicon = lexicon_of(tmp_path, {"f": ["war"]}, targets=targets)
    scores = scored(mixed(("en", "China was praised."), ("zh", "China 中国")), lexicon)
    rows = scores.targets.where(voice="all")
    assert rows.column("mentions") == [1, None]
    assert rows.column("passages") == [1, None]


SENTENCES = (
    "War is good.",
    "“We want war and peace now,” she said.",
    "战争。",
    "他说：“和平。”",
    "Am 3. Mai war Frieden.",
    "\n\n",
)
articles = st.tuples(
    st.sampled_from(["en", "zh", "de", None]), st.lists(st.sampled_from(SENTENCES), max_size=4).map(" ".join)
)


@settings(deadline=None, max_examples=40)
@given(st.lists(articles, min_size=1, max_size=5))
def test_a_mixed_corpus_is_scored_as_its_parts_are(rows: list[tuple[str | None, str]]) -> None:
    lexicons = (ENGLISH, CHINESE)
    corpus = mixed(*((language, f"Peace. {text}") for language, text in rows))
    whole = scored(corpus, *lexicons)
    for number in range(len(corpus)):
        alone = scored(_only(corpus, number), *lexicons)
        for table in ("documents", "frames", "targets", "terms", "evidence", "suppressed", "speakers"):
            expected = getattr(alone, table).rows()
            assert getattr(whole, table).where(document_id=str(number)).rows() == expected
    assert whole.documents.column("document_id") == [str(number) for number in range(len(corpus))]


def _only(corpus: Corpus, number: int) -> Corpus:
    return replace(corpus, articles=corpus.articles.slice(number, 1))


# --- Aligned -----------------------------------------------------------------------------------------------------


def test_aligned_lexicons_count_into_one_frame() -> None:
    aligned = align_lexicons([ENGLISH, CHINESE])
    corpus = mixed(("en", "War 战争."), ("zh", "War 战争。战争。"), ("en", "Peace."), ("fr", "War."))
    scores = scored(corpus, aligned)
    assert column(scores, "matches", frame="f") == [1, 2, 0, None]
    assert [row["term"] for row in scores.evidence.where(name="f")] == ["war", "战争", "战争"]
    assert [row["term_number"] for row in scores.evidence.where(name="f")] == [0, 1, 1]
    assert scores.codebooks[0].language == "mul"
    assert [each.code for each in scores.caveats] == ["partly-no-tone", "other-language"]


def test_aligned_frames_compare_with_the_caveat() -> None:
    scores = scored(framing.sample_corpus("en", "zh"), framing.load_lexicon("us-vietnam+us-vietnam-zh"))
    result = framing.compare(scores, n_resamples=200)
    by_pair = {
        (row["group"], row["reference"]): "cross-language" in row["caveats"]
        for row in result.contrasts.where(name="containment_of_china")
    }
    assert by_pair["东港时评", "南埠商讯"] is False
    assert by_pair["East Harbour Review", "东港时评"] is True
    assert by_pair["East Harbour Review", "Mekong Courier"] is False
    (caveat,) = (each for each in result.caveats if each.code == "cross-language")
    assert caveat.message.startswith(
        "The articles are in different languages: East Harbour Review and 东港时评, East Harbour Review and "
    )
    assert caveat.message.endswith(
        "How many terms a lexicon has in each, how a language inflects its words and where it parts them move "
        "every number: compare within a language only."
    )
    tone = framing.compare(scores, measure="tone", n_resamples=200)
    assert "cross-language" not in {each.code for each in tone.caveats}
    assert tone.estimates.where(group="东港时评").column("estimate") == [None]


@pytest.mark.parametrize(
    ("text", "has_tone"),
    [
        ("A terrible war. A terrible loss.", True),
        ("“Terrible” – façade, naïve, résumé: ‘terrible’ losses… Đà Nẵng, Nguyễn Văn Ế.", True),
        ("The word 北方日报 stands in a terrible English sentence.", True),
        ("可怕的战争。损失很大。", False),
        ("Ужасная война. Terrible.", False),
        ("حرب رهيبة وخسارة كبيرة", False),
        ("Τρομερός πόλεμος.", False),
    ],
)
def test_no_text_in_another_script_is_english_because_the_lexicon_is(
    tmp_path: Path, text: str, has_tone: bool
) -> None:
    scores = scored(corpus_of(text), lexicon_of(tmp_path, {"f": ["war", "terrible"]}, language="en"))
    assert (scores.documents.column("tone")[0] is not None) == has_tone
    assert [each.code for each in scores.caveats if "tone" in each.code] == ([] if has_tone else ["no-tone"])


def test_what_is_declared_is_believed(tmp_path: Path) -> None:
    corpus = replace(corpus_of("可怕的战争。"))
    articles = corpus.articles.append_column("language", [["en"]])
    scores = scored(replace(corpus, articles=articles), lexicon_of(tmp_path, {"f": ["war"]}, language="en"))
    assert scores.documents.column("tone") == [0.0]
