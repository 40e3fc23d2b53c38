"""Texts for property tests: put together from pieces that give tokenisers trouble, and from any characters."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st


def _listed(text: str) -> list[str]:
    return text.split()


WORDS = _listed(
    "the The a I it It he He and But in In China china CHINA trade Trade war market markets policy said told not "
    "only x y No no never Mr Mr. Mrs. Gen. St. No. Sept. Fig. Inc. Co. Jr. Ill. ill. mass. Calif. p.m. a.m. e.g. "
    "U.S. U.S U.N. D.C. Ph.D. J. K. W. J.D.Vance U.S.The U.S.'s Inc., U.S., don't it’s China's Vietnam’s CHINA'S "
    "workers' workers’ '90s ‘em rock 'n' 3 3.5 1,000 7.8bn 2023 Indo-Pacific US–China A.B.C A. said.The end.the "
    "so?Yes"
)
MARKS = _listed(
    '. . . . , , , ; : ! ? … ... .) ) ( [ ] — – - / & * · ・ “ ” “ ” " " " \' \' ‘ ’ « » „ ‟ 「 」 『 』 〝 〞 ＂'
    " ‚ ‹ › 。 ！ ？ ， 、 ： （ ） ｡ ؟"
)
ABROAD = _listed(
    "z. B. z.B. Dr. Die die 3. Oktober 11. usw. M. Le Pen L'accord l’accord p. ex. Mme Sr. EE. UU. El ¿Qué "
    "¡Nada И. В г. т. д. Проф. Он ё TP. PGS. TS. Các د. م. هل 人民 好吗?我 …… ; ； 二〇二三 人々 Ｇ２０ G20峰会 "
    "‚so ‘so ‹so› „so“ 「」 『』 ٣٫٥ كتـاب"
)
SPACES = (" ",) * 12 + ("\n", "\n\n", "\r\n", "\r\n\r\n", "\n\r", "\t", "\u00a0", "\u3000", "\u2028", "", "", "")
FOREIGN = _listed(
    "中国 遏制 越南 拜登 说 的 カタカナ ひらがな 한국 Việt Nam Viê\u0323t Nam Đảng Québec Que\u0301bec İstanbul "
    "straße ΣΑΣ Москва العربية עברית ไทย हिन्दी 😀 👩‍👩‍👧 🇻🇳 ❤️ ☀️ 1️⃣ "
    "𠀀 𐐀 𝐇 co\u00adop\u00aderation ʼn می‌خواهم ½ ² № ①"
)
# Around a word of prose: mostly nothing before it, mostly a space behind it.
BEFORE = ("",) * 8 + ("“", '"', "‘", "'", "(", "«", "「", "„")
BEHIND = ("",) * 8 + (".", ".", ",", ".”", '."', '"', "”", "’", ".'", "?'", "»", "」", "…", ":")
BETWEEN = (" ",) * 10 + ("\n", "\n\n", "\r\n", "")
ODD = ("\x00", "\ufeff", "\u202e", "\u200b", "\u00ad", "\u0301", "\ufe0f", "\x1c", "\x1f", "\x85", "\U000e0101")

pieces = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(WORDS),
    st.sampled_from(MARKS),
    st.sampled_from(SPACES),
    st.sampled_from(SPACES),
    st.sampled_from(FOREIGN),
    st.sampled_from(ABROAD),
    st.sampled_from(ODD),
    st.characters(exclude_categories=["Cs"]),
)
loose = st.lists(pieces, max_size=30).map("".join)


@st.composite
def prose(draw: st.DrawFn) -> str:
    """Draw words with spaces between them and marks behind or before some, so that rules about words are met."""
    parts = []
    for word in draw(st.lists(st.sampled_from(WORDS + FOREIGN + ABROAD), max_size=25)):
        before = draw(st.sampled_from(BEFORE))
        after = draw(st.sampled_from(BEHIND))
        space = draw(st.sampled_from(BETWEEN))
        parts.append(before + word + after + space)
    return "".join(parts)


@st.composite
def wrapped(draw: st.DrawFn) -> str:
    """Draw a text in lines of much the same length, as mail programs make them."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=60, max_size=90))
    width = draw(st.integers(9, 18))
    marked = [word + draw(st.sampled_from(BEHIND)) for word in words]
    lines = [" ".join(marked[first : first + width]) for first in range(0, len(marked), width)]
    return draw(st.sampled_from(("\n", "\r\n"))).join(lines)


texts = st.one_of(loose, prose(), prose(), wrapped())


@dataclass(frozen=True)
class Cut:
    """A text, and the spans of it that cleaning set aside."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()


@st.composite
def cut_texts(draw: st.DrawFn) -> Cut:
    """Draw a text of which up to three spans are cut."""
    text = draw(texts)
    borders = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(borders, borders).map(sorted), max_size=draw(st.sampled_from((0, 0, 3)))))
    return Cut(text, tuple((start, end) for start, end in spans))
