"""The embedded default: a database, a broker, a cache and the processes that `dev.py run` starts.

Nothing here is used in production, and nothing outside this package knows that it exists.
"""
