"""What is said of key words: the method in sentences, and the cautions."""

from __future__ import annotations

from collections.abc import Sequence

from framing.comparisons.caveats import listed
from framing.comparisons.keyness_arguments import Wanted
from framing.results import Caveat
from framing.results import caveats as codes

# Reports show key words from 20 articles a side on. With fewer, what one event was about makes the vocabulary.
FEW_ARTICLES = 20
# Past half, leaving out one article changes the number more than leaving out all others.
MOST_IN_ONE = 0.5

FEW_DOCUMENTS, CONCENTRATED, ONE_ARTICLE = "few-articles", "concentrated", "one-article"

_LENGTHS = {1: "words", 2: "phrases of two words", 3: "of three", 4: "of four", 5: "of five"}

EXPLORATORY = Caveat(
    "exploratory",
    "Key words say which words differ, and not why: another subject, event, place or house style makes them as "
    "framing does. Read the passages, and test what you find on other articles.",
)


def method_of(wanted: Wanted, n_tests: int, n_contrasts: int, rest: bool) -> tuple[str, tuple[str, ...]]:
    """Return the method in words and the keys of its references.

    Parameters
    ----------
    rest : bool
        Whether a side was all other groups together.
    """
    lengths = [_LENGTHS[order] for order in wanted.orders]
    if wanted.orders[0] > 2:
        lengths[0] = f"phrases {lengths[0]}"
    counted = " and ".join([", ".join(lengths[:-1]), lengths[-1]]) if len(lengths) > 1 else lengths[0]
    case = "regardless of case" if wanted.lowercase else "with their case"
    sentences = [
        f"Counted were {counted}, {case} and without possessive endings, in titles and cleaned texts; phrases lie "
        "within a sentence and cross no comma, bracket or number."
    ]
    references = []
    if wanted.measure == "log-odds":
        weight = "one average article" if wanted.prior is None else f"{wanted.prior:,g} words"
        sentences.append(
            "Words are ordered by the z-score of the log-odds-ratio with an informative Dirichlet prior: the "
            f"words of both sides, with the weight of {weight} (Monroe, Colaresi & Quinn, 2008)."
        )
        references.append("monroe2008")
    else:
        sentences.append("Words are ordered by the signed log-likelihood ratio G² (Dunning, 1993).")
        references.append("dunning1993")
    if rest:
        sentences.append("A focus is compared with the articles of all other groups together.")
    sentences.append(
        "The effect is the binary logarithm of the ratio of rates (Hardie, 2014); dispersion is Gries's (2008) "
        "deviation of proportions. Tests and intervals take articles as units (Lijffijt et al., 2016): counts are "
        "divided by the design effect, how much more articles vary than independent words would (Rao & Scott, "
        "1992). p is that of G² so divided (Dunning, 1993), with Student's t (Welch, 1947); intervals "
        f"({wanted.confidence * 100:g}%) are Jeffreys's for the share of the focus in the counts of both sides "
        "(Brown, Cai & DasGupta, 2001)."
    )
    references += ["hardie2014", "gries2008", "lijffijt2016", "rao1992", "dunning1993", "welch1947", "brown2001"]
    over = f" over {n_contrasts:,} contrasts" if n_contrasts > 1 else ""
    tests = (
        f"{n_tests:,} words and phrases{over} that at least {wanted.min_documents:,} articles of a contrast have"
    )
    if wanted.min_documents == 1:
        tests = f"{n_tests:,} words and phrases{over}"
    if wanted.correction == "benjamini-hochberg":
        sentences.append(
            f"p values were corrected over {tests}, for the false discovery rate (Benjamini & Hochberg, 1995)."
        )
        references.append("benjamini1995")
    else:
        sentences.append(f"p values of {tests} were not corrected for their number.")
    sentences.append(
        f"A key word has a corrected p of at most {wanted.alpha:g} and stands in at least "
        f"{wanted.least_documents} articles of the side that uses it more."
        if wanted.least_documents > 1
        else f"A key word has a corrected p of at most {wanted.alpha:g}."
    )
    return " ".join(sentences), tuple(dict.fromkeys(references))


def row_caveats(found: set[str], small: Sequence[str], alone: Sequence[str], wanted: Wanted) -> list[Caveat]:
    """Word the cautions that rows carry.

    Parameters
    ----------
    found : set of str
        Which codes they carry.
    small, alone : sequence of str
        The sides with few articles, and with one, as they are named to a reader.
    """
    said = {
        ONE_ARTICLE: "A side has fewer than two articles: "
        + listed(alone)
        + ". Articles that differ cannot be seen in one, so "
        "there is no test and no interval.",
        codes.SMALL_N: f"Fewer than {FEW_ARTICLES} articles: {listed(small)}. The words of so few articles "
        "are those of the events that they report.",
        FEW_DOCUMENTS: f"Words that fewer than {wanted.least_documents} articles of the side that uses them more "
        "have are no key words, whatever their p is.",
        CONCENTRATED: "Words of which more than half of the occurrences on the side that uses them more stand in "
        "one article: what they say, they say of that article.",
    }
    return [Caveat(code, message) for code, message in said.items() if code in found]


def whole_caveats(
    by: str, n_outside: int, n_wordless: int, unknown: Sequence[str], n_tests: int, least: int
) -> list[Caveat]:
    """Word what concerns the whole."""
    found = []
    if n_outside:
        has, belongs = ("article has", "belongs") if n_outside == 1 else ("articles have", "belong")
        found.append(Caveat("no-group", f"{n_outside:,} {has} no value in '{by}' and {belongs} to no group."))
    if n_wordless:
        has, takes = ("article has", "takes") if n_wordless == 1 else ("articles have", "take")
        found.append(Caveat("no-words", f"{n_wordless:,} {has} no words and {takes} no part."))
    if unknown:
        quoted = listed([f"“{word}”" for word in unknown])
        found.append(
            Caveat("not-found", f"To be left out, and in no word or phrase that enough articles have: {quoted}.")
        )
    if not n_tests:
        found.append(
            Caveat(
                "no-tests",
                f"No word or phrase is in as many articles of a contrast as min_documents asks for ({least:,}), "
                "so there is nothing to compare.",
            )
        )
    return [*found, EXPLORATORY]
