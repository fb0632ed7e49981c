"""The dialogue about an application: questions in batches, their answers, the clock that stands, the right to reply."""
