"""Short lists of our own: words too common for a term, and the names of well-known outlets."""

from __future__ import annotations

from framing.lexicon.folding import fold_phrase

# English function words, and verbs and adverbs about as frequent as they are.
_COMMON = """
    a about above after again against all almost along already also although always am among an and another any
    anyone anything are around as at away back be because been before behind being below between both but by came
    can come could did do does done down during each either else enough even ever every everyone everything few
    first for from further gave get gets give go goes going gone got had has have having he her here hers herself
    him himself his how however i if in into is it its itself just keep kept last later least less let like
    likely made make makes making many may maybe me might more most much must my myself near need neither never
    new next no nobody none nor not nothing now of off often on once one only onto or other others our ours out
    over own part per perhaps put quite rather really right said same saw say saying says see seem seemed seen
    several shall she should since so some someone something soon still such take taken than that the their
    theirs them themselves then there these they thing things this those though through thus time to today
    together told too took toward towards two under until up upon us use used using very want wants was way we
    well went were what whatever when where whether which while who whole whom whose why will with within without
    would year years yes yet you your yours
"""
COMMON = frozenset(_COMMON.split())

# Outlets whose names are hardly ever anything else; "Time" or "The Independent" would be.
_NAMES = (
    "ABC News|Agence France Presse|Al Arabiya|Al Jazeera|Asahi Shimbun|Associated Press|Axios|BBC|Bloomberg News|"
    "Boston Globe|Breitbart|BuzzFeed|CBS News|CCTV|CGTN|Channel NewsAsia|Chicago Tribune|China Daily|CNBC|CNN|"
    "Daily Mail|Daily Telegraph|Der Spiegel|Deutsche Welle|El País|Euronews|Financial Times|Fox News|France 24|"
    "Global Times|Guangming Daily|Haaretz|HuffPost|Huffington Post|Hürriyet|Izvestia|Japan Times|Kommersant|"
    "Korea Herald|Kyodo News|La Repubblica|Le Figaro|Le Monde|Los Angeles Times|Mainichi Shimbun|MSNBC|NBC News|"
    "New York Post|New York Times|Newsweek|NHK|Nikkei Asia|NPR|Nhan Dan|People's Daily|Philippine Daily Inquirer|"
    "Politico|Pravda|ProPublica|Radio Free Asia|Radio Free Europe|Reuters|RIA Novosti|Russia Today|Sky News|"
    "South China Morning Post|Sputnik News|Straits Times|Süddeutsche Zeitung|TASS|Times of India|Tuoi Tre|"
    "USA Today|Viet Nam News|VietnamPlus|VnExpress|Voice of America|Wall Street Journal|Washington Examiner|"
    "Washington Post|Washington Times|Xinhua|Yomiuri Shimbun|Yonhap"
)
OUTLETS = {fold_phrase(tuple(name.split())): name for name in _NAMES.split("|")}
