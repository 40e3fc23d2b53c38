"""Whose words are they: every rule on sentences made for it; what to expect was worked out by reading them."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from framing.text import JOURNALIST, QUOTED, Vocabulary, token_table
from framing.text.cues import CLASSES, STANCES
from framing.text.voices import ATTRIBUTED, attributions, token_voices


@dataclass(frozen=True)
class Found:
    voice: int
    content: str
    source: str
    cue: str
    cue_class: str
    stance: str


def found(text: str) -> list[Found]:
    vocabulary = Vocabulary()
    table = token_table([text], vocabulary=vocabulary)
    spans = attributions(table, vocabulary)

    def words(first: int, last: int) -> str:
        return text[table.starts[first] : table.ends[last]] if first >= 0 else ""

    return [
        Found(
            int(spans.voice[row]),
            text[spans.start[row] : spans.end[row]],
            words(int(spans.source_first[row]), int(spans.source_last[row])),
            words(int(spans.cue_first[row]), int(spans.cue_last[row])),
            CLASSES[int(spans.cue_class[row])],
            STANCES[int(spans.cue_stance[row])],
        )
        for row in range(len(spans))
    ]


def contents(text: str, voice: int = ATTRIBUTED) -> list[tuple[str, str]]:
    """Return (source, content) of the spans of one voice."""
    return [(each.source, each.content) for each in found(text) if each.voice == voice]


def voices(text: str) -> str:
    """Return a letter for every token: j, q or a."""
    vocabulary = Vocabulary()
    table = token_table([text], vocabulary=vocabulary)
    letters = {JOURNALIST: "j", QUOTED: "q", ATTRIBUTED: "a"}
    return "".join(letters[int(voice)] for voice in token_voices(table, attributions(table, vocabulary)))


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        # The verb stands before what it reports.
        ("The minister said that prices would fall.", "The minister", "that prices would fall"),
        ("The minister said prices would fall.", "The minister", "prices would fall"),
        ("The minister said on Monday prices would fall.", "The minister", "prices would fall"),
        (
            "The minister said Monday in a statement that prices would fall.",
            "The minister",
            "that prices would fall",
        ),
        ("Officials told reporters that talks had failed.", "Officials", "that talks had failed"),
        ("Officials told reporters the talks had failed.", "Officials", "the talks had failed"),
        ("She asked whether the treaty would hold.", "She", "whether the treaty would hold"),
        ("Karimov explained how the dam was built.", "Karimov", "how the dam was built"),
        ("The union vowed to fight the closure.", "The union", "to fight the closure"),
        ("The union vowed not to yield.", "The union", "not to yield"),
        ("Rossi praised the new harbour.", "Rossi", "the new harbour"),
        ("Rossi called for a wider harbour.", "Rossi", "a wider harbour"),
        ("Rossi urged shippers to wait.", "Rossi", "shippers to wait"),
        ("Critics saw the harbour as a waste.", "Critics", "the harbour as a waste"),
        ("The survey found that few agreed.", "The survey", "that few agreed"),
        ("Records show the firm paid nothing.", "Records", "the firm paid nothing"),
        ("Analysts pointed out that rates had doubled.", "Analysts", "that rates had doubled"),
        ("It is said that the lake is haunted.", "", "that the lake is haunted"),
        # The verb stands behind it.
        ("Prices would fall, the minister said.", "the minister", "Prices would fall"),
        ("Prices would fall, said Ana Ruiz, head of the bank.", "Ana Ruiz, head of the bank", "Prices would fall"),
        ("Prices would fall, the minister said on Monday.", "the minister", "Prices would fall"),
        # Without a verb.
        ("According to the ministry, exports doubled.", "the ministry", "exports doubled"),
        ("Exports doubled, according to the ministry.", "the ministry", "Exports doubled"),
        ("Mr. Osei's claim that exports doubled was new.", "Mr. Osei's", "that exports doubled was new"),
        ("Ruiz was confident that exports would double.", "Ruiz", "that exports would double"),
    ],
)
def test_indirect_speech(text: str, source: str, content: str) -> None:
    assert contents(text) == [(source, content)]


def test_words_before_and_behind_a_tag_belong_to_it() -> None:
    assert contents("The harbour, Rossi said, will be wider.") == [
        ("Rossi", "The harbour"),
        ("Rossi", "will be wider"),
    ]
    assert contents("Sales, according to the firm, rose again.") == [
        ("the firm", "Sales"),
        ("the firm", "rose again"),
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“We will build it,” Rossi said.", "Rossi"),
        ("“We will build it,” said Rossi.", "Rossi"),
        ("“Will we build it?” Rossi asked.", "Rossi"),
        (
            "“We will build it,” said Wang Mei, Deputy Director of the Port Institute.",
            "Wang Mei, Deputy Director of the Port Institute",
        ),
        (
            "“We will build it,” Wang Mei, a professor at the Institute, said.",
            "Wang Mei, a professor at the Institute",
        ),
        ("“We will build it,” Rep. Jo Hale (D-Ohio) said.", "Rep. Jo Hale (D-Ohio"),
        ("Rossi said, “We will build it.”", "Rossi"),
        ("Rossi told reporters: “We will build it.”", "Rossi"),
        ("Rossi left the room, saying: “We will build it.”", "Rossi"),
        ("“We will build it,” she shrugged.", "she"),
        ("Rossi went further: “We will build it.”", "Rossi"),
        ("''We will build it,'' Rossi said.", "Rossi"),
        ('“We will build it," Rossi said.', "Rossi"),
        ('"We will build it," Rossi said.', "Rossi"),
        ("‘We will build it,’ Rossi said.", "Rossi"),
        ("“We will build it,“ Rossi said.", "Rossi"),
        # A tag behind a question, or behind what a colon led up to.
        ("“Who will build it?” the engineer Ana Ruiz asked him.", "the engineer Ana Ruiz"),
        ("“Now build it!” she said.", "she"),
        ("“We will build it!” Rossi went on, as if nobody had heard. They left.", "Rossi"),
        ("“We will build it,” a voice in the film states.", "a voice in the film"),
        ("“We will build it,” as Rossi put it.", "Rossi"),
        ("Okafor spoke of hope: “We will build it,” she said.", "she"),
        # What leads up to the words.
        ("As Rossi put it, “We will build it.”", "Rossi"),
        ("Rossi shot back, “We will build it.”", "Rossi"),
        ("When Okafor suggested a tunnel, Rossi fired back: “We will build it.”", "Rossi"),
        ("The advert claims “we will build it.”", "The advert"),
        ("Said Rossi, “We will build it.”", "Rossi"),
        ("According to Rossi: “We will build it.”", "Rossi"),
        ("More from Rossi: “We will build it.”", "Rossi"),
        ("Voters agree on the road – Ana Ruiz: “We will build it.”", "Ana Ruiz"),
        ("ROADS – Ana Ruiz: “We will build it.”", "Ana Ruiz"),
        # Participles have no subject behind them.
        ("Rossi met the crowd, telling voters, “We will build it.”", "Rossi"),
        ("Rossi left early, saying he “will build it” alone.", "Rossi"),
        ("Rossi said Okafor had left, adding: “We will build it.”", "Rossi"),
        ("Rossi was joined by Okafor and joked, “We will build it.”", "Rossi"),
        ("Rossi sent an email saying, “We will build it.”", "Rossi"),
        ("They left, with voters saying, “We will build it.”", "voters"),
        # The whole phrase speaks, not its last name.
        ("The ambassador to Laos said, “We will build it.”", "The ambassador to Laos"),
        ("A man accused of theft said, “We will build it.”", "A man accused of theft"),
        ("An official who knows Rossi said, “We will build it.”", "An official who knows Rossi"),
        ("Ruiz, who lives in Rome, Italy, said, “We will build it.”", "Ruiz, who lives in Rome, Italy"),
        ("They held a sign that said, “We will build it.”", "a sign that"),
        # Within a sentence, its subject.
        ("Okafor spoke.\n\nThe advert targets a “plan to build it” in May.", "The advert"),
        ("Okafor spoke.\n\nRossi wooed voters with a “plan to build it” in May.", "Rossi"),
        ("Rossi called Okafor’s plans to open a tunnel “a way to build it” in May.", "Rossi"),
        # Below or behind it.
        ("“We will build it at once.”\n\n— Ana Ruiz, engineer", "Ana Ruiz"),
        ("“We will build it at once.” — Ana Ruiz", "Ana Ruiz"),
        ("“We will build it at once.”\n\n– Ana Ruiz at a meeting in Rome.", "Ana Ruiz"),
        ("“We will build it at once.”\n\n– Former head of state Ana Ruiz.", "Former head of state Ana Ruiz"),
        ("“We will build it at once.”\n\n- Ana Ruiz.\n\nNobody built it.", "Ana Ruiz"),
        # A verb of speech for which nothing else is found.
        ("Okafor stayed. Rossi agreed. “We will build it at once.”", "Rossi"),
        ("Rossi said in a statement.\n\n“We will build it at once.”", "Rossi"),
    ],
)
def test_who_is_quoted(text: str, source: str) -> None:
    quoted = contents(text, QUOTED)
    assert [each[0] for each in quoted] == [source]
    assert "build it" in quoted[0][1]


def test_a_quotation_takes_its_speaker_from_the_one_before() -> None:
    text = "“We will build it,” Rossi said. “It will be wide and long.”\n\n“Nothing else will do for us.”"
    assert [source for source, _ in contents(text, QUOTED)] == ["Rossi", "Rossi", "Rossi"]


def test_a_quotation_belongs_to_a_speaker_sooner_than_to_a_document() -> None:
    text = (
        "“We will build it,” Rossi said. According to the registry, the firm is small.\n\n"
        "“It will be wide and long and very deep.”"
    )
    assert [source for source, _ in contents(text, QUOTED)] == ["Rossi", "Rossi"]


def test_a_quotation_goes_on_after_a_tag_with_a_clause_about_its_speaker() -> None:
    text = "“We will build it,” said Rossi, who spoke to Okafor. “It will be wide and long.” Others cheered."
    assert [source for source, _ in contents(text, QUOTED)] == ["Rossi, who spoke to Okafor"] * 2


def test_between_two_tags_the_second_one_speaks() -> None:
    text = "“It is late,” she said, but despite that, “we will build it,” said Okafor."
    assert [source for source, _ in contents(text, QUOTED)] == ["she", "Okafor"]


def test_a_remark_between_dashes_is_the_tags() -> None:
    text = "Rossi suggested it was gone – “we will never build it,” Okafor said – and left."
    assert [source for source, _ in contents(text, QUOTED)] == ["Okafor"]


def test_what_a_verb_before_a_colon_reports_ends_there() -> None:
    assert contents("Rossi asserted that it was gone: “We will never build it,” he said.") == [
        ("Rossi", "that it was gone"),
        ("he", "“We will never build it,”"),
    ]


def test_the_reason_behind_a_judgement_is_the_speakers() -> None:
    text = "Rossi praised the harbour, because it was wide, and went home."
    assert contents(text) == [("Rossi", "the harbour, because it was wide")]


def test_who_has_jumped_does_not_say_so() -> None:
    text = "The club has “jumped two levels in a row” since May."
    assert contents(text, QUOTED) == [("", "“jumped two levels in a row”")]


def test_words_that_no_mark_closes_are_speech_and_the_next_sentence_is_no_tag() -> None:
    text = "“We will build it,” said Rossi. Nobody cheered. “No more walls. Okafor won."
    assert contents(text, QUOTED) == [("Rossi", "“We will build it,”"), ("Rossi", "“No more walls.")]


def test_two_speakers_in_one_paragraph() -> None:
    text = "“We will build it,” Rossi said. “They will never build it,” said Okafor."
    assert [source for source, _ in contents(text, QUOTED)] == ["Rossi", "Okafor"]


def test_conjoined_verbs_and_participles_have_the_subject_before() -> None:
    text = "The mayor opened the bridge and said that it was safe, adding that tolls would rise."
    assert contents(text) == [
        ("The mayor", "that it was safe"),
        ("The mayor", "that tolls would rise"),
    ]


def test_what_is_said_ends_where_something_new_is_said() -> None:
    text = "The mayor said the bridge was safe, and he walked away."
    assert contents(text) == [("The mayor", "the bridge was safe")]


def test_the_cue_carries_its_class_and_stance() -> None:
    (claim,) = found("The firm claimed that it had paid.")
    assert (claim.cue, claim.cue_class, claim.stance) == ("claimed", "say", "doubting")
    (warning,) = found("The firm has repeatedly warned that it might close.")
    assert (warning.cue, warning.cue_class, warning.stance) == ("has repeatedly warned", "say", "alarmed")
    (according,) = found("According to Rossi, it closed.")
    assert (according.cue, according.cue_class, according.stance) == ("According to", "source", "neutral")


def test_headlines_and_transcripts_name_the_speaker_before_a_colon() -> None:
    assert contents("Rossi: The harbour will be wider this year") == [
        ("Rossi", "The harbour will be wider this year")
    ]
    transcript = "HOST: Will you build the harbour?\n\nROSSI: Yes, we will. It will be wide."
    assert [source for source, _ in contents(transcript)] == ["HOST", "ROSSI"]


@pytest.mark.parametrize(
    "text",
    [
        "The report was long.",
        "The alleged thief ran away.",
        "New claims were filed in May.",
        "The plan costs ten million.",
        "Vietnam and Laos held talks with Cambodia.",
        "The economy has shown a sluggish trend, which is new.",
        "We believe that the balance will hold.",
        "I think that this is wrong.",
        "At one point this week, shares doubled.",
        "Note: The museum is closed on Mondays this year.",
        "The so-called “temperature difference” remains.",
        "She wrote “The Long Way Home” in May.",
        "“Critical moments”",
        "The bank-backed harbour is wide.",
    ],
)
def test_what_is_no_reported_speech(text: str) -> None:
    assert found(text) == []
    assert set(voices(text)) == {"j"}


def test_the_tag_is_the_journalists() -> None:
    assert voices("“We will build it,” Rossi said.") == "qqqqjj"
    assert voices("Rossi said it would “never happen here” again.") == "jjaaqqqa"
    assert voices("Prices would fall, said Ana Ruiz, head of the bank.") == "aaajjjjjjj"


def test_a_text_that_is_one_quotation() -> None:
    assert voices("“All of this was said by somebody. Nobody knows who.”") == "q" * 10


def test_all_capitals() -> None:
    assert contents("THE MINISTER SAID THAT PRICES WOULD FALL.") == [("THE MINISTER", "THAT PRICES WOULD FALL")]


def test_an_article_in_capitals() -> None:
    text = (
        "HARBOUR TO BE WIDENED\n\nTHE MINISTER SAID ON MONDAY THAT THE HARBOUR WOULD BE WIDER. "
        "“WE WILL BUILD IT,” ROSSI SAID.\n\nACCORDING TO THE BANK, PRICES ROSE."
    )
    assert contents(text, QUOTED) == [("ROSSI", "“WE WILL BUILD IT,”")]
    assert ("THE MINISTER", "THAT THE HARBOUR WOULD BE WIDER") in contents(text)
    assert ("THE BANK", "PRICES ROSE") in contents(text)


def test_a_speaker_named_like_what_is_spoken_of_keeps_the_two_apart() -> None:
    # A frame's terms "hope" and "price" are hits in the journalist's voice in the name, else in hers.
    assert voices("Hope Price said that hope for a lower price was gone.") == "jjjaaaaaaaa"
    assert voices("“Hope is gone,” said Hope Price.") == "qqqjjj"
    assert contents("Hope hopes that hope lives.") == [("Hope", "that hope lives")]


@pytest.mark.parametrize("marks", [1, 3, 5, 7])
def test_an_odd_number_of_marks(marks: int) -> None:
    # The last mark is never closed: it opens its paragraph and holds the rest of it.
    text = "\n\n".join(["“We will build it,” Rossi said."] * (marks // 2) + ["“It will be wide. It will be long."])
    quoted = contents(text, QUOTED)
    assert [content for _, content in quoted] == ["“We will build it,”"] * (marks // 2) + [
        "“It will be wide. It will be long."
    ]


def test_a_quotation_inside_a_headline() -> None:
    assert contents("Minister says “we will build it” at last", QUOTED) == [("Minister", "“we will build it”")]


def test_texts_of_a_batch_know_nothing_of_each_other() -> None:
    texts = [
        "Rossi said:",
        "“We will build it at once,” and so on.",
        "",
        "he said",
        "“We go at once.”",
        "— Ana Ruiz",
    ]
    vocabulary = Vocabulary()
    together = token_table(texts, vocabulary=vocabulary)
    spans = attributions(together, vocabulary)
    apart = []
    for number, text in enumerate(texts):
        table = token_table([text], vocabulary=vocabulary)
        alone = attributions(table, vocabulary)
        apart += [(number, int(start), int(end)) for start, end in zip(alone.start, alone.end, strict=True)]
    starts = together.chars.starts
    text_of = [int((starts <= start).sum()) - 1 for start in spans.start.tolist()]
    assert apart == [
        (number, int(start - starts[number]), int(end - starts[number]))
        for number, start, end in zip(text_of, spans.start, spans.end, strict=True)
    ]
