"""Function words that may be left out of lists of key words. Written for this project; CC0.

Negations are not among them ("not", "no", "never"), nor is "against": they carry meaning that a frame may rest on.
"""

from __future__ import annotations

from collections.abc import Iterable

from framing.errors import InputError, unknown

STOP_WORDS = {
    "english": frozenset(
        """
        a an the this that these those such i me my mine myself we us our ours ourselves you your yours yourself
        yourselves he him his himself she her hers herself it its itself they them their theirs themselves one
        ones who whom whose which what and or but nor so yet if than then as because while although though
        unless until since whether of in on at by for with from to into onto out off up down over under about
        above below between among through during before after within across along around behind beside besides
        beyond near per toward towards upon via am is are was were be been being do does did doing done have has
        had having will would shall should can could may might must ought i'm i've i'd i'll you're you've you'll
        you'd we're we've we'd we'll they're they've they'd they'll he'd he'll she'd she'll it'll it'd who'd
        who'll there'd there'll it's that's he's she's there's here's what's who's where's how's let's there
        here where when why how again also just only very too more most much many any all each every both few
        other another some same own else even still already ever
        """.split()
    )
}


def stop_words_of(given: str | Iterable[str] | None) -> frozenset[str]:
    """Return the words that are left out: those of a list by its name, or words of the caller's.

    Raises
    ------
    InputError
        There is no list of this name.
    """
    if isinstance(given, str):
        if given not in STOP_WORDS:
            raise InputError(
                unknown("list of stop words", given, tuple(STOP_WORDS)) + " Or give words of your own."
            )
        return STOP_WORDS[given]
    return frozenset(given or ())
