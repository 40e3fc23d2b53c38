"""Aliases in a lexicon: what they say, and whole texts of what is wrong with them."""

from __future__ import annotations

import textwrap
from pathlib import Path

from framing.lexicon.aliases import Alias
from tests.lexicon.lexicon_files import HEAD, load_text, refusal

FRAMES = "frames:\n  war:\n    label: War\n    terms: [war]\n"


def test_a_lexicon_says_whose_names_are_one_persons(tmp_path: Path) -> None:
    lexicon = load_text(
        tmp_path,
        HEAD
        + FRAMES
        + "aliases:\n  - {name: Duran, canonical: Du Lan}\n  - {name: Wang Yi, canonical: Wang Li, same: false}\n",
    )
    assert lexicon.aliases == (Alias("Duran", "Du Lan"), Alias("Wang Yi", "Wang Li", same=False))


def test_without_aliases_there_are_none(tmp_path: Path) -> None:
    assert load_text(tmp_path, HEAD + FRAMES).aliases == ()


def test_all_mistakes_are_told_with_their_lines(tmp_path: Path) -> None:
    wrong = """\
    aliases:
      - {name: Duran, canonical: Du Lan}
      - {name: Duran, canonical: Duran Duran}
      - {name: Joe, cannonical: Joe Biden}
      - {name: Wang Yi, canonical: Wang Yi, same: false}
      - {name: "  ", canonical: Ann Lee, same: no}
    """
    assert refusal(tmp_path, HEAD + FRAMES + textwrap.dedent(wrong)) == textwrap.dedent("""\
        test.yml: 5 problems in this lexicon.
          line 10: aliases: 'Duran' is to be called 'Duran Duran', but line 9 says 'Du Lan'. Keep one of them.
          line 11: unknown key 'cannonical'. Did you mean 'canonical'? Allowed: 'name', 'canonical' or 'same'.
          line 12: aliases: 'Wang Yi' cannot be kept apart from itself. Write two names.
          line 13: 'name' is blank.
          line 13: 'same' is 'no'; it must be true or false.""")
