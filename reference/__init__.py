"""Writes docs/reference from the tables that the code reads, so that no page there can be out of date.

A tool of development: it stands to the right of every app and production does not install it.
"""
