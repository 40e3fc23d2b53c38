"""What a lexicon file may say, as pydantic models. Wording the errors is `complaints`' business."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, InstanceOf
from pydantic_core import PydanticCustomError

from framing.errors import unknown
from framing.lexicon.parsing import parse_pattern
from framing.lexicon.pattern import Pattern, PatternError
from framing.references import REFERENCES

MAX_TERMS = 50_000  # the longest lists that people use have as many, such as lists of valence

NAME_MEANING = "made of small letters, digits, _ and - only"
LANGUAGE_MEANING = "a language tag such as en, vi or zh-Hans"
LEVELS_MEANING = "made of small letters, digits, _ and - only, with a full stop between levels"

_NAME = re.compile(r"[a-z0-9_-]+")
_LEVELS = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*")
_VERSION = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Written:
    """A pattern beside the text that it was read from."""

    text: str
    pattern: Pattern


def _pattern(value: object) -> object:
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "not a text")
    try:
        return Written(value, parse_pattern(value))
    except PatternError as error:
        raise PydanticCustomError("pattern", "{said}", {"said": str(error)}) from None


def _text(value: object) -> object:
    if isinstance(value, str) and not value.strip():
        raise PydanticCustomError("blank", "blank")
    return value.strip() if isinstance(value, str) else value


def _matching(expression: re.Pattern[str], meaning: str) -> BeforeValidator:
    def check(value: object) -> object:
        if isinstance(value, str) and not expression.fullmatch(value):
            raise PydanticCustomError("form", "{meaning}", {"meaning": meaning})
        return value

    return BeforeValidator(check)


def _reference(value: object) -> object:
    if isinstance(value, str) and value not in REFERENCES:
        raise PydanticCustomError("reference", "{said}", {"said": unknown("reference", value, sorted(REFERENCES))})
    return value


def _term(value: object) -> object:
    """Let a bare pattern stand for a mapping that holds nothing else."""
    return value if isinstance(value, dict) else {"term": value}


Name = Annotated[str, _matching(_NAME, NAME_MEANING)]
Levels = Annotated[str, _matching(_LEVELS, LEVELS_MEANING)]
Text = Annotated[str, BeforeValidator(_text)]
PatternText = Annotated[InstanceOf[Written], BeforeValidator(_pattern)]
Patterns = list[PatternText]
Negation = Literal["count", "exclude"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class TermModel(_Strict):
    """A pattern with what is particular about it."""

    term: PatternText
    weight: Annotated[float, Field(gt=0, allow_inf_nan=False)] = 1.0
    case: bool = False
    unless: Patterns = []
    negation: Negation | None = None


Terms = Annotated[list[Annotated[TermModel, BeforeValidator(_term)]], Field(min_length=1, max_length=MAX_TERMS)]


class TargetModel(_Strict):
    """An entity and its names."""

    label: Text
    terms: Terms
    unless: Patterns = []


class FrameModel(_Strict):
    """A category, its terms, and its own tests."""

    label: Text
    definition: Text = ""
    questions: list[Text] = []
    threshold: Annotated[float, Field(ge=1, allow_inf_nan=False)] = 1.0
    terms: Terms
    unless: Patterns = []
    negation: Negation = "count"
    opposed_to: list[str] = []
    examples: list[Text] = []
    counterexamples: list[Text] = []


class AliasModel(_Strict):
    """Two names of speakers that are, or are not, one person's."""

    name: Text
    canonical: Text
    same: bool = True


class FileModel(_Strict):
    """The whole file."""

    lexicon: Name
    version: Annotated[str, _matching(_VERSION, "three numbers with full stops between them, such as 1.0.0")]
    language: Annotated[str, _matching(LANGUAGE, LANGUAGE_MEANING)]
    licence: Text = ""
    about: Text = ""
    references: list[Annotated[str, BeforeValidator(_reference)]] = []
    built_from: list[Text] = []
    targets: dict[Name, TargetModel] = {}
    frames: dict[Levels, FrameModel] = {}
    aliases: list[AliasModel] = []


def allowed_keys(path: tuple[Any, ...]) -> tuple[str, ...]:
    """Return the keys that a mapping may hold, by where it stands in the file."""
    if not path:
        return tuple(FileModel.model_fields)
    if path[0] == "aliases":
        return tuple(AliasModel.model_fields)
    if len(path) == 2:
        return tuple((TargetModel if path[0] == "targets" else FrameModel).model_fields)
    return tuple(TermModel.model_fields)
