"""The demo: invented people, companies and applications, and a page on which a newcomer finds the way in.

It stands to the right of every app and is installed in the development and test settings only.
"""
