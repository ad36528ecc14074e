"""Reconciling scores across members: the score sheet, agreed scores, statements, rulings."""
