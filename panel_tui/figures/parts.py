"""Parts of a panel that share no readers: between them nothing can be compared."""

from __future__ import annotations

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from panel_tui.figures.ratings import Ints, Ratings


def parts(ratings: Ratings) -> Ints:
    """The number of the part to which each proposal belongs, from 0, in the order of the proposals."""
    count = len(ratings.proposals)
    size = count + len(ratings.members)
    if not size:
        return np.zeros(0, dtype=np.intp)
    ends = (ratings.proposal, ratings.member + count)
    linked = coo_array((np.ones(ratings.n, dtype=np.int8), ends), shape=(size, size))
    labels = connected_components(linked, directed=False)[1][:count]
    _, first, numbers = np.unique(labels, return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first))[numbers].astype(np.intp)


def is_balanced(ratings: Ratings, among: Ints) -> bool:
    """Whether the same members scored each of these proposals: then severity cannot change their order."""
    reads = np.zeros((len(ratings.proposals), len(ratings.members)), dtype=bool)
    reads[ratings.proposal, ratings.member] = True
    return bool((reads[among] == reads[among[:1]]).all())
