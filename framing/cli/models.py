"""Trained models as the command line names them, and scoring with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from framing.corpus import Corpus
    from framing.lexicon import Lexicon
    from framing.results import Scores


@dataclass(frozen=True, slots=True)
class Models:
    """Files of models: of frames, of stance, or one of each."""

    paths: tuple[Path, ...]
    unit: str | None = None

    def score(
        self, corpus: Corpus, lexicons: Sequence[Lexicon], *, aliases: Path | None, progress: bool
    ) -> Scores:
        """Score a corpus with the models, and with the lexicons beside them.

        The frames get the labels and definitions of the first lexicon that has one of them.

        Raises
        ------
        BadParameter
            There are two models of frames, or two of stance; this is wrong usage.
        InputError
            A file is none of a model, or needs what is not there.
        """
        from framing.classify import StanceClassifier, load_model, predict_scores, read_card

        loaded = [(path, load_model(path)) for path in self.paths]
        stances = [(path, model) for path, model in loaded if isinstance(model, StanceClassifier)]
        frames = [(path, model) for path, model in loaded if not isinstance(model, StanceClassifier)]
        for kind, several in (("frames", frames), ("stance", stances)):
            if len(several) > 1:
                names = ", ".join(path.name for path, _ in several)
                raise typer.BadParameter(f"There is room for one model of {kind}; given: {names}.")
        unit = "sentence"
        codebook = None
        if frames:
            path, model = frames[0]
            unit = self.unit or read_card(path).unit
            held = {str(name).rpartition(".")[2] for name in model.classes_}
            codebook = next((each for each in lexicons if held & {frame.name for frame in each.frames}), None)
        return predict_scores(
            corpus,
            frames[0][1] if frames else None,
            codebook=codebook,
            lexicon=list(lexicons) or None,
            stance=stances[0][1] if stances else None,
            unit=unit,
            name=frames[0][0].stem if frames else "model",
            aliases=aliases or (),
            progress=progress,
        )

    def words(self) -> Iterator[str]:
        """Return the arguments that name the same models, without folders."""
        for path in self.paths:
            yield from ("--model", path.name)
        if self.unit is not None:
            yield from ("--unit", self.unit)
