"""Parcels: what goes from the office to a member (packs, receipts) and back (returns)."""
