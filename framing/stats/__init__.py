"""Statistics over arrays: intervals, tests, effect sizes, corrections. Knows no text and no tables."""

from framing.stats.agreement import Counted, counted, krippendorff_alpha
from framing.stats.agreement_chance import cohen_kappa, fleiss_kappa, gwet_ac1, percent_agreement
from framing.stats.agreement_levels import LEVELS, check_level, masi_difference
from framing.stats.agreement_sums import ALL_EQUAL, NOTHING_SHARED, Coefficient, Resampling
from framing.stats.bootstrap import bootstrap_interval, tail_rank
from framing.stats.clusters import ClusterSums, cluster_sums, clustered_ratio, clustered_test
from framing.stats.differences import difference_interval, ratio_interval
from framing.stats.divergence import distance, divergence, divergence_terms, profiles
from framing.stats.effects import cliffs_delta, cohens_h
from framing.stats.exact import bound_of_none, count_interval, proportion_interval
from framing.stats.hedges import hedges_g
from framing.stats.keyness import log_likelihood, log_odds, log_ratio, percent_difference
from framing.stats.lengths import length_correlation
from framing.stats.maps import Map, flat_map
from framing.stats.multiplicity import benjamini_hochberg, floor_is_coarse
from framing.stats.omnibus import FEWEST_GROUPS, omnibus_max_t, omnibus_p, omnibus_statistics
from framing.stats.pairs import Pairs, all_pairs, named_pairs, pairs_with
from framing.stats.permutation import Layer, Tested, permutation_test
from framing.stats.planting import with_rate_moved, with_share_moved
from framing.stats.profile_distances import Divergences, profile_divergences
from framing.stats.profile_tests import Chance, profile_tests
from framing.stats.rare import FEW, smallest_p_of_few, with_hits
from framing.stats.ratios import Columns, Floats, column_sums, columns, group_sums, ratio
from framing.stats.resampling import generator
from framing.stats.scales import LOGIT, Scale, identity_scale, log_scale
from framing.stats.shapley import EXACT_UP_TO, ORDERS, shapley_values
from framing.stats.shifts import Side, shift_intervals, used_and_worth
from framing.stats.strata import Cells, cells_of, smallest_p_in_strata, smallest_p_of_none_in_strata
from framing.stats.stratified import stratified_statistic, stratified_tail, stratified_test, stratified_within
from framing.stats.stratified_bootstrap import stratified_interval
from framing.stats.tails import studentised_tail
from framing.stats.threads import in_threads
from framing.stats.trees import Tree, average_tree
from framing.stats.within import smallest_p, within_pairs

__all__ = [
    "ALL_EQUAL",
    "EXACT_UP_TO",
    "FEW",
    "FEWEST_GROUPS",
    "LEVELS",
    "LOGIT",
    "NOTHING_SHARED",
    "ORDERS",
    "Cells",
    "Chance",
    "ClusterSums",
    "Coefficient",
    "Columns",
    "Counted",
    "Divergences",
    "Floats",
    "Layer",
    "Map",
    "Pairs",
    "Resampling",
    "Scale",
    "Side",
    "Tested",
    "Tree",
    "all_pairs",
    "average_tree",
    "benjamini_hochberg",
    "bootstrap_interval",
    "bound_of_none",
    "cells_of",
    "check_level",
    "cliffs_delta",
    "cluster_sums",
    "clustered_ratio",
    "clustered_test",
    "cohen_kappa",
    "cohens_h",
    "column_sums",
    "columns",
    "count_interval",
    "counted",
    "difference_interval",
    "distance",
    "divergence",
    "divergence_terms",
    "flat_map",
    "fleiss_kappa",
    "floor_is_coarse",
    "generator",
    "group_sums",
    "gwet_ac1",
    "hedges_g",
    "identity_scale",
    "in_threads",
    "krippendorff_alpha",
    "length_correlation",
    "log_likelihood",
    "log_odds",
    "log_ratio",
    "log_scale",
    "masi_difference",
    "named_pairs",
    "omnibus_max_t",
    "omnibus_p",
    "omnibus_statistics",
    "pairs_with",
    "percent_agreement",
    "percent_difference",
    "permutation_test",
    "profile_divergences",
    "profile_tests",
    "profiles",
    "proportion_interval",
    "ratio",
    "ratio_interval",
    "shapley_values",
    "shift_intervals",
    "smallest_p",
    "smallest_p_in_strata",
    "smallest_p_of_few",
    "smallest_p_of_none_in_strata",
    "stratified_interval",
    "stratified_statistic",
    "stratified_tail",
    "stratified_test",
    "stratified_within",
    "studentised_tail",
    "tail_rank",
    "used_and_worth",
    "with_hits",
    "with_rate_moved",
    "with_share_moved",
    "within_pairs",
]
