"""Characters to tokens to sentences to voices, all as arrays."""

from framing.text.spans import cut_out
from framing.text.table import JOURNALIST, QUOTED, TokenTable, token_table
from framing.text.vocabulary import Vocabulary

__all__ = ["JOURNALIST", "QUOTED", "TokenTable", "Vocabulary", "cut_out", "token_table"]
