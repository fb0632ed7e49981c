"""The size of an enterprise under Recommendation 2003/361/EC: `parse` a request, `judge` the group."""

from companies.size.judgement import judge
from companies.size.reading import parse

__all__ = ["judge", "parse"]
