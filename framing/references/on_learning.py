"""Works on learning from coded texts."""

from __future__ import annotations

from framing.references.work import Reference

ON_LEARNING = (
    Reference(
        "fan2008",
        "article",
        "Fan, Rong-En and Chang, Kai-Wei and Hsieh, Cho-Jui and Wang, Xiang-Rui and Lin, Chih-Jen",
        "LIBLINEAR: A library for large linear classification",
        2008,
        "Journal of Machine Learning Research",
        "9, 1871–1874",
    ),
    Reference(
        "levy2015",
        "article",
        "Levy, Omer and Goldberg, Yoav and Dagan, Ido",
        "Improving distributional similarity with lessons learned from word embeddings",
        2015,
        "Transactions of the Association for Computational Linguistics",
        "3, 211–225",
        "10.1162/tacl_a_00134",
    ),
    Reference(
        "lin2007",
        "article",
        "Lin, Hsuan-Tien and Lin, Chih-Jen and Weng, Ruby C.",
        "A note on Platt's probabilistic outputs for support vector machines",
        2007,
        "Machine Learning",
        "68(3), 267–276",
        "10.1007/s10994-007-5018-6",
    ),
    Reference(
        "pedregosa2011",
        "article",
        "Pedregosa, Fabian and others",
        "Scikit-learn: Machine learning in Python",
        2011,
        "Journal of Machine Learning Research",
        "12, 2825–2830",
    ),
    Reference(
        "platt1999",
        "incollection",
        "Platt, John C.",
        "Probabilistic outputs for support vector machines and comparisons to regularized likelihood methods",
        1999,
        "Advances in large margin classifiers",
        "61–74",
        "",
        "Smola, Alexander J. and Bartlett, Peter and Schölkopf, Bernhard and Schuurmans, Dale",
        "MIT Press",
    ),
)
