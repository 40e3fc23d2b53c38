"""From a validated file to a `Lexicon`, with the lines that the tree remembers."""

from __future__ import annotations

from collections.abc import Sequence

from framing.lexicon.aliases import Alias
from framing.lexicon.data import Frame, Lexicon, Target, Term
from framing.lexicon.schema import FileModel, FrameModel, TargetModel, TermModel, Written
from framing.lexicon.tree import Node


def build_lexicon(model: FileModel, root: Node, sha256: str, path: str) -> Lexicon:
    """Return the lexicon that a file describes."""
    return Lexicon(
        name=model.lexicon,
        version=model.version,
        language=model.language,
        licence=model.licence,
        about=model.about,
        references=tuple(model.references),
        built_from=tuple(model.built_from),
        targets=tuple(_target(name, target, root) for name, target in model.targets.items()),
        frames=tuple(_frame(name, frame, root) for name, frame in model.frames.items()),
        aliases=tuple(Alias(alias.name, alias.canonical, alias.same) for alias in model.aliases),
        sha256=sha256,
        path=path,
    )


def _target(name: str, model: TargetModel, root: Node) -> Target:
    node = root.nearest(("targets", name))
    return Target(name, model.label, _terms(model.terms, model.unless, True, node), node.line)


def _frame(name: str, model: FrameModel, root: Node) -> Frame:
    node = root.nearest(("frames", name))
    return Frame(
        name=name,
        label=model.label,
        terms=_terms(model.terms, model.unless, model.negation == "count", node),
        definition=model.definition,
        questions=tuple(model.questions),
        threshold=model.threshold,
        examples=tuple(model.examples),
        counterexamples=tuple(model.counterexamples),
        example_lines=_lines(node, "examples", len(model.examples)),
        counterexample_lines=_lines(node, "counterexamples", len(model.counterexamples)),
        opposed_to=tuple(model.opposed_to),
        line=node.line,
    )


def _terms(
    models: Sequence[TermModel], unless: Sequence[Written], count_negated: bool, owner: Node
) -> tuple[Term, ...]:
    """Return terms with what holds for the whole frame or target merged in."""
    lines = _lines(owner, "terms", len(models))
    shared = tuple(written.pattern for written in unless)
    return tuple(
        Term(
            text=model.term.text,
            pattern=model.term.pattern,
            weight=model.weight,
            case=model.case,
            unless=tuple(dict.fromkeys((*(written.pattern for written in model.unless), *shared))),
            count_negated=count_negated if model.negation is None else model.negation == "count",
            line=line,
        )
        for model, line in zip(models, lines, strict=True)
    )


def _lines(owner: Node, key: str, count: int) -> tuple[int, ...]:
    return tuple(owner.nearest((key, place)).line for place in range(count))
