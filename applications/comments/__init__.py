"""Comments of the people of a company on the sections of their draft; no side of the staff ever reads them."""
