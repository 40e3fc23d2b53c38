"""What single lines say about themselves: patterns that RE2 matches in linear time, every different line once.

Each pattern takes a whole line. None may take a sentence of prose, so each needs words that only a page around an
article uses, and a line that opens with a quotation mark (somebody speaks) matches none.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from framing.corpus.cleaning.lines import Flags

# Longer lines are paragraphs; only the widgets of newsletters run on to the second length.
_SHORT = 300
_WIDGET = 700

_LEAD = r"^[^\pL\pN\"“”„«‘'@©]*"
_NETWORK = (
    r"(?:facebook|twitter|instagram|linkedin|whatsapp|youtube|telegram|tiktok|threads|pinterest|flipboard|x)"
)
_BUTTON = (
    r"(?:share|tweet|retweet|post|e-?mail|print|save|pin(?: it)?|comments?|copy link|pocket|reddit|google\+?|"
    rf"{_NETWORK}|this|article|story|page|post|on|via|by|to|with|and|the|a|friends?|more|link|us)"
)
# Patterns that only have to begin a short line …
_SHARE_STARTS = (
    r"(?:read or )?share this (?:story|article|post|page|item|column)\b",
    rf"share (?:it )?(?:on|via|with) (?:{_NETWORK}|e-?mail|your friends)\b",
    r"(?:please )?(?:sign up|subscribe)\b",
    r"(?:get|download|install) (?:our|the) (?:free |new |mobile |news )*apps?\b",
    rf"(?:please )?follow (?:us|me|him|her|them|[@\pL]\S*(?: \S+){{0,4}}) (?:on|at) (?:our )?{_NETWORK}\b",
    rf"(?:like|find|join|watch|friend) us (?:on|at) {_NETWORK}\b",
    r"(?:got|have) (?:a|any) (?:news |story |confidential )?(?:tips?|questions?|story ideas?|comments?)\b[^?.]*\?",
    r"(?:send|e-?mail) (?:us |your )?(?:a |any )?(?:letters?|tips?|comments|story ideas|corrections|feedback)"
    r" (?:to )?\S*@",
    r"(?:click|tap|press) (?:here|to|for|on|below)\b",
    r"(?:copyright\W{0,4}(?:\(c\)\W*)?\d{4}|©|\(c\)\s*\d{4})",
)
# … patterns that are all of it …
_SHARE_WHOLE = (
    r"(?:advertisements?|ads?|adv|sponsored(?: content| by)?|promoted(?: content)?|paid (?:post|content)|"
    r"scroll to continue|close|loading)[\s.:…]*$",
    r"(?:advertisement\W*)?(?:(?:story|article|post|text) continue[sd]?(?: below| after)?|continue reading)"
    r"(?:\W*(?:the )?(?:main story|below|advertisement|this ad|ad))*\W*$",
    # Nothing but the names of buttons, one of them unmistakable.
    rf"(?:listen to (?:this )?article[\s\d:]*)?(?:{_BUTTON}\W+)*(?:share|tweet|e-?mail|print|whatsapp|linkedin)"
    rf"(?:\W+{_BUTTON})*\W*$",
    r"(?:follow @\w+\W*)+(?:on (?:twitter|x|instagram)\W*)?$",
    rf"{_NETWORK}\s*:?\s*@\w+\W*$",
    r"(?:view|show|hide|read|leave|post|see)(?: all| the| a| your)? (?:\d+ )?comments?\W*$",
    r"comments are closed\W*$",
)
# … and patterns anywhere in a short line, where nobody is quoted …
_SHARE_WITHIN = (
    r"\b(?:delivered|straight|directly|right|updates?|news|stories|sent|e-?mails?|morning|week)\b[^.?!]*"
    r" (?:to|in) your (?:e-?mail |mail )?inbox"
    r"(?:[.,;:!—-]|\s*$|\s+(?:each|every|daily|weekly|by|for|this|on|now)\b)",
    r"\b(?:sign up (?:here|now|today)|subscribe(?: (?:here|now|today))?)\W*$",
    r"\b(?:sign up for|subscribe to) (?:our|the|my|daily|free|a free|breaking) [^.?!]*"
    r"\b(?:newsletters?|alerts?|podcast|briefing)\b",
    r"^(?:help )?support [^.?!]*\bjournalism\b",
    r"\ball rights reserved\b",
    r"\bmay not be (?:published|reproduced|reprinted|republished)\b.*\b(?:rewritten|redistributed|permission)\b",
)
# … or in the longer text of a newsletter's form.
_WIDGETS = (
    r"by signing up,? you agree",
    r"invalid e-?mail address",
    r"please verify you[’']re not a robot",
    r"you will receive [^.?!]*promotional offers",
    r"sign up\b[^.?!]* newsletter\b.*\be-?mail \(?required",
)

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_CLOCK = (
    rf"(?:\d+(?:st|nd|rd|th|h)?|{_MONTH}|{_WEEKDAY}|[ap]\.?m|noon|midnight|utc|gmt|bst|cet|[ecmp][sd]?t|eastern|"
    r"pacific|local time|time|today|yesterday|hours?|hrs?|minutes?|mins?|days?|weeks?|months?|years?|ago|on|at|of|"
    r"the|an?|and|updated|published|posted|last|t|z)"
)
_RELEASE = (
    r"(?:release(?:d)?(?: time| date| on)?|publication (?:time|date)|publish(?:ed)?(?: time| date)?|date|posted|"
    r"updated?|last (?:updated?|modified|edited)|first published|originally published|published online|filed|"
    rf"created|modified)\W+(?:{_CLOCK}\W+)*{_CLOCK}\W*$",
    r"(?:\d+|an?) (?:minutes?|mins?|hours?|days?|weeks?|months?|years?) ago\W*$",
    r"this (?:article|story|post) is more than (?:\d+|an?) (?:months?|years?) old\W*$",
)

# A pointer to another story inside a line of its own; a full sentence after the colon is prose.
_POINTER = (
    r"(?:see also|also see|also on [\pL.]+|more on [\pL.]+|"
    r"related(?: (?:stories|story|articles?|coverage|videos?|news))?|read(?: more| next| also)?|also read|"
    r"must.read|don[’']t miss|photos|videos?|watch|more)\s*:\s*\S",
    r"related coverage \S",
)
# Headings over a list of other stories. The first set can hardly be anything else, wherever it stands.
_LIST_HEADING = (
    r"(?:read (?:more|next|this next|also)|also (?:read|see)|see also|keep reading|up next|what to read next|"
    r"related(?: (?:stories|articles|news|coverage|content|posts|topics|links|reading))?|more on this(?: story)?|"
    r"more like this|you (?:may|might) (?:also )?(?:like|enjoy|be interested in)(?: these)?|"
    r"recommended(?: (?:for you|stories|reading|articles))?|"
    r"most (?:read|popular|viewed|shared|commented)(?: (?:stories|articles|news|today|now))?|don[’']t miss|"
    r"trending(?: (?:now|stories|news))?|popular (?:now|stories|articles)|editors?[’']?s? picks?|"
    r"from our partners|around the web|sponsored stories)\W*$",
)
_TAIL_HEADING = (
    r"(?:more (?:from|on|stories|coverage|news|in)\b.{0,60}|further reading|top (?:stories|news|reads)|"
    r"latest (?:news|stories)|in other news|next (?:story|up)|must.reads?|other (?:news|stories)|"
    r"popular in .{0,30}|what others are reading|elsewhere on .{0,30})\W*$",
)
_SENTENCE_END = r"[.!?…。！？][\"”’')\]»]*$"
_TITLE_LIKE = r"^[\s•·*>–—-]*[\pLu\pLo\pN\"“‘'@$£€(].{4,160}$"
_STATEMENT_END = r"[.:;,…。][\"”’')\]»]*$"


_OPENS_QUOTED = '["“„«]'


@dataclass(frozen=True, slots=True)
class LineMarks:
    """What every different line looks like; each an array of bool (k,)."""

    share: Flags
    release: Flags
    pointer: Flags
    list_heading: Flags
    tail_heading: Flags
    title: Flags  # could be the headline of another story
    statement: Flags  # ends with a full stop, or goes on


def mark_lines(kinds: pa.LargeStringArray) -> LineMarks:
    """Say of every different line which patterns it matches."""
    length = pc.utf8_length(kinds).to_numpy(zero_copy_only=False)
    short = _Some(kinds, length <= _SHORT)
    widgets = _Some(kinds, (length > 60) & (length <= _WIDGET))
    statement = matches(kinds, _STATEMENT_END)
    share = short.match(_LEAD, *_SHARE_STARTS) | short.match(_LEAD, *_SHARE_WHOLE)
    share |= short.match("", *_SHARE_WITHIN) & ~short.match(_OPENS_QUOTED)
    return LineMarks(
        share=share | widgets.match("", *_WIDGETS),
        release=short.match(_LEAD, *_RELEASE) & short.match(r"\d|(?i)\ban? "),
        pointer=short.match(_LEAD, *_POINTER) & ~statement,
        list_heading=short.match(_LEAD, *_LIST_HEADING),
        tail_heading=short.match(_LEAD, *_TAIL_HEADING),
        title=short.match(_TITLE_LIKE) & ~statement,
        statement=statement,
    )


class _Some:
    """The lines of some lengths, to be matched, with the answers put in their places among all lines."""

    def __init__(self, kinds: pa.LargeStringArray, which: Flags) -> None:
        self._which = which
        self._lines = kinds.filter(pa.array(which))

    def match(self, lead: str, *alternatives: str) -> Flags:
        pattern = f"(?i){lead}(?:{'|'.join(alternatives)})" if alternatives else lead
        found = np.zeros(len(self._which), np.bool_)
        found[self._which] = matches(self._lines, pattern)
        return found


def is_sentence(kinds: pa.LargeStringArray) -> Flags:
    """Whether lines end as sentences do."""
    return matches(kinds, _SENTENCE_END)


def matches(strings: pa.LargeStringArray, pattern: str) -> Flags:
    """Whether each string holds a match of an RE2 pattern."""
    found: Flags = pc.match_substring_regex(strings, pattern).to_numpy(zero_copy_only=False).astype(np.bool_)
    return found
