"""Where everything lies: entries, documents, drafts, and what is derived from them.

Nothing is imported here, so that whoever needs one part of the store loads no other.
"""
