"""Every document that leaves: the board paper and its tables, each figure keyed and said in one way."""
