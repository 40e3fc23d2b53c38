"""The bibliography: every method names its sources by key, and a report prints those that were used."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from framing.errors import FramingError, unknown


@dataclass(frozen=True, slots=True)
class Reference:
    """One work, as a reader and as BibTeX need it."""

    key: str
    kind: str  # BibTeX's entry type: article, book, inproceedings, …
    authors: str  # BibTeX's form: "Entman, Robert M. and Other, A."
    title: str
    year: int
    container: str  # journal, proceedings or publisher
    detail: str = ""  # volume(issue), pages
    doi: str = ""

    def __str__(self) -> str:
        names = self.authors.split(" and ")
        listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, & {names[-1]}"
        detail = f", {self.detail.removesuffix('.')}" if self.detail else ""
        link = f" https://doi.org/{self.doi}" if self.doi else ""
        stop = "" if listed.endswith(".") else "."
        return f"{listed}{stop} ({self.year}). {self.title}. {self.container}{detail}.{link}"

    def bibtex(self) -> str:
        """Return the entry in BibTeX."""
        where = {"article": "journal", "inproceedings": "booktitle"}.get(self.kind, "publisher")
        fields = {
            "author": self.authors,
            "title": f"{{{self.title}}}",
            "year": str(self.year),
            where: self.container,
        }
        fields |= {name: value for name, value in (("note", self.detail), ("doi", self.doi)) if value}
        body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
        return f"@{self.kind}{{{self.key},\n{body}\n}}"


_ENTRIES = (
    Reference(
        "entman1993",
        "article",
        "Entman, Robert M.",
        "Framing: Toward clarification of a fractured paradigm",
        1993,
        "Journal of Communication",
        "43(4), 51–58",
        "10.1111/j.1460-2466.1993.tb01304.x",
    ),
    Reference(
        "newell2018",
        "inproceedings",
        "Newell, Edward and Margolin, Drew and Ruths, Derek",
        "An attribution relations corpus for political news",
        2018,
        "Proceedings of the Eleventh International Conference on Language Resources and Evaluation",
        "3315–3322",
    ),
    Reference(
        "semetko2000",
        "article",
        "Semetko, Holli A. and Valkenburg, Patti M.",
        "Framing European politics: A content analysis of press and television news",
        2000,
        "Journal of Communication",
        "50(2), 93–109",
        "10.1111/j.1460-2466.2000.tb02843.x",
    ),
    Reference(
        "boydstun2014",
        "inproceedings",
        "Boydstun, Amber E. and Card, Dallas and Gross, Justin H. and Resnik, Philip and Smith, Noah A.",
        "Tracking the development of media frames within and across policy issues",
        2014,
        "APSA 2014 Annual Meeting Paper",
    ),
    Reference(
        "hutto2014",
        "inproceedings",
        "Hutto, C. J. and Gilbert, Eric",
        "VADER: A parsimonious rule-based model for sentiment analysis of social media text",
        2014,
        "Proceedings of the International AAAI Conference on Web and Social Media",
        "8(1), 216–225",
        "10.1609/icwsm.v8i1.14550",
    ),
    Reference(
        "vanatteveldt2021",
        "article",
        "van Atteveldt, Wouter and van der Velden, Mariken A. C. G. and Boukes, Mark",
        "The validity of sentiment analysis: Comparing manual annotation, crowd-coding, dictionary approaches, "
        "and machine learning algorithms",
        2021,
        "Communication Methods and Measures",
        "15(2), 121–140",
        "10.1080/19312458.2020.1869198",
    ),
    Reference(
        "davison1997",
        "book",
        "Davison, A. C. and Hinkley, D. V.",
        "Bootstrap methods and their application",
        1997,
        "Cambridge University Press",
        "",
        "10.1017/CBO9780511802843",
    ),
    Reference(
        "chung2013",
        "article",
        "Chung, EunYi and Romano, Joseph P.",
        "Exact and asymptotically robust permutation tests",
        2013,
        "The Annals of Statistics",
        "41(2), 484–507",
        "10.1214/13-AOS1090",
    ),
    Reference(
        "westfall1993",
        "book",
        "Westfall, Peter H. and Young, S. Stanley",
        "Resampling-based multiple testing: Examples and methods for p-value adjustment",
        1993,
        "Wiley",
    ),
    Reference(
        "benjamini1995",
        "article",
        "Benjamini, Yoav and Hochberg, Yosef",
        "Controlling the false discovery rate: A practical and powerful approach to multiple testing",
        1995,
        "Journal of the Royal Statistical Society: Series B",
        "57(1), 289–300",
        "10.1111/j.2517-6161.1995.tb02031.x",
    ),
    Reference(
        "clopper1934",
        "article",
        "Clopper, C. J. and Pearson, E. S.",
        "The use of confidence or fiducial limits illustrated in the case of the binomial",
        1934,
        "Biometrika",
        "26(4), 404–413",
        "10.1093/biomet/26.4.404",
    ),
    Reference(
        "cliff1993",
        "article",
        "Cliff, Norman",
        "Dominance statistics: Ordinal analyses to answer ordinal questions",
        1993,
        "Psychological Bulletin",
        "114(3), 494–509",
        "10.1037/0033-2909.114.3.494",
    ),
    Reference(
        "cohen1988",
        "book",
        "Cohen, Jacob",
        "Statistical power analysis for the behavioral sciences",
        1988,
        "Lawrence Erlbaum Associates",
        "2nd ed.",
    ),
    Reference(
        "cochran1977",
        "book",
        "Cochran, William G.",
        "Sampling techniques",
        1977,
        "Wiley",
        "3rd ed.",
    ),
    Reference(
        "efron1981",
        "article",
        "Efron, Bradley and Stein, Charles",
        "The jackknife estimate of variance",
        1981,
        "The Annals of Statistics",
        "9(3), 586–596",
        "10.1214/aos/1176345462",
    ),
    Reference(
        "zou2008",
        "article",
        "Zou, Guang Yong and Donner, Allan",
        "Construction of confidence limits about effect measures: A general approach",
        2008,
        "Statistics in Medicine",
        "27(10), 1693–1702",
        "10.1002/sim.3095",
    ),
    Reference(
        "garwood1936",
        "article",
        "Garwood, Frank",
        "Fiducial limits for the Poisson distribution",
        1936,
        "Biometrika",
        "28(3–4), 437–442",
        "10.1093/biomet/28.3-4.437",
    ),
    Reference(
        "welch1947",
        "article",
        "Welch, B. L.",
        "The generalization of ‘Student’s’ problem when several different population variances are involved",
        1947,
        "Biometrika",
        "34(1–2), 28–35",
        "10.1093/biomet/34.1-2.28",
    ),
    Reference(
        "skellam1948",
        "article",
        "Skellam, J. G.",
        "A probability distribution derived from the binomial distribution by regarding the probability of "
        "success as variable between the sets of trials",
        1948,
        "Journal of the Royal Statistical Society: Series B",
        "10(2), 257–261",
        "10.1111/j.2517-6161.1948.tb00014.x",
    ),
    Reference(
        "phipson2010",
        "article",
        "Phipson, Belinda and Smyth, Gordon K.",
        "Permutation p-values should never be zero: Calculating exact p-values when permutations are "
        "randomly drawn",
        2010,
        "Statistical Applications in Genetics and Molecular Biology",
        "9(1), Article 39",
        "10.2202/1544-6115.1585",
    ),
    Reference(
        "monroe2008",
        "article",
        "Monroe, Burt L. and Colaresi, Michael P. and Quinn, Kevin M.",
        "Fightin’ words: Lexical feature selection and evaluation for identifying the content of political "
        "conflict",
        2008,
        "Political Analysis",
        "16(4), 372–403",
        "10.1093/pan/mpn018",
    ),
    Reference(
        "dunning1993",
        "article",
        "Dunning, Ted",
        "Accurate methods for the statistics of surprise and coincidence",
        1993,
        "Computational Linguistics",
        "19(1), 61–74",
    ),
    Reference(
        "steegen2016",
        "article",
        "Steegen, Sara and Tuerlinckx, Francis and Gelman, Andrew and Vanpaemel, Wolf",
        "Increasing transparency through a multiverse analysis",
        2016,
        "Perspectives on Psychological Science",
        "11(5), 702–712",
        "10.1177/1745691616658637",
    ),
    Reference(
        "simonsohn2020",
        "article",
        "Simonsohn, Uri and Simmons, Joseph P. and Nelson, Leif D.",
        "Specification curve analysis",
        2020,
        "Nature Human Behaviour",
        "4(11), 1208–1214",
        "10.1038/s41562-020-0912-z",
    ),
    Reference(
        "lijffijt2016",
        "article",
        "Lijffijt, Jefrey and Nevalainen, Terttu and Säily, Tanja and Papapetrou, Panagiotis and "
        "Puolamäki, Kai and Mannila, Heikki",
        "Significance testing of word frequencies in corpora",
        2016,
        "Digital Scholarship in the Humanities",
        "31(2), 374–397",
        "10.1093/llc/fqu064",
    ),
    Reference(
        "rao1992",
        "article",
        "Rao, J. N. K. and Scott, A. J.",
        "A simple method for the analysis of clustered binary data",
        1992,
        "Biometrics",
        "48(2), 577–585",
        "10.2307/2532311",
    ),
    Reference(
        "brown2001",
        "article",
        "Brown, Lawrence D. and Cai, T. Tony and DasGupta, Anirban",
        "Interval estimation for a binomial proportion",
        2001,
        "Statistical Science",
        "16(2), 101–133",
        "10.1214/ss/1009213286",
    ),
    Reference(
        "gries2008",
        "article",
        "Gries, Stefan Th.",
        "Dispersions and adjusted frequencies in corpora",
        2008,
        "International Journal of Corpus Linguistics",
        "13(4), 403–437",
        "10.1075/ijcl.13.4.02gri",
    ),
    Reference(
        "gabrielatos2018",
        "inproceedings",
        "Gabrielatos, Costas",
        "Keyness analysis: Nature, metrics and techniques",
        2018,
        "C. Taylor & A. Marchi (Eds.), Corpus approaches to discourse: A critical review. Routledge",
        "225–258",
    ),
    Reference(
        "hardie2014",
        "misc",
        "Hardie, Andrew",
        "Log Ratio: An informal introduction",
        2014,
        "ESRC Centre for Corpus Approaches to Social Science (CASS), Lancaster University",
    ),
    Reference(
        "shapley1953",
        "incollection",
        "Shapley, Lloyd S.",
        "A value for n-person games",
        1953,
        "H. W. Kuhn & A. W. Tucker (Eds.), Contributions to the theory of games (Vol. 2). Princeton University "
        "Press",
        "307–318",
        "10.1515/9781400881970-018",
    ),
    Reference(
        "dodds2011",
        "article",
        "Dodds, Peter Sheridan and Harris, Kameron Decker and Kloumann, Isabel M. and Bliss, Catherine A. and "
        "Danforth, Christopher M.",
        "Temporal patterns of happiness and information in a global social network: Hedonometrics and Twitter",
        2011,
        "PLoS ONE",
        "6(12), e26752",
        "10.1371/journal.pone.0026752",
    ),
    Reference(
        "gallagher2021",
        "article",
        "Gallagher, Ryan J. and Frank, Morgan R. and Mitchell, Lewis and Schwartz, Aaron J. and Reagan, Andrew J. "
        "and Danforth, Christopher M. and Dodds, Peter Sheridan",
        "Generalized word shift graphs: A method for visualizing and explaining pairwise comparisons between "
        "texts",
        2021,
        "EPJ Data Science",
        "10, 4",
        "10.1140/epjds/s13688-021-00260-3",
    ),
    Reference(
        "lin1991",
        "article",
        "Lin, Jianhua",
        "Divergence measures based on the Shannon entropy",
        1991,
        "IEEE Transactions on Information Theory",
        "37(1), 145–151",
        "10.1109/18.61115",
    ),
    Reference(
        "endres2003",
        "article",
        "Endres, Dominik M. and Schindelin, Johannes E.",
        "A new metric for probability distributions",
        2003,
        "IEEE Transactions on Information Theory",
        "49(7), 1858–1860",
        "10.1109/TIT.2003.813506",
    ),
    Reference(
        "quenouille1956",
        "article",
        "Quenouille, M. H.",
        "Notes on bias in estimation",
        1956,
        "Biometrika",
        "43(3–4), 353–360",
        "10.1093/biomet/43.3-4.353",
    ),
    Reference(
        "brunner1997",
        "article",
        "Brunner, Edgar and Dette, Holger and Munk, Axel",
        "Box-type approximations in nonparametric factorial designs",
        1997,
        "Journal of the American Statistical Association",
        "92(440), 1494–1502",
        "10.1080/01621459.1997.10473671",
    ),
    Reference(
        "sokal1958",
        "article",
        "Sokal, Robert R. and Michener, Charles D.",
        "A statistical method for evaluating systematic relationships",
        1958,
        "University of Kansas Science Bulletin",
        "38, 1409–1438",
    ),
    Reference(
        "felsenstein1985",
        "article",
        "Felsenstein, Joseph",
        "Confidence limits on phylogenies: An approach using the bootstrap",
        1985,
        "Evolution",
        "39(4), 783–791",
        "10.1111/j.1558-5646.1985.tb00420.x",
    ),
    Reference(
        "gower1966",
        "article",
        "Gower, J. C.",
        "Some distance properties of latent root and vector methods used in multivariate analysis",
        1966,
        "Biometrika",
        "53(3–4), 325–338",
        "10.1093/biomet/53.3-4.325",
    ),
    Reference(
        "kruskal1964",
        "article",
        "Kruskal, J. B.",
        "Multidimensional scaling by optimizing goodness of fit to a nonmetric hypothesis",
        1964,
        "Psychometrika",
        "29(1), 1–27",
        "10.1007/BF02289565",
    ),
    Reference(
        "gower1975",
        "article",
        "Gower, J. C.",
        "Generalized Procrustes analysis",
        1975,
        "Psychometrika",
        "40(1), 33–51",
        "10.1007/BF02291478",
    ),
    Reference(
        "jacoby2014",
        "article",
        "Jacoby, William G. and Armstrong, David A.",
        "Bootstrap confidence regions for multidimensional scaling solutions",
        2014,
        "American Journal of Political Science",
        "58(1), 264–278",
        "10.1111/ajps.12056",
    ),
)

REFERENCES: dict[str, Reference] = {entry.key: entry for entry in _ENTRIES}


def reference(key: str) -> Reference:
    """Return the entry of a key.

    Raises
    ------
    FramingError
        No work in the bibliography has this key.
    """
    if key not in REFERENCES:
        raise FramingError(unknown("reference", key, sorted(REFERENCES)))
    return REFERENCES[key]


def bibliography(keys: Iterable[str]) -> tuple[Reference, ...]:
    """Return the entries of some keys, each once, in alphabetical order of authors and year."""
    return tuple(sorted((reference(key) for key in set(keys)), key=lambda entry: (entry.authors, entry.year)))
