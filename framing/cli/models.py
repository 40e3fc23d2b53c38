"""Trained models as the command line names them, and scoring with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from framing.classify import FrameModel, StanceClassifier
    from framing.corpus import Corpus
    from framing.lexicon import Lexicon
    from framing.results import Scores


@dataclass(frozen=True, slots=True)
class Models:
    """Files of models: of frames, of stance, or one of each; opened before articles are read.

    Attributes
    ----------
    paths : tuple of Path
    frames : FrameClassifier, SeededClassifier or None
    stance : StanceClassifier or None
    unit : str or None
        What the model of frames is asked about, where it is not what its card says.
    """

    paths: tuple[Path, ...]
    frames: tuple[Path, FrameModel] | None
    stance: StanceClassifier | None
    unit: str | None = None

    def score(
        self, corpus: Corpus, lexicons: Sequence[Lexicon], *, aliases: Path | None, progress: bool
    ) -> Scores:
        """Score a corpus with the models, and with the lexicons beside them.

        The frames get the labels and definitions of the first lexicon that has one of them.
        """
        from framing.classify import predict_scores, read_card

        unit = "sentence"
        codebook = None
        if self.frames:
            path, model = self.frames
            unit = self.unit or read_card(path).unit
            held = {str(name).rpartition(".")[2] for name in model.classes_}
            codebook = next((each for each in lexicons if held & {frame.name for frame in each.frames}), None)
        return predict_scores(
            corpus,
            self.frames[1] if self.frames else None,
            codebook=codebook,
            lexicon=list(lexicons) or None,
            stance=self.stance,
            unit=unit,
            name=self.frames[0].stem if self.frames else "model",
            aliases=aliases or (),
            progress=progress,
        )

    def words(self) -> Iterator[str]:
        """Return the arguments that name the same models, without folders."""
        for path in self.paths:
            yield from ("--model", path.name)
        if self.unit is not None:
            yield from ("--unit", self.unit)


def open_models(paths: Sequence[Path], unit: str | None = None) -> Models:
    """Open the files of models.

    Raises
    ------
    BadParameter
        There are two models of frames, or two of stance, or there is no such unit; this is wrong usage.
    InputError
        A file is none of a model, or needs what is not there.
    """
    from framing.classify import StanceClassifier, load_model
    from framing.classify.model_scorer import checked_unit
    from framing.errors import InputError

    if unit is not None:
        try:
            checked_unit(unit)
        except InputError as error:
            raise typer.BadParameter(str(error), param_hint="'--unit'") from None
    loaded = [(path, load_model(path)) for path in paths]
    stances = [(path, model) for path, model in loaded if isinstance(model, StanceClassifier)]
    frames = [(path, model) for path, model in loaded if not isinstance(model, StanceClassifier)]
    for kind, several in (("frames", [path for path, _ in frames]), ("stance", [path for path, _ in stances])):
        if len(several) > 1:
            names = ", ".join(path.name for path in several)
            raise typer.BadParameter(f"There is room for one model of {kind}; given: {names}.")
    return Models(tuple(paths), frames[0] if frames else None, stances[0][1] if stances else None, unit)
