"""De minimis aid under Regulation (EU) 2023/2831: `parse` a request, `check` what room is left."""

from companies.aid.headroom import check
from companies.aid.reading import parse

__all__ = ["check", "parse"]
