"""Lexicons of one codebook in several languages as one: each frame has the terms of all, each for its articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from framing.errors import InputError
from framing.files import sha256_of_bytes
from framing.lexicon.data import Frame, Lexicon, Target, Term

SEVERAL = "mul"  # several languages, as ISO 639-2 has it
JOIN = "+"


def align_lexicons(lexicons: Iterable[Lexicon]) -> Lexicon:
    """Put lexicons in different languages together, frame by frame and target by target of the same name.

    In each article only the terms in its language are looked for, which its column ``language`` says. Frames that
    a lexicon lacks have no value in the articles of its language. Numbers of articles in different languages do
    not compare; what aligning gives is one table, one codebook and one report.

    Parameters
    ----------
    lexicons : iterable of Lexicon
        At least two, each in another language. Labels, definitions and questions are those of the first that has
        the frame.

    Returns
    -------
    Lexicon
        Called ``first+second``, language "mul".

    Raises
    ------
    InputError
        There are fewer than two, two are in one language, a frame has different thresholds, or no frame or target
        has a name that another lexicon knows. All problems are told at once.
    """
    given = tuple(lexicons)
    problems = list(_problems(given))
    if problems:
        raise InputError("These lexicons cannot be aligned:\n" + "\n".join(f"- {each}" for each in problems))
    spoken = _in_languages(given)
    return Lexicon(
        name=JOIN.join(each.name for each in given),
        version=JOIN.join(each.version for each in given),
        language=SEVERAL,
        targets=tuple(map(_joined_target, _targets_by_name(spoken).values())),
        frames=tuple(map(_joined_frame, _frames_by_name(spoken).values())),
        licence="; ".join(dict.fromkeys(each.licence for each in given if each.licence)),
        about=" ".join(each.about for each in given if each.about),
        references=_distinct(each.references for each in given),
        built_from=_distinct(each.built_from for each in given),
        aliases=tuple(dict.fromkeys(chain.from_iterable(each.aliases for each in given))),
        sha256=sha256_of_bytes("\n".join(each.sha256 for each in given).encode()),
        path=JOIN.join(each.path for each in given),
    )


def _problems(lexicons: Sequence[Lexicon]) -> Iterable[str]:
    if len(lexicons) < 2:
        given = "1 lexicon was" if len(lexicons) == 1 else f"{len(lexicons)} lexicons were"
        yield f"{given} given; aligning takes two or more."
        return
    main = [each.language.split("-")[0] for each in lexicons]
    for language, n in Counter(main).items():
        if n > 1 or language == SEVERAL:
            names = ", ".join(each.name for each, own in zip(lexicons, main, strict=True) if own == language)
            yield f"{names}: language '{language}' {'twice' if n > 1 else 'already stands for several'}."
    frames, targets = _frames_by_name(lexicons), _targets_by_name(lexicons)
    if all(len(each) == 1 for each in frames.values()) and all(len(each) == 1 for each in targets.values()):
        yield "no frame or target of one has the name of one of another; aligned ones share their names."
    for name, found in frames.items():
        thresholds = sorted({frame.threshold for frame in found})
        if len(thresholds) > 1:
            listed = " and ".join(f"{each:g}" for each in thresholds)
            yield f"frame '{name}' has the thresholds {listed}. Give it one."


def _in_languages(lexicons: Sequence[Lexicon]) -> tuple[Lexicon, ...]:
    """Return lexicons whose terms say in which language they are."""
    return tuple(
        replace(
            each,
            frames=tuple(replace(frame, terms=_spoken(frame.terms, each.language)) for frame in each.frames),
            targets=tuple(replace(target, terms=_spoken(target.terms, each.language)) for target in each.targets),
        )
        for each in lexicons
    )


def _spoken(terms: tuple[Term, ...], language: str) -> tuple[Term, ...]:
    return tuple(replace(term, language=term.language or language) for term in terms)


def _frames_by_name(lexicons: Iterable[Lexicon]) -> dict[str, list[Frame]]:
    found: dict[str, list[Frame]] = {}
    for frame in chain.from_iterable(each.frames for each in lexicons):
        found.setdefault(frame.name, []).append(frame)
    return found


def _targets_by_name(lexicons: Iterable[Lexicon]) -> dict[str, list[Target]]:
    found: dict[str, list[Target]] = {}
    for target in chain.from_iterable(each.targets for each in lexicons):
        found.setdefault(target.name, []).append(target)
    return found


def _joined_frame(frames: Sequence[Frame]) -> Frame:
    return replace(
        frames[0],
        terms=tuple(chain.from_iterable(frame.terms for frame in frames)),
        definition=next((frame.definition for frame in frames if frame.definition), ""),
        questions=next((frame.questions for frame in frames if frame.questions), ()),
        examples=tuple(chain.from_iterable(frame.examples for frame in frames)),
        counterexamples=tuple(chain.from_iterable(frame.counterexamples for frame in frames)),
        example_lines=tuple(chain.from_iterable(frame.example_lines for frame in frames)),
        counterexample_lines=tuple(chain.from_iterable(frame.counterexample_lines for frame in frames)),
        opposed_to=_distinct(frame.opposed_to for frame in frames),
    )


def _joined_target(targets: Sequence[Target]) -> Target:
    return replace(targets[0], terms=tuple(chain.from_iterable(target.terms for target in targets)))


def _distinct(lists: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(lists)))
