"""Model cards: what a saved model is, what it was trained on, and how well it did."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any

from framing import __version__
from framing.classify.measures import f1_of

_UNITS = {"sentence": "sentences", "paragraph": "paragraphs", "article": "articles", "mention": "mentions"}
_LIBRARIES = ("numpy", "scipy", "scikit-learn", "nltk", "skops")


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What a reader has to know of a model.

    Attributes
    ----------
    kind : str
        "FrameClassifier", …
    about, data : str
        What it is for and what it was trained on, in its maker's words.
    unit : str
        What the texts are: "sentence", "paragraph" or "article".
    n : int
        Training texts or mentions.
    data_sha256 : str
        The hash of the training texts and labels.
    labels : dict of str to int
        How many of them hold each label.
    metrics : dict of str to float
        What was measured by its maker; and, as "F1 of …, texts not seen", from the folds of calibration.
    settings : dict of str to str
    lexicons : dict of str to str
        The lexicons whose hits are features: name and version, hash.
    encoder : str
        Its type, where one is needed that is not in the file.
    libraries : dict of str to str
        Versions that trained it.
    """

    kind: str
    about: str
    data: str
    unit: str
    n: int
    data_sha256: str
    labels: dict[str, int]
    metrics: dict[str, float]
    settings: dict[str, str]
    lexicons: dict[str, str]
    encoder: str
    libraries: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        lines = [
            f"{self.kind}, trained on {self.n:,} {_UNITS.get(self.unit, self.unit)} ({self.data_sha256[:12]})"
        ]
        lines += [text for text in (self.about, self.data) if text]
        lines += [f"  {name}: {count:,}" for name, count in self.labels.items()]
        lines += [f"  {name}: {value:.3f}" for name, value in self.metrics.items()]
        lines += [f"  lexicon {name} ({sha[:12]})" for name, sha in self.lexicons.items()]
        if self.encoder:
            lines.append(f"  needs the encoder {self.encoder}")
        lines.append("  " + ", ".join(f"{name} {number}" for name, number in self.libraries.items()))
        return "\n".join(lines)


def card_of(model: Any, about: str, data: str, unit: str, metrics: dict[str, float]) -> ModelCard:
    """Write the card of a trained model."""
    from framing.classify.word_vectors import WordVectors

    encoder = model.features_.encoder
    named = encoder is not None and not isinstance(encoder, WordVectors)
    lexicons = getattr(model, "lexicons_", getattr(model.features_, "lexicons", ()))
    settings = {
        name: repr(value)
        for name, value in model.get_params(deep=False).items()
        if name not in ("lexicon", "encoder", "n_jobs", "progress")
    }
    labels = {str(name): int(n) for name, n in zip(model.classes_.tolist(), model.n_coded_.tolist(), strict=True)}
    return ModelCard(
        kind=type(model).__name__,
        about=about,
        data=data,
        unit=unit,
        n=len(model.heads_.unseen),
        data_sha256=model.data_,
        labels=labels,
        metrics={**{name: float(value) for name, value in metrics.items()}, **_unseen(model)},
        settings=settings,
        lexicons={f"{each.name} {each.version}": each.sha256 for each in lexicons},
        encoder=type(encoder).__name__ if named else "",
        libraries={"framing": __version__, **{name: version(name) for name in _LIBRARIES}},
    )


def _unseen(model: Any) -> dict[str, float]:
    """Return F1 on the training texts, each judged by a classifier that had not seen it.

    None for a model without coded texts, whose labels are the lexicon's own.
    """
    if not model.__sklearn_tags__().target_tags.required:
        return {}
    held, decided = model.heads_.held, model.heads_.decided
    return {
        f"F1 of {name}, texts not seen": f1_of(held[:, column], decided[:, column])
        for column, name in enumerate(model.classes_.tolist())
    }


def card_from(text: str) -> ModelCard:
    """Read a card."""
    return ModelCard(**json.loads(text))
