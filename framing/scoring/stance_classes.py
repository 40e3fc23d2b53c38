"""Small closed classes of words that say who does what to whom, in lower case."""

from __future__ import annotations

_LISTS = {
    "be": """be is are was were been being am get gets got getting isn't aren't wasn't weren't""",
    # Who speaks is not the one spoken of.
    "speech": """say says said saying tell tells told add adds added explain explains explained note notes noted
        write writes wrote insist insists insisted argue argues argued claim claims claimed announce announces
        announced state stated ask asks asked reply replied suggest suggests suggested acknowledge acknowledged
        recall recalled testify testified tweet tweets tweeted report reports reported believe believes believed
        think thinks thought concludes concluded continued remarked declared declares predicted predicts asserted
        asserts stressed complained""",
    # "faces criticism", "drew praise", "denied the accusations": what follows falls on the one who stands before.
    "receiving": """face faces faced facing draw draws drew drawn drawing receive receives received receiving
        earn earns earned earning attract attracts attracted spark sparks sparked provoke provokes provoked
        prompt prompted trigger triggered garner garners garnered win wins won winning gain gains gained amid
        despite under deny denies denied denying deserve deserves deserved met invite invites invited weathered
        weather endured endure escape escaped avoid avoided subject""",
    # "criticism from Washington" is no criticism of Washington.
    "giving": """from by""",
    # A deed with nobody behind it was done to who stands before it: "accused of", "praised for".
    "prepositions": """by of for over as with in at on from amid after""",
    # What turns a word round, beside the negations that every text has: "denied wrongdoing", "failed to improve".
    "reversing": """deny denies denied denying lack lacks lacked lacking fail fails failed failing refuse refuses
        refused refusing absence prevent prevents prevented preventing against end ends ended ending stop stops
        stopped stopping combat combating counter reject rejects rejected rejecting avoid avoids avoided avoiding
        fight fights fought fighting without unlike little few less oppose opposes opposed""",
    # A target that only tells what someone else knows, or where they are sent, is not spoken of: "the Russia
    # expert", "ambassador to Vietnam".
    "titles_behind": """expert experts analyst analysts scholar scholars specialist specialists correspondent
        correspondents watcher watchers historian historians hand hands adviser advisers advisor advisors desk
        bureau reporter reporters researcher researchers professor editor columnist studies""",
    "titles_before": """ambassador ambassadors envoy envoys expert experts analyst analysts specialist
        specialists correspondent correspondents authority consul attaché attache emissary emissaries adviser
        advisor delegate representative historian scholar scholars""",
    "linking": """to on in for""",
}
CLASSES = {name: frozenset(words.split()) for name, words in _LISTS.items()}
