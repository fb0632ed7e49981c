"""The floor: the least that Django can do for a page of 25 rows to a person who has signed in."""
