"""What the notebooks say in words about their numbers, as code that runs behind their last cell."""

from __future__ import annotations

PROSE = {
    "over_time": """
# "Alpha has more over the half year"
assert whole.contrasts.rows()[0]["difference"] > 0
assert whole.contrasts.rows()[0]["p_corrected"] < 0.01
# "From March on Alpha has more", "begins below that", "began with no more than Beta"
assert [share > steady for share in rising] == [False, False, True, True, True, True]
assert found["inside"].all()
assert len(found) == 12
# "begins in May", "the months before: an interval that holds 0"
assert clear == ["2023-05", "2023-06"]
assert (differences["low"][:4] < 0).all()
assert (differences["high"][:4] > 0).all()
# "The line of Beta goes up and down"
assert found[found["group"] == "Beta"]["estimate"].nunique() == 6
""",
    "large_corpus": """
assert here.documents.n_parts > 3
# "the order of the three papers", "each gap is clear of chance, corrected for all six tests"
# "for rights no gap is"
assert share.n_tests == 6
trade = found[found["name"] == "trade"]["estimate"].tolist()
assert trade == sorted(trade)
assert contrasts.loc["trade"]["p_corrected"].max() < 0.05
assert contrasts.loc["rights"]["p_corrected"].min() > 0.3
for name in ("documents", "frames", "evidence"):
    assert getattr(here, name).to_pandas().equals(getattr(there, name).to_pandas())
""",
    "other_dictionaries": """
assert [str(problem).partition(":")[0] for problem in risk.origin.left_out] == ["line 18"]
found = [row["match"] for row in framing.concordance(corpus, "treat*")]
# "Four treaties, and exporters who are treated"
assert sorted(found) == ["treated", "treaties", "treaties", "treaty", "treaty"]
assert "(treaty|treaties)" in [term.text for term in power.frame("power.diplomacy").terms]
# "no difference is clear of chance"
assert contrasts["p_corrected"].min() > 0.5
# "where Reward is darkest, one word is more than half of it"
(alone,) = [caveat.message for caveat in rate.caveats if caveat.code == "single-term"]
reward = rate.to_pandas().query("label == 'Reward'").sort_values("estimate")["group"].tolist()
assert all(f"“grow*” for Reward in {group}" in alone for group in reward[-2:])
assert rate.to_pandas()["estimate"].max() == rate.to_pandas().query("label == 'Reward'")["estimate"].max()
""",
    "write_a_lexicon": """
# "one of the six finds nothing", "does one term carry the frame alone? No"
assert len(lexicon.frames[0].terms) == 6
assert (terms > 0).sum() == 5
assert terms.max() < terms.sum() / 2
lines = framing.concordance(corpus, "work", lexicon=lexicon).rows()
assert any(row["match"] == "hire" and "customs broker" in row["right"] for row in lines)
wire, courier, observer = "Pacific Commerce Wire", "Mekong Courier", "The Northgate Observer"
# "two lines stand in the Wire and in the Courier, word for word"
said = [(row["left"], row["match"], row["right"]) for row in lines if row["source"] in (wire, courier)]
assert len(said) - len(set(said)) == 2
assert len(lines) < 30
order = share.to_pandas().sort_values("estimate")["group"].tolist()
assert order[0] == observer
assert set(order[2:]) == {wire, courier}
# "its corrected p is just below .05, its interval just holds 0"
border = contrasts.loc[wire, observer]
assert contrasts["p_corrected"].idxmin() == (wire, observer)
assert 0.04 < border["p_corrected"] < 0.05
assert -0.02 < border["low"] < 0
# "without (job|jobs) it is a third smaller and still there", "which of Courier and Wire hangs on the terms"
least = choices.loc[wire, observer]
assert least["choice"] == "(job|jobs)"
assert least["agree"] == 1
assert abs(least["low"] / least["difference"] - 2 / 3) < 0.02
assert choices.loc[courier, wire]["low"] < 0 < choices.loc[courier, wire]["high"]
""",
    "voices_and_stance": """
kinds = speech.groupby(["voice", "speaker_kind"], observed=True).size()
# "Persons are quoted more often than reported, organisations and officials without a name hardly ever"
assert kinds["quoted", "person"] > kinds["attributed", "person"]
assert all(5 * kinds["quoted", kind] < kinds["attributed", kind] + 1 for kind in ("organisation", "official"))
review, wire, observer = "East Harbour Review", "Pacific Commerce Wire", "The Northgate Observer"
part = {
    row["group"]: row["part"]
    for row in carried.voices.where(name="containment_of_china", voice="journalist")
}
# "Four fifths in the review are the words of others, and all of it in the wire"
assert abs(part[review] - 0.2) < 0.01
assert part[wire] == 0
# "Scholars and spokespeople, for the most part", of those who are named
named = speakers.dropna(subset="speaker")
scholars = named["role"].fillna("").str.contains("researcher|fellow") | (named["speaker"] == "Experts")
learned = scholars | named["speaker"].str.startswith("spokesperson")
assert 2 * named[learned]["hits"].sum() > named["hits"].sum()
shares = pd.DataFrame(by_voice)
every = shares["all"]
assert 2.7 < every[review] / every[wire] < 3.6
assert all(5.5 < every[review] / every[other] < 7 for other in ("Mekong Courier", observer))
own = shares["journalist"]
assert own.idxmax() == review
assert 1.35 < own[review] / own[observer] < 1.45
assert own[wire] == 0
# "All four intervals hold 0, and each other's estimates"
for row in china.itertuples():
    assert row.low < 0 < row.high
    assert all(row.low < other < row.high for other in china["estimate"])
russia = stance.to_pandas().query("name == 'russia'")
assert set(russia["n_articles"]) <= {1, 2, 3}
shown = [*passages.head(2)["passage"], *passages.tail(2)["passage"]]
assert "suppress China's development" in shown[0]
assert "counterweight to China" in shown[2]
""",
    "validated_report": """
alpha = agreement.to_pandas().set_index("name")["alpha"]
assert alpha["containment_of_china"] > 0.8
assert alpha["china"] > 0.8
assert 0.667 < alpha["us_business_opportunity"] < 0.8
# "the sentences in which it is missed are more than all that the lexicon finds rightly"
assert (metrics.query("metric == 'recall'")["value"] < 0.5).all()
assert len(differential) == 5
assert (differential["p_corrected"] < 0.05).sum() == 1
assert set(corrected.to_pandas()["verdict"]) == {"not settled", "still open"}
""",
    "compare_two_sources": """
# "Two of the eight intervals leave out 0"
rows = share.contrasts.rows()
assert sum(row["low"] > 0 or row["high"] < 0 for row in rows) == 2
# "Not one hit of the wire is in its journalists' own voice; of the review's a fifth is"
hits = frames.groupby(["source", "voice"], observed=True)["hits"].sum()
assert hits[wire, "journalist"] == 0
assert abs(hits[review, "journalist"] / hits[review, "all"] - 0.2) < 0.01
""",
}
