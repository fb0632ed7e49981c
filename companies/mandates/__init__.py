"""Who may bind a company: apart from who belongs to it here, and from who a person is."""
