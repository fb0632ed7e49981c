"""Who owns whom around a company: the public size check, the kept graph, and each judgement of a size."""
