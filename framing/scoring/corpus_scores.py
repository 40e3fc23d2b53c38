"""A corpus and lexicons to scores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from framing.corpus import Corpus
from framing.errors import InputError
from framing.lexicon import Lexicon
from framing.lexicon.aliases import Alias
from framing.progress import progress_bar
from framing.results import Caveat, Provenance, Scores, Table
from framing.scoring.batch import BatchScores, Scorer
from framing.scoring.batches import batches
from framing.scoring.canonical import joined_speakers, renamed, spellings_table
from framing.scoring.languages import language_caveats, language_counts, speaks_any
from framing.scoring.speaker_aliases import check_aliases, read_aliases
from framing.scoring.speaker_merging import merge_speakers
from framing.scoring.speaker_people import People

LIBRARIES = ("numpy", "pyarrow", "rapidfuzz", "scipy", "vaderSentiment")
_TABLES = ("documents", "frames", "targets", "terms", "evidence", "suppressed", "speakers")


def score(
    corpus: Corpus,
    lexicon: Lexicon | Sequence[Lexicon],
    *,
    aliases: str | Path | Sequence[Alias] = (),
    progress: bool = True,
) -> Scores:
    """Score every article of a corpus: frames, targets, stance and tone, per voice, with the evidence.

    Parameters
    ----------
    corpus : Corpus
        From `read_corpus`.
    lexicon : Lexicon or sequence of Lexicon
        From `load_lexicon`; several lexicons are scored independently of each other.
    aliases : str, Path or sequence of Alias
        Which names of speakers are one person's and which are not, beside what the lexicons say: a CSV file with
        the columns ``name, canonical`` and, if need be, ``same`` (yes or no).
    progress : bool
        Whether to show a progress bar, where there is a terminal or notebook to show it in.

    Returns
    -------
    Scores
        Tables of documents, frames, targets, terms and evidence. Shares are 0–1 (sentences with a hit ÷
        sentences), rates per 1,000 tokens, tone and stance −1 to 1.

    Raises
    ------
    InputError
        The corpus or a lexicon is something else, two lexicons have the same name, or aliases contradict each
        other.
    """
    if not isinstance(corpus, Corpus):
        raise InputError(
            f"score() takes a corpus, and was given {_described(corpus)}. Read one first: "
            f"framing.score(framing.read_corpus(…), lexicon)."
        )
    lexicons = checked_lexicons(lexicon)
    return score_with(Scorer(lexicons), corpus, lexicons, aliases=aliases, progress=progress)


def score_with(
    scorer: Scorer,
    corpus: Corpus,
    lexicons: Sequence[Lexicon],
    *,
    aliases: str | Path | Sequence[Alias] = (),
    progress: bool = True,
) -> Scores:
    """Score every article of a corpus with a scorer of these lexicons; see `score`."""
    known = all_aliases(lexicons, aliases)
    parts: list[BatchScores] = []
    total = float(pc.sum(pc.utf8_length(corpus.articles.column("text"))).as_py() or 0)
    with progress_bar("Scoring", total, enabled=progress) as advance:
        for batch, size in batches(corpus):
            parts.append(scorer.score_batch(batch))
            advance(size)
    people = People.joined([part.people for part in parts])
    merged = merge_speakers(people, known)
    tables = {name: _joined([getattr(part, name) for part in parts]) for name in _TABLES}
    for name in ("evidence", "suppressed", "speakers"):
        tables[name] = Table(renamed(tables[name].data, merged))
    tables["speakers"] = Table(joined_speakers(tables["speakers"].data, merged, people))
    return Scores(
        **tables,
        spellings=spellings_table(merged),
        exclusions=corpus.exclusions,
        codebooks=tuple(each.codebook() for each in lexicons),
        provenance=Provenance(
            version=corpus.provenance.version,
            inputs=corpus.provenance.inputs,
            options=corpus.provenance.options,
            libraries=tuple((name, version(name)) for name in LIBRARIES),
        ),
        caveats=(
            *corpus.caveats,
            *score_caveats(
                lexicons,
                pc.unique(tables["evidence"].data.column("lexicon")).to_pylist(),
                language_counts(corpus.articles, lexicons),
            ),
        ),
        external=(),
    )


def _joined(tables: list[pa.Table]) -> Table:
    """Put the tables of all batches under each other; each column then stores every value once.

    Passages are left as the batches stored them: hardly any occurs in two, and there are many.
    """
    joined = pa.concat_tables(tables)
    for place, name in enumerate(joined.column_names):
        if pa.types.is_dictionary(joined.schema.field(place).type) and name != "passage":
            joined = joined.set_column(place, name, joined.column(place).unify_dictionaries())
    return Table(joined)


def checked_lexicons(lexicon: Lexicon | Sequence[Lexicon]) -> list[Lexicon]:
    """Return one lexicon or several as a list; an InputError where they are something else or have one name."""
    lexicons = (
        [lexicon] if isinstance(lexicon, Lexicon) else list(lexicon) if isinstance(lexicon, Iterable) else []
    )
    if not lexicons or not all(isinstance(each, Lexicon) for each in lexicons):
        raise InputError(
            f"score() takes a lexicon or a list of lexicons, and was given {_described(lexicon)}. Load one first: "
            f"framing.load_lexicon('us-vietnam'), or the path of a lexicon file."
        )
    names = [each.name for each in lexicons]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise InputError(f"Two lexicons have the name '{twice[0]}'. Give each a name of its own in its file.")
    return lexicons


def all_aliases(lexicons: Sequence[Lexicon], aliases: str | Path | Sequence[Alias]) -> tuple[Alias, ...]:
    """Return the aliases that are given, in a file or one by one, and those of lexicons."""
    given = read_aliases(aliases) if isinstance(aliases, str | Path) else tuple(aliases)
    return check_aliases((*given, *(alias for each in lexicons for alias in each.aliases)))


def _described(value: object) -> str:
    kind = type(value).__name__
    return f"the text {value[:40]!r}" if isinstance(value, str) else f"a value of type {kind}"


def score_caveats(lexicons: Sequence[Lexicon], matched: Iterable[str], counts: Mapping[str, int]) -> list[Caveat]:
    """Say what the lexicons cannot do with these articles.

    Parameters
    ----------
    matched : iterable of str
        The names of those of which a term occurs.
    counts : mapping of str to int
        How many articles are in each language.
    """
    occurring = set(matched)
    unmatched = [
        Caveat("no-match", f"No term of the lexicon {each.name} occurs in these articles: every score is 0.")
        for each in lexicons
        if each.name not in occurring and speaks_any(each, counts)
    ]
    return [*unmatched, *language_caveats(counts, lexicons)]
